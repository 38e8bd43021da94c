import type { Connection } from 'mongoose';
import { mongoForSuite } from '#brokers';
import { connectMongo } from '#event-store';
import { describeAccessStore } from './contract.ts';
import { ensureAccessIndexes, openMongoAccessStore } from './mongo-access-store.ts';

const suite = await mongoForSuite();

suite.describe('access on MongoDB', () => {
  let connection: Connection;
  beforeAll(async () => {
    connection = await connectMongo(suite.server?.url ?? '');
  });
  afterAll(() => connection.close());

  describeAccessStore('mongo', async () => {
    await connection.dropDatabase();
    await ensureAccessIndexes(connection);
    return openMongoAccessStore(connection);
  });
});
