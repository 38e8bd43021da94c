import { join } from 'node:path';
import * as fc from 'fast-check';
import { kafkaForSuite, mongoForSuite } from '#brokers';
import {
  connectMongo,
  createCommandHandler,
  createMemoryEventStore,
  type Decider,
  deriveUuid,
  type DomainEvent,
  ensureEventLogIndexes,
  type EventStore,
  openLogFile,
  openMongoEventLog,
} from '#event-store';
import {
  Consumer,
  type ConsumerState,
  type Delivery,
  effectOf,
  ensureConsumerStateIndexes,
  MemoryConsumerState,
  openKafkaAdmin,
  openMongoConsumerState,
  openSqliteConsumerState,
} from '#messaging';
import type { PublicEvent } from '#contracts';
import { type BusServers, openBus, TOPIC } from './processes/open-bus.ts';
import { start } from './processes/process.ts';
import { clock, temporaryFolder } from './stores.ts';

type Trouble = 'fails' | 'unknown type' | 'no event';

/** A consumer's state and the log its effects go to. */
interface Kept {
  readonly state: ConsumerState;
  readonly effects: EventStore;
  restart(): Promise<Kept>;
  close(): Promise<void>;
}

const SEED = '0190b1a0-0000-7000-8000-000000000000';
const followed: Decider<null, number, DomainEvent> = { initialState: null, evolve: () => null, decide: (version) => [{ type: 'Followed', data: { version } }] };

function message(key: string, version: number, trouble: Trouble | undefined): Delivery<PublicEvent> {
  const event: PublicEvent = {
    id: deriveUuid(SEED, key, version),
    type: trouble === 'unknown type' ? 'of-tomorrow' : 'known',
    service: 'intake',
    stream: key,
    version,
    position: version,
    occurredAt: '2022-04-02T07:00:00.000Z',
    recordedAt: '2022-04-02T07:00:00.000Z',
    actor: { id: 'account-1', role: 'operator', area: '' },
    channel: 'app',
    commandId: deriveUuid(SEED, 'command', key, version),
    correlationId: key,
    data: trouble === 'fails' ? { poison: true } : {},
  };
  const bytes = JSON.stringify(event);
  return { topic: 'intake.stream', key, bytes: trouble === 'no event' ? bytes.slice(0, 40) : bytes };
}

async function open(kept: Kept, isMended: () => boolean): Promise<Consumer<PublicEvent>> {
  const commands = createCommandHandler(kept.effects, { clock });
  const consumer = new Consumer<PublicEvent>({ name: 'dispatch', state: kept.state, clock, retries: [0], pause: async () => undefined, remembered: 2 });
  await consumer.open((type) => {
    if (type === 'of-tomorrow' && !isMended()) return undefined;
    return async (event) => {
      if ('poison' in event.data && !isMended()) throw new Error('poison');
      await commands.handle(followed, `job-${event.stream}`, event.version, effectOf('dispatch', event, clock.now()));
    };
  });
  return consumer;
}

async function applied(kept: Kept, key: string): Promise<readonly unknown[]> {
  return (await kept.effects.readStream(`job-${key}`)).map((event) => (event.data as { readonly version: number }).version);
}

const upTo = (length: number) => Array.from({ length }, (_, index) => index + 1);

const mongo = await mongoForSuite();
const kafka = await kafkaForSuite();
const folder = temporaryFolder();
let files = 0;

async function openSqlite(path: string): Promise<Kept> {
  const file = openLogFile(path, { clock, logs: ['dispatch'] });
  return {
    state: await openSqliteConsumerState(file, 'dispatch'),
    effects: file.log('dispatch'),
    restart: async () => {
      await file.close();
      return openSqlite(path);
    },
    close: () => file.close(),
  };
}

async function openMemory(): Promise<Kept> {
  const kept: Kept = { state: new MemoryConsumerState(), effects: createMemoryEventStore({ clock }), restart: async () => kept, close: async () => undefined };
  return kept;
}

/** Both logs and the state in a database of the suite's, indexed as deployment does it; every course has names of its own. */
async function openMongo(url: string, course = `${++files}`): Promise<Kept> {
  const connection = await connectMongo(url, { name: 'promises' });
  const log = `dispatch_${course}`;
  await ensureEventLogIndexes(connection, [log]);
  await ensureConsumerStateIndexes(connection);
  const effects = await openMongoEventLog(connection, log, { clock });
  const close = async () => {
    await effects.close();
    await connection.close();
  };
  return {
    state: await openMongoConsumerState(connection, log),
    effects,
    restart: async () => {
      await close();
      return openMongo(url, course);
    },
    close,
  };
}

describe('10: a message that cannot be handled parks its own key and nothing else; releasing it replays that key in order', () => {
  describe.each([
    { name: 'memory', empty: openMemory, runs: 150 },
    { name: 'sqlite', empty: () => openSqlite(join(folder, `parked-${++files}.db`)), runs: 25 },
    ...(mongo.server === undefined ? [] : [{ name: 'mongo', empty: () => openMongo(mongo.server?.url ?? ''), runs: 6 }]),
  ])('$name', ({ empty, runs }) => {
    it('whatever cannot be handled, wherever it stands, in whatever batches and over restarts', async () => {
      const trouble = fc.option(fc.constantFrom<Trouble>('fails', 'unknown type', 'no event'), { nil: undefined, freq: 5 });
      const streams = fc.array(fc.array(trouble, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 4 });
      // Which key's next message comes, whether the batch ends there, whether the process restarts there.
      const arrivals = fc.array(fc.record({ key: fc.nat(3), batchEnds: fc.boolean(), restarts: fc.boolean(), again: fc.boolean() }), { maxLength: 30 });
      await fc.assert(
        fc.asyncProperty(streams, arrivals, async (wanted, order) => {
          let kept = await empty();
          let mended = false;
          let consumer = await open(kept, () => mended);
          const next = wanted.map(() => 0);
          let batch: Delivery<PublicEvent>[] = [];
          const flush = async () => {
            await (await consumer.accept(batch)).saved;
            batch = [];
          };
          const restart = async () => {
            kept = await kept.restart();
            consumer = await open(kept, () => mended);
          };
          for (const { key: number, batchEnds, restarts, again } of [
            ...order,
            ...wanted.flatMap((stream, key) => stream.map(() => ({ key, batchEnds: false, restarts: false, again: false }))),
          ]) {
            const at = next[number];
            if (at === undefined || at >= (wanted[number]?.length ?? 0)) continue;
            next[number] = at + 1;
            const arriving = message(`key-${number}`, at + 1, wanted[number]?.[at]);
            batch.push(arriving);
            if (again) batch.push(arriving);
            if (batchEnds) await flush();
            if (batchEnds && restarts) await restart();
          }
          await flush();

          const troubled = wanted.flatMap((stream, key) => (stream.some((each) => each !== undefined) ? [`key-${key}`] : []));
          expect((await consumer.parked()).map(({ key }) => key).toSorted()).toEqual(troubled);
          for (const [key, stream] of wanted.entries()) {
            const first = stream.findIndex((each) => each !== undefined);
            expect(await applied(kept, `key-${key}`)).toEqual(upTo(first === -1 ? stream.length : first));
          }
          for (const { key, messages } of await consumer.parked()) {
            const stream = wanted[Number(key.slice(4))] ?? [];
            expect(messages).toBe(stream.length - stream.findIndex((each) => each !== undefined));
          }

          await restart();
          mended = true;
          for (const key of troubled) await consumer.release(key);
          // What was no event stays none: its owner publishes those streams again.
          const unreadable = wanted.flatMap((stream, key) => (stream.includes('no event') ? [`key-${key}`] : []));
          expect((await consumer.parked()).map(({ key }) => key).toSorted()).toEqual(unreadable);
          for (const key of unreadable) {
            const stream = wanted[Number(key.slice(4))] ?? [];
            await consumer.accept(stream.map((each, index) => message(key, index + 1, each === 'no event' ? undefined : each)));
          }
          expect(await consumer.parked()).toEqual([]);
          for (const [key, stream] of wanted.entries()) expect(await applied(kept, `key-${key}`)).toEqual(upTo(stream.length));
          await kept.close();
        }),
        { numRuns: runs },
      );
    }, 120_000);

    it('a redelivery of the failed message does not set its key free; only a release does', async () => {
      const kept = await empty();
      let mended = false;
      const consumer = await open(kept, () => mended);
      await consumer.accept([message('key-1', 1, 'fails'), message('key-1', 2, undefined)]);
      mended = true;
      await consumer.accept([message('key-1', 1, 'fails'), message('key-1', 2, undefined), message('key-1', 3, undefined)]);
      expect(await applied(kept, 'key-1')).toEqual([]);
      expect(await consumer.release('key-1')).toBeUndefined();
      expect(await applied(kept, 'key-1')).toEqual([1, 2, 3]);
      await kept.close();
    });
  });

  /** Kills whoever follows and has the cause mended; what was made of the broken stream before, and of every stream after. */
  async function killed(address: string, kills: readonly number[], events: number) {
    for (const lines of kills) {
      const process = start('follow', address, String(events), 'broken');
      await process.untilTold(lines);
      await process.kill();
    }
    const broken = await openBus(address, clock);
    const whileBroken = (await broken.dispatch.readStream('job-1')).length;
    await broken.bus.close(5_000);
    await broken.close();

    const mended = start('follow', address, '20', 'mended');
    await mended.ended;
    const after = await openBus(address, clock);
    const streams = [];
    for (const n of [1, 2, 3, 4]) {
      const written = await after.intake.readStream(`stream-${n}`);
      const jobs = await after.dispatch.readStream(`job-${n}`);
      streams.push({ written: upTo(written.length), done: jobs.map((event) => (event.data as { readonly version: number }).version) });
    }
    await after.close();
    return { whileBroken, last: mended.told.at(-1), streams };
  }

  function expectAllDone({ whileBroken, last, streams }: Awaited<ReturnType<typeof killed>>): void {
    expect(whileBroken).toBe(2);
    expect(last).toEqual({ parked: 0 });
    for (const { written, done } of streams) {
      expect(written.length).toBeGreaterThan(5);
      expect(done).toEqual(written);
    }
  }

  const KILLED = 'nor does SIGKILL at any instant set it free, lose or double what waits behind it';

  it(`sqlite: ${KILLED}`, async () => {
    expectAllDone(await killed(join(folder, 'killed.db'), [3, 9, 17, 28], 80));
  }, 60_000);

  // A member that was killed keeps its partitions for 10 s: fewer kills, each with more behind it.
  (mongo.server === undefined || kafka.server === undefined ? it.skip : it)(
    `Kafka and MongoDB: ${KILLED}`,
    async () => {
      const servers: BusServers = { mongodbUrl: mongo.server?.url ?? '', brokers: kafka.server?.brokers ?? [], topicPrefix: kafka.server?.prefix ?? '' };
      const connection = await connectMongo(servers.mongodbUrl, { name: 'promises' });
      await ensureEventLogIndexes(connection, ['intake', 'dispatch']);
      await ensureConsumerStateIndexes(connection);
      await connection.close();
      const admin = await openKafkaAdmin({ ...servers, clientId: 'promises' });
      await admin.createTopics([{ topic: TOPIC, partitions: 3, replication: 1, settings: {} }]);
      await admin.close();
      expectAllDone(await killed(JSON.stringify(servers), [3, 20], 80));
    },
    240_000,
  );
});
