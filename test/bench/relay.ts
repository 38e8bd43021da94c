import type { PublicEvent } from '#contracts';
import { createMemoryEventStore, type EventStore, type Lease, openMongoEventLog, type StoredEvent } from '#event-store';
import { KafkaBus, openMongoRelayCursor } from '#messaging';
import { systemClock } from '#runtime';
import { WIRE_TYPES } from '../../apps/intake/src/publish/publish.ts';
import { carryIntoMongoLog } from '../../libs/event-store/src/mongo-log-carry.ts';
import { publisher } from '../../libs/runtime/src/service/publish.ts';
import { type Benchmark, bestOf, ratioOf, seconds } from './benchmark.ts';
import { busGround, type Plot } from './bus-ground.ts';
import { multiplied, playedLogs } from './played-logs.ts';
import { rawProducer, rawTopics, sendRaw } from './raw-kafka.ts';

const EVENTS = 20_000;
/** Events read and sent at once, as the relay does it. */
const BATCH = 1_000;
const REACH = 0.6;

const toPublic = publisher('intake', { types: WIRE_TYPES });

/** A log to carry from: positions and versions as they are. */
function logOf(events: readonly StoredEvent[]): EventStore {
  const empty = createMemoryEventStore({ clock: systemClock });
  return { ...empty, logId: 'bench/intake', readAll: async (after, limit) => events.slice(after, after + limit), head: async () => events.length };
}

/** The relay as a process of intake runs it, from the moment it may send until its cursor is stored behind the last event. */
async function ours({ kafka, connection }: Plot, head: number): Promise<number> {
  const store = await openMongoEventLog(connection, 'intake', { clock: systemClock });
  const cursor = openMongoRelayCursor(connection);
  const lease = { held: false, begin: (): void => undefined };
  const out = Promise.withResolvers<void>();
  const bus = new KafkaBus({
    kafka,
    sources: [{ service: 'intake', store, toPublic }],
    cursor: {
      get: (service) => cursor.get(service),
      save: async (service, position) => {
        await cursor.save(service, position);
        if (position >= head) out.resolve();
      },
    },
    lease: (): Lease => ({
      get held() {
        return lease.held;
      },
      onChange: (listener) => {
        lease.begin = () => listener(true);
        return () => undefined;
      },
      stop: () => Promise.resolve(),
    }),
    alarm: ({ message }) => out.reject(new Error(message)),
  });
  await bus.start();
  // One stream beforehand, so that connections are no part of it; the raw side does the same.
  const [first] = await store.readAll(0, 1);
  await bus.replay('intake', first?.stream ?? '');
  const spent = await seconds(async () => {
    lease.held = true;
    lease.begin();
    await out.promise;
  });
  await bus.close(5_000);
  await store.close();
  return head / spent;
}

/** Reads the log's documents with the driver and sends messages that were made beforehand, batch after batch. */
async function raw(plot: Plot, events: readonly PublicEvent[]): Promise<number> {
  const batches = Array.from({ length: Math.ceil(events.length / BATCH) }, (_, n) => rawTopics(plot, events.slice(n * BATCH, (n + 1) * BATCH)));
  const log = plot.connection.collection<{ readonly pos: number }>('intake_log');
  const producer = await rawProducer(plot);
  await sendRaw(producer, rawTopics(plot, events.slice(0, 1)));
  const spent = await seconds(async () => {
    for (const [n, batch] of batches.entries()) {
      const documents = await log
        .find({ pos: { $gt: n * BATCH, $lte: (n + 1) * BATCH } })
        .sort({ pos: 1 })
        .toArray();
      if (documents.length === 0) throw new Error('the log ends too early');
      await sendRaw(producer, batch);
    }
  });
  await producer.disconnect();
  return events.length / spent;
}

/** The way out of a service's log. */
export const relay: Benchmark = {
  name: 'relay',
  what: 'events/s from intake’s log in MongoDB to Kafka, acks=all ÷ raw driver read and raw kafkajs send of the same documents, headers and batches',
  async run(progress) {
    const { intake } = await playedLogs();
    const events = multiplied(intake, EVENTS);
    const ground = await busGround();
    try {
      const best = await bestOf(3, async (round) => {
        const plot = await ground.lay(`relay${round}`);
        await carryIntoMongoLog(logOf(events), plot.connection, 'intake');
        const figures = { raw: await raw(plot, events.map(toPublic)), ours: await ours(plot, events.length) };
        progress(`${Math.round(figures.ours)} events/s, raw ${Math.round(figures.raw)}`);
        return figures;
      });
      return ratioOf('relay', 'events/s', best, REACH, [`${events.length} events`, ground.servers]);
    } finally {
      await ground.close();
    }
  },
};
