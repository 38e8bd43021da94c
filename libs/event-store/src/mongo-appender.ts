import type { NewEvent, StoredEvent } from './event.ts';
import { Courtesy } from './mongo-courtesy.ts';
import { mongoTrouble } from './mongo-failure.ts';
import { type CommitDocument, commitOf, encodeCommit } from './mongo-log-document.ts';
import { type AppenderHost, insertInOrder, type PendingAppend, planRound } from './mongo-round.ts';
import { type Appended, assertAppendable, StoreUnavailable, VersionConflict } from './port.ts';

/** Commits in one insertMany, and about how many bytes: one command, so that the server takes them in order. */
const MOST_COMMITS = 100;
const MOST_BYTES = 4_000_000;
/** Leaves room below the 16 MiB of a document. */
const MOST_BYTES_OF_A_COMMIT = 15_000_000;
/** Longest an append is tried, in milliseconds, before its caller is told that the store is away. */
const PATIENCE_MILLISECONDS = 8_000;

interface Append extends PendingAppend {
  readonly resolve: (appended: Appended) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * The one appender of a process: everything that waits goes into one ordered insertMany with consecutive positions.
 *
 * No position is ever left out: a commit is inserted only behind one that a majority has or behind an earlier one of the same ordered
 * insertMany, first positions are unique, and what follows a failure is not tried. So a commit's predecessor is always there before it,
 * whoever is killed in between and however late a lost command arrives. The same holds for a stream's versions, by `_id`.
 */
export class MongoAppender {
  readonly #host: AppenderHost;
  #queue: Append[] = [];
  #running: Promise<void> | undefined;
  #closed = false;
  readonly #courtesy = new Courtesy();

  constructor(host: AppenderHost) {
    this.#host = host;
    host.tail.onForeign(() => this.#courtesy.foreign(performance.now()));
  }

  /** Queues an append; answers when a majority has it. */
  append(stream: string, expected: number, events: readonly NewEvent[], commandId: string): Promise<Appended> {
    return new Promise((resolve, reject) => {
      assertAppendable(stream, expected, events);
      if (this.#closed) throw new StoreUnavailable('the log is closed');
      // Encoded at once: what cannot be JSON fails its own caller only.
      const encoded = encodeCommit(events);
      if (encoded.bytes > MOST_BYTES_OF_A_COMMIT) throw new RangeError(`an append of ${encoded.bytes} bytes is more than a MongoDB document holds`);
      this.#queue.push({ stream, expected, events, encoded, commandId, until: Number.POSITIVE_INFINITY, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  /** Writes what is queued and refuses what comes later. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#running;
  }

  async #run(): Promise<void> {
    // What is begun in this turn of the event loop goes together.
    await new Promise((resolve) => setImmediate(resolve));
    let left: readonly Append[] = [];
    while (left.length > 0 || this.#queue.length > 0) {
      // Who was not first goes on at once: its knowledge of the head grows no better by waiting.
      await pause(this.#courtesy.gap(performance.now()));
      left = await this.#attempt([...left, ...this.#take(MOST_COMMITS - left.length)]);
    }
    this.#running = undefined;
  }

  #take(most: number): Append[] {
    let count = 0;
    for (let bytes = 0; count < this.#queue.length && count < most; count++) {
      bytes += this.#queue[count]?.encoded.bytes ?? 0;
      if (count > 0 && bytes > MOST_BYTES) break;
    }
    const until = performance.now() + PATIENCE_MILLISECONDS;
    return this.#queue.splice(0, count).map((append) => ({ ...append, until }));
  }

  /** A round and its failures; returns the appends to be decided again. */
  async #attempt(batch: readonly Append[]): Promise<readonly Append[]> {
    const begunAt = performance.now();
    try {
      const left = await this.#round(batch);
      const now = performance.now();
      if (left.length < batch.length) this.#courtesy.stored(begunAt, now);
      const late = left.filter(({ until }) => now > until);
      this.#giveUp(late, 'other processes were first each time');
      return left.filter((append) => !late.includes(append));
    } catch (error) {
      // Whatever it is: those that wait behind would only wait as long for the same.
      this.#giveUp([...batch, ...this.#queue.splice(0)], mongoTrouble(error), error);
      return [];
    }
  }

  /** Plans, inserts and answers; returns the appends that must be decided again. */
  async #round(pending: readonly Append[]): Promise<readonly Append[]> {
    const { planned, losers } = await planRound(pending, this.#host);
    const { stored, impossible } = planned.length === 0 ? { stored: new Map<Append, CommitDocument>() } : await insertInOrder(planned, this.#host);
    const answered = new Set<Append>(stored.keys());
    const lost = losers.filter(({ behind }) => planned.slice(0, behind).every(({ append }) => stored.has(append)));
    for (const { append } of lost) answered.add(append);
    if (impossible !== undefined) answered.add(impossible.append);
    this.#settle(stored);
    for (const { append, actual } of lost) append.reject(new VersionConflict(append.stream, append.expected, actual));
    impossible?.append.reject(impossible.error);
    if (stored.size > 0) this.#host.tail.announce();
    return pending.filter((append) => !answered.has(append));
  }

  #settle(stored: ReadonlyMap<Append, CommitDocument>): void {
    for (const [append, document] of stored) {
      const { version } = commitOf(document);
      const events = storedEvents(append, document);
      this.#host.heads.set(append.stream, version);
      this.#host.tail.committed(events);
      append.resolve({ version, position: document.last, events });
    }
  }

  #giveUp(appends: readonly Append[], why: string, cause?: unknown): void {
    if (appends.length === 0) return;
    const error = new StoreUnavailable(
      `the log of ${this.#host.service} could not be written: ${why}; the same command may be sent again`,
      cause === undefined ? undefined : { cause },
    );
    for (const append of appends) append.reject(error);
  }
}

function pause(milliseconds: number): Promise<void> | undefined {
  if (milliseconds <= 0) return undefined;
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

/** The appended events with their places; the same as those read from the log. */
function storedEvents({ events, stream, commandId }: Append, { _id, key, pos, recordedAt }: CommitDocument): StoredEvent[] {
  const { first } = commitOf({ _id, key });
  return events.map((event, index) => ({ ...event, stream, version: first + index, position: pos + index, recordedAt, commandId }));
}
