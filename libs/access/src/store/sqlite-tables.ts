import type { DatabaseSync } from 'node:sqlite';

/** Settings and tables of the access store; safe to run at every opening. */
export function createAccessTables(database: DatabaseSync): void {
  database.exec('PRAGMA journal_mode = WAL; PRAGMA secure_delete = ON; PRAGMA cache_size = -4096; PRAGMA temp_store = MEMORY');
  database.exec(`BEGIN IMMEDIATE;
    CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS accounts (id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, responder TEXT UNIQUE, root INTEGER NOT NULL, disabled INTEGER NOT NULL,
      revision INTEGER NOT NULL, password TEXT, body TEXT NOT NULL) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS accounts_root ON accounts (id) WHERE root = 1;
    CREATE TABLE IF NOT EXISTS sessions (hash TEXT PRIMARY KEY, account TEXT NOT NULL, kind TEXT NOT NULL, created INTEGER NOT NULL, expires INTEGER NOT NULL) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS sessions_account ON sessions (account);
    CREATE TABLE IF NOT EXISTS links (account TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE, expires INTEGER NOT NULL) WITHOUT ROWID;
    -- wrapped NULL = tombstone: the id is used up for ever. phones: hashes of this person, so that erasing needs no index on the table of phones
    CREATE TABLE IF NOT EXISTS keys (id TEXT PRIMARY KEY, wrapped BLOB, phones TEXT) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS names (person TEXT NOT NULL, note TEXT NOT NULL, PRIMARY KEY (person, note)) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS phones (hash TEXT PRIMARY KEY, person TEXT NOT NULL) WITHOUT ROWID;
    COMMIT`);
}
