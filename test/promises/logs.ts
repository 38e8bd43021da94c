import { join } from 'node:path';
import type { MongoForSuite } from '#brokers';
import { connectMongo, createMemoryEventStore, ensureEventLogIndexes, type EventStore } from '#event-store';
import { openLog } from './processes/open-log.ts';
import { clock } from './stores.ts';

/** One adapter of the event store: how to open an empty log. */
export interface LogAdapter {
  readonly name: string;
  /** Courses a property tries; fewer where each costs round trips. */
  readonly runs: number;
  readonly open: () => Promise<OpenedLog>;
}

/** An opened log. */
export interface OpenedLog {
  readonly store: EventStore;
  /** A second instance on the same log, as another process has it; in memory it is the same one. */
  readonly another: () => Promise<OpenedLog>;
  readonly reopen: () => Promise<OpenedLog>;
  readonly close: () => Promise<void>;
}

/** A log that other processes can open, by its address. */
export interface SharedLogs {
  readonly name: string;
  /** Whether there is a server for it. */
  readonly describe: jest.Describe;
  /** Makes an empty log and answers its address for `openLog`. */
  readonly make: (name: string) => Promise<string>;
  /** Appends that a process of a race makes; fewer where each costs round trips. */
  readonly appends: number;
}

/** Every adapter that can be had here. */
export function logAdapters(folder: string, mongo: MongoForSuite | undefined): readonly LogAdapter[] {
  const shared = sharedLogs(folder, { server: mongo, describe });
  let logs = 0;
  const open = async ({ make }: SharedLogs) => {
    logs += 1;
    return reopen(await make(`log_${logs}`));
  };
  return [
    { name: 'memory', runs: 40, open: openMemory },
    ...shared.flatMap((each) => (each.name === 'mongo' && mongo === undefined ? [] : [{ name: each.name, runs: each.name === 'mongo' ? 10 : 40, open: () => open(each) }])),
  ];
}

/** The logs that several processes can write at once. */
export function sharedLogs(folder: string, mongo: { readonly server: MongoForSuite | undefined; readonly describe: jest.Describe }): readonly SharedLogs[] {
  return [
    {
      name: 'sqlite',
      describe,
      appends: 400,
      make: async (name) => {
        const path = join(folder, `${name}.db`);
        await (await openLog(path, clock)).close();
        return path;
      },
    },
    {
      name: 'mongo',
      describe: mongo.describe,
      appends: 120,
      make: async (name) => {
        const { url = '' } = mongo.server ?? {};
        const connection = await connectMongo(url, { name: 'promises' });
        await ensureEventLogIndexes(connection, [name]);
        await connection.close();
        return `${url}#${name}`;
      },
    },
  ];
}

async function openMemory(): Promise<OpenedLog> {
  const opened: OpenedLog = { store: createMemoryEventStore({ clock }), another: async () => opened, reopen: async () => opened, close: async () => undefined };
  return opened;
}

async function reopen(address: string): Promise<OpenedLog> {
  const { log, close } = await openLog(address, clock);
  return {
    store: log,
    another: () => reopen(address),
    reopen: async () => {
      await close();
      return reopen(address);
    },
    close,
  };
}
