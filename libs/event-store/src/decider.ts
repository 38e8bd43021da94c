import type { Actor, Channel, DomainEvent, StoredEvent } from './event.ts';

/** What a command brings besides its body; every id and time a decider needs is here. */
export interface CommandMetadata {
  /** The idempotency key: a second command with the same id returns the first one's result. */
  readonly commandId: string;
  readonly actor: Actor;
  readonly subject?: string;
  readonly channel: Channel;
  /** When it happened, as told and corrected for the client's clock. */
  readonly occurredAt: string;
  /** Server clock at handling; deadlines, rest and "today" use it. */
  readonly now: string;
  readonly correlationId?: string;
  readonly causationId?: string;
  readonly traceparent?: string;
  readonly fingerprint?: string;
}

/** A stream's rules as three pure pieces. `decide` throws {@link Refused}; an empty list means "already so". */
export interface Decider<State, Command, Event extends DomainEvent> {
  readonly initialState: State;
  evolve(state: State, event: StoredEvent<Event>): State;
  decide(command: Command, state: State, metadata: CommandMetadata): readonly Event[];
}

/** How a refusal maps to HTTP: conflict 409, invalid 422, forbidden 403, not-found 404. */
export type RefusalKind = 'conflict' | 'invalid' | 'forbidden' | 'not-found';

/** A decider's no: a stable `code` (kebab-case) and the values its sentence needs. Never stored as an event of its own making. */
export class Refused extends Error {
  readonly code: string;
  readonly kind: RefusalKind;
  readonly parameters: Readonly<Record<string, string | number>>;
  /** JSON Pointer into the command's body, where one field is to blame. */
  readonly pointer: string | undefined;
  constructor(code: string, kind: RefusalKind = 'conflict', parameters: Readonly<Record<string, string | number>> = {}, pointer?: string) {
    super(code);
    this.name = 'Refused';
    this.code = code;
    this.kind = kind;
    this.parameters = parameters;
    this.pointer = pointer;
  }
}

/** The sentence of a refusal in both languages; `{name}` is replaced from its parameters. */
export interface RefusalText {
  readonly en: string;
  readonly zh: string;
  /** Words of parameters that are names in the program: parameter → its value → both languages. */
  readonly terms?: Readonly<Record<string, Readonly<Record<string, { readonly en: string; readonly zh: string }>>>>;
}
