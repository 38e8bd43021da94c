import type { DomainEvent, StoredEvent } from './event.ts';
import type { EventStore } from './port.ts';

/** Data of one version → data of the next: pure, for every event ever stored, and never inventing what was not said. */
export type UpcastStep = (data: Readonly<Record<string, unknown>>) => object;

/** Which version each event type of a stream has today, and how an older one is read. */
export interface PastEvents<E extends DomainEvent = DomainEvent> {
  readonly versions: Readonly<Record<E['type'], number>>;
  /**
   * The event in today's shape, whatever version it was stored in.
   * @throws RangeError for a version newer than this program knows
   */
  current(this: void, event: StoredEvent<E>): StoredEvent<E>;
}

/**
 * A type's version is one more than its steps: `[]` = 1; `[toVersion2, toVersion3]` = 3. A step that has been deployed never changes.
 * @param steps by event type, all types of the stream
 */
export function pastEvents<E extends DomainEvent>(steps: Readonly<Record<E['type'], readonly UpcastStep[]>>): PastEvents<E> {
  const byType = steps as Readonly<Record<string, readonly UpcastStep[] | undefined>>;
  const versions = Object.fromEntries(Object.entries(byType).map(([type, of]) => [type, (of?.length ?? 0) + 1])) as Readonly<Record<E['type'], number>>;
  return {
    versions,
    current: (event) => {
      const known = (versions as Readonly<Record<string, number | undefined>>)[event.type] ?? 0;
      if (event.schemaVersion === known) return event;
      if (event.schemaVersion > known) throw new RangeError(`${event.type} version ${event.schemaVersion} is newer than this program (${known}): update it`);
      let data: object = event.data;
      for (const step of byType[event.type]?.slice(event.schemaVersion - 1) ?? []) data = step(data as Readonly<Record<string, unknown>>);
      return { ...event, schemaVersion: known, data };
    },
  };
}

/**
 * The same log, read in today's shapes: what decides, projects, reacts and publishes sees no older version, and the stored bytes stay.
 * Events of types that stand in no list (another service's), and of a newer version than is known, come as they are.
 */
export function readInTodaysShape(store: EventStore, past: readonly PastEvents[]): EventStore {
  const grown = new Map<string, { readonly version: number; readonly current: (event: StoredEvent) => StoredEvent }>();
  for (const { versions, current } of past) for (const [type, version] of Object.entries(versions)) if (version > 1) grown.set(type, { version, current });
  if (grown.size === 0) return store;
  const today = (event: StoredEvent): StoredEvent => {
    const known = grown.get(event.type);
    return known === undefined || event.schemaVersion >= known.version ? event : known.current(event);
  };
  return {
    get logId() {
      return store.logId;
    },
    append: (stream, expectedVersion, events, commandId) => store.append(stream, expectedVersion, events, commandId),
    readStream: async (stream, afterVersion, freshness) => (await store.readStream(stream, afterVersion, freshness)).map(today),
    readAll: async (afterPosition, limit, freshness) => (await store.readAll(afterPosition, limit, freshness)).map(today),
    versions: (streams) => store.versions(streams),
    readPositions: async (positions) => (await store.readPositions(positions)).map(today),
    head: (freshness) => store.head(freshness),
    onCommit: (listener) => store.onCommit(listener),
  };
}

/** Today's version of an own type, over all streams of a service; 1 for what stands in no list. */
export function versionOf(past: readonly PastEvents[]): (type: string) => number {
  const versions = new Map(past.flatMap((stream) => Object.entries(stream.versions)));
  return (type) => versions.get(type) ?? 1;
}
