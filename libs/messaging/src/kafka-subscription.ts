import type { PublicEvent } from '#contracts';
import type { Consumer } from './consumer.ts';
import type { EachBatchPayload, KafkaClient, KafkaConsumer, KafkaMessage } from './kafka-client.ts';
import { deliveryOf } from './kafka-delivery.ts';
import { toCoordinator } from './kafka-errors.ts';
import { KafkaOffsets } from './kafka-offsets.ts';
import { KafkaProgress } from './kafka-progress.ts';
import type { Measured } from './kafka-topics.ts';
import { ConsumerClosed } from './patience.ts';
import type { SubscriptionStatus } from './status.ts';
import { within } from './within.ts';

/** What one consumer's membership in its group is made of. */
export interface KafkaSubscriptionOptions {
  readonly client: KafkaClient;
  readonly consumer: Consumer<PublicEvent>;
  /** Without the prefix. */
  readonly topics: readonly string[];
  readonly stuckSeconds: number;
  readonly now: () => number;
  readonly pause: (milliseconds: number) => Promise<void>;
  readonly trouble: (sentence: string) => void;
  /** Waits until the topics are there. @throws KafkaMisconfigured when they cannot be used */
  readonly ready: () => Promise<void>;
  /** The consumer came to its end again and again although Kafka answers: the process should end too. */
  readonly givenUp: (sentence: string) => void;
}

/** Messages handed to the consumer at once. */
const CHUNK = 500;
/** Partitions worked on at once, so that their effects share commits. */
const AT_ONCE = 16;
const HEARTBEAT = 500;
/** Seconds without a word from Kafka after which a consumer counts as cut off. */
const SILENT = 15;
/** Restarts without a batch in between, each soon after the last, while Kafka answers. */
const RESTARTS = 10;
/** Milliseconds after which a restart has nothing to do with the one before. */
const LONG_AGO = 600_000;

/** One consumer in its Kafka group. Offsets are committed after the effects and the seen versions are durable. */
export class KafkaSubscription {
  readonly #options: KafkaSubscriptionOptions;
  readonly #progress: KafkaProgress;
  readonly #offsets = new KafkaOffsets();
  /** Batches that kafkajs has handed over and not got back. */
  #inHand = 0;
  #member: KafkaConsumer | undefined;
  #closing = false;
  #restarts = 0;
  #restartedAt = 0;
  #trouble: string | undefined;
  /** Another member may have parked, released and applied since: nothing is applied before that is read. */
  #takenOver: Promise<void> | undefined;

  constructor(options: KafkaSubscriptionOptions) {
    this.#options = options;
    this.#progress = new KafkaProgress(options.topics, options.now);
  }

  /** Name of the group: one per consuming service. */
  get group(): string {
    return `${this.#prefix}${this.#options.consumer.name}`;
  }

  /** The consumer behind it. */
  get consumer(): Consumer<PublicEvent> {
    return this.#options.consumer;
  }

  /** Without the prefix. */
  get topics(): readonly string[] {
    return this.#options.topics;
  }

  /** What Kafka says of each topic (without the prefix), asked for every two seconds while it answers. A member that kafkajs has lost is replaced. */
  measured(topics: ReadonlyMap<string, readonly Measured[]>): void {
    for (const [topic, partitions] of topics) this.#progress.measured(topic, partitions);
    const member = this.#member;
    if (member === undefined || this.#closing) return;
    const lost = this.#progress.lost(this.#inHand > 0);
    if (lost !== undefined) void this.#again(member, new Error(lost));
  }

  /** What hinders it now. */
  trouble(): string | undefined {
    if (this.#closing) return undefined;
    if (this.#trouble !== undefined) return this.#trouble;
    const silent = this.#progress.silentSeconds();
    if (silent > SILENT && !this.#options.consumer.status().busy) return `${this.#options.consumer.name} has heard nothing from Kafka for ${Math.round(silent)} s.`;
    return undefined;
  }

  /** Joins the group; the topics are there. */
  join(): void {
    if (this.#closing) return;
    const member = this.#options.client.consumer(this.group);
    this.#member = member;
    this.#inHand = 0;
    this.#progress.begun();
    const mine = (work: () => void) => {
      if (this.#member === member) work();
    };
    const { GROUP_JOIN, FETCH, CRASH } = member.events;
    member.on(FETCH, () => mine(() => this.#progress.heard()));
    member.on(GROUP_JOIN, ({ payload }) => mine(() => this.#joined(payload.memberAssignment)));
    member.on(CRASH, ({ payload }) => mine(() => void this.#again(member, payload.error)));
    const run = async () => {
      await member.connect();
      await member.subscribe({ topics: this.#options.topics.map((topic) => `${this.#prefix}${topic}`), fromBeginning: true });
      await member.run({ autoCommit: false, eachBatchAutoResolve: false, partitionsConsumedConcurrently: AT_ONCE, eachBatch: (payload) => this.#take(member, payload) });
    };
    run().catch((error: unknown) => mine(() => void this.#again(member, error)));
  }

  /** Finishes what is in hand and leaves the group. */
  async close(withinMilliseconds: number): Promise<void> {
    this.#closing = true;
    const member = this.#member;
    let left = false;
    const end = async () => {
      // Stopping takes no further chunk; what is in hand may finish and commit its offsets.
      const stopped = member?.stop();
      await this.#options.consumer.close(withinMilliseconds);
      await stopped;
      await member?.disconnect();
      left = true;
    };
    await within(end(), withinMilliseconds);
    if (!left) void member?.disconnect();
  }

  /** How far it is in each topic. */
  status(): readonly SubscriptionStatus[] {
    const consumer = this.#options.consumer.status();
    const { stuckSeconds } = this.#options;
    const still = consumer.busy ? consumer.secondsWithoutProgress : this.#progress.stillSeconds();
    const cutOff = !consumer.busy && this.#progress.silentSeconds() > Math.max(SILENT, stuckSeconds);
    return this.#progress.topics().map(({ topic, cursor, head, lagSeconds }) => ({
      ...consumer,
      source: topic,
      cursor,
      head,
      lagSeconds,
      stuck: cutOff || (lagSeconds > stuckSeconds && still > stuckSeconds),
    }));
  }

  get #prefix(): string {
    return this.#options.client.options.topicPrefix;
  }

  #joined(assignment: Readonly<Record<string, readonly number[]>>): void {
    const plain: Record<string, readonly number[]> = {};
    for (const [topic, partitions] of Object.entries(assignment)) plain[topic.slice(this.#prefix.length)] = partitions;
    this.#progress.assigned(plain);
    this.#trouble = undefined;
    this.#takenOver = undefined;
  }

  #takeOver(): Promise<void> {
    this.#takenOver ??= this.#options.consumer.refresh().catch((error: unknown) => {
      this.#takenOver = undefined;
      throw error;
    });
    return this.#takenOver;
  }

  /** A member that crashed is replaced by a new one: fresh connections, fresh metadata. */
  async #again(member: KafkaConsumer, error: unknown): Promise<void> {
    if (this.#closing) return;
    this.#member = undefined;
    const now = this.#options.now();
    this.#restarts = now - this.#restartedAt > LONG_AGO ? 1 : this.#restarts + 1;
    this.#restartedAt = now;
    const { consumer, trouble, givenUp, pause, ready } = this.#options;
    this.#trouble = `${consumer.name} has left its Kafka group and joins again: ${error instanceof Error ? error.message : String(error)}`;
    trouble(this.#trouble);
    void within(member.disconnect(), 5_000);
    await pause(Math.min(2_000, 100 * 2 ** this.#restarts));
    // While Kafka cannot be reached this waits, and no restart is counted.
    await ready().catch((reason: unknown) => (this.#trouble = reason instanceof Error ? reason.message : String(reason)));
    if (this.#closing) return;
    if (this.#restarts > RESTARTS)
      givenUp(`${consumer.name} left its Kafka group ${this.#restarts} times without reading anything although Kafka answers; the last time: ${this.#trouble}`);
    else this.join();
  }

  /** What comes to a member that has been replaced is left to its successor. */
  async #take(member: KafkaConsumer, payload: EachBatchPayload): Promise<void> {
    const mine = () => this.#member === member;
    if (!mine()) return;
    this.#inHand += 1;
    try {
      await this.#batch(payload, mine);
    } finally {
      if (mine()) this.#inHand -= 1;
    }
  }

  /** Nothing but a coordinator's error may leave: any other would end the consumer for good. */
  async #batch(payload: EachBatchPayload, mine: () => boolean): Promise<void> {
    const { batch } = payload;
    const heartbeat = () => payload.heartbeat();
    const topic = batch.topic.slice(this.#prefix.length);
    const { partition } = batch;
    this.#progress.fetched(topic, partition, Number(batch.firstOffset() ?? 0), Number(batch.highWatermark));
    for (let from = 0; from < batch.messages.length; from += CHUNK) {
      const going = () => !this.#closing && mine() && payload.isRunning() && !payload.isStale() && this.#progress.has(topic, partition);
      const chunk = batch.messages.slice(from, from + CHUNK);
      if (!going() || !(await this.#apply(topic, partition, chunk, heartbeat, going))) return;
      const last = chunk.at(-1)?.offset ?? '0';
      const next = Number(last) + 1;
      await toCoordinator(() => this.#offsets.commit({ topic: batch.topic, partition, offset: String(next), ours: () => mine() && this.#progress.has(topic, partition) }, payload));
      payload.resolveOffset(last);
      this.#restarts = 0;
      this.#progress.applied(topic, partition, next);
      await toCoordinator(heartbeat);
    }
  }

  /** Applies a chunk while heartbeats go on; false when it is given up because this member ends or loses the partition. */
  async #apply(topic: string, partition: number, messages: readonly KafkaMessage[], heartbeat: () => Promise<void>, going: () => boolean): Promise<boolean> {
    const { consumer, trouble, pause } = this.#options;
    let lost: unknown;
    const beating = setInterval(() => void toCoordinator(heartbeat).catch((error: unknown) => (lost = error)), HEARTBEAT);
    try {
      const deliveries = messages.map((message) => deliveryOf(topic, partition, message));
      for (let failures = 0; ; failures += 1) {
        try {
          await this.#takeOver();
          await (await consumer.accept(deliveries)).saved;
          return true;
        } catch (error) {
          if (error instanceof ConsumerClosed) return false;
          trouble(`${topic} could not be delivered to ${consumer.name} and will be tried again: ${error instanceof Error ? error.message : String(error)}`);
          await pause(Math.min(1_000, 50 * 2 ** failures));
          if (lost !== undefined) throw lost;
          if (!going()) return false;
        }
      }
    } finally {
      clearInterval(beating);
    }
  }
}
