import type { NewEvent, StoredEvent } from './event.ts';

/** Where an append ended: the stream's new version and the log position of its last event. */
export interface Appended {
  readonly version: number;
  readonly position: number;
  /** The stored events, in order (recordedAt, version and position assigned). */
  readonly events: readonly StoredEvent[];
}

/**
 * How new an answer must be: `'all'` (default) = everything acknowledged before the call, by whatever process; `'told'` = what this process knows without asking a
 * server, for who finds out by itself when that was too little: an append then conflicts, and {@link EventStore.onCommit} wakes when more has been heard of.
 */
export type Freshness = 'all' | 'told';

/** One service's log. Every adapter passes the contract suite in contract.ts. */
export interface EventStore {
  /** Identity of this log; a restore changes it and views rebuild. */
  readonly logId: string;
  /**
   * Appends all events or none and answers after they are durable.
   * @param expectedVersion the stream's version the caller decided on; 0 = no stream yet
   * @throws VersionConflict when the stream is at another version
   * @throws StoreUnavailable when it could not be written (disk full, server away). Nothing is stored, unless a server's answer stayed lost:
   * then the commit may still turn up. Sending the same command again is right in both cases, because its events are found in the stream.
   */
  append(stream: string, expectedVersion: number, events: readonly NewEvent[], commandId: string): Promise<Appended>;
  /** Events of one stream with version > `afterVersion` (default 0), in order. */
  readStream(stream: string, afterVersion?: number, freshness?: Freshness): Promise<readonly StoredEvent[]>;
  /**
   * Up to `limit` events with position > `afterPosition`, in order, without gaps.
   * Empty only when no such event was acknowledged before the call (or told of, if that is enough). An answer shorter than `limit` says nothing about the head: more may be there,
   * written by other processes. Who stops at a short answer is woken by {@link onCommit} when there is more.
   */
  readAll(afterPosition: number, limit: number, freshness?: Freshness): Promise<readonly StoredEvent[]>;
  /** The version of each of these streams, with everything acknowledged before the call; streams without events are missing from the answer. @throws StoreUnavailable */
  versions(streams: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Events at exactly these positions, in the given order. */
  readPositions(positions: readonly number[]): Promise<readonly StoredEvent[]>;
  /** Position of the last committed event (or of the last that has been told of, if that is enough); 0 for an empty log. */
  head(freshness?: Freshness): Promise<number>;
  /**
   * Calls back after commits, at once after those of this process, soon after those of others (a wake-up only; reading is the truth).
   * What an earlier read left out is announced after that read. Returns the unsubscribe function.
   */
  onCommit(listener: (head: number) => void): () => void;
}

/** Another writer was first: reload, decide again. */
export class VersionConflict extends Error {
  readonly code = 'version-conflict';
  readonly stream: string;
  readonly expected: number;
  readonly actual: number;
  constructor(stream: string, expected: number, actual: number) {
    super(`${stream} is at version ${actual}, not ${expected}`);
    this.name = 'VersionConflict';
    this.stream = stream;
    this.expected = expected;
    this.actual = actual;
  }
}

/** The log cannot be written, or not be read, now; see {@link EventStore.append}. HTTP answers 503 with a sentence. */
export class StoreUnavailable extends Error {
  readonly code = 'store-unavailable';
  constructor(reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.name = 'StoreUnavailable';
  }
}

/** Throws a RangeError for an append that no adapter may take: no events, no stream name, an impossible version. */
export function assertAppendable(stream: string, expectedVersion: number, events: readonly NewEvent[]): void {
  if (stream === '') throw new RangeError('a stream needs a name');
  if (events.length === 0) throw new RangeError('an append needs at least one event');
  if (!Number.isSafeInteger(expectedVersion) || expectedVersion < 0) throw new RangeError(`${expectedVersion} is not a version`);
}

/** Throws a RangeError for a position or limit that no adapter may take. */
export function assertReadable(afterPosition: number, limit: number): void {
  if (!Number.isSafeInteger(afterPosition) || afterPosition < 0) throw new RangeError(`${afterPosition} is not a position`);
  if (!Number.isSafeInteger(limit) || limit < 1) throw new RangeError(`${limit} is not a limit`);
}
