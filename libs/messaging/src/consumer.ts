import { LRUCache } from 'lru-cache';
import type { ConsumerOptions, Route } from './consumer-options.ts';
import type { ConsumerState, ParkedKey, ParkedMessage } from './consumer-state.ts';
import { decodeJson, type Delivery, type Envelope, isStray } from './delivery.ts';
import { KeyLocks } from './key-locks.ts';
import type { KeyHost } from './key-host.ts';
import { KeyRun } from './key-run.ts';
import { ConsumerClosed, Patience } from './patience.ts';
import { ProgressSaver } from './progress-saver.ts';
import type { ConsumerStatus } from './status.ts';
import { VersionWaiters } from './version-waiters.ts';

/** Streams noted and not saved, at most. */
const BACKLOG = 5_000;

/**
 * One consuming service, whatever the transport: drops what it has seen, applies what comes next, parks what it cannot
 * handle with everything behind it on the same key, and saves progress only after the effects.
 */
export class Consumer<E extends Envelope> {
  readonly name: string;
  readonly #state: ConsumerState;
  readonly #dense: boolean;
  readonly #patience: Patience;
  readonly #parked = new Map<string, ParkedKey>();
  readonly #counters = { applied: 0, ignored: 0, refused: 0, duplicates: 0, gaps: 0, parked: 0, released: 0 };
  readonly #saver: ProgressSaver;
  readonly #remembered: LRUCache<string, number>;
  readonly #locks = new KeyLocks();
  readonly #waiters = new VersionWaiters();
  readonly #host: KeyHost<E>;
  readonly #now: () => number;
  readonly #inHand = new Set<Promise<unknown>>();
  #progressAt: number;
  #route: Route<E> = () => undefined;

  constructor(options: ConsumerOptions<E>) {
    this.name = options.name;
    this.#state = options.state;
    this.#dense = options.versions !== 'ascending';
    this.#patience = new Patience(options.retries ?? [100, 400, 1_600], options.pause ?? ((milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))));
    this.#saver = new ProgressSaver(options.state, this.#patience);
    this.#remembered = new LRUCache({ max: options.remembered ?? 8_000 });
    this.#now = options.now ?? (() => performance.now());
    this.#progressAt = this.#now();
    const alarm = options.alarm ?? (() => undefined);
    this.#host = {
      state: options.state,
      dense: this.#dense,
      decode: options.decode ?? decodeJson,
      misfit: options.misfit ?? (() => undefined),
      clock: options.clock,
      patience: this.#patience,
      parkedKeys: this.#parked,
      counters: this.#counters,
      route: (type) => this.#route(type),
      seen: (key) => this.#seen(key),
      seenAgain: (key) => this.#seenAgain(key),
      see: (key, version) => this.#see(key, version),
      tell: (kind, key, message, event) =>
        alarm({
          consumer: this.name,
          kind,
          key,
          message,
          ...(event === undefined ? {} : { type: event.type }),
          ...(event?.traceparent === undefined ? {} : { traceparent: event.traceparent }),
        }),
    };
  }

  /** Reads which keys are parked; call before the first batch. */
  async open(route: Route<E>): Promise<void> {
    this.#route = route;
    await this.refresh();
  }

  /** Forgets what is remembered and reads again which keys are parked: this instance takes over keys that another had. */
  async refresh(): Promise<void> {
    this.#remembered.clear();
    await this.alignParked();
  }

  /** Compares the parked keys that this instance knows with the state: another may have parked or released some. */
  async alignParked(): Promise<void> {
    const stored = new Map((await this.#patience.untilStored(() => this.#state.parkedKeys())).map((key) => [key.key, key]));
    const differing = [...new Set([...stored.keys(), ...this.#parked.keys()])].filter((key) => stored.has(key) !== this.#parked.has(key));
    await Promise.all(differing.map((key) => this.#locks.run(key, () => this.#alignKey(key, stored.get(key)))));
  }

  /** Under the key's lock, so that it does not cross a run that parks or releases here. */
  async #alignKey(key: string, stored: ParkedKey | undefined): Promise<void> {
    const { messages } = await this.#patience.untilStored(() => this.#state.parkedCount(key));
    if (messages === 0) this.#parked.delete(key);
    else if (stored !== undefined && !this.#parked.has(key)) this.#parked.set(key, stored);
  }

  /** Position in a source's log from which to go on. */
  cursor(source: string): Promise<number> {
    return this.#patience.untilStored(() => this.#state.cursor(source));
  }

  /**
   * Applies a batch: one key in order, different keys at once. Resolves when every effect is durable or its key parked;
   * `saved` resolves when the progress (and the source's cursor) is durable too: commit a broker's offsets after that.
   * @throws ConsumerClosed when closing interrupted it; nothing of the cursor is saved then
   */
  async accept(batch: readonly Delivery<E>[], source?: string, position?: number): Promise<{ readonly saved: Promise<void> }> {
    await this.apply(batch, source, position);
    const saved = this.save();
    saved.catch(() => undefined);
    if (this.full) await saved;
    return { saved };
  }

  /** The same, with progress only noted, for {@link save}. What is lost with it is delivered, and dropped, again. */
  async apply(batch: readonly Delivery<E>[], source?: string, position?: number): Promise<void> {
    const work = this.#apply(batch);
    this.#inHand.add(work);
    try {
      await work;
    } finally {
      this.#inHand.delete(work);
    }
    if (source !== undefined && position !== undefined) this.#saver.move(source, position);
  }

  /** Makes what is noted durable; rejects only when closed before. */
  save(): Promise<void> {
    return this.#saver.commit();
  }

  /** Whether so much is noted that it should be saved before more is applied. */
  get full(): boolean {
    return this.#saver.backlog > BACKLOG;
  }

  /** A source was read up to a position without anything for this consumer: noted, and saved with the next commit. */
  pass(source: string, position: number): void {
    this.#saver.move(source, position);
  }

  async #apply(batch: readonly Delivery<E>[]): Promise<void> {
    if (this.#patience.closing) throw new ConsumerClosed();
    if (this.#inHand.size === 0) this.#progressAt = this.#now();
    const byKey = new Map<string, Delivery<E>[]>();
    for (const delivery of batch) {
      const same = byKey.get(delivery.key);
      if (same === undefined) byKey.set(delivery.key, [delivery]);
      else same.push(delivery);
    }
    await this.#recall([...byKey.keys()]);
    const runs: Promise<void>[] = [];
    for (const [key, deliveries] of byKey) runs.push(this.#locks.run(key, () => new KeyRun(this.#host, key).take(deliveries)));
    // Every key finishes before the batch answers, also when one of them threw: no effect may run on unwatched.
    for (const run of await Promise.allSettled(runs)) if (run.status === 'rejected') throw run.reason;
  }

  /**
   * Hands a parked key's messages to their handlers again, in order; stops at the first that still cannot be handled.
   * Resolves to why the key goes on waiting, or undefined when it is free again (also when it was not parked).
   * A message that belongs to no stream is forgotten: nothing waits for it, and it will never be an event.
   */
  async release(key: string): Promise<ParkedKey | undefined> {
    const stored = (await this.#patience.untilStored(() => this.#state.parkedKeys())).find((one) => one.key === key);
    await this.#locks.run(key, async () => {
      await this.#alignKey(key, stored);
      if (isStray(key)) await this.#forget(key);
      else await new KeyRun(this.#host, key).drain();
    });
    await this.#saver.commit();
    return this.#parked.get(key);
  }

  async #forget(key: string): Promise<void> {
    const { highest } = await this.#patience.untilStored(() => this.#state.parkedCount(key));
    await this.#patience.untilStored(() => this.#state.settle(key, highest, undefined));
    this.#parked.delete(key);
  }

  /** Keys that wait, whichever instance parked them, with how many messages each. */
  async parked(): Promise<readonly (ParkedKey & { readonly messages: number })[]> {
    return Promise.all(
      (await this.#patience.untilStored(() => this.#state.parkedKeys())).map(async (key) => ({ ...key, messages: (await this.#state.parkedCount(key.key)).messages })),
    );
  }

  /** The first waiting messages of a key. */
  parkedMessages(key: string, limit = 100): Promise<readonly ParkedMessage[]> {
    return this.#state.parkedMessages(key, 0, limit);
  }

  /** Resolves true as soon as this consumer has applied the stream's version, false after the time-out. */
  async waitFor(stream: string, version: number, timeoutMilliseconds: number): Promise<boolean> {
    if ((await this.#seen(stream)) >= version) return true;
    if (timeoutMilliseconds <= 0) return false;
    return this.#waiters.wait(stream, version, timeoutMilliseconds, async () => (await this.#seenAgain(stream)) >= version);
  }

  /** Whether this very instance has applied the stream's version: its effects are its own appends. */
  applied(stream: string, version: number): boolean {
    return this.#waiters.applied(stream, version);
  }

  /** Finishes what is in hand, saves progress, ends; gives up waiting after `withinMilliseconds`. */
  async close(withinMilliseconds = 5_000): Promise<void> {
    this.#patience.close();
    const finish = Promise.allSettled(this.#inHand).then(() => this.#saver.commit().catch(() => undefined));
    let timer: NodeJS.Timeout | undefined;
    await Promise.race([finish, new Promise<void>((resolve) => (timer = setTimeout(resolve, withinMilliseconds)))]);
    clearTimeout(timer);
  }

  /** Plain numbers for /readyz and /metrics. */
  status(): ConsumerStatus {
    return {
      ...this.#counters,
      consumer: this.name,
      retried: this.#patience.retried,
      storeAway: this.#patience.storeAway,
      parkedKeys: this.#parked.size,
      busy: this.#inHand.size > 0,
      secondsWithoutProgress: this.#inHand.size === 0 ? 0 : (this.#now() - this.#progressAt) / 1_000,
    };
  }

  async #seen(key: string): Promise<number> {
    const known = this.#saver.unsaved(key) ?? this.#remembered.get(key);
    if (known !== undefined || !this.#dense) return known ?? 0;
    const stored = (await this.#recall([key])).get(key) ?? 0;
    return this.#saver.unsaved(key) ?? this.#remembered.get(key) ?? stored;
  }

  /** As it lies in the state: another instance may have written it. */
  #seenAgain(key: string): Promise<number> {
    this.#remembered.delete(key);
    return this.#seen(key);
  }

  #see(key: string, version: number): void {
    this.#remembered.set(key, version);
    if (this.#dense) this.#saver.see(key, version);
    this.#progressAt = this.#now();
    this.#waiters.seen(key, version);
  }

  /** Asks the state for what is not remembered; the answer counts also where the memory is too small to keep it. */
  async #recall(keys: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const unknown = this.#dense ? keys.filter((key) => !this.#remembered.has(key) && this.#saver.unsaved(key) === undefined) : [];
    if (unknown.length === 0) return new Map();
    const stored = await this.#patience.untilStored(() => this.#state.lastSeen(unknown));
    for (const key of unknown) {
      // Another run may have moved on while the state was asked.
      if (!this.#remembered.has(key)) this.#remembered.set(key, stored.get(key) ?? 0);
    }
    return stored;
  }
}
