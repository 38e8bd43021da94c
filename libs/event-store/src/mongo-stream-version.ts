import type { mongo } from 'mongoose';
import { type CommitDocument, commitOf, keysAfter } from './mongo-log-document.ts';
import { READ_MILLISECONDS } from './mongo-log-tail.ts';

/** The version of a stream as the database has it; 0 = no events. */
export async function streamVersion(collection: mongo.Collection<CommitDocument>, stream: string): Promise<number> {
  const commits = () => collection.find({ key: keysAfter(stream, 0) }, { projection: { key: 1 }, timeoutMS: READ_MILLISECONDS }).sort({ key: -1 });
  const own = (found: readonly Pick<CommitDocument, '_id' | 'key'>[]) => found.map((document) => commitOf(document)).find((commit) => commit.stream === stream);
  const newest = await commits().limit(1).toArray();
  if (newest.length === 0) return 0;
  // A stream whose name goes on where this one's ends lies in the same range: then all of it is looked through.
  return (own(newest) ?? own(await commits().toArray()))?.version ?? 0;
}
