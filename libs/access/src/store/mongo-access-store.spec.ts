import { jest } from '@jest/globals';
import type { Connection } from 'mongoose';
import { mongoForSuite } from '#brokers';
import { connectMongo } from '#event-store';
import { describeAccessStore } from './contract.ts';
import { accessCollections } from './mongo-collections.ts';
import { ensureAccessIndexes, openMongoAccessStore } from './mongo-access-store.ts';

const suite = await mongoForSuite();
jest.setTimeout(30_000);

suite.describe('access on MongoDB', () => {
  let connection: Connection;
  beforeAll(async () => {
    connection = await connectMongo(suite.server?.url ?? '');
    await ensureAccessIndexes(connection);
  });
  afterAll(() => connection.close());

  describeAccessStore('mongo', async () => {
    for (const collection of Object.values(accessCollections(connection))) await collection.deleteMany({});
    return openMongoAccessStore(connection);
  });
});
