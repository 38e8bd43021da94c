import type { mongo } from 'mongoose';
import type { StoredEvent } from './event.ts';
import { type CommitDocument, commitOf, decodeCommit } from './mongo-log-document.ts';
import type { Freshness } from './port.ts';
import { Ring } from './ring.ts';

/** Commits read at once. */
const PAGE = 500;
/** Milliseconds between two looks for commits of other processes: while they come, and at most. */
const LEAST_INTERVAL = 5;
const MOST_INTERVAL = 50;
/** The same after a while in which neither this process nor another has committed anything, in milliseconds; and how long that is. */
const QUIET_INTERVAL = 200;
const QUIET = 3_000;
/** A poll takes at most one part in so many of the server's time for this process, until its looks are so slow that they come at the longest interval of all. */
const SHARE = 5;
const SLOWEST_INTERVAL = 250;
/** Milliseconds before another look after one that failed. */
const AWAY_INTERVAL = 250;
/** Longest wait for an answer, in milliseconds. */
export const READ_MILLISECONDS = 5_000;

/** The log's end as this process knows it: the newest events as objects, without gaps, and one poll that feeds all followers. */
export class LogTail {
  readonly #collection: mongo.Collection<CommitDocument>;
  readonly #ring: Ring;
  readonly #listeners = new Set<(head: number) => void>();
  /** Last position in the ring, or where the ring will begin. */
  #last: number;
  #known: number;
  #foreign: () => void = () => undefined;
  #looking: Promise<boolean> | undefined;
  #lookingNext: Promise<boolean> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #interval = LEAST_INTERVAL;
  #closed = false;
  /** performance.now() up to which the log was known whole: of the last look, or own commit right behind what was known. */
  #wholeAt = Number.NEGATIVE_INFINITY;
  /** performance.now() of the last commit, by whatever process. */
  #grownAt = Number.NEGATIVE_INFINITY;
  readonly #reached: (stream: string, version: number) => void;

  /** @param reached called with each commit of another process */
  constructor(collection: mongo.Collection<CommitDocument>, head: number, ringSize: number, reached: (stream: string, version: number) => void) {
    this.#collection = collection;
    this.#reached = reached;
    this.#ring = new Ring(ringSize);
    this.#last = head;
    this.#known = head;
  }

  /** The highest position this process knows to be committed; another process may be further. */
  get known(): number {
    return this.#known;
  }

  /** Notes a position that the database shows to be committed. */
  know(position: number): void {
    if (position <= this.#known) return;
    this.#known = position;
    this.#foreign();
  }

  /** Calls back when another process is seen to have committed. */
  onForeign(listener: () => void): void {
    this.#foreign = listener;
  }

  /** One event, if it is here. */
  get(position: number): StoredEvent | undefined {
    return this.#ring.get(position);
  }

  /** A stream's events after one version up to another, if all of them are here. */
  tailOf(stream: string, afterVersion: number, until: number): readonly StoredEvent[] | undefined {
    return this.#ring.between(stream, afterVersion, until);
  }

  /**
   * Events after a position from memory, or after one look at the log's end: empty when nothing was committed after that position, or nothing that has been told of.
   * undefined when the position is not near the end: ask the database.
   */
  async after(position: number, limit: number, freshness: Freshness): Promise<readonly StoredEvent[] | undefined> {
    if (position < this.#last) return this.#ring.after(position, limit);
    if (position > this.#last) return undefined;
    if (freshness === 'told') return [];
    await this.look();
    return this.#last === position ? [] : this.#ring.after(position, limit);
  }

  /** Takes events this process has committed. What other processes have written in between is looked for at once: followers wait for it. */
  committed(events: readonly StoredEvent[]): void {
    let between = false;
    this.#grownAt = performance.now();
    // Positions have no gaps: a commit right behind what is known says that nobody else has committed before it.
    if (events[0]?.position === this.#last + 1) this.#wholeAt = this.#grownAt;
    for (const event of events) {
      if (event.position === this.#last + 1) this.#push(event);
      // A look has met it before its writer was answered: nobody else is writing for all that.
      else if (event.position <= this.#last) this.#interval = MOST_INTERVAL;
      else between = true;
      this.#known = Math.max(this.#known, event.position);
    }
    // One that fails is made up for by the poll.
    if (between && this.#listeners.size > 0 && !this.#closed) this.look().catch(() => undefined);
  }

  /** Reads what was committed after the ring's end; begins after the call, so that nothing acknowledged before it is missed. Resolves true when there may be more. */
  look(): Promise<boolean> {
    if (this.#looking === undefined) return this.#lookNow();
    // The look under way may have passed the end before what this caller must see was written.
    this.#lookingNext ??= this.#looking.then(
      () => this.#lookNow(),
      () => this.#lookNow(),
    );
    return this.#lookingNext;
  }

  /** Wakes the followers. */
  announce(): void {
    for (const listener of this.#listeners) listener(this.#known);
  }

  /** Calls back when the log has grown, by whatever process. */
  listen(listener: (head: number) => void): () => void {
    this.#listeners.add(listener);
    if (this.#timer === undefined) this.#poll(LEAST_INTERVAL);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** Polls no more; resolves when nothing is under way. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await Promise.allSettled([this.#looking, this.#lookingNext]);
  }

  #lookNow(): Promise<boolean> {
    const looking = this.#read().finally(() => {
      if (this.#looking === looking) this.#looking = undefined;
    });
    this.#looking = looking;
    this.#lookingNext = undefined;
    return looking;
  }

  async #read(): Promise<boolean> {
    const documents = await this.#collection
      .find({ pos: { $gt: this.#last } }, { timeoutMS: READ_MILLISECONDS })
      .sort({ pos: 1 })
      .limit(PAGE)
      .toArray();
    const before = this.#last;
    for (const document of documents) {
      // Own commits may have come first.
      if (document.last <= this.#last) continue;
      if (document.pos !== this.#last + 1) break;
      const { stream, version } = commitOf(document);
      this.#reached(stream, version);
      for (const event of decodeCommit(document)) this.#push(event);
    }
    this.know(this.#last);
    // Also when only own commits were told of before: a follower may have stopped in front of what lies between.
    if (this.#last > before) {
      this.#interval = LEAST_INTERVAL;
      this.#grownAt = performance.now();
      this.announce();
    }
    return documents.length === PAGE && this.#last > before;
  }

  #push(event: StoredEvent): void {
    this.#ring.push(event, 0);
    this.#last = event.position;
  }

  #poll(milliseconds: number): void {
    if (this.#closed) return;
    this.#timer = setTimeout(() => {
      void this.#pollOnce();
    }, milliseconds);
    this.#timer.unref();
  }

  async #pollOnce(): Promise<void> {
    if (this.#listeners.size === 0) {
      this.#timer = undefined;
      return;
    }
    const begun = performance.now();
    this.#interval = Math.min(begun - this.#grownAt > QUIET ? QUIET_INTERVAL : MOST_INTERVAL, this.#interval * 1.5);
    const early = this.#wholeAt + this.#interval - begun;
    if (early > 0) {
      this.#poll(early);
      return;
    }
    try {
      while ((await this.look()) && !this.#closed);
      // A server that is slow to answer has enough to do.
      this.#poll(Math.max(this.#interval, Math.min(SLOWEST_INTERVAL, (SHARE - 1) * (performance.now() - begun))));
    } catch {
      // Followers that ask get the error; the poll only waits until MongoDB is back.
      this.#poll(AWAY_INTERVAL);
    }
  }
}
