import type { Connection } from 'mongoose';
import { fromMongo, isDuplicateKey } from '#event-store';
import type { RelayCursor } from './relay-cursor.ts';

interface StoredCursor {
  readonly _id: string;
  readonly position: number;
}

/** Where the relay cursors lie. */
export function relayCursors(connection: Connection) {
  return connection.collection<StoredCursor>('relay_cursors');
}

/** The relay cursors of an installation, one small document per service; needs no index beside `_id`. */
export function openMongoRelayCursor(connection: Connection): RelayCursor {
  const cursors = relayCursors(connection);
  const raise = (service: string, position: number) => cursors.updateOne({ _id: service }, { $max: { position } }, { upsert: true });
  return {
    get: (service) => fromMongo('the relay cursors', async () => (await cursors.findOne({ _id: service }))?.position ?? 0),
    save: (service, position) =>
      fromMongo('the relay cursors', async () => {
        try {
          await raise(service, position);
        } catch (error) {
          // Two instances made the document at once: now it is there.
          if (!isDuplicateKey(error)) throw error;
          await raise(service, position);
        }
      }),
  };
}
