import type { EventStore, Lease } from '#event-store';
import type { ConsumerState } from '#messaging';
import type { WritableViewStore } from '#views';
import type { ServiceName } from './service-definition.ts';

/** Where the services keep what they know; the adapter is chosen by configuration, never by code. */
export interface Storage {
  log(service: ServiceName): EventStore;
  readonly views: WritableViewStore;
  /** @param consumer name of the consumer or policy */
  consumerState(consumer: string): Promise<ConsumerState>;
  /** Resolves when the store answers; rejects with StoreUnavailable. Left out where only an append can tell. */
  probe?(): Promise<void>;
  /** A role one process at a time has, `<service>/projections`, …; a process that is alone holds all. */
  lease(name: string): Lease;
}
