import { randomUUID } from 'node:crypto';
import { Kafka, logLevel } from 'kafkajs';
import { kafkaForSuite } from './index.ts';

const suite = await kafkaForSuite();

suite.describe("the run's Kafka", () => {
  const { brokers = [], prefix = '' } = suite.server ?? {};

  it('takes a message and hands it to a group, in a topic with a name of this suite', async () => {
    const kafka = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING });
    const topic = `${prefix}greeting`;
    const admin = kafka.admin();
    await admin.connect();
    await admin.createTopics({ topics: [{ topic, numPartitions: 2 }], waitForLeaders: true });
    await admin.disconnect();

    const told = randomUUID();
    const producer = kafka.producer();
    await producer.connect();
    await producer.send({ topic, acks: -1, messages: [{ key: 'k', value: told }] });
    await producer.disconnect();

    const consumer = kafka.consumer({ groupId: `${prefix}readers` });
    await consumer.connect();
    await consumer.subscribe({ topic, fromBeginning: true });
    const heard = await new Promise<string | undefined>((resolve) => {
      void consumer.run({ eachMessage: async ({ message }) => resolve(message.value?.toString()) });
    });
    await consumer.disconnect();
    expect(heard).toBe(told);
  }, 60_000);
});
