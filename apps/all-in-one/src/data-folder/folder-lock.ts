import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Who holds a data folder. */
export interface Holder {
  readonly pid: number;
  readonly since: string;
  readonly address: string;
}

/** Another process works on this folder; the message names it. */
export class FolderHeld extends Error {
  readonly code = 'data-folder-held';
  constructor(dataDir: string, holder: Holder | undefined) {
    const who = holder === undefined ? 'another process' : `process ${holder.pid} since ${holder.since}${holder.address === '' ? '' : `, serving ${holder.address}`}`;
    super(`The data folder ${dataDir} is held by ${who}. Stop it first, or set DATA_DIR to another folder.`);
    this.name = 'FolderHeld';
  }
}

/** The folder cannot be used at all. */
export class FolderUnusable extends Error {
  readonly code = 'data-folder-unusable';
}

/** A held data folder. */
export interface FolderLock {
  /** Says where this process answers, for whom it keeps out. */
  serving(address: string): void;
  release(): void;
}

/**
 * Takes a data folder for this process alone, and makes it (0700) if it is not there. The lock is one that the kernel holds for an open SQLite file: it ends with the process, however
 * that ends, so nothing stale can keep anybody out. Who holds it stands beside it in plain text, for the message only.
 * @throws FolderHeld · FolderUnusable
 */
export function lockFolder(dataDir: string): FolderLock {
  const since = new Date().toISOString();
  const holderFile = join(dataDir, 'server.json');
  let database: DatabaseSync;
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    database = new DatabaseSync(join(dataDir, 'lock.sqlite'), { timeout: 0 });
  } catch (error) {
    throw new FolderUnusable(`The data folder ${dataDir} cannot be written (${reasonOf(error)}). Make it writable for this user, or set DATA_DIR to another folder.`, {
      cause: error,
    });
  }
  try {
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (isBusy(error)) throw new FolderHeld(dataDir, readHolder(holderFile));
    throw new FolderUnusable(`The data folder ${dataDir} cannot be locked (${reasonOf(error)}). Make it writable for this user, or set DATA_DIR to another folder.`, {
      cause: error,
    });
  }
  const tell = (address: string) => {
    try {
      writeFileSync(holderFile, `${JSON.stringify({ pid: process.pid, since, address } satisfies Holder)}\n`);
      chmodSync(holderFile, 0o600);
    } catch {
      // Only the message of a second process is poorer without it.
    }
  };
  tell('');
  return {
    serving: tell,
    release: () => {
      rmSync(holderFile, { force: true });
      database.close();
    },
  };
}

function readHolder(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

function isBusy(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'errcode' in error && (error.errcode === 5 || error.errcode === 6);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
