import { duplicateIndexes, fromMongo, isDuplicateKey, isMongoRefusal, isMongoUnavailable, stoppedAt } from './mongo-failure.ts';

/** An error as a replica set sends it, or the driver makes of it. */
const server = (code: number, name = 'MongoServerError') => Object.assign(new Error(`code ${code}`), { name, code });
const bulk = (...writeErrors: readonly { readonly index: number; readonly code: number }[]) =>
  Object.assign(new Error('bulk'), { name: 'MongoBulkWriteError', code: writeErrors[0]?.code, writeErrors });

describe('what a replica set answers', () => {
  it.each([
    ['the primary steps down', server(189)],
    ['a node that is no primary any more', server(10_107)],
    ['the rest of an answer, asked of a new primary', server(43)],
    ['a plan that was killed', server(175)],
    ['an operation that an operator ended', server(11_601)],
    ['no majority confirms in time', server(64, 'MongoWriteConcernError')],
    ['too few nodes for a majority', server(100)],
    ['no server can be selected', Object.assign(new Error('x'), { name: 'MongoServerSelectionError' })],
    ['the pool was cleared', Object.assign(new Error('x'), { name: 'MongoPoolClearedError' })],
    ['the pool was cleared under a request, a name without Mongo', Object.assign(new Error('x'), { name: 'PoolClearedOnNetworkError' })],
    ['a time-out of ours', Object.assign(new Error('x'), { name: 'MongoOperationTimeoutError' })],
  ])('%s: the store is away, the command is not to blame', (_what, error) => {
    expect([isMongoUnavailable(error), isDuplicateKey(error)]).toEqual([true, false]);
  });

  it.each([
    ['a key that is there', server(11_000)],
    ['a document that is too long', server(10_334)],
    ['a command it does not know', server(59)],
    ['an operator it does not know', server(9)],
  ])('%s: not away', (_what, error) => {
    expect(isMongoUnavailable(error)).toBe(false);
  });

  it('refuses a user or a right: not away either, because waiting does not help', async () => {
    for (const code of [13, 18, 8_000]) expect([isMongoRefusal(server(code)), isMongoUnavailable(server(code))]).toEqual([true, false]);
    expect(isMongoRefusal(server(189))).toBe(false);
    await expect(fromMongo('a log', () => Promise.reject(server(13)))).rejects.toThrow('MongoDB refuses the user of MONGODB_URL for a log');
    await expect(fromMongo('a log', () => Promise.reject(server(189)))).rejects.toThrow('MongoDB does not answer for a log');
  });

  it('says at which document a bulk write stopped, and whether only keys were in the way', () => {
    expect(stoppedAt(bulk({ index: 3, code: 11_000 }))).toEqual({ index: 3, isDuplicate: true });
    expect(stoppedAt(bulk({ index: 3, code: 10_107 }))).toBeUndefined();
    expect(duplicateIndexes(bulk({ index: 0, code: 11_000 }, { index: 4, code: 11_000 }))).toEqual([0, 4]);
    expect(duplicateIndexes(bulk({ index: 0, code: 11_000 }, { index: 4, code: 121 }))).toBeUndefined();
  });
});
