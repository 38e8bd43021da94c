import { randomInt } from 'node:crypto';
import type { Connection, mongo } from 'mongoose';
import type { Lease, LeaseStore } from './lease.ts';
import { fromMongo, isDuplicateKey } from './mongo-failure.ts';
import { type LeaseDocument, LeaseRounds, untilNext } from './mongo-lease-rounds.ts';

/** How leases are held. All in milliseconds. */
export interface MongoLeaseOptions {
  /** A lease that was not renewed for so long is given up by its holder and may be taken by another; default 4,000. */
  readonly timeToLive?: number;
  /** Between two renewals, and between two looks of those who wait; default a fifth of it. */
  readonly interval?: number;
  /** Monotonic; default performance.now. */
  readonly now?: () => number;
}

/**
 * Leases in MongoDB. No clock of any machine is compared with another's: who waits watches `turn`, and takes the lease when it has stood still for its
 * time to live by the waiter's own monotonic clock; the holder gives up earlier, counted from when it sent its last renewal that was answered.
 */
export function createMongoLeaseStore(connection: Connection, options: MongoLeaseOptions = {}): LeaseStore {
  const collection = connection.collection('leases') as unknown as mongo.Collection<LeaseDocument>;
  const rounds = new LeaseRounds(collection, { timeoutMS: options.timeToLive ?? TIME_TO_LIVE });
  return { acquire: (name, holder) => new MongoLease(collection, rounds, name, holder, options) };
}

/** Default, milliseconds. */
const TIME_TO_LIVE = 4_000;

/** How often a turn is looked at, milliseconds. */
const LOOK = 200;

/**
 * Names of the leases that somebody alive holds: those whose turn moves while it is watched. A lease left by a killed process stands still.
 * @param milliseconds how long one that stands still is watched; longer than a time to live, or a slow holder looks dead
 */
export async function livingLeases(connection: Connection, milliseconds = 5_000): Promise<readonly string[]> {
  const collection = connection.collection('leases') as unknown as mongo.Collection<LeaseDocument>;
  const read = () => fromMongo('the leases', async () => new Map((await collection.find({}).toArray()).map(({ _id, turn }) => [_id, turn])));
  const before = await read();
  for (let watched = 0; before.size > 0 && watched < milliseconds; watched += LOOK) {
    await new Promise((resolve) => setTimeout(resolve, LOOK));
    const living = [...(await read())].filter(([name, turn]) => before.get(name) !== turn).map(([name]) => name);
    if (living.length > 0) return living.toSorted();
  }
  return [];
}

class MongoLease implements Lease {
  readonly #collection: mongo.Collection<LeaseDocument>;
  readonly #rounds: LeaseRounds;
  readonly #name: string;
  readonly #holder: string;
  readonly #timeToLive: number;
  readonly #interval: number;
  readonly #now: () => number;
  readonly #listeners = new Set<(held: boolean) => void>();
  #held = false;
  /** The turn this process holds, or the last one it saw, and whose that was. */
  #turn = 0;
  #watched = '';
  /** When that turn was first seen; for the holder, when it was sent for. */
  #since = 0;
  #timer: NodeJS.Timeout | undefined;
  #expiry: NodeJS.Timeout | undefined;
  #stopped = false;
  #running: Promise<void>;

  constructor(collection: mongo.Collection<LeaseDocument>, rounds: LeaseRounds, name: string, holder: string, options: MongoLeaseOptions) {
    this.#collection = collection;
    this.#rounds = rounds;
    this.#name = name;
    this.#holder = holder;
    this.#timeToLive = options.timeToLive ?? TIME_TO_LIVE;
    this.#interval = options.interval ?? this.#timeToLive / 5;
    this.#now = options.now ?? (() => performance.now());
    this.#running = this.#tick();
  }

  get held(): boolean {
    // Not only by the timer: a process that was stopped for a while must not believe in what it had.
    return this.#held && this.#now() - this.#since < this.#timeToLive;
  }

  onChange(listener: (held: boolean) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
    const held = this.#held;
    this.#lose();
    this.#listeners.clear();
    // Who waits finds no document and inserts its own; when MongoDB is away the lease runs out by itself.
    if (held) await this.#collection.deleteOne({ _id: this.#name, holder: this.#holder, turn: this.#turn }, { timeoutMS: this.#timeToLive }).catch(() => undefined);
  }

  async #tick(): Promise<void> {
    try {
      if (this.#held) await this.#renew();
      else await this.#seek();
    } catch {
      // MongoDB is away: the holder's lease runs out by its own timer, who waits goes on waiting.
    }
    if (this.#stopped) return;
    // All leases of a process at the same moments, so that they share a command.
    this.#timer = setTimeout(() => {
      this.#running = this.#tick();
    }, untilNext(this.#interval));
    this.#timer.unref();
  }

  async #renew(): Promise<void> {
    const sentAt = this.#now();
    const turn = this.#turn + 1;
    if (await this.#rounds.renew({ _id: this.#name, holder: this.#holder, turn: this.#turn }, turn)) this.#hold(turn, sentAt);
    else await this.#reconsider();
  }

  /** The renewal found another turn: somebody has taken the lease, or an earlier renewal came through although its answer was lost. */
  async #reconsider(): Promise<void> {
    const found = await this.#look();
    if (found?.holder === this.#holder) this.#turn = found.turn;
    else this.#lose();
  }

  async #seek(): Promise<void> {
    const lookedAt = this.#now();
    const found = await this.#look();
    if (found === null) {
      await this.#insert(lookedAt);
      return;
    }
    // Its own document from before it lost the lease (or from a namesake that was killed) counts like anybody's.
    if (found.turn !== this.#turn || found.holder !== this.#watched) {
      this.#turn = found.turn;
      this.#watched = found.holder;
      this.#since = this.#now();
    } else if (this.#now() - this.#since >= this.#timeToLive) await this.#take(found);
  }

  async #insert(sentAt: number): Promise<void> {
    // Not from 1: a turn that comes again would look as if it had stood still.
    const turn = randomInt(2 ** 40);
    try {
      await this.#collection.insertOne({ _id: this.#name, holder: this.#holder, turn }, { timeoutMS: this.#timeToLive });
      this.#hold(turn, sentAt);
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  }

  async #take(found: LeaseDocument): Promise<void> {
    const sentAt = this.#now();
    const taken = await this.#collection.findOneAndUpdate(
      { _id: this.#name, holder: found.holder, turn: found.turn },
      { $set: { holder: this.#holder, turn: found.turn + 1 } },
      { returnDocument: 'after', timeoutMS: this.#timeToLive },
    );
    if (taken !== null) this.#hold(taken.turn, sentAt);
  }

  #look(): Promise<LeaseDocument | null> {
    return this.#rounds.look(this.#name);
  }

  #hold(turn: number, since: number): void {
    this.#turn = turn;
    this.#since = since;
    const left = since + this.#timeToLive - this.#now();
    if (left <= 0 || this.#stopped) return;
    clearTimeout(this.#expiry);
    this.#expiry = setTimeout(() => this.#lose(), left);
    this.#expiry.unref();
    this.#tell(true);
  }

  #lose(): void {
    clearTimeout(this.#expiry);
    // A new watch begins: what stood still while this process did not look says nothing.
    if (this.#held) this.#watched = '';
    this.#tell(false);
  }

  #tell(held: boolean): void {
    if (held === this.#held) return;
    this.#held = held;
    for (const listener of this.#listeners) listener(held);
  }
}
