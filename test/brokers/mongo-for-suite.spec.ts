import { createConnection } from 'mongoose';
import { databaseUrl, mongoForSuite } from './index.ts';

const suite = await mongoForSuite();

suite.describe("the run's MongoDB", () => {
  it('keeps a document in a database of this suite, and refuses a second with the same key', async () => {
    const connection = await createConnection(suite.server?.url ?? '').asPromise();
    const calls = connection.collection<{ _id: string; line: string }>('calls');
    await calls.insertOne({ _id: 'call-1', line: '12345' });
    await expect(calls.insertOne({ _id: 'call-1', line: '2' })).rejects.toMatchObject({ code: 11000 });
    expect(await calls.findOne({ _id: 'call-1' })).toEqual({ _id: 'call-1', line: '12345' });
    expect(connection.name).toBe(suite.server?.database);
    await connection.close();
  }, 30_000);
});

describe('the address of a database', () => {
  it.each([
    ['mongodb://127.0.0.1:27017', 'mongodb://127.0.0.1:27017/a'],
    ['mongodb://127.0.0.1:27017/?replicaSet=r', 'mongodb://127.0.0.1:27017/a?replicaSet=r'],
    ['mongodb://x:1,y:2/old?replicaSet=r', 'mongodb://x:1,y:2/a?replicaSet=r'],
    ['mongodb://u:p@x:1/', 'mongodb://u:p@x:1/a?authSource=admin'],
    ['mongodb://u:p@x:1/people?tls=true', 'mongodb://u:p@x:1/a?tls=true&authSource=people'],
    ['mongodb+srv://u:p@x/?authSource=b', 'mongodb+srv://u:p@x/a?authSource=b'],
  ])('of %s', (url, expected) => {
    expect(databaseUrl(url, 'a')).toBe(expected);
  });

  it('is not made of something else', () => {
    expect(() => databaseUrl('http://x', 'a')).toThrow('Write mongodb://host:port');
  });
});
