import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The keys derived from the master key, one a purpose, so that no key serves two. */
export interface MasterKey {
  /** Wraps personal data keys. */
  readonly wrapping: Buffer;
  /** Keyed hash of phone numbers. */
  readonly phones: Buffer;
  /** Keyed hash of command bodies. */
  readonly fingerprints: Buffer;
  /** Tells, without revealing the key, whether a store belongs to it. */
  readonly check: string;
}

/** Where the master key may come from, in this order; see {@link loadMasterKey}. */
export interface MasterKeySource {
  /** 32 bytes as 64 hex digits or base64 (`MASTER_KEY`). */
  readonly masterKey?: string;
  /** File with the same text (`MASTER_KEY_FILE`). */
  readonly masterKeyFile?: string;
  /** Data folder: `master.key` in it is read, or made once. */
  readonly dataDir?: string;
}

/**
 * Reads the master key, or makes `master.key` (0600) in the data folder.
 * @param storeExists an existing key store never gets a new master key: its personal data could not be opened again
 * @throws Error with the remedy when a key is malformed or missing
 */
export function loadMasterKey(source: MasterKeySource, storeExists: boolean): MasterKey {
  if (source.masterKey !== undefined) return derive(parse(source.masterKey, 'MASTER_KEY'));
  if (source.masterKeyFile !== undefined) return derive(parse(read(source.masterKeyFile), source.masterKeyFile));
  if (source.dataDir === undefined) throw new Error('no master key: set MASTER_KEY, MASTER_KEY_FILE or a data folder');
  const file = join(source.dataDir, 'master.key');
  if (existsSync(file)) return derive(parse(read(file), file));
  if (storeExists) throw new Error(`${file} is missing but the key store exists: put the old master.key back (or set MASTER_KEY), or no personal data can be opened`);
  const key = randomBytes(32);
  const descriptor = openSync(file, 'wx', 0o600);
  try {
    writeSync(descriptor, `${key.toString('base64')}\n`);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  syncFolder(dirname(file));
  return derive(key);
}

/** The purpose keys of 32 random bytes. */
export function derive(master: Uint8Array): MasterKey {
  const purpose = (name: string) => Buffer.from(hkdfSync('sha256', master, 'arrowtower', name, 32));
  const check = createHmac('sha256', purpose('check')).update('arrowtower').digest('base64url');
  return { wrapping: purpose('personal keys'), phones: purpose('phone look-up'), fingerprints: purpose('fingerprints'), check };
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Error(`the master key file ${file} cannot be read; check MASTER_KEY_FILE and its permissions`, { cause: error });
  }
}

function parse(text: string, from: string): Buffer {
  const trimmed = text.trim();
  const key = /^[0-9a-f]{64}$/i.test(trimmed) ? Buffer.from(trimmed, 'hex') : Buffer.from(trimmed, 'base64');
  if (key.length !== 32) throw new Error(`${from} must hold 32 bytes as 64 hex digits or as base64 (for example from: openssl rand -base64 32)`);
  return key;
}

/** The file's name must survive a power cut too, or the first keys could never be opened. */
function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
