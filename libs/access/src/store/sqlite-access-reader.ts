import { DatabaseSync } from 'node:sqlite';
import type { Rows } from '#event-store';
import type { Account } from '../account/account.ts';
import type { StoredKey, StoredLink, StoredSession } from './port.ts';
import { accountOf } from './sqlite-access-store.ts';

/** A key store's file, read without changing anything in it. */
export interface AccessFile {
  readonly accounts: Rows<Account>;
  readonly sessions: Rows<StoredSession>;
  readonly links: Rows<StoredLink>;
  readonly keys: Rows<StoredKey>;
  /** Keyed hash of a phone number → whose it is. */
  readonly phones: Rows<{ readonly hash: string; readonly person: string }>;
  readonly names: Rows<{ readonly person: string; readonly note: string }>;
  readonly meta: Rows<{ readonly name: string; readonly value: string }>;
  /** Tells which master key the store belongs to; undefined while it belongs to none. */
  readonly masterKeyCheck: string | undefined;
  close(): void;
}

type Row = Readonly<Record<string, unknown>>;

/** Opens `keys.sqlite` for reading only; no server may run on it. */
export function readAccessFile(path: string): AccessFile {
  const database = new DatabaseSync(path, { readOnly: true, timeout: 10_000 });
  const table = <T>(name: string, of: (row: Row) => T): Rows<T> => ({
    get count() {
      return Number(database.prepare(`SELECT count(*) AS rows FROM ${name}`).get()?.['rows']);
    },
    *rows() {
      for (const row of database.prepare(`SELECT * FROM ${name}`).iterate()) yield of(row);
    },
  });
  const text = (row: Row, column: string) => String(row[column]);
  return {
    accounts: table('accounts', accountOf),
    sessions: table('sessions', (row) => ({
      hash: text(row, 'hash'),
      accountId: text(row, 'account'),
      kind: row['kind'] === 'cookie' ? 'cookie' : 'bearer',
      createdAt: Number(row['created']),
      expiresAt: Number(row['expires']),
    })),
    links: table('links', (row) => ({ accountId: text(row, 'account'), hash: text(row, 'hash'), expiresAt: Number(row['expires']) })),
    keys: table('keys', (row) => (row['wrapped'] instanceof Uint8Array ? { id: text(row, 'id'), wrapped: row['wrapped'] } : { id: text(row, 'id'), erased: true })),
    phones: table('phones', (row) => ({ hash: text(row, 'hash'), person: text(row, 'person') })),
    names: table('names', (row) => ({ person: text(row, 'person'), note: text(row, 'note') })),
    meta: table('meta', (row) => ({ name: text(row, 'name'), value: text(row, 'value') })),
    get masterKeyCheck() {
      const value = database.prepare("SELECT value FROM meta WHERE name = 'master-key-check'").get()?.['value'];
      return typeof value === 'string' ? value : undefined;
    },
    close: () => database.close(),
  };
}
