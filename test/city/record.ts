/** One command that the server acknowledged, as the client remembers it. */
export interface Told {
  /** Idempotency-Key, which is the command id of every event it made. */
  readonly commandId: string;
  readonly path: string;
  /** Stream and version of the answer. */
  readonly stream: string;
  readonly version: number;
  /** Wire types of the events that the command makes in that stream, in order; the last one has `version`. */
  readonly makes: readonly string[];
  /** When it happened, as told. */
  readonly occurredAt: string;
  /** On whose behalf, where the dispatcher reported for a responder. */
  readonly subject?: string;
}

/** What the client knows of one request when its story is over. */
export interface Played {
  readonly plot: string;
  readonly requestId: string;
  readonly told: readonly Told[];
  /** State the request must be in, as its resource says it. */
  readonly status: string;
  /** Seconds, by name of the interval, computed from the times the client sent. */
  readonly intervals: Readonly<Record<string, number>>;
}
