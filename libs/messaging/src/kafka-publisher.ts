import type { PublicEvent } from '#contracts';
import type { BusWatch, Sent } from './bus-watch.ts';
import { answered } from './kafka-answered.ts';
import type { KafkaClient, Producer } from './kafka-client.ts';
import { toWire } from './kafka-cloud-event.ts';
import { partitionOf } from './kafka-partition.ts';
import { within } from './within.ts';
import { topicOf } from './public-event-source.ts';

/** Where the partitions of a topic are counted. */
export type CountPartitions = (topics: readonly string[]) => Promise<ReadonlyMap<string, number>>;

interface Lane {
  readonly topic: string;
  readonly partition: number;
  readonly messages: { readonly key: string; readonly value: string; readonly headers: Record<string, string>; readonly partition: number }[];
}

/** Milliseconds for which a topic's partitions are believed. */
const COUNTED_FOR = 30_000;
/** Seconds for a sending, with kafkajs' own retries; then it begins again with a new producer. */
const SENT_WITHIN = 10;

/**
 * Sends public events: acks=all, idempotent, one request in flight. kafkajs may answer as if all were well although it left a partition out (its leader
 * had just changed), so every partition must be named in the answer; one that is not is sent again by itself before anything later of it.
 */
export class KafkaPublisher {
  readonly #client: KafkaClient;
  readonly #count: CountPartitions;
  readonly #now: () => number;
  readonly #sent: BusWatch['sent'];
  #producer: Promise<Producer> | undefined;
  #partitions = new Map<string, { readonly count: number; readonly at: number }>();
  #tail: Promise<unknown> = Promise.resolve();

  constructor(client: KafkaClient, count: CountPartitions, now: () => number, sent?: BusWatch['sent']) {
    this.#client = client;
    this.#count = count;
    this.#now = now;
    this.#sent = sent;
  }

  /** Resolves when Kafka has all of them durably; one call after the other. After a failure some may be there: send them again, in order. */
  publish(events: readonly PublicEvent[]): Promise<void> {
    const work = async () => {
      try {
        await answered(this.#watched(events), SENT_WITHIN, `Kafka has not taken a sending for ${SENT_WITHIN} s`);
      } catch (error) {
        this.#startOver();
        throw error;
      }
    };
    const mine = this.#tail.then(work, work);
    this.#tail = mine.catch(() => undefined);
    return mine;
  }

  /** Gives the connection back. */
  async close(withinMilliseconds: number): Promise<void> {
    const producer = this.#producer;
    this.#producer = undefined;
    await within(
      producer?.then((one) => one.disconnect()),
      withinMilliseconds,
    );
  }

  /** One sending per service and topic, as those who trace it see it; on the wire it is one request. */
  #watched(events: readonly PublicEvent[]): Promise<void> {
    let send = () => this.#send(events);
    const sent = this.#sent;
    if (sent === undefined) return send();
    const batches = new Map<string, Sent & { readonly events: PublicEvent[] }>();
    for (const event of events) {
      const destination = topicOf(event.service, event.stream);
      const batch = batches.get(destination) ?? { service: event.service, destination, events: [] };
      batches.set(destination, batch);
      batch.events.push(event);
    }
    for (const batch of batches.values()) {
      const inner = send;
      send = () => sent(batch, inner);
    }
    return send();
  }

  async #send(events: readonly PublicEvent[]): Promise<void> {
    const producer = await this.#connected();
    const lanes = await this.#lanes(events);
    const byTopic = new Map<string, Lane['messages']>();
    for (const { topic, messages } of lanes) byTopic.set(topic, [...(byTopic.get(topic) ?? []), ...messages]);
    const topicMessages = [...byTopic].map(([topic, messages]) => ({ topic, messages }));
    const answer = await producer.sendBatch({ acks: -1, timeout: 2_500, topicMessages });
    for (const lane of lanes) {
      if (named(answer, lane)) continue;
      const again = await producer.send({ acks: -1, timeout: 2_500, topic: lane.topic, messages: lane.messages });
      if (!named(again, lane)) throw new Error(`Kafka answered without naming ${lane.topic}, partition ${lane.partition}`);
    }
  }

  async #lanes(events: readonly PublicEvent[]): Promise<readonly Lane[]> {
    const lanes = new Map<string, Lane>();
    const topics = events.map((event) => `${this.#client.options.topicPrefix}${topicOf(event.service, event.stream)}`);
    await this.#know(new Set(topics));
    for (const [index, event] of events.entries()) {
      const topic = topics[index] as string;
      const { key, headers, value } = toWire(event);
      const partition = partitionOf(key, this.#partitions.get(topic)?.count ?? 1);
      const name = `${partition}/${topic}`;
      const lane = lanes.get(name) ?? { topic, partition, messages: [] };
      lanes.set(name, lane);
      lane.messages.push({ key, value, headers: { ...headers }, partition });
    }
    return [...lanes.values()];
  }

  async #know(topics: ReadonlySet<string>): Promise<void> {
    const now = this.#now();
    const unknown = [...topics].filter((topic) => now - (this.#partitions.get(topic)?.at ?? -COUNTED_FOR) >= COUNTED_FOR);
    if (unknown.length === 0) return;
    for (const [topic, count] of await this.#count(unknown)) this.#partitions.set(topic, { count, at: now });
  }

  #connected(): Promise<Producer> {
    this.#producer ??= this.#connect();
    return this.#producer;
  }

  async #connect(): Promise<Producer> {
    const producer = this.#client.producer();
    try {
      await producer.connect();
      return producer;
    } catch (error) {
      void within(producer.disconnect(), 1_000);
      throw error;
    }
  }

  /** A new producer has fresh metadata and a fresh sequence. */
  #startOver(): void {
    this.#partitions.clear();
    const producer = this.#producer;
    this.#producer = undefined;
    void within(
      producer?.then((one) => one.disconnect()),
      1_000,
    );
  }
}

function named(answer: readonly { readonly topicName: string; readonly partition: number; readonly errorCode: number }[], lane: Lane): boolean {
  return answer.some(({ topicName, partition, errorCode }) => topicName === lane.topic && partition === lane.partition && errorCode === 0);
}
