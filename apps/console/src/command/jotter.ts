import type { Queued } from './queue.ts';

/** Where commands lie from the moment they are given until the queue's store has them: written at once, because a page may be thrown away before a disk has answered. */
export interface Jotter {
  /** What pages that are gone have left, in the order given. */
  read(): readonly Queued[];
  jot(command: Queued): void;
  strike(key: string): void;
}

const PREFIX = 'arrowtower.given.';

/** In localStorage, the only store of a browser that has it when the call returns; nothing stays there longer than a disk takes. Where it is closed or full, the queue's own store follows within moments. */
export function localJotter(storage: () => Storage = () => localStorage): Jotter {
  const tried = <T>(work: (open: Storage) => T, otherwise: T): T => {
    try {
      return work(storage());
    } catch {
      return otherwise;
    }
  };
  return {
    read: () =>
      tried(Object.keys, [])
        .filter((name) => name.startsWith(PREFIX))
        .toSorted()
        .flatMap((name) => tried<readonly Queued[]>((open) => [JSON.parse(open.getItem(name) ?? '') as Queued], [])),
    jot: (command) => tried((open) => open.setItem(PREFIX + command.key, JSON.stringify(command)), undefined),
    strike: (key) => tried((open) => open.removeItem(PREFIX + key), undefined),
  };
}
