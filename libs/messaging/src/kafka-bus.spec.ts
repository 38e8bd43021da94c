import { jest } from '@jest/globals';
import { kafkaForSuite } from '#brokers';
import type { PublicEvent } from '#contracts';
import { KafkaUnderTest, type Member, toPublic } from './kafka-bus-under-test.ts';
import { toWire } from './kafka-cloud-event.ts';
import { messagingContract, type MessagingFixture, type RunningConsumer } from './messaging-contract.ts';

const suite = await kafkaForSuite();

async function open(): Promise<MessagingFixture> {
  const kafka = await KafkaUnderTest.open(suite.server ?? { brokers: [] });
  const bus = await kafka.bus({ stuckSeconds: 0.05 });
  return {
    append: async (stream, type, data) => (await kafka.append(stream, 1, type, data))[0] as never,
    toPublic,
    start: async (name, topics, route) => {
      const member: Member = await kafka.join(bus, name, { route }, topics);
      const started: RunningConsumer = { consumer: member.consumer, alarms: member.alarms, status: () => member.subscription.status(), close: () => kafka.leave(member) };
      return started;
    },
    deliver: (topic, key, bytes) => {
      const value = Buffer.from(bytes as string).toString();
      try {
        return kafka.produce(topic, { ...toWire(JSON.parse(value) as PublicEvent), key });
      } catch {
        return kafka.produce(topic, { key, value });
      }
    },
    replay: (stream) => bus.replay('intake', stream),
    oldestUnpublishedSeconds: () => bus.oldestUnpublishedSeconds()['intake'] ?? Number.NaN,
    close: () => kafka.close(),
  };
}

// A broker that has just started, on a busy machine, may take seconds for a group.
jest.setTimeout(60_000);

suite.describe('on Kafka', () => messagingContract('Kafka', open));
