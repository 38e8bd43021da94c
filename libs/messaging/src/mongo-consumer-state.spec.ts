import type { Connection } from 'mongoose';
import { mongoForSuite } from '#brokers';
import { connectMongo } from '#event-store';
import { consumerStateContract } from './consumer-state-contract.ts';
import type { ParkedKey } from './consumer-state.ts';
import { checkConsumerStateIndexes, ensureConsumerStateIndexes, openMongoConsumerState } from './mongo-consumer-state.ts';

const suite = await mongoForSuite();
const upTo = (length: number) => Array.from({ length }, (_, index) => index + 1);

suite.describe('on MongoDB', () => {
  let connection: Connection;
  let another: Connection;
  beforeAll(async () => {
    [connection, another] = (await Promise.all([1, 2].map((n) => connectMongo(suite.server?.url ?? '', { name: `consumer ${n}` })))) as [Connection, Connection];
    await ensureConsumerStateIndexes(connection);
  });
  afterAll(() => Promise.all([connection.close(), another.close()]));

  async function forget(): Promise<void> {
    for (const { name } of (await connection.db?.listCollections().toArray()) ?? []) if (name.startsWith('consumer_state_')) await connection.collection(name).deleteMany({});
  }

  consumerStateContract('mongo', async () => {
    await forget();
    return { open: (consumer) => openMongoConsumerState(connection, consumer), restart: async () => undefined, close: async () => undefined };
  });

  describe('with several instances of one consumer', () => {
    beforeEach(forget);

    it('seen versions and cursors only grow, whoever saves last', async () => {
      const instances = await Promise.all([connection, another].map((each) => openMongoConsumerState(each, 'dispatch')));
      await Promise.all(
        upTo(20).flatMap((round) =>
          instances.map((instance, index) => {
            const version = (index === 0 ? round : 21 - round) * 2 + index;
            return instance.save({ seen: new Map(upTo(10).map((n) => [`request-${n}`, version])), cursors: new Map([['intake', version * 10]]) });
          }),
        ),
      );
      for (const instance of instances) {
        expect([...(await instance.lastSeen(upTo(10).map((n) => `request-${n}`))).values()]).toEqual(Array<number>(10).fill(41));
        expect(await instance.cursor('intake')).toBe(410);
      }
    }, 30_000);

    it('a key that two of them park has one queue, in order, each version once', async () => {
      const instances = await Promise.all([connection, another].map((each) => openMongoConsumerState(each, 'dispatch')));
      const parked: ParkedKey = { key: 'request-1', topic: 'intake.request', kind: 'failed', reason: 'Error: no', waitsFor: 3, since: '2022-04-02T07:00:00.000Z' };
      const message = (version: number) => ({ topic: 'intake.request', version, undecodable: false, bytes: `{"version":${version}}` });
      await Promise.all(upTo(10).flatMap((round) => instances.map((instance, index) => instance.park(parked, [message(2 + round + index), message(3 + round + index)], 2))));
      const [first, second] = await Promise.all(instances.map((instance) => instance.parkedMessages('request-1', 0, 100)));
      expect(first?.map(({ version }) => version)).toEqual(upTo(12).map((n) => n + 2));
      expect(second).toEqual(first);
      expect(await instances[1]?.parkedKeys()).toEqual([parked]);
    }, 30_000);

    it('what a settlement that was cut off has left is not counted with a later queue', async () => {
      const state = await openMongoConsumerState(connection, 'dispatch');
      const parked: ParkedKey = { key: 'request-1', topic: 'intake.request', kind: 'failed', reason: 'Error: no', waitsFor: 3, since: '2022-04-02T07:00:00.000Z' };
      const message = (version: number) => ({ topic: 'intake.request', version, undecodable: false, bytes: `{"version":${version}}` });
      await state.park(parked, [message(3), message(4)], 2);
      // The first half of settle('request-1', 4, undefined).
      await state.save({ seen: new Map([['request-1', 4]]), cursors: new Map() });
      await state.park({ ...parked, waitsFor: 8 }, [message(8)], 7);
      expect(await state.parkedCount('request-1')).toEqual({ messages: 1, highest: 8 });
    }, 30_000);
  });

  it('boots only with its indexes, which deployment may make again and again', async () => {
    const empty = connection.useDb(`${connection.name}_empty`);
    await expect(checkConsumerStateIndexes(empty)).rejects.toMatchObject({ code: 'missing-indexes', message: expect.stringContaining('deploy') as string });
    await ensureConsumerStateIndexes(empty);
    await ensureConsumerStateIndexes(empty);
    await checkConsumerStateIndexes(empty);
    await empty.dropDatabase();
  });

  it('says that MongoDB is away', async () => {
    const closed = await connectMongo(suite.server?.url ?? '');
    const state = await openMongoConsumerState(closed, 'dispatch');
    await closed.close(true);
    await expect(state.cursor('intake')).rejects.toMatchObject({ code: 'store-unavailable' });
    await expect(state.save({ seen: new Map([['a', 1]]), cursors: new Map() })).rejects.toMatchObject({ code: 'store-unavailable' });
  });
});
