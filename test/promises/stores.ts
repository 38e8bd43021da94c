import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Clock, createMemoryEventStore, type EventStore, openLogFile } from '#event-store';
import { createMemoryViewStore, openViewFile, type WritableViewStore } from '#views';

/** The clock of tests that do not look at times. */
export const clock: Clock = { now: () => new Date('2022-04-02T07:00:00.000Z') };

/** A folder of this test file's own, removed after it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'arrowtower-promise-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** One adapter of both ports: how to open it empty, and again as after a restart. */
export interface Adapter {
  readonly name: string;
  readonly open: () => Opened;
}

/** An opened log and its views. */
export interface Opened {
  readonly store: EventStore;
  readonly views: WritableViewStore;
  /** A second instance on the same log, as another process has it; in memory it is the same one. */
  readonly another: () => Opened;
  readonly reopen: () => Promise<Opened>;
  readonly close: () => Promise<void>;
}

/** The adapters that need nothing but this machine. */
export function adapters(folder: string): readonly Adapter[] {
  let files = 0;
  return [
    { name: 'memory', open: openMemory },
    {
      name: 'sqlite',
      open: () => {
        files += 1;
        return openSqlite(join(folder, `log-${files}.db`), join(folder, `views-${files}.db`));
      },
    },
  ];
}

function openMemory(): Opened {
  const opened: Opened = {
    store: createMemoryEventStore({ clock }),
    views: createMemoryViewStore(),
    another: () => opened,
    reopen: async () => opened,
    close: async () => {},
  };
  return opened;
}

/** Opens a log file and a view file as one service has them. */
export function openSqlite(log: string, viewFile: string): Opened {
  const file = openLogFile(log, { clock, logs: ['intake'] });
  const views = openViewFile(viewFile);
  const close = async () => {
    await views.close();
    await file.close();
  };
  return {
    store: file.log('intake'),
    views,
    another: () => openSqlite(log, viewFile),
    reopen: async () => {
      await close();
      return openSqlite(log, viewFile);
    },
    close,
  };
}
