import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PublicEvent } from '#contracts';
import { createMemoryEventStore, type EventStore, newId, openLogFile, type StoredEvent } from '#event-store';
import type { ConsumerState } from './consumer-state.ts';
import type { BusAlarm } from './consumer-options.ts';
import { Consumer } from './consumer.ts';
import { LocalBus } from './local-bus.ts';
import { MemoryConsumerState } from './memory-consumer-state.ts';
import { messagingContract, type MessagingFixture, type RunningConsumer } from './messaging-contract.ts';
import { PublishedLog } from './published-log.ts';
import { openSqliteConsumerState } from './sqlite-consumer-state.ts';

const clock = { now: () => new Date('2022-04-02T07:00:00.000Z') };
const toPublic = (stored: StoredEvent): PublicEvent => ({ ...stored, service: 'intake' });

async function append(store: EventStore, stream: string, type: string, data: object): Promise<StoredEvent> {
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
  const [stored] = (await store.append(stream, version, [event], newId())).events;
  if (stored === undefined) throw new Error('nothing was stored');
  return stored;
}

function fixture(store: EventStore, stateOf: (consumer: string) => Promise<ConsumerState>, end: () => Promise<void>): MessagingFixture {
  const bus = new LocalBus({ sources: [{ service: 'intake', store, toPublic }], stuckSeconds: 0.05 });
  const running = new Set<RunningConsumer>();
  return {
    append: (stream, type, data) => append(store, stream, type, data),
    toPublic,
    start: async (name, topics, route) => {
      const alarms: BusAlarm[] = [];
      const consumer = new Consumer<PublicEvent>({ name, state: await stateOf(name), clock, retries: [0, 0], alarm: (alarm) => alarms.push(alarm) });
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
      for (const { consumer } of running) await consumer.accept([{ topic, key, bytes }]);
    },
    replay: (stream) => bus.replay('intake', stream),
    oldestUnpublishedSeconds: () => bus.oldestUnpublishedSeconds()['intake'] ?? Number.NaN,
    close: async () => {
      for (const one of running) await one.close();
      await end();
    },
  };
}

messagingContract('local, memory', async () => {
  const states = new Map<string, ConsumerState>();
  const stateOf = async (consumer: string) => {
    const state = states.get(consumer) ?? new MemoryConsumerState();
    states.set(consumer, state);
    return state;
  };
  return fixture(createMemoryEventStore({ clock }), stateOf, async () => undefined);
});

messagingContract('local, sqlite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'arrowtower-messaging-'));
  const file = openLogFile(join(folder, 'log.db'), { clock, logs: ['intake'] });
  return fixture(
    file.log('intake'),
    (consumer) => openSqliteConsumerState(file, consumer),
    async () => {
      await file.close();
      await rm(folder, { recursive: true });
    },
  );
});

describe('local bus', () => {
  it('says that it is stuck when an event cannot be made public, and goes on when it can', async () => {
    const store = createMemoryEventStore({ clock });
    let broken = true;
    const alarms: BusAlarm[] = [];
    let moment = 0;
    const bus = new LocalBus({
      stuckSeconds: 1,
      now: () => moment,
      pause: () => new Promise((resolve) => setImmediate(resolve)),
      alarm: (alarm) => alarms.push(alarm),
      sources: [
        {
          service: 'intake',
          store,
          toPublic: (stored) => {
            if (broken) throw new Error('no wire type for logged');
            return toPublic(stored);
          },
        },
      ],
    });
    const consumer = new Consumer<PublicEvent>({ name: 'dispatch', state: new MemoryConsumerState(), clock, now: () => moment });
    const subscription = bus.subscribe(consumer, ['intake.request']);
    await consumer.open(() => () => undefined);
    await subscription.start();
    await append(store, 'request-1', 'logged', {});
    while (alarms.length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(subscription.status()).toMatchObject([{ stuck: false }]);
    moment += 1_001;
    expect(subscription.status()).toMatchObject([{ stuck: true, cursor: 0, head: 1, busy: false }]);
    expect(alarms[0]).toMatchObject({ kind: 'source', message: expect.stringContaining('no wire type for logged') });
    broken = false;
    expect(await consumer.waitFor('request-1', 1, 20_000)).toBe(true);
    await subscription.close(5_000);
    expect(subscription.status()).toMatchObject([{ stuck: false, cursor: 1, lagSeconds: 0 }]);
  });
});

describe('published log', () => {
  it('makes a public event and its bytes once, however many read it', async () => {
    const store = createMemoryEventStore({ clock });
    let made = 0;
    const countingToPublic = (stored: StoredEvent) => {
      made += 1;
      return toPublic(stored);
    };
    const log = new PublishedLog({ service: 'intake', store, toPublic: countingToPublic }, 8);
    for (let n = 0; n < 6; n++) await append(store, 'request-1', 'logged', { n });
    const first = await log.after(0, 4);
    const second = await log.after(0, 10);
    expect(second.slice(0, 4)).toEqual([...first]);
    expect(second[0]).toBe(first[0]);
    expect(first[0]?.bytes).toBe(second[0]?.bytes);
    await log.after(4, 10);
    await log.after(4, 10);
    expect(made).toBe(6);
  });

  it('does not let a reader far behind push out what the others read', async () => {
    const store = createMemoryEventStore({ clock });
    const log = new PublishedLog({ service: 'intake', store, toPublic }, 4);
    for (let n = 0; n < 12; n++) await append(store, 'request-1', 'logged', { n });
    const [head] = await log.after(11, 1);
    expect((await log.after(0, 12)).map(({ event }) => event.position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect((await log.after(11, 1))[0]).toBe(head);
  });
});
