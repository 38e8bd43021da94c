import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MongoForSuite } from '#brokers';
import { type Clock, connectMongo, createMemoryEventStore, ensureEventLogIndexes, type EventStore } from '#event-store';
import { createMemoryViewStore, type WritableViewStore } from '#views';
import { openLog } from './processes/open-log.ts';
import { openViews } from './processes/open-views.ts';

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
  /** Courses a property tries; fewer where each costs round trips. */
  readonly runs: number;
  readonly open: () => Promise<Opened>;
}

/** An opened log and its views. */
export interface Opened {
  readonly store: EventStore;
  readonly views: WritableViewStore;
  readonly reopen: () => Promise<Opened>;
  readonly close: () => Promise<void>;
}

/** Every adapter that can be had here. */
export function adapters(folder: string, mongo: MongoForSuite | undefined): readonly Adapter[] {
  let files = 0;
  const sqlite = async () => {
    files += 1;
    return openStores(join(folder, `log-${files}.db`), join(folder, `views-${files}.db`));
  };
  const shared = async ({ url }: MongoForSuite) => {
    files += 1;
    return openStores(await makeMongoLog(url, `log_${files}`), url);
  };
  return [
    { name: 'memory', runs: 25, open: openMemory },
    { name: 'sqlite', runs: 25, open: sqlite },
    ...(mongo === undefined ? [] : [{ name: 'mongo', runs: 8, open: () => shared(mongo) }]),
  ];
}

async function openMemory(): Promise<Opened> {
  const opened: Opened = { store: createMemoryEventStore({ clock }), views: createMemoryViewStore(), reopen: async () => opened, close: async () => {} };
  return opened;
}

/** Makes an empty log in a database and answers its address. */
export async function makeMongoLog(url: string, name: string): Promise<string> {
  const connection = await connectMongo(url, { name: 'promises' });
  await ensureEventLogIndexes(connection, [name]);
  await connection.close();
  return `${url}#${name}`;
}

/** Opens a log and views by their addresses, as one service has them. */
export async function openStores(log: string, viewAddress: string): Promise<Opened> {
  const [held, { views, close: closeViews }] = [await openLog(log, clock), await openViews(viewAddress)];
  const close = async () => {
    await closeViews();
    await held.close();
  };
  return {
    store: held.log,
    views,
    reopen: async () => {
      await close();
      return openStores(log, viewAddress);
    },
    close,
  };
}
