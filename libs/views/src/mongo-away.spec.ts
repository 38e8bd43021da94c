import { jest } from '@jest/globals';
import { ownMongoForSuite } from '#brokers';
import { connectMongo } from '#event-store';
import { createMongoViewStore } from './mongo-views.ts';
import { RunnerHarness, sums } from './testing.ts';

const suite = await ownMongoForSuite();
jest.setTimeout(60_000);

suite.describe('views while MongoDB does not answer', () => {
  it('say so, hold up nothing else, and catch up by themselves', async () => {
    const server = suite.server;
    if (server === undefined) throw new Error('this suite has a server');
    const connection = await connectMongo(server.url, { silenceMilliseconds: 500, selectionMilliseconds: 500 });
    const views = createMongoViewStore(connection);
    const test = new RunnerHarness();
    const one = sums('one');
    const runner = await test.run([one], { views });
    await test.add('a', 1);
    await runner.catchUp();
    await server.pause();
    await test.add('a', 2);
    await expect(views.open(one.view).get('a')).rejects.toMatchObject({ code: 'views-unavailable' });
    expect(await runner.waitFor(2, 0)).toBe(false);
    while (runner.unavailable() === undefined) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(test.failures).toMatchObject([{ kind: 'unavailable', error: { code: 'views-unavailable' } }]);
    await server.resume();
    await runner.catchUp();
    expect(await views.open(one.view).get('a')).toEqual({ sum: 3, versions: [1, 2] });
    expect([runner.unavailable(), test.applied]).toEqual([undefined, [1, 2]]);
    await test.stop();
    await views.close();
    await connection.close();
  });
});
