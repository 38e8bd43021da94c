import { type Clock, checkEventLogIndexes, createMongoLeaseStore, type connectMongo, type EventStore, type Lease, openMongoEventLog } from '#event-store';
import { checkConsumerStateIndexes, openMongoConsumerState } from '#messaging';
import type { ServiceName, Storage } from '#runtime';
import { createMongoViewStore } from '#views';

/** The one connection of a process to MongoDB. */
export type ClusterConnection = Awaited<ReturnType<typeof connectMongo>>;

/** The storage of one process of a cluster. */
export interface ClusterStorage extends Storage {
  /** The latest recorded instant among the logs of this process; undefined while they are empty. */
  lastRecordedAt(): Promise<string | undefined>;
  /** Views first, logs last; the connection is the caller's. */
  close(): Promise<void>;
}

/** Which logs are opened, and who holds the roles. */
export interface ClusterStorageOptions {
  readonly services: readonly ServiceName[];
  readonly clock: Clock;
  /** Unique name of this process. */
  readonly holder: string;
}

/**
 * Opens logs and views of these services in a database that processes share.
 * @throws StoreUnavailable · MissingIndexes, whose message names the command that creates them
 */
export async function openClusterStorage(connection: ClusterConnection, { services, clock, holder }: ClusterStorageOptions): Promise<ClusterStorage> {
  await checkEventLogIndexes(connection, services);
  await checkConsumerStateIndexes(connection);
  const logs = new Map<ServiceName, Awaited<ReturnType<typeof openMongoEventLog>>>();
  for (const service of services) logs.set(service, await openMongoEventLog(connection, service, { clock }));
  const views = createMongoViewStore(connection);
  const leases = createMongoLeaseStore(connection);
  const tried: Lease[] = [];
  return {
    views,
    log: (service): EventStore => {
      const log = logs.get(service);
      if (log === undefined) throw new Error(`this process runs ${services.join(', ')}; the log of ${service} is another's`);
      return log;
    },
    consumerState: async (consumer) => openMongoConsumerState(connection, consumer),
    lease: (name) => {
      const lease = leases.acquire(name, holder);
      tried.push(lease);
      return lease;
    },
    probe: async () => {
      for (const log of logs.values()) await log.head();
    },
    lastRecordedAt: async () => {
      const last: string[] = [];
      for (const log of logs.values()) for (const event of await log.readAll(Math.max(0, (await log.head()) - 1), 1)) last.push(event.recordedAt);
      return last.toSorted().at(-1);
    },
    close: async () => {
      await Promise.all(tried.map((lease) => lease.stop()));
      await views.close();
      for (const log of logs.values()) await log.close();
    },
  };
}
