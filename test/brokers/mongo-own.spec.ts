import { createConnection } from 'mongoose';
import { ownMongoForSuite } from './index.ts';

const suite = await ownMongoForSuite();

suite.describe('a MongoDB of a suite’s own', () => {
  const server = () => {
    if (suite.server === undefined) throw new Error('skipped');
    return suite.server;
  };
  const answers = async (patience = 500) => {
    const connection = createConnection(server().url, { dbName: 'arrowtower_own', serverSelectionTimeoutMS: patience, socketTimeoutMS: patience });
    try {
      await (await connection.asPromise()).collection('lines').countDocuments();
      return true;
    } catch {
      return false;
    } finally {
      await connection.close(true);
    }
  };

  it('is gone when it is killed and back at the same address when it is restarted', async () => {
    expect(await answers(5_000)).toBe(true);
    await server().kill();
    expect(await answers()).toBe(false);
    await server().restart();
    expect(await answers(5_000)).toBe(true);
  }, 60_000);

  it('says nothing while it is paused', async () => {
    await server().pause();
    expect(await answers()).toBe(false);
    await server().resume();
    expect(await answers(5_000)).toBe(true);
  }, 30_000);
});
