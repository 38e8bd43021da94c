import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Access, type AccessParts } from './access.ts';
import { loadMasterKey, type MasterKey, type MasterKeySource } from './keys/master-key.ts';
import type { AccessStore } from './store/port.ts';
import { SqliteAccessStore } from './store/sqlite-access-store.ts';

/** Where the key store lies and how it runs. */
export interface OpenAccessOptions extends MasterKeySource, Omit<AccessParts, 'store' | 'masterKey'> {
  /** Holds `keys.sqlite` and, unless given otherwise, `master.key`; made with mode 0700. */
  readonly dataDir: string;
}

/**
 * Opens (or makes) the key store in a data folder.
 * @throws Error with the remedy when the master key is missing, malformed or another store's
 */
export async function openAccess(options: OpenAccessOptions): Promise<Access> {
  const { dataDir, masterKey, masterKeyFile, ...parts } = options;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, 'keys.sqlite');
  const key = loadMasterKey({ dataDir, ...(masterKey === undefined ? {} : { masterKey }), ...(masterKeyFile === undefined ? {} : { masterKeyFile }) }, existsSync(file));
  const store = new SqliteAccessStore(file);
  try {
    await bindMasterKey(store, key);
  } catch (error) {
    await store.close();
    throw error;
  }
  return new Access({ store, masterKey: key, ...parts });
}

/** Notes which master key a store belongs to, or refuses another one: with it nothing could be opened. */
export async function bindMasterKey(store: AccessStore, key: MasterKey): Promise<void> {
  if ((await store.metaOnce('master-key-check', key.check)) !== key.check)
    throw new Error('this master key does not belong to the key store: set the MASTER_KEY (or put back the master.key) it was made with');
}
