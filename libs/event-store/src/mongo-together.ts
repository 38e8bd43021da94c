import type { Connection, mongo } from 'mongoose';

/** One write of several in one command. */
export type TogetherWrite = mongo.AnyClientBulkWriteModel<mongo.Document>;

/** CommandNotFound: a server before 8.0. */
const UNKNOWN = 59;

/** Clients whose server does not know the command. */
const without = new WeakSet<mongo.MongoClient>();

/**
 * Writes to several collections with one command instead of one after another: in order, each only behind those before it, acknowledged by a majority and journaled.
 * undefined when one of them failed or the server is too old for it: those before it are written, and the caller goes the long way, on which each has its own answer.
 * @throws what the way to the server throws; then it is not known what is written
 */
export async function writeTogether(connection: Connection, writes: readonly TogetherWrite[]): Promise<mongo.ClientBulkWriteResult | undefined> {
  const client = connection.getClient();
  if (without.has(client)) return undefined;
  try {
    return await client.bulkWrite([...writes], { ordered: true, writeConcern: { w: 'majority', j: true } });
  } catch (error) {
    // Not `instanceof`: under a test runner the error comes from another realm.
    if (!(error instanceof Object) || !('name' in error) || error.name !== 'MongoClientBulkWriteError') throw error;
    const { cause } = error as { readonly cause?: { readonly code?: unknown } };
    if (cause?.code === UNKNOWN) without.add(client);
    return undefined;
  }
}
