import { createMemoryEventStore } from '#event-store';
import { systemClock } from '#runtime';
import type { PublicEvent } from '#contracts';
import { record } from '../../apps/audit/src/consume/record.ts';
import { commitId, commitKey, encodeCommit } from '../../libs/event-store/src/mongo-log-document.ts';
import { readiness } from '../drive/building.ts';
import { spawnServer } from '../drive/server-process.ts';
import { type Benchmark, bestOf, ratioOf, seconds } from './benchmark.ts';
import { busGround, type Plot } from './bus-ground.ts';
import { multiplied, playedLogs } from './played-logs.ts';
import { rawConsumer, rawProducer, rawTopics, sendRaw } from './raw-kafka.ts';

/** Some ten seconds: the process of audit is new each round, and over 6,000 events half of what is measured is how it gets warm; the raw side runs in one that is. */
const EVENTS = 24_000;
const BATCH = 1_000;
/** Documents inserted at once, as audit's log does it. */
const AT_ONCE = 100;
const REACH = 0.4;

async function fill(plot: Plot, events: readonly PublicEvent[]): Promise<void> {
  const producer = await rawProducer(plot);
  for (let from = 0; from < events.length; from += BATCH) await sendRaw(producer, rawTopics(plot, events.slice(from, from + BATCH)));
  await producer.disconnect();
}

/** The process of audit, from the first message until its log and every view, the timelines among them, are at the end. */
async function ours(plot: Plot, events: readonly PublicEvent[]): Promise<number> {
  const server = await spawnServer({ service: 'audit', env: { ...plot.env, LOG_LEVEL: 'warn' } });
  try {
    const at = async () => (await readiness([server.url]))[0]?.services.find(({ service }) => service === 'audit');
    // It is a member of its group with nothing to read, and is stopped while its topics are filled.
    while (((await at())?.consumers.length ?? 0) === 0) await new Promise((resolve) => setTimeout(resolve, 50));
    process.kill(server.pid, 'SIGSTOP');
    await fill(plot, events);
    const spent = await seconds(async () => {
      process.kill(server.pid, 'SIGCONT');
      for (;;) {
        const audit = await at();
        if (audit !== undefined && audit.head >= events.length && audit.views.every(({ position }) => position >= events.length)) return;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    });
    return events.length / spent;
  } finally {
    process.kill(server.pid, 'SIGCONT');
    await server.remove();
  }
}

/** The documents that audit's log keeps, made beforehand: the raw side pays for reading and inserting only. */
async function documentsOf(events: readonly PublicEvent[]): Promise<ReadonlyMap<string, object>> {
  const documents = new Map<string, object>();
  for (const event of events) {
    const kept = createMemoryEventStore({ clock: systemClock });
    await record(kept, { ...event, version: 1 }, JSON.stringify(event));
    const [stored] = await kept.readAll(0, 1);
    if (stored === undefined) throw new Error('an event was not recorded');
    const { stream, version, id, recordedAt } = event;
    documents.set(id, { _id: commitId(stream, version), key: commitKey(stream, version), commandId: id, recordedAt, events: encodeCommit([stored]).entries });
  }
  return documents;
}

/** Reads whole batches with kafkajs and inserts their documents with the driver. */
async function raw(plot: Plot, events: readonly PublicEvent[]): Promise<number> {
  const documents = await documentsOf(events);
  const target = plot.connection.collection('raw_log');
  await target.createIndexes([{ key: { pos: 1 }, unique: true }, { key: { key: 1 } }]);
  await fill(plot, events);
  let position = 0;
  let inserted = 0;
  let begun = 0;
  const done = Promise.withResolvers<void>();
  /** What is inserted of each partition: kafkajs hands a batch over again when its commit did not come through. */
  const nexts = new Map<string, number>();
  const consumer = await rawConsumer(
    plot,
    rawTopics(plot, events).map(({ topic }) => topic),
    async (batch) => {
      begun ||= performance.now();
      const partition = `${batch.topic}/${batch.partition}`;
      const fresh = batch.messages.filter(({ offset }) => Number(offset) >= (nexts.get(partition) ?? 0));
      nexts.set(partition, Math.max(nexts.get(partition) ?? 0, Number(batch.lastOffset()) + 1));
      const found = fresh.map(({ headers }) => {
        position += 1;
        return { ...documents.get(String(headers?.['ce_id'])), pos: position, last: position };
      });
      const insert = async () => {
        for (let from = 0; from < found.length; from += AT_ONCE) await target.insertMany(found.slice(from, from + AT_ONCE), { ordered: true });
        inserted += found.length;
        if (inserted >= events.length) done.resolve();
      };
      await insert().catch(done.reject);
    },
  );
  await done.promise;
  const spent = (performance.now() - begun) / 1_000;
  await consumer.disconnect();
  return events.length / spent;
}

/** The way into audit. */
export const consume: Benchmark = {
  name: 'consume',
  what: 'events/s from Kafka into audit’s log and timelines ÷ raw kafkajs read and raw driver insert of the same documents in the same batches',
  async run(progress) {
    const { told } = await playedLogs();
    const events = multiplied(told, EVENTS);
    const ground = await busGround();
    try {
      const best = await bestOf(3, async (round) => {
        const rawPlot = await ground.lay(`consume${round}raw`);
        const figures = { raw: await raw(rawPlot, events), ours: await ours(await ground.lay(`consume${round}`), events) };
        progress(`${Math.round(figures.ours)} events/s, raw ${Math.round(figures.raw)}`);
        return figures;
      });
      return ratioOf('consume', 'events/s', best, REACH, [`${events.length} events`, ground.servers]);
    } finally {
      await ground.close();
    }
  },
};
