import { closeSync, copyFileSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { KEY_FILE, LOG_FILE, MASTER_KEY_FILE } from './files.ts';

/** What a maintenance command could not do, and what to do about it. */
export class MaintenanceRefused extends Error {
  readonly code = 'maintenance-refused';
}

/** What was copied. */
export interface BackupReport {
  readonly folder: string;
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
  /** Events per log in the copy. */
  readonly events: Readonly<Record<string, number>>;
}

/**
 * Copies a data folder, running or not: the log first and the keys second, so that every event of the copy finds its key. Each file is one consistent snapshot (`VACUUM INTO` reads
 * inside one transaction), verified, and synced to disk. Views are not copied: they are made again.
 * @throws MaintenanceRefused when there is nothing to copy or the target is not empty
 */
export function backupFolder(dataDir: string, target: string, say: (line: string) => void = () => {}): BackupReport {
  if (!existsSync(join(dataDir, LOG_FILE))) throw new MaintenanceRefused(`There is no store in ${dataDir}. Set DATA_DIR to the data folder.`);
  if (existsSync(target) && readdirSync(target).length > 0) throw new MaintenanceRefused(`${target} is not empty. Name a new or empty folder.`);
  mkdirSync(target, { recursive: true, mode: 0o700 });
  const events = snapshot(join(dataDir, LOG_FILE), join(target, LOG_FILE));
  say(`${LOG_FILE} copied and verified`);
  if (existsSync(join(dataDir, KEY_FILE))) {
    snapshot(join(dataDir, KEY_FILE), join(target, KEY_FILE));
    say(`${KEY_FILE} copied and verified`);
  }
  if (existsSync(join(dataDir, MASTER_KEY_FILE))) {
    copyFileSync(join(dataDir, MASTER_KEY_FILE), join(target, MASTER_KEY_FILE));
    sync(join(target, MASTER_KEY_FILE));
    say(`${MASTER_KEY_FILE} copied: keep this folder as safe as the data folder itself, or move that file to a place of its own`);
  } else say(`${MASTER_KEY_FILE} is not in the data folder: without the master key this copy cannot be read`);
  sync(target);
  return { folder: target, events, files: readdirSync(target).map((name) => ({ name, bytes: statSync(join(target, name)).size })) };
}

/** One consistent copy of a database, checked and on disk; answers the number of rows of each log in it. */
function snapshot(from: string, to: string): Readonly<Record<string, number>> {
  const source = new DatabaseSync(from, { timeout: 10_000 });
  try {
    source.prepare('VACUUM INTO ?').run(to);
  } finally {
    source.close();
  }
  sync(to);
  return verify(to);
}

/** @throws MaintenanceRefused when a database is damaged, or a log has a gap */
export function verify(path: string): Readonly<Record<string, number>> {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const check = database.prepare('PRAGMA quick_check').get()?.['quick_check'];
    if (check !== 'ok') throw new MaintenanceRefused(`${path} is damaged: ${String(check)}. Do not use it; make another copy.`);
    const counts: Record<string, number> = {};
    for (const row of database.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE '%\\_events' ESCAPE '\\'").all()) {
      const name = String(row['name']);
      const { rows, last } = database.prepare(`SELECT count(*) AS rows, coalesce(max(position), 0) AS last FROM "${name}"`).get() as { rows: number; last: number };
      if (rows !== last) throw new MaintenanceRefused(`${path}: the log ${name} has ${rows} events but its last position is ${last}. Do not use it; make another copy.`);
      counts[name.replace(/_events$/, '')] = rows;
    }
    return counts;
  } catch (error) {
    if (!(typeof error === 'object' && error !== null && 'errcode' in error)) throw error;
    throw new MaintenanceRefused(`${path} is damaged: ${'errstr' in error ? String(error.errstr) : 'it is no database'}. Do not use it; make another copy.`, { cause: error });
  } finally {
    database.close();
  }
}

/** Makes sure a file or folder is on disk. */
export function sync(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
