import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type AccessFile, loadMasterKey, readAccessFile } from '#access';
import { type EventStore, openLogFile } from '#event-store';
import { type ConsumerFile, readConsumerFile } from '#messaging';
import { type Config, type ServiceName, SERVICES, systemClock } from '#runtime';
import { MaintenanceRefused, verify } from '../data-folder/backup.ts';
import { KEY_FILE, LOG_FILE, MASTER_KEY_FILE } from '../data-folder/files.ts';
import { lockFolder } from '../data-folder/folder-lock.ts';

/** An embedded community: a data folder on which nobody else works while this is open. Nothing in its stores is changed. */
export interface MoveSource {
  readonly dataDir: string;
  /** Which log file it is; a restored copy is another one. */
  readonly identity: string;
  log(service: ServiceName): EventStore;
  readonly access: AccessFile;
  readonly consumers: ConsumerFile;
  close(): Promise<void>;
}

/**
 * Opens a data folder to be read as a whole.
 * @throws MaintenanceRefused when there is no community in it, or a file is damaged
 * @throws FolderHeld while a server runs on it
 */
export async function openSource(dataDir: string): Promise<MoveSource> {
  for (const name of [LOG_FILE, KEY_FILE])
    if (!existsSync(join(dataDir, name)))
      throw new MaintenanceRefused(`${dataDir} holds no community: it has no ${name}. Name the data folder that npm start ran on (its DATA_DIR).`);
  const lock = lockFolder(dataDir);
  const undo: (() => unknown)[] = [() => lock.release()];
  const close = async () => {
    for (const step of undo.splice(0).toReversed()) await step();
  };
  try {
    verify(join(dataDir, LOG_FILE));
    verify(join(dataDir, KEY_FILE));
    const logs = openLogFile(join(dataDir, LOG_FILE), { clock: systemClock, logs: SERVICES, readOnly: true });
    undo.push(() => logs.close());
    const access = readAccessFile(join(dataDir, KEY_FILE));
    undo.push(() => access.close());
    return {
      dataDir,
      identity: logs.log('intake').logId.split('/')[0] ?? '',
      log: (service) => logs.log(service),
      access,
      consumers: readConsumerFile(logs.database),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * The cluster must have the community's own master key. Wrapping the personal keys anew would not do: the phone look-up and the fingerprints of commands are hashes under keys that derive
 * from the same one, and cannot be made again from what is stored.
 * @throws MaintenanceRefused when the key that is set, or lies in the folder, is not the one that the store was made with
 */
export function assertMasterKey({ dataDir, access }: MoveSource, { masterKey, masterKeyFile }: Pick<Config, 'masterKey' | 'masterKeyFile'>): void {
  const own = join(dataDir, MASTER_KEY_FILE);
  const isSet = masterKey !== undefined || masterKeyFile !== undefined;
  if (!isSet && !existsSync(own))
    throw new MaintenanceRefused(`The master key is neither in ${dataDir} nor set. Set MASTER_KEY or MASTER_KEY_FILE as the services of the cluster will have it.`);
  const key = loadMasterKey({ ...(masterKey === undefined ? {} : { masterKey }), ...(masterKeyFile === undefined ? {} : { masterKeyFile }), dataDir }, true);
  if (key.check === access.masterKeyCheck) return;
  throw new MaintenanceRefused(
    isSet
      ? `The master key that is set (${masterKey === undefined ? 'MASTER_KEY_FILE' : 'MASTER_KEY'}) is not this community's: with it nobody's name could be read again, no phone found. The services of the cluster need the community's own key${existsSync(own) ? `: MASTER_KEY_FILE=${own}, or a copy of that file` : ''}.`
      : `${own} is not the key that ${KEY_FILE} was made with. Set MASTER_KEY or MASTER_KEY_FILE to the right one.`,
  );
}
