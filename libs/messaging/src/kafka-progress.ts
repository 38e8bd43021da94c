import { KafkaStillness } from './kafka-stillness.ts';
import type { Measured } from './kafka-topics.ts';
import { Lag } from './lag.ts';

interface PartitionProgress {
  readonly lag: Lag;
  /** Offset of the next message to apply. */
  next: number;
}

/** How far one consumer is in the partitions it was given. */
export class KafkaProgress {
  readonly #now: () => number;
  readonly #stillness = new KafkaStillness();
  #topics = new Map<string, Map<number, PartitionProgress>>();
  #contactAt: number;
  #movedAt: number;

  constructor(topics: readonly string[], now: () => number) {
    this.#now = now;
    this.#contactAt = now();
    this.#movedAt = now();
    for (const topic of topics) this.#topics.set(topic, new Map());
  }

  /** There is a new member. */
  begun(): void {
    this.#stillness.forget();
  }

  /** The group has given this member these partitions. What it keeps, it knows. */
  assigned(assignment: Readonly<Record<string, readonly number[]>>): void {
    this.heard();
    for (const topic of this.#topics.keys()) {
      const before = this.#topics.get(topic);
      const mine = assignment[topic] ?? [];
      this.#topics.set(topic, new Map(mine.map((partition) => [partition, before?.get(partition) ?? { lag: new Lag(this.#now), next: 0 }])));
    }
  }

  /** Kafka has answered. */
  heard(): void {
    this.#contactAt = this.#now();
    this.#stillness.heard();
  }

  /** To be asked after every measuring: why kafkajs has lost this member, if it has. Busy = a batch is in its hands, or its store is away. */
  lost(busy: boolean): string | undefined {
    const unread = [...this.#topics].flatMap(([topic, partitions]) => [...partitions].filter(([, { lag, next }]) => lag.head > next).map(([partition]) => `${topic}/${partition}`));
    return this.#stillness.measured({ busy, unread });
  }

  /** A batch is here: from `next` on, in a partition whose last message stands before `head`. */
  fetched(topic: string, partition: number, next: number, head: number): void {
    const progress = this.#topics.get(topic)?.get(partition);
    this.heard();
    this.#stillness.read(`${topic}/${partition}`);
    if (progress === undefined) return;
    progress.next = Math.max(progress.next, next);
    progress.lag.grown(head);
  }

  /** Everything before `next` is applied. */
  applied(topic: string, partition: number, next: number): void {
    this.#movedAt = this.#now();
    this.heard();
    const progress = this.#topics.get(topic)?.get(partition);
    if (progress === undefined) return;
    progress.next = next;
    progress.lag.applied(next);
  }

  /** What Kafka says of a topic's partitions: what is there, and what the group has committed. */
  measured(topic: string, partitions: readonly Measured[]): void {
    for (const { partition, low, head, committed } of partitions) {
      const progress = this.#topics.get(topic)?.get(partition);
      if (progress === undefined) continue;
      // Another member may have had this partition in between.
      progress.next = Math.max(progress.next, committed ?? 0, low);
      progress.lag.applied(progress.next);
      progress.lag.grown(head);
    }
  }

  /** Whether this member reads the partition now. */
  has(topic: string, partition: number): boolean {
    return this.#topics.get(topic)?.has(partition) === true;
  }

  /** Seconds since Kafka last answered this consumer. */
  silentSeconds(): number {
    return (this.#now() - this.#contactAt) / 1_000;
  }

  /** Seconds since a batch ended. */
  stillSeconds(): number {
    return (this.#now() - this.#movedAt) / 1_000;
  }

  /** Per topic: messages applied, messages there, and the age of the oldest that is not applied. */
  topics(): readonly { readonly topic: string; readonly cursor: number; readonly head: number; readonly lagSeconds: number }[] {
    return [...this.#topics].map(([topic, partitions]) => {
      let cursor = 0;
      let head = 0;
      let lagSeconds = 0;
      for (const { lag, next } of partitions.values()) {
        cursor += next;
        head += Math.max(lag.head, next);
        lagSeconds = Math.max(lagSeconds, lag.seconds(next));
      }
      return { topic, cursor, head, lagSeconds };
    });
  }
}
