import type { Connection } from 'mongoose';
import { mongoForSuite } from '#brokers';
import { anEvent, note } from './an-event.ts';
import { contractClock } from './contract-model.ts';
import type { StoredEvent } from './event.ts';
import { newId } from './ids.ts';
import { createMemoryEventStore } from './memory-store.ts';
import { connectMongo } from './mongo-connection.ts';
import { openMongoEventLog } from './mongo-event-log.ts';
import { carryIntoMongoLog } from './mongo-log-carry.ts';
import { ensureEventLogIndexes } from './mongo-log-indexes.ts';
import type { EventStore } from './port.ts';

const suite = await mongoForSuite();

async function aLog(appends: number): Promise<EventStore> {
  const store = createMemoryEventStore({ clock: contractClock, logId: `${newId()}/intake` });
  for (let n = 0; n < appends; n++) {
    const stream = `stream-${n % 7}`;
    const version = (await store.readStream(stream)).length;
    const events = n % 3 === 0 ? [note(`${n}`), note('second'), note('third')] : [anEvent({ type: 'Whole', data: { n } }, { rawData: `{ "n": ${n}.0 }`, subject: 'responder-1' })];
    contractClock.time += 1;
    await store.append(stream, version, events, newId());
  }
  return store;
}

async function all(store: EventStore): Promise<readonly StoredEvent[]> {
  const events: StoredEvent[] = [];
  for (let more = await store.readAll(0, 500); more.length > 0; more = await store.readAll(events.length, 500)) events.push(...more);
  return events;
}

suite.describe('a log that is carried into MongoDB', () => {
  let connection: Connection;
  let service = '';
  let services = 0;
  beforeAll(async () => {
    connection = await connectMongo(suite.server?.url ?? '', { name: 'carry' });
  });
  afterAll(() => connection.close());
  beforeEach(async () => {
    services += 1;
    service = `carried${services}`;
    await ensureEventLogIndexes(connection, [service]);
  });

  async function carried(): Promise<{ events: readonly StoredEvent[]; logId: string }> {
    const log = await openMongoEventLog(connection, service, { clock: contractClock });
    const result = { events: await all(log), logId: log.logId };
    await log.close();
    return result;
  }

  it('is the same log, twice as well', async () => {
    const source = await aLog(800);
    const head = await source.head();
    expect(await carryIntoMongoLog(source, connection, service)).toEqual({ events: head, head });
    const once = await carried();
    expect(once.events).toEqual(await all(source));
    expect(once.logId.split('/')[0]).toBe(source.logId.split('/')[0]);
    expect(await carryIntoMongoLog(source, connection, service)).toEqual({ events: 0, head });
    expect(await carried()).toEqual(once);
  }, 60_000);

  it('that was interrupted anywhere goes on, with each append still one commit', async () => {
    const source = await aLog(60);
    const events = await all(source);
    for (const until of [1, 2, 17, 40]) {
      const interrupted: EventStore = {
        ...source,
        logId: source.logId,
        head: () => source.head(),
        readPositions: (positions) => source.readPositions(positions),
        onCommit: () => () => undefined,
        append: () => Promise.reject(new Error('only read')),
        readStream: (stream) => source.readStream(stream),
        readAll: async (after, limit) => {
          if (after >= until) throw new Error('interrupted');
          return source.readAll(after, Math.min(limit, 5));
        },
      };
      await expect(carryIntoMongoLog(interrupted, connection, service)).rejects.toThrow('interrupted');
    }
    await carryIntoMongoLog(source, connection, service);
    expect((await carried()).events).toEqual(events);
    expect(await connection.collection(`${service}_log`).countDocuments()).toBe(60);
  }, 60_000);

  it('carries an append that is longer than a document holds as several, with each event in its place', async () => {
    const source = await aLog(1);
    const long = Array.from({ length: 14 }, (_, n) => anEvent({ type: 'Whole', data: { n, text: '长'.repeat(330_000) } }));
    await source.append('stream-long', 0, long, newId());
    await carryIntoMongoLog(source, connection, service);
    expect((await carried()).events).toEqual(await all(source));
    expect(await connection.collection(`${service}_log`).countDocuments()).toBe(3);
  }, 120_000);

  it('refuses a database that holds another', async () => {
    await carryIntoMongoLog(await aLog(10), connection, service);
    const before = await carried();
    await expect(carryIntoMongoLog(await aLog(20), connection, service)).rejects.toThrow('another database');
    await expect(carryIntoMongoLog(await aLog(3), connection, service)).rejects.toThrow('another database');
    expect(await carried()).toEqual(before);
  }, 60_000);
});
