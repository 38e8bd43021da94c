import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { askServer } from '../../../apps/all-in-one/src/control/control-socket.ts';
import { KEY_FILE, LOG_FILE } from '../../../apps/all-in-one/src/data-folder/files.ts';
import { restoreFolder } from '../../../apps/all-in-one/src/data-folder/restore.ts';
import { compareAll } from '../../city/day.ts';
import type { Played } from '../../city/record.ts';
import { Connection } from '../../drive/connection.ts';
import { spawnServer } from '../../drive/server-process.ts';
import { Session } from '../../drive/session.ts';
import type { Backup } from '../backups.ts';
import type { Findings } from '../findings.ts';
import type { Acknowledged } from '../persistent-sender.ts';
import { damageOf } from './logs.ts';

const COMPARED = 300;

/** Restores every finished backup: it opens, SQLite finds nothing wrong, and everything acknowledged before it began is in it. Answers how many there were. */
export async function checkBackups(all: readonly Backup[], acknowledged: readonly Acknowledged[], played: readonly Played[], reader: Session, findings: Findings): Promise<number> {
  for (const { complaint, folder } of all) if (complaint !== undefined) findings.add('backups_bad', `${folder} failed: ${complaint}`);
  const finished = all.filter((backup) => backup.finished);
  for (const [index, backup] of finished.entries()) {
    const folder = `${backup.folder}-restored`;
    try {
      await restoreFolder(backup.folder, folder);
      findings.addAll('backups_bad', damageOf(folder, [LOG_FILE, KEY_FILE]));
      findings.addAll('backups_bad', missingIn(folder, acknowledged.slice(0, backup.acknowledged)));
      if (index === finished.length - 1) findings.addAll('backups_bad', await servedFrom(folder, played.slice(0, backup.stories).slice(-COMPARED), reader));
    } catch (error) {
      findings.add('backups_bad', `${backup.folder} cannot be restored: ${error instanceof Error ? error.message : String(error)}`);
    }
    for (const path of [folder, backup.folder]) rmSync(path, { recursive: true, force: true });
  }
  return finished.length;
}

/** Acknowledged commands whose last event a restored folder lacks, and personal ids in its events whose key it lacks. */
export function missingIn(folder: string, acknowledged: readonly Pick<Acknowledged, 'path' | 'options' | 'answer'>[]): readonly string[] {
  const log = new DatabaseSync(join(folder, LOG_FILE), { readOnly: true, timeout: 10_000 });
  const keys = new DatabaseSync(join(folder, KEY_FILE), { readOnly: true, timeout: 10_000 });
  try {
    const find = Object.fromEntries(
      (['intake', 'dispatch'] as const).map((service) => [service, log.prepare(`SELECT 1 FROM ${service}_events WHERE stream = ? AND version = ? AND command_id = ?`)]),
    );
    const lost = acknowledged.flatMap(({ path, options, answer }) => {
      const { id, version } = answer as { id: string; version: number };
      const service = path.startsWith('/api/dispatch/') ? 'dispatch' : 'intake';
      return find[service]?.get(id, version, options.key) === undefined ? [`${folder} has no ${id}@${version} of ${path}`] : [];
    });
    return [...lost, ...keyless(log, keys).map((id) => `${folder} has no key of ${id}`)];
  } finally {
    log.close();
    keys.close();
  }
}

/** Persons and notes that stand in events, and have no key. */
export function keyless(log: DatabaseSync, keys: DatabaseSync): readonly string[] {
  const known = keys.prepare('SELECT 1 FROM keys WHERE id = ?');
  const seen = new Set<string>();
  for (const service of ['intake', 'dispatch'])
    for (const row of log.prepare(`SELECT data FROM ${service}_events`).iterate())
      for (const [, id = ''] of String(row['data']).matchAll(/"((?:person|note)-[0-9a-f-]{36})"/g)) seen.add(id);
  return [...seen].filter((id) => known.get(id) === undefined);
}

/** A server on the restored folder tells the stories that had ended as their clients remember them. */
async function servedFrom(folder: string, played: readonly Played[], reader: Session): Promise<readonly string[]> {
  const server = await spawnServer({ dataDir: folder, patience: 120_000, env: { LOG_LEVEL: 'warn' } });
  const connection = new Connection(server.url, 8);
  try {
    await askServer(folder, 'settle', {});
    const found: string[] = [];
    await compareAll(new Session(connection, reader.token), played, 8, ({ lost, partial, duplicated, wrong }) => found.push(...lost, ...partial, ...duplicated, ...wrong));
    return found.map((line) => `${folder}: ${line}`);
  } finally {
    await connection.close();
    await server.stop();
  }
}
