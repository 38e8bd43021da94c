/** The command id was used before for another body (HTTP 422). */
export class IdempotencyKeyReused extends Error {
  readonly code = 'idempotency-key-reused';
  readonly commandId: string;
  constructor(commandId: string) {
    super(`the command id ${commandId} was used before with another body`);
    this.name = 'IdempotencyKeyReused';
    this.commandId = commandId;
  }
}

/** The stream is no longer at the version the editor saw (HTTP 412). */
export class PreconditionFailed extends Error {
  readonly code = 'precondition-failed';
  readonly stream: string;
  readonly expected: number;
  readonly actual: number;
  constructor(stream: string, expected: number, actual: number) {
    super(`${stream} is at version ${actual}; the edit was made on version ${expected}`);
    this.name = 'PreconditionFailed';
    this.stream = stream;
    this.expected = expected;
    this.actual = actual;
  }
}
