import type { Consumer } from './consumer.ts';
import type { Delivery, Envelope } from './delivery.ts';
import { Lag } from './lag.ts';
import { ConsumerClosed } from './patience.ts';
import type { SubscriptionStatus } from './status.ts';

/** A log to be followed by one consumer. */
export interface FollowedLog<E extends Envelope> {
  readonly name: string;
  /** Up to `limit` events after a position: what is for this consumer, and the position read up to. */
  after(position: number, limit: number): Promise<{ readonly deliveries: readonly Delivery<E>[]; readonly position: number }>;
  head(): Promise<number>;
  onCommit(listener: (head: number) => void): () => void;
}

const BATCH = 500;
/** A log that holds nothing for this consumer costs it no commits: so many positions may be read again after a restart. */
const UNSAVED_AT_MOST = 5_000;
/** Milliseconds in which the progress of several batches is gathered: saved after each, it was a third of all statements. */
const SAVE_APART = 50;

/** Reads a log from the consumer's cursor, batch after batch; sleeps at the head until a commit wakes it. */
export class LogFollower<E extends Envelope> {
  readonly #log: FollowedLog<E>;
  readonly #consumer: Consumer<E>;
  readonly #pause: (milliseconds: number) => Promise<void>;
  readonly #stuckSeconds: number;
  readonly #trouble: (error: unknown) => void;
  readonly #lag: Lag;
  readonly #now: () => number;
  #position = 0;
  #movedAt: number;
  #savedAt = 0;
  #saving: Promise<void> | undefined;
  #closing = false;
  #wake: (() => void) | undefined;
  #woken = false;
  #running: Promise<void> = Promise.resolve();
  #unsubscribe: () => void = () => undefined;

  constructor(options: {
    readonly log: FollowedLog<E>;
    readonly consumer: Consumer<E>;
    /** Seconds without progress, with work to do, after which it counts as stuck. */
    readonly stuckSeconds: number;
    readonly now: () => number;
    readonly pause: (milliseconds: number) => Promise<void>;
    /** The log could not be read or a batch failed as a whole; it is tried again. */
    readonly trouble: (error: unknown) => void;
  }) {
    this.#log = options.log;
    this.#consumer = options.consumer;
    this.#stuckSeconds = options.stuckSeconds;
    this.#pause = options.pause;
    this.#trouble = options.trouble;
    this.#lag = new Lag(options.now);
    this.#now = options.now;
    this.#movedAt = options.now();
  }

  /** Starts to follow. */
  async start(): Promise<void> {
    this.#position = await this.#consumer.cursor(this.#log.name);
    this.#savedAt = this.#position;
    this.#unsubscribe = this.#log.onCommit((head) => {
      this.#lag.grown(head);
      this.#woken = true;
      this.#wake?.();
    });
    this.#lag.grown(await this.#log.head());
    this.#running = this.#follow();
  }

  /** Takes no further batch; resolves when the one in hand has ended. */
  close(): Promise<void> {
    this.#closing = true;
    this.#unsubscribe();
    this.#wake?.();
    return this.#running;
  }

  /** How far it is. */
  status(): SubscriptionStatus {
    const consumer = this.#consumer.status();
    const lagSeconds = this.#lag.seconds(this.#position);
    // In a long batch the messages move while the position does not; when nothing is in hand, the source itself cannot be read.
    const still = consumer.busy ? consumer.secondsWithoutProgress : (this.#now() - this.#movedAt) / 1_000;
    return {
      ...consumer,
      source: this.#log.name,
      cursor: this.#position,
      head: Math.max(this.#lag.head, this.#position),
      lagSeconds,
      stuck: lagSeconds > this.#stuckSeconds && still > this.#stuckSeconds,
    };
  }

  async #follow(): Promise<void> {
    for (let failures = 0; !this.#closing; ) {
      try {
        this.#woken = false;
        const { deliveries, position } = await this.#log.after(this.#position, BATCH);
        if (position === this.#position) {
          this.#movedAt = this.#now();
          await this.#sleep();
          continue;
        }
        if (deliveries.length === 0 && position - this.#savedAt < UNSAVED_AT_MOST) {
          this.#consumer.pass(this.#log.name, position);
          this.#moveTo(position);
          continue;
        }
        await this.#consumer.apply(deliveries, this.#log.name, position);
        this.#moveTo(position);
        this.#savedAt = position;
        failures = 0;
        const saved = this.#saveSoon();
        if (this.#consumer.full) await saved;
      } catch (error) {
        if (error instanceof ConsumerClosed) return;
        failures += 1;
        this.#trouble(error);
        await this.#pause(Math.min(1_000, 50 * 2 ** failures));
      }
    }
  }

  /** Closing saves what is left. */
  #saveSoon(): Promise<void> {
    this.#saving ??= this.#pause(SAVE_APART)
      .then(() => {
        this.#saving = undefined;
        return this.#consumer.save();
      })
      .catch(() => undefined);
    return this.#saving;
  }

  #moveTo(position: number): void {
    this.#position = position;
    this.#movedAt = this.#now();
    this.#lag.applied(position);
  }

  async #sleep(): Promise<void> {
    if (this.#woken || this.#closing) return;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    this.#wake = undefined;
  }
}
