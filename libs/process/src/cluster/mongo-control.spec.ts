import { jest } from '@jest/globals';
import { mongoForSuite } from '#brokers';
import { connectMongo } from '#event-store';
import { createLogger } from '#runtime';
import { attendControl, commandCluster } from './mongo-control.ts';

const suite = await mongoForSuite();

suite.describe('maintenance commands in MongoDB', () => {
  it('are taken by a process whose machine is an hour ahead of the one that asks', async () => {
    const connection = await connectMongo(suite.server?.url ?? '', { name: 'mongo control' });
    const done: string[] = [];
    const answer = commandCluster(connection, 'audit', 'rebuild', { view: 'instants' });
    while ((await connection.collection('maintenance').countDocuments()) === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const machine = jest.spyOn(Date, 'now').mockImplementation(() => performance.timeOrigin + performance.now() + 3_600_000);
    const control = attendControl(connection, {
      process: 'one',
      services: ['audit'],
      takes: () => true,
      operations: {
        rebuild: async ({ view = '' }) => {
          done.push(view);
          return { view };
        },
      },
      log: createLogger({ logLevel: 'silent', logFormat: 'json' }),
    });
    try {
      expect(await answer).toEqual({ view: 'instants' });
      expect(done).toEqual(['instants']);
    } finally {
      machine.mockRestore();
      await control.close();
      await connection.close();
    }
  });
});
