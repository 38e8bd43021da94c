import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { EMPTY, type Queue } from './queue.ts';

interface Kept extends DBSchema {
  queue: { key: 'queue'; value: Queue };
}

/** Where the queue is kept: one record, changed in one transaction, so that two tabs never lose each other's commands. */
export interface QueueStore {
  read(): Promise<Queue>;
  /** Changes it for all tabs of this browser and answers what is there now. */
  update(change: (queue: Queue) => Queue): Promise<Queue>;
}

/** In IndexedDB: survives reloads, crashes and flat batteries. */
export function openQueueStore(name = 'arrowtower'): QueueStore {
  let opened: Promise<IDBPDatabase<Kept>> | undefined;
  const database = () =>
    (opened ??= openDB<Kept>(name, 1, {
      upgrade: (db) => void db.createObjectStore('queue'),
      terminated: () => (opened = undefined),
    }));
  return {
    read: async () => (await (await database()).get('queue', 'queue')) ?? EMPTY,
    update: async (change) => {
      const transaction = (await database()).transaction('queue', 'readwrite', { durability: 'strict' });
      const before = (await transaction.store.get('queue')) ?? EMPTY;
      const after = change(before);
      if (after !== before) await transaction.store.put(after, 'queue');
      await transaction.done;
      return after;
    },
  };
}

/** For a browser that keeps nothing (private windows of some): as long as the page lives. */
export function memoryQueueStore(): QueueStore {
  let queue = EMPTY;
  return { read: async () => queue, update: async (change) => (queue = change(queue)) };
}

/** The first store, or the second from the moment the first turns out not to work. */
export function withFallback(first: QueueStore, second: QueueStore): QueueStore {
  let use = first;
  const fall = <T>(work: (store: QueueStore) => Promise<T>) =>
    work(use).catch((error: unknown) => {
      if (use === second) throw error;
      use = second;
      return work(second);
    });
  return { read: () => fall((store) => store.read()), update: (change) => fall((store) => store.update(change)) };
}
