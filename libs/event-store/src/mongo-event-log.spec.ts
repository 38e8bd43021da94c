import type { Connection } from 'mongoose';
import { mongoForSuite } from '#brokers';
import { contractClock } from './contract-model.ts';
import { eventStoreContract, type OpenedStore } from './contract.ts';
import { connectMongo } from './mongo-connection.ts';
import { openMongoEventLog } from './mongo-event-log.ts';
import { ensureEventLogIndexes } from './mongo-log-indexes.ts';

const suite = await mongoForSuite();
let connection: Connection;
let logs = 0;

async function openLog(service: string, ringSize: number): Promise<OpenedStore> {
  const log = await openMongoEventLog(connection, service, { clock: contractClock, ringSize });
  return {
    store: log,
    reopen: async () => {
      await log.close();
      return openLog(service, ringSize);
    },
    close: () => log.close(),
  };
}

async function openNewLog(ringSize: number): Promise<OpenedStore> {
  logs += 1;
  await ensureEventLogIndexes(connection, [`service${logs}`]);
  return openLog(`service${logs}`, ringSize);
}

suite.describe('on MongoDB', () => {
  beforeAll(async () => {
    connection = await connectMongo(suite.server?.url ?? '', { name: 'event store contract' });
  });
  afterAll(() => connection.close());

  eventStoreContract('mongo', () => openNewLog(4_096), { runs: 15 });
  // Reads that cross the end of the ring, and those that miss it.
  eventStoreContract('mongo with a ring of 3 events', () => openNewLog(3), { runs: 15 });
});
