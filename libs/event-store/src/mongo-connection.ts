import type { Connection } from 'mongoose';
import { mongoDriver } from './mongo-driver.ts';
import { isMongoRefusal, isMongoUnavailable, mongoTrouble } from './mongo-failure.ts';
import { StoreUnavailable } from './port.ts';

/** Database of an address that names none. */
const DEFAULT_DATABASE = 'arrowtower';

/** How a process connects. */
export interface MongoConnectionOptions {
  /** Told to the server, so that an operator sees whose connection it is. */
  readonly name?: string;
  /** Longest wait for a server that can be written to, in milliseconds; default 2,000. */
  readonly selectionMilliseconds?: number;
  /** Longest silence while an answer is due, in milliseconds; default 15,000, 0 = for ever (building indexes). */
  readonly silenceMilliseconds?: number;
}

/**
 * The one connection of a process, for every adapter: acknowledged by a majority and journaled, reads see only what a majority has.
 * Close it after everything that uses it.
 * @throws StoreUnavailable when no server answers
 * @throws Error when it refuses the user
 */
export async function connectMongo(url: string, options: MongoConnectionOptions = {}): Promise<Connection> {
  const connection = mongoDriver().createConnection(url, {
    dbName: databaseOf(url),
    appName: options.name ?? 'arrowtower',
    writeConcern: { w: 'majority', j: true },
    readConcern: { level: 'majority' },
    readPreference: 'primary',
    serverSelectionTimeoutMS: options.selectionMilliseconds ?? 2_000,
    connectTimeoutMS: 2_000,
    socketTimeoutMS: options.silenceMilliseconds ?? 15_000,
    heartbeatFrequencyMS: 2_000,
    maxPoolSize: 32,
    // Deployment makes collections and indexes; a command that cannot be sent fails instead of waiting in memory.
    autoIndex: false,
    autoCreate: false,
    bufferCommands: false,
  });
  try {
    return await connection.asPromise();
  } catch (error) {
    await connection.close().catch(() => undefined);
    if (isMongoRefusal(error))
      throw new Error(
        `MongoDB refuses the user of MONGODB_URL (${mongoTrouble(error)}). Mend user, password or authSource there; the user needs readWrite on the database ${databaseOf(url)}.`,
        {
          cause: error,
        },
      );
    throw isMongoUnavailable(error) ? new StoreUnavailable(`MongoDB cannot be reached: ${mongoTrouble(error)}`, { cause: error }) : error;
  }
}

/** The database an address names, else `arrowtower`. */
export function databaseOf(url: string): string {
  // Not `new URL`: it refuses the several hosts of a replica set.
  const path = /^mongodb(?:\+srv)?:\/\/[^/?]+\/([^?]+)/.exec(url)?.[1];
  return path === undefined ? DEFAULT_DATABASE : decodeURIComponent(path);
}
