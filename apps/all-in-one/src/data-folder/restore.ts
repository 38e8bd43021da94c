import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openLogFile } from '#event-store';
import { SERVICES, systemClock } from '#runtime';
import { MaintenanceRefused, sync, verify } from './backup.ts';
import { KEY_FILE, LOG_FILE, MASTER_KEY_FILE } from './files.ts';

/** What was put back. */
export interface RestoreReport {
  readonly dataDir: string;
  /** Events per log. */
  readonly events: Readonly<Record<string, number>>;
}

/**
 * Puts a backup into an empty or absent data folder. The log gets a new identity, so that views are made again and live readers are told to read anew. The folder appears whole or not at all.
 * @throws MaintenanceRefused when the backup is damaged or the data folder is not empty
 */
export async function restoreFolder(backup: string, dataDir: string): Promise<RestoreReport> {
  if (!existsSync(join(backup, LOG_FILE))) throw new MaintenanceRefused(`${backup} is no backup: it has no ${LOG_FILE}.`);
  if (existsSync(dataDir) && readdirSync(dataDir).length > 0)
    throw new MaintenanceRefused(`The data folder ${dataDir} is not empty. Move it away, or set DATA_DIR to a new folder.`);
  const events = verify(join(backup, LOG_FILE));
  const building = `${dataDir}.restoring`;
  rmSync(building, { recursive: true, force: true });
  mkdirSync(building, { recursive: true, mode: 0o700 });
  for (const name of [LOG_FILE, KEY_FILE, MASTER_KEY_FILE]) {
    if (!existsSync(join(backup, name))) continue;
    copyFileSync(join(backup, name), join(building, name));
    if (name !== MASTER_KEY_FILE) verify(join(building, name));
  }
  const log = openLogFile(join(building, LOG_FILE), { clock: systemClock, logs: SERVICES });
  await log.newIdentity();
  await log.close();
  for (const name of readdirSync(building)) sync(join(building, name));
  sync(building);
  if (existsSync(dataDir)) rmdirSync(dataDir);
  renameSync(building, dataDir);
  sync(dirname(dataDir));
  return { dataDir, events };
}
