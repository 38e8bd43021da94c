import type { mongo, Schema } from 'mongoose';
import { fromMongo } from './mongo-failure.ts';

/** What an adapter declared is not in the database. */
export class MissingIndexes extends Error {
  readonly code = 'missing-indexes';
  readonly collection: string;
  constructor(collection: string, missing: readonly string[]) {
    super(`MongoDB's collection ${collection} lacks the index ${missing.join(' and ')}. Run \`npm run deploy:prepare\` against this database before the services start.`);
    this.name = 'MissingIndexes';
    this.collection = collection;
  }
}

type IndexedCollection = Pick<mongo.Collection<never>, 'collectionName' | 'createIndexes' | 'indexes'>;

/** The indexes a schema declares, as the driver wants them. */
export function declaredIndexes(schema: Schema): readonly mongo.IndexDescription[] {
  return schema.indexes().map(([key, { name, unique }]) => ({
    key: key as Record<string, 1 | -1>,
    ...(name === undefined ? {} : { name }),
    ...(unique === true ? { unique } : {}),
  }));
}

/**
 * Creates what is missing; part of deployment.
 * @throws StoreUnavailable
 */
export async function ensureIndexes(collection: IndexedCollection, declared: readonly mongo.IndexDescription[]): Promise<void> {
  await fromMongo(collection.collectionName, () => collection.createIndexes([...declared]));
}

/**
 * Compares declared indexes with those of a collection, by keys and uniqueness (a server may name them its own way).
 * @throws MissingIndexes
 * @throws StoreUnavailable
 */
export async function checkIndexes(collection: IndexedCollection, declared: readonly mongo.IndexDescription[]): Promise<void> {
  const present = await fromMongo(collection.collectionName, () =>
    collection.indexes().catch((error: unknown) => {
      if (isNoCollection(error)) return [];
      throw error;
    }),
  );
  const missing = declared.filter(({ key, unique = false }) => !present.some((index) => keyText(index.key) === keyText(key) && (!unique || index.unique === true)));
  if (missing.length === 0) return;
  throw new MissingIndexes(
    collection.collectionName,
    missing.map(({ key, unique }) => `${JSON.stringify(key)}${unique === true ? ' (unique)' : ''}`),
  );
}

function keyText(key: unknown): string {
  // The order of a compound index's keys counts.
  return JSON.stringify(Object.entries(key as object));
}

function isNoCollection(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 26;
}
