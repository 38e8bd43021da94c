import { setTimeout as pause } from 'node:timers/promises';
import { createConnection } from 'mongoose';

async function connected<Result>(url: string, database: string, use: (connection: Awaited<ReturnType<typeof connect>>) => Promise<Result>): Promise<Result> {
  const connection = await connect(url, database);
  try {
    return await use(connection);
  } finally {
    await connection.close(true);
  }
}

const connect = (url: string, database: string) =>
  createConnection(url, { dbName: database, serverSelectionTimeoutMS: 1_000, connectTimeoutMS: 1_000, autoIndex: false }).asPromise();

/** The server's own word on its version, when it writes and reads. @throws Error with what it says */
export async function mongoVersion(url: string): Promise<string> {
  return connected(url, 'arrowtower_ready', async (connection) => {
    const collection = connection.collection<{ _id: string }>('ready');
    await collection.updateOne({ _id: 'ready' }, { $set: { ready: true } }, { upsert: true });
    if ((await collection.findOne({ _id: 'ready' })) === null) throw new Error('what was written could not be read');
    const info = await connection.db?.admin().command({ buildInfo: 1 });
    return String(info?.['version'] ?? 'of unknown version');
  });
}

/** Waits until it writes and reads. @param patience milliseconds @param alive asked between tries; false ends the waiting @returns its version */
export async function untilMongoWorks(url: string, patience: number, alive: () => boolean = () => true): Promise<string> {
  const until = performance.now() + patience;
  let last: unknown = new Error('nobody was asked');
  while (performance.now() < until) {
    if (!alive()) throw new Error('it ended while starting', { cause: last });
    try {
      return await mongoVersion(url);
    } catch (error) {
      last = error;
      await pause(100);
    }
  }
  throw new Error(`MongoDB at ${url.replace(/\/\/[^@/]*@/, '//')} did not work after ${patience / 1_000} s: ${last instanceof Error ? last.message : String(last)}`, {
    cause: last,
  });
}

/** Removes one database: what one suite made. */
export async function removeDatabase(url: string, database: string): Promise<void> {
  await connected(url, database, async (connection) => connection.dropDatabase());
}
