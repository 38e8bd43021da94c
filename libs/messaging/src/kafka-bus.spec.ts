import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { kafkaForSuite } from '#brokers';
import type { PublicEvent } from '#contracts';
import { createMemoryEventStore, newId, type StoredEvent } from '#event-store';
import type { BusAlarm } from './consumer-options.ts';
import type { ConsumerState } from './consumer-state.ts';
import { Consumer } from './consumer.ts';
import { openKafkaAdmin } from './kafka-admin.ts';
import { KafkaBus } from './kafka-bus.ts';
import { KafkaClient, type Producer } from './kafka-client.ts';
import { toWire } from './kafka-cloud-event.ts';
import { MemoryConsumerState } from './memory-consumer-state.ts';
import { messagingContract, type MessagingFixture, type RunningConsumer } from './messaging-contract.ts';
import { MemoryRelayCursor } from './relay-cursor.ts';

const clock = { now: () => new Date('2022-04-02T07:00:00.000Z') };
const toPublic = (stored: StoredEvent): PublicEvent => {
  const { id, type, stream, version, position, occurredAt, recordedAt, actor, channel, commandId, correlationId, data } = stored;
  return { id, type, service: 'intake', stream, version, position, occurredAt, recordedAt, actor, channel, commandId, correlationId, data };
};
const suite = await kafkaForSuite();
const { brokers, prefix } = suite.server ?? { brokers: [], prefix: '' };

async function open(): Promise<MessagingFixture> {
  const kafka = { brokers, topicPrefix: `${prefix}${randomUUID().slice(0, 8)}.`, clientId: 'contract' };
  const admin = await openKafkaAdmin(kafka);
  await admin.createTopics(['intake.request', 'intake.call'].map((topic) => ({ topic, partitions: 3, replication: 1, settings: {} })));
  await admin.close();
  const store = createMemoryEventStore({ clock });
  const bus = new KafkaBus({ kafka, sources: [{ service: 'intake', store, toPublic }], cursor: new MemoryRelayCursor(), stuckSeconds: 0.05 });
  await bus.start();
  const states = new Map<string, ConsumerState>();
  const running = new Set<RunningConsumer>();
  let producer: Producer | undefined;
  return {
    append: async (stream, type, data) => {
      const version = (await store.readStream(stream)).length;
      const now = clock.now().toISOString();
      const event = {
        id: newId(),
        type,
        schemaVersion: 1,
        occurredAt: now,
        actor: { id: 'account-1', role: 'operator', area: '' },
        channel: 'app' as const,
        correlationId: stream,
        data,
      };
      return (await store.append(stream, version, [event], newId())).events[0] as StoredEvent;
    },
    toPublic,
    start: async (name, topics, route) => {
      const alarms: BusAlarm[] = [];
      const state = states.get(name) ?? new MemoryConsumerState();
      states.set(name, state);
      const consumer = new Consumer<PublicEvent>({ name, state, clock, retries: [0, 0], alarm: (alarm) => alarms.push(alarm) });
      const subscription = bus.subscribe(consumer, topics);
      await consumer.open(route);
      await subscription.start();
      const started: RunningConsumer = {
        consumer,
        alarms,
        status: () => subscription.status(),
        close: async () => {
          running.delete(started);
          await subscription.close(5_000);
        },
      };
      running.add(started);
      return started;
    },
    deliver: async (topic, key, bytes) => {
      let message: { key: string; value: string; headers?: Record<string, string> } = { key, value: Buffer.from(bytes as string).toString() };
      try {
        const wire = toWire(JSON.parse(message.value) as PublicEvent);
        message = { ...wire, key, headers: { ...wire.headers } };
      } catch {
        // Not an event: the bytes go out as they are.
      }
      if (producer === undefined) await (producer = new KafkaClient(kafka).producer()).connect();
      await producer.send({ topic: `${kafka.topicPrefix}${topic}`, messages: [message] });
    },
    replay: (stream) => bus.replay('intake', stream),
    oldestUnpublishedSeconds: () => bus.oldestUnpublishedSeconds()['intake'] ?? Number.NaN,
    close: async () => {
      for (const one of running) await one.close();
      await bus.close(5_000);
      await producer?.disconnect();
    },
  };
}

// A broker that has just started, on a busy machine, may take seconds for a group.
jest.setTimeout(60_000);

suite.describe('on Kafka', () => messagingContract('Kafka', open));
