/** Why a key waits: its handler failed, a version is missing, the bytes are no event, nobody knows the type, or the event is not what its contract says. */
export type ParkedKind = 'failed' | 'gap' | 'undecodable' | 'unknown-type' | 'misfit';

/** A key whose messages wait, in order, until it is released or the missing version arrives. */
export interface ParkedKey {
  readonly key: string;
  readonly topic: string;
  readonly kind: ParkedKind;
  /** One sentence without personal data. */
  readonly reason: string;
  /** Version the key waits at: the one after the last applied. */
  readonly waitsFor: number;
  /** RFC 3339 */
  readonly since: string;
}

/** A message kept byte for byte; `version` is presumed (next in the queue) when the bytes could not be decoded. */
export interface ParkedMessage {
  readonly topic: string;
  readonly version: number;
  readonly undecodable: boolean;
  readonly bytes: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What one commit of progress holds. */
export interface Progress {
  /** Stream → last version whose effect is durable. Never lowers what is stored. */
  readonly seen: ReadonlyMap<string, number>;
  /** Source → position up to which everything is applied or parked. Never lowers what is stored. */
  readonly cursors: ReadonlyMap<string, number>;
}

/**
 * What one consumer keeps durably. A call that is rejected may be repeated: an adapter without transactions has then stored either nothing of it or
 * a part that is true by itself (a seen version before the cursor behind it, queued messages before their key, and all of them once).
 * All may throw StoreUnavailable, which the consumer waits out.
 */
export interface ConsumerState {
  /** Last applied version of each stream; streams never seen are missing from the answer. */
  lastSeen(streams: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Position in a source's log; 0 = from the start. */
  cursor(source: string): Promise<number>;
  /** Saves seen versions and cursors together. */
  save(progress: Progress): Promise<void>;
  /** All parked keys. */
  parkedKeys(): Promise<readonly ParkedKey[]>;
  /** Waiting messages of a key with version > `afterVersion`, by version. */
  parkedMessages(key: string, afterVersion: number, limit: number): Promise<readonly ParkedMessage[]>;
  /** How many messages wait, and the highest version among them (0 = none). */
  parkedCount(key: string): Promise<{ readonly messages: number; readonly highest: number }>;
  /**
   * Parks the key (or updates why it waits) and queues messages behind it, with the versions applied so far.
   * A version that is queued already stays as it is, unless it was undecodable: then the new one takes its place.
   */
  park(parked: ParkedKey, messages: readonly ParkedMessage[], seen: number): Promise<void>;
  /** Forgets queued messages up to `seen` and saves it; `parked` says why the key goes on waiting, undefined ends the waiting. */
  settle(key: string, seen: number, parked: ParkedKey | undefined): Promise<void>;
}
