import { ALWAYS_HELD, connectMongo, createMongoLeaseStore, type Lease } from '#event-store';
import { createMongoViewStore, openViewFile, type WritableViewStore } from '#views';

/** Opened views, the lease to project them under, and how to let go. */
export interface HeldViews {
  readonly views: WritableViewStore;
  /** Begins to try for it. */
  readonly lease: () => Lease;
  readonly close: () => Promise<void>;
}

/** Opens views by their address: `mongodb://…`, shared under a short lease, or the path of a view file. */
export async function openViews(address: string): Promise<HeldViews> {
  if (!address.startsWith('mongodb')) {
    const views = openViewFile(address);
    return { views, lease: () => ALWAYS_HELD, close: () => views.close() };
  }
  const connection = await connectMongo(address, { name: 'promises' });
  const views = createMongoViewStore(connection);
  return {
    views,
    lease: () => createMongoLeaseStore(connection, { timeToLive: 1_000 }).acquire('intake/projections', `process-${process.pid}`),
    close: async () => {
      await views.close();
      await connection.close();
    },
  };
}
