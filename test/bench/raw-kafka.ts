import kafkajs, { type Consumer, type EachBatchPayload, type Producer } from 'kafkajs';
import type { PublicEvent } from '#contracts';
import { toWire } from '../../libs/messaging/src/kafka-cloud-event.ts';
import { partitionOf } from '../../libs/messaging/src/kafka-partition.ts';
import { topicOf } from '../../libs/messaging/src/public-event-source.ts';
import { topicPlans } from '../../deploy/cluster/topics.ts';
import type { Plot } from './bus-ground.ts';

/** Messages as kafkajs takes them, with their partitions chosen. */
export interface RawTopic {
  readonly topic: string;
  readonly messages: readonly { readonly key: string; readonly value: string; readonly headers: Record<string, string>; readonly partition: number }[];
}

/** kafkajs as it comes. */
export function rawKafka({ kafka }: Plot): kafkajs.Kafka {
  return new kafkajs.Kafka({ clientId: 'bench-raw', brokers: [...kafka.brokers], logLevel: kafkajs.logLevel.NOTHING });
}

/** A producer that sends where it is told. */
export async function rawProducer(plot: Plot): Promise<Producer> {
  const producer = rawKafka(plot).producer({
    maxInFlightRequests: 1,
    createPartitioner:
      () =>
      ({ message }) =>
        message.partition ?? 0,
  });
  await producer.connect();
  return producer;
}

/** The messages that our relay would send for these events, made beforehand: the raw side pays for sending only. */
export function rawTopics({ kafka }: Plot, events: readonly PublicEvent[]): readonly RawTopic[] {
  const byTopic = Map.groupBy(events, ({ service, stream }) => topicOf(service, stream));
  return [...byTopic].map(([topic, own]) => {
    const partitions = topicPlans([topic])[0]?.partitions ?? 1;
    const messages = own.map((event) => {
      const { key, value, headers } = toWire(event);
      return { key, value, headers: { ...headers }, partition: partitionOf(key, partitions) };
    });
    return { topic: `${kafka.topicPrefix}${topic}`, messages };
  });
}

/** acks=all, one request. */
export async function sendRaw(producer: Producer, topics: readonly RawTopic[]): Promise<void> {
  await producer.sendBatch({ acks: -1, topicMessages: topics.map(({ topic, messages }) => ({ topic, messages: [...messages] })) });
}

/** A member of a group of its own that hands over whole batches and commits their offsets afterwards. */
export async function rawConsumer(plot: Plot, topics: readonly string[], each: (batch: EachBatchPayload['batch']) => Promise<void>): Promise<Consumer> {
  const consumer = rawKafka(plot).consumer({ groupId: `${plot.kafka.topicPrefix}raw`, maxWaitTimeInMs: 500 });
  await consumer.connect();
  await consumer.subscribe({ topics: [...topics], fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    partitionsConsumedConcurrently: 16,
    eachBatch: async (payload) => {
      const { batch } = payload;
      await each(batch);
      await payload.commitOffsetsIfNecessary({ topics: [{ topic: batch.topic, partitions: [{ partition: batch.partition, offset: String(Number(batch.lastOffset()) + 1) }] }] });
    },
  });
  return consumer;
}
