import { KafkaClient } from '../../libs/messaging/src/kafka-client.ts';
import type { RawMessage } from './plain-text.ts';

/** Every message of every topic behind a prefix, in full; the topics' names without it. */
export async function everyMessage(brokers: readonly string[], prefix: string): Promise<readonly RawMessage[]> {
  const client = new KafkaClient({ brokers, topicPrefix: prefix, clientId: 'every-message' });
  const admin = client.admin({ patient: true });
  await admin.connect();
  const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(prefix) && !topic.startsWith('__'));
  const left = new Map<string, number>();
  for (const topic of topics)
    for (const { partition, low, high } of await admin.fetchTopicOffsets(topic)) if (Number(high) > Number(low)) left.set(`${topic}/${partition}`, Number(high) - 1);
  await admin.disconnect();
  if (left.size === 0) return [];

  const messages: RawMessage[] = [];
  const all = Promise.withResolvers<void>();
  const consumer = client.consumer(`${prefix}every-message`);
  await consumer.connect();
  await consumer.subscribe({ topics, fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    eachMessage: async ({ topic, partition, message: { key, value, headers = {}, offset } }) => {
      const texts = Object.entries(headers).flatMap(([name, header]) => (header === undefined ? [] : [[name, String(header)] as const]));
      messages.push({ topic: topic.slice(prefix.length), key: String(key ?? ''), headers: Object.fromEntries(texts), value: value ?? '' });
      const place = `${topic}/${partition}`;
      if (Number(offset) >= (left.get(place) ?? Number.POSITIVE_INFINITY)) left.delete(place);
      if (left.size === 0) all.resolve();
    },
  });
  await all.promise;
  await consumer.disconnect();
  return messages;
}
