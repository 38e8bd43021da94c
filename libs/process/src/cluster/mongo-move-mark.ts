import type { Connection } from 'mongoose';
import { fromMongo } from '#event-store';

/** What stands in a cluster's database about a community that was carried into it. */
export interface MoveMark {
  /** Version of what is carried and how: another program must not go on with it. */
  readonly format: number;
  /** Identity of the log file it comes from. */
  readonly identity: string;
  /** Where it lay, as it was called there. */
  readonly from: string;
  readonly state: 'carrying' | 'carried';
  /** RFC 3339 */
  readonly begunAt: string;
  readonly carriedAt?: string;
  /** Service → position up to which its log was carried. */
  readonly heads: Readonly<Record<string, number>>;
  /** Service → digest of its log up to there. */
  readonly digests: Readonly<Record<string, string>>;
}

const ID = 'community';

/** The mark of a move into this database; undefined when there was none. @throws StoreUnavailable */
export async function readMoveMark(connection: Connection): Promise<MoveMark | undefined> {
  const found = await fromMongo('the mark of the move', () => marks(connection).findOne({ _id: ID }));
  if (found === null) return undefined;
  const { _id, ...mark } = found;
  return mark;
}

/** Sets the mark. @throws StoreUnavailable */
export async function writeMoveMark(connection: Connection, mark: MoveMark): Promise<void> {
  await fromMongo('the mark of the move', () => marks(connection).updateOne({ _id: ID }, { $set: mark }, { upsert: true }));
}

/** For boot: a service on half of a log would go on from there, and the other half could never follow. @throws Error */
export async function assertNotBeingCarried(connection: Connection): Promise<void> {
  const mark = await readMoveMark(connection);
  if (mark?.state !== 'carrying') return;
  throw new Error(
    `A community is being carried into this database (npm run move -- --from ${mark.from}, begun ${mark.begunAt}). Wait until it is done, or run it again if it was interrupted: it goes on. Then start the services.`,
  );
}

function marks(connection: Connection) {
  return connection.collection<MoveMark & { readonly _id: string }>('move');
}
