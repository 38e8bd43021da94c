import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openLogFile, type StoredEvent } from '#event-store';
import { SERVICES, systemClock } from '#runtime';
import { KEY_FILE, LOG_FILE, VIEW_FILE } from '../../../apps/all-in-one/src/data-folder/files.ts';

const BATCH = 1_000;

/** Every event of one log of a stopped data folder, in order. */
export async function* eventsOf(dataDir: string, service: 'intake' | 'dispatch' | 'audit'): AsyncGenerator<StoredEvent> {
  const file = openLogFile(join(dataDir, LOG_FILE), { clock: systemClock, logs: SERVICES, readOnly: true, ringSize: 1 });
  try {
    const store = file.log(service);
    for (let position = 0; ; ) {
      const events = await store.readAll(position, BATCH);
      yield* events;
      if (events.length === 0) return;
      position = events.at(-1)?.position ?? position;
    }
  } finally {
    await file.close();
  }
}

/** What SQLite itself finds wrong with the files of a data folder; empty = nothing. */
export function damageOf(dataDir: string, names: readonly string[] = [LOG_FILE, KEY_FILE, VIEW_FILE]): readonly string[] {
  return names.flatMap((name) => {
    const database = new DatabaseSync(join(dataDir, name), { readOnly: true, timeout: 10_000 });
    try {
      const found = database.prepare('PRAGMA integrity_check').all();
      return found.map((row) => String(row['integrity_check'])).flatMap((line) => (line === 'ok' ? [] : [`${name}: ${line}`]));
    } catch (error) {
      return [`${name}: ${error instanceof Error ? error.message : String(error)}`];
    } finally {
      database.close();
    }
  });
}
