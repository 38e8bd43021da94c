import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Access, type AccessParts } from './access.ts';
import { loadMasterKey, type MasterKey, type MasterKeySource } from './keys/master-key.ts';
import type { AccessStore, SharedAccessStore } from './store/port.ts';
import { SqliteAccessStore } from './store/sqlite-access-store.ts';

type Parts = Omit<AccessParts, 'store' | 'masterKey'>;

/** Where the key store lies and how it runs. */
export interface OpenAccessOptions extends MasterKeySource, Parts {
  /** Holds `keys.sqlite` and, unless given otherwise, `master.key`; made with mode 0700. */
  readonly dataDir: string;
}

/** A key store that several processes share, e.g. of `openMongoAccessStore`; each needs the same master key, by `masterKey` or `masterKeyFile`. */
export interface OpenSharedAccessOptions extends Omit<MasterKeySource, 'dataDir'>, Parts {
  readonly store: SharedAccessStore;
}

/**
 * Opens (or makes) the key store in a data folder, or one that is shared.
 * @throws Error with the remedy when the master key is missing, malformed or another store's
 */
export async function openAccess(options: OpenAccessOptions | OpenSharedAccessOptions): Promise<Access> {
  const { masterKey, masterKeyFile, ...parts } = options;
  const source = { ...(masterKey === undefined ? {} : { masterKey }), ...(masterKeyFile === undefined ? {} : { masterKeyFile }) };
  const { store, key } = 'store' in parts ? { store: parts.store, key: sharedMasterKey(source) } : openFolder(parts.dataDir, source);
  try {
    await bindMasterKey(store, key);
    const access = new Access({ ...parts, store, masterKey: key });
    await access.start();
    return access;
  } catch (error) {
    await store.close();
    throw error;
  }
}

function openFolder(dataDir: string, source: MasterKeySource): { readonly store: AccessStore; readonly key: MasterKey } {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, 'keys.sqlite');
  const key = loadMasterKey({ ...source, dataDir }, existsSync(file));
  return { key, store: new SqliteAccessStore(file) };
}

function sharedMasterKey(source: MasterKeySource): MasterKey {
  if (source.masterKey === undefined && source.masterKeyFile === undefined)
    throw new Error('several processes share the key store and each needs the same master key: set MASTER_KEY or MASTER_KEY_FILE (make one with: openssl rand -base64 32)');
  return loadMasterKey(source, true);
}

/** Notes which master key a store belongs to, or refuses another one: with it nothing could be opened. */
export async function bindMasterKey(store: AccessStore, key: MasterKey): Promise<void> {
  if ((await store.metaOnce('master-key-check', key.check)) !== key.check)
    throw new Error('this master key does not belong to the key store: set the MASTER_KEY (or put back the master.key) it was made with');
}
