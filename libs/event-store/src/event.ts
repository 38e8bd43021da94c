/** How a fact reached us: typed by its subject in the app, told by telephone, and so on. */
export const CHANNELS = ['app', 'phone', 'chat', 'visit', 'radio', 'paper', 'import', 'system'] as const;
/** One of {@link CHANNELS}. */
export type Channel = (typeof CHANNELS)[number];

/** Who typed the command; `area` is the area path of the right it was done under. */
export interface Actor {
  readonly id: string;
  readonly role: string;
  readonly area: string;
}

/** Ciphertext of a personal value (libs/access seals and opens it); deciders only carry it. */
export type Sealed = string & { readonly sealed: unique symbol };

/** What a decider returns: a fact without its envelope; `occurredAt` only where it differs from the command's. */
export interface DomainEvent {
  readonly type: string;
  readonly data: object;
  readonly occurredAt?: string;
}

/** The part of the envelope that the writer gives. All times are RFC 3339 UTC with milliseconds. */
export interface NewEvent<E extends DomainEvent = DomainEvent> {
  /** UUIDv7 */
  readonly id: string;
  readonly type: E['type'];
  /** Version of this type's data shape, from 1. */
  readonly schemaVersion: number;
  readonly occurredAt: string;
  readonly actor: Actor;
  /** Whom the fact is about when that is not the actor (a dispatcher reports for a responder). */
  readonly subject?: string;
  readonly channel: Channel;
  /** The request this belongs to, else the stream itself. */
  readonly correlationId: string;
  /** Id of the event that caused the command, if one did. */
  readonly causationId?: string;
  /** W3C trace context of the command. */
  readonly traceparent?: string;
  /** HMAC of the command's body, to tell a repeated command from a reused key. */
  readonly fingerprint?: string;
  readonly data: E['data'];
  /** Exact JSON text of `data`, when its bytes must be kept as they came (audit). */
  readonly rawData?: string;
}

/** An event as it lies in a log. */
export interface StoredEvent<E extends DomainEvent = DomainEvent> extends NewEvent<E> {
  readonly stream: string;
  /** 1, 2, 3 … within the stream. */
  readonly version: number;
  /** 1, 2, 3 … within the log, without gaps, assigned at commit. */
  readonly position: number;
  readonly recordedAt: string;
  readonly commandId: string;
}
