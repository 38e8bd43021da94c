import { type Appended, type EventStore, StoreUnavailable } from '#event-store';
import type { AppendSpan } from '../telemetry/tracing.ts';

/** What became of appends, for metrics and readiness. */
export interface AppendWatch {
  appended(seconds: number): void;
  /** Is around each append, as its span. */
  traced?(what: Omit<AppendSpan, 'service'>, append: () => Promise<Appended>): Promise<Appended>;
  /** The store could not be written; undefined = it can again. */
  refused(reason: string | undefined): void;
}

/** The same log, with its appends watched. */
export function watchedStore(store: EventStore, watch: AppendWatch): EventStore {
  return {
    get logId() {
      return store.logId;
    },
    append: async (stream, expectedVersion, events, commandId) => {
      const from = performance.now();
      try {
        const append = () => store.append(stream, expectedVersion, events, commandId);
        const appended = await (watch.traced === undefined ? append() : watch.traced({ stream, expectedVersion, events }, append));
        watch.appended((performance.now() - from) / 1_000);
        watch.refused(undefined);
        return appended;
      } catch (error) {
        if (error instanceof StoreUnavailable) watch.refused(error.message);
        throw error;
      }
    },
    readStream: (stream, afterVersion, freshness) => store.readStream(stream, afterVersion, freshness),
    readAll: (afterPosition, limit, freshness) => store.readAll(afterPosition, limit, freshness),
    versions: (streams) => store.versions(streams),
    readPositions: (positions) => store.readPositions(positions),
    head: (freshness) => store.head(freshness),
    onCommit: (listener) => store.onCommit(listener),
  };
}
