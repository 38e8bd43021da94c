import type { Connection } from 'mongoose';
import { checkIndexes, ensureIndexes } from './mongo-indexes.ts';
import { logIndexes, logCollection } from './mongo-log-document.ts';

/**
 * Creates the collections and indexes of these services' logs, where they are missing; part of deployment.
 * @throws StoreUnavailable
 */
export async function ensureEventLogIndexes(connection: Connection, services: readonly string[]): Promise<void> {
  for (const service of services) await ensureIndexes(logCollection(connection, service), logIndexes());
}

/**
 * For boot: without these indexes two processes could take the same position.
 * @throws MissingIndexes naming what is not there
 * @throws StoreUnavailable
 */
export async function checkEventLogIndexes(connection: Connection, services: readonly string[]): Promise<void> {
  for (const service of services) await checkIndexes(logCollection(connection, service), logIndexes());
}
