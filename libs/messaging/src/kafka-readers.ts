import type { KafkaTopics } from './kafka-topics.ts';
import { Lag } from './lag.ts';

/** A consumer group of another service that reads our topics, and how old the oldest of our events is that it has not applied. */
export interface ReaderLag {
  readonly reader: string;
  readonly source: string;
  readonly seconds: number;
}

/** Watches how far the groups of other services are on the topics of ours: an owner can say that nobody hears, also when the others do not run at all. */
export class KafkaReaders {
  readonly #topics: KafkaTopics;
  readonly #prefix: string;
  readonly #readers: readonly string[];
  readonly #sources: readonly string[];
  readonly #now: () => number;
  readonly #lags = new Map<string, { readonly reader: string; readonly source: string; readonly lag: Lag; applied: number }>();

  /** @param readers services whose group is named after them @param sources services whose topics are ours */
  constructor(topics: KafkaTopics, prefix: string, readers: readonly string[], sources: readonly string[], now: () => number) {
    this.#topics = topics;
    this.#prefix = prefix;
    this.#readers = readers;
    this.#sources = sources;
    this.#now = now;
  }

  /** Asks Kafka; a group that has never read a topic is not waited for. @throws when Kafka is away */
  async measure(): Promise<void> {
    for (const reader of this.#readers) {
      for (const source of this.#sources) {
        const measured = await this.#topics.measureAll(`${this.#prefix}${reader}`, (topic) => topic.startsWith(`${this.#prefix}${source}.`));
        const partitions = [...measured.values()].flat();
        if (partitions.length === 0) continue;
        const key = `${reader} ${source}`;
        const known = this.#lags.get(key) ?? { reader, source, lag: new Lag(this.#now), applied: 0 };
        this.#lags.set(key, known);
        known.lag.grown(partitions.reduce((sum, { head }) => sum + head, 0));
        known.applied = partitions.reduce((sum, { head, committed }) => sum + Math.min(head, committed ?? 0), 0);
        known.lag.applied(known.applied);
      }
    }
  }

  lags(): readonly ReaderLag[] {
    return [...this.#lags.values()].map(({ reader, source, lag, applied }) => ({ reader, source, seconds: lag.seconds(applied) }));
  }
}
