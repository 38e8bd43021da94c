import type { Queued } from './queue.ts';

/** Where commands lie from the moment they are given until the queue's store has them: written at once, because a page may be thrown away before a disk has answered. */
export interface Jotter {
  /** What pages that are gone have left, in the order given. */
  read(): readonly Queued[];
  jot(command: Queued): void;
  strike(key: string): void;
}

const PREFIX = 'arrowtower.given.';

/** In localStorage, the only store of a browser that has it when the call returns; nothing stays there longer than a disk takes. */
export function localJotter(storage: Storage = localStorage): Jotter {
  return {
    read: () =>
      Object.keys(storage)
        .filter((name) => name.startsWith(PREFIX))
        .toSorted()
        .map((name) => JSON.parse(storage.getItem(name) ?? 'null') as Queued | null)
        .filter((command) => command !== null),
    jot: (command) => {
      try {
        storage.setItem(PREFIX + command.key, JSON.stringify(command));
      } catch {
        // Full or closed: the queue's own store follows within moments.
      }
    },
    strike: (key) => storage.removeItem(PREFIX + key),
  };
}
