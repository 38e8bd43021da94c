import { jest } from '@jest/globals';
import type { Connection } from 'mongoose';
import { connectMongo } from '#event-store';
import { mongoForSuite } from '#brokers';
import { type OpenedViews, viewStoreContract } from './contract.ts';
import { createMongoViewStore } from './mongo-views.ts';

const suite = await mongoForSuite();
jest.setTimeout(30_000);

suite.describe('views on MongoDB', () => {
  let connection: Connection;
  beforeAll(async () => {
    connection = await connectMongo(suite.server?.url ?? '');
  });
  afterAll(() => connection.close());

  function opened(): OpenedViews {
    const views = createMongoViewStore(connection, { keepRetired: 50 });
    return {
      views,
      reopen: async () => {
        await views.close();
        return opened();
      },
    };
  }

  viewStoreContract('mongo', async () => {
    await connection.dropDatabase();
    return opened();
  });
});
