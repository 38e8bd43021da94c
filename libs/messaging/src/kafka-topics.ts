import { found } from './kafka-admin.ts';
import { answered } from './kafka-answered.ts';
import type { Admin, KafkaClient } from './kafka-client.ts';
import { KafkaMisconfigured, misconfiguration } from './kafka-errors.ts';
import { within } from './within.ts';

/** Seconds for one question, with everything that kafkajs asks for it. */
const ANSWERED_WITHIN = 10;

/** How long a partition is, and what a group has committed there (undefined = nothing yet). */
export interface Measured {
  readonly partition: number;
  /** Offset of the oldest message that is still there. */
  readonly low: number;
  readonly head: number;
  readonly committed: number | undefined;
}

/** What a running process asks Kafka beside the flow; one connection, made again after a failure. */
export class KafkaTopics {
  readonly #client: KafkaClient;
  readonly #createCommand: string;
  readonly #pause: (milliseconds: number) => Promise<void>;
  #admin: Promise<Admin> | undefined;
  #closing = false;

  /** @param createCommand the command that creates missing topics, for the sentence */
  constructor(client: KafkaClient, createCommand: string, pause: (milliseconds: number) => Promise<void>) {
    this.#client = client;
    this.#createCommand = createCommand;
    this.#pause = pause;
  }

  /** Waits until Kafka answers and has these topics. @throws KafkaMisconfigured when it answers that they are missing, or refuses us */
  async ready(topics: readonly string[], waiting: (reason: unknown) => void): Promise<void> {
    const { brokers, sasl, tls, topicPrefix } = this.#client.options;
    for (let failures = 0; !this.#closing; failures += 1) {
      try {
        const there = new Set((await this.#ask((admin) => found(admin, topicPrefix, topics))).map(({ topic }) => topic));
        const missing = topics.filter((topic) => !there.has(topic)).map((topic) => `${topicPrefix}${topic}`);
        if (missing.length === 0) return;
        throw new KafkaMisconfigured(`Kafka at ${brokers.join(', ')} has no topic ${missing.join(', ')}: create them with \`${this.#createCommand}\`.`);
      } catch (error) {
        if (error instanceof KafkaMisconfigured) throw error;
        const hopeless = misconfiguration(error, { brokers, username: sasl?.username, tls: tls !== undefined });
        if (hopeless !== undefined) throw hopeless;
        waiting(error);
        await this.#pause(Math.min(1_000, 100 * 2 ** failures));
      }
    }
  }

  /** How many partitions each topic has; names with the prefix. */
  async count(topics: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const there = await this.#ask((admin) => found(admin, '', topics));
    const missing = topics.filter((topic) => !there.some((one) => one.topic === topic));
    if (missing.length > 0) throw new KafkaMisconfigured(`Kafka has no topic ${missing.join(', ')}: create them with \`${this.#createCommand}\`.`);
    return new Map(there.map(({ topic, partitions }) => [topic, partitions]));
  }

  /** How far a group is in each topic; names with the prefix. */
  measure(group: string, topics: readonly string[]): Promise<ReadonlyMap<string, readonly Measured[]>> {
    return this.#ask(async (admin) => {
      const offsets = await admin.fetchOffsets({ groupId: group, topics: [...topics] });
      const committed = new Map(offsets.flatMap(({ topic, partitions }) => partitions.map(({ partition, offset }) => [`${partition}/${topic}`, Number(offset)] as const)));
      const measured = topics.map(async (topic): Promise<readonly [string, readonly Measured[]]> => {
        const partitions = (await admin.fetchTopicOffsets(topic)).map(({ partition, low, high }) => {
          const offset = committed.get(`${partition}/${topic}`) ?? -1;
          return { partition, low: Number(low), head: Number(high), committed: offset < 0 ? undefined : offset };
        });
        return [topic, partitions];
      });
      return new Map(await Promise.all(measured));
    });
  }

  /** The same of every topic that a group has ever read and that is wanted. */
  async measureAll(group: string, wanted: (topic: string) => boolean): Promise<ReadonlyMap<string, readonly Measured[]>> {
    const offsets = await this.#ask((admin) => admin.fetchOffsets({ groupId: group }));
    const topics = offsets.filter(({ topic, partitions }) => wanted(topic) && partitions.some(({ offset }) => Number(offset) >= 0)).map(({ topic }) => topic);
    return topics.length === 0 ? new Map() : this.measure(group, topics);
  }

  /** Gives the connection back. */
  async close(withinMilliseconds: number): Promise<void> {
    this.#closing = true;
    await this.#drop(withinMilliseconds);
  }

  async #ask<T>(question: (admin: Admin) => Promise<T>): Promise<T> {
    if (this.#closing) throw new Error('the bus is closed');
    const asked = (this.#admin ??= this.#connect());
    try {
      const answer = asked.then(question);
      return await answered(answer, ANSWERED_WITHIN, `Kafka has not answered a question for ${ANSWERED_WITHIN} s`);
    } catch (error) {
      if (this.#admin === asked) await this.#drop(1_000);
      throw error;
    }
  }

  async #connect(): Promise<Admin> {
    const admin = this.#client.admin({ patient: false });
    try {
      await admin.connect();
      return admin;
    } catch (error) {
      await within(admin.disconnect(), 1_000);
      throw error;
    }
  }

  async #drop(withinMilliseconds: number): Promise<void> {
    const admin = this.#admin;
    this.#admin = undefined;
    await within(
      admin?.then((one) => one.disconnect()),
      withinMilliseconds,
    );
  }
}
