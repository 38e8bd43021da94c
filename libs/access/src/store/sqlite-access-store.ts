import { closeSync, openSync } from 'node:fs';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { GroupCommit, TransactionHere } from '#event-store';
import { type Account, isRootAdministrator, type Right } from '../account/account.ts';
import type { AccessStore, AccountConflict, KeyCreation, StoredKey, StoredLink, StoredSession } from './port.ts';
import { SqliteKeys } from './sqlite-keys.ts';
import { createAccessTables } from './sqlite-tables.ts';

type Row = Record<string, unknown>;

/** The store in one SQLite file (WAL, synced before anybody is answered); concurrent writes share a commit. */
export class SqliteAccessStore implements AccessStore {
  readonly #database: DatabaseSync;
  readonly #group: GroupCommit;
  readonly #keys: SqliteKeys;
  readonly #statements = new Map<string, StatementSync>();
  #closed = false;

  /**
   * Opens or makes the file (0600).
   * @param options.lockWait milliseconds to wait while another process writes
   */
  constructor(path: string, options: { readonly lockWait?: number } = {}) {
    // Made before SQLite does, so that it is never readable by others; -wal and -shm take its mode.
    closeSync(openSync(path, 'a', 0o600));
    this.#database = new DatabaseSync(path, { timeout: options.lockWait ?? 10_000 });
    try {
      createAccessTables(this.#database);
      this.#group = new GroupCommit(path, this.#database, new TransactionHere(path, this.#database), { begin() {}, committed() {}, rolledBack() {}, forget() {}, announce() {} });
      this.#keys = new SqliteKeys(this.#database);
    } catch (error) {
      this.#database.close();
      throw error;
    }
  }

  async account(id: string): Promise<Account | undefined> {
    return this.#account('SELECT * FROM accounts WHERE id = ?', id);
  }

  async accountByName(name: string): Promise<Account | undefined> {
    return this.#account('SELECT * FROM accounts WHERE name = ?', name);
  }

  async accounts(after: string | undefined, limit: number): Promise<readonly Account[]> {
    return this.#prepared('SELECT * FROM accounts WHERE id > ? ORDER BY id LIMIT ?')
      .all(after ?? '', limit)
      .map(accountOf);
  }

  async rootAdministrators(): Promise<readonly Account[]> {
    return this.#prepared('SELECT * FROM accounts WHERE root = 1 ORDER BY id').all().map(accountOf);
  }

  saveAccount(account: Account): Promise<'saved' | AccountConflict> {
    return this.#write(() => {
      const old = this.#account('SELECT * FROM accounts WHERE id = ?', account.id);
      if ((old?.revision ?? 0) !== account.revision - 1) return 'stale';
      if (this.#row('SELECT 1 FROM accounts WHERE name = ? AND id <> ?', account.name, account.id)) return 'name-taken';
      if (account.responderId !== undefined && this.#row('SELECT 1 FROM accounts WHERE responder = ? AND id <> ?', account.responderId, account.id)) return 'responder-taken';
      const root = isRootAdministrator(account);
      if (old !== undefined && isRootAdministrator(old) && !root && !this.#row('SELECT 1 FROM accounts WHERE root = 1 AND id <> ?', account.id)) return 'last-administrator';
      this.#prepared(
        `INSERT INTO accounts (id, name, responder, root, disabled, revision, password, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, responder = excluded.responder, root = excluded.root, disabled = excluded.disabled,
           revision = excluded.revision, password = excluded.password, body = excluded.body`,
      ).run(...accountRow(account, root));
      return 'saved';
    });
  }

  async session(hash: string): Promise<StoredSession | undefined> {
    const row = this.#row('SELECT * FROM sessions WHERE hash = ?', hash);
    if (row === undefined) return undefined;
    const kind = row['kind'] === 'cookie' ? 'cookie' : 'bearer';
    return { hash, accountId: String(row['account']), kind, createdAt: Number(row['created']), expiresAt: Number(row['expires']) };
  }

  createSession(session: StoredSession): Promise<void> {
    return this.#write(() => {
      this.#prepared('INSERT INTO sessions (hash, account, kind, created, expires) VALUES (?, ?, ?, ?, ?)').run(
        session.hash,
        session.accountId,
        session.kind,
        session.createdAt,
        session.expiresAt,
      );
    });
  }

  renewSession(hash: string, expiresAt: number): Promise<boolean> {
    return this.#write(() => this.#prepared('UPDATE sessions SET expires = ? WHERE hash = ?').run(expiresAt, hash).changes === 1);
  }

  deleteSession(hash: string): Promise<void> {
    return this.#write(() => {
      this.#prepared('DELETE FROM sessions WHERE hash = ?').run(hash);
    });
  }

  deleteSessionsOf(accountId: string, except?: string): Promise<void> {
    return this.#write(() => {
      this.#prepared('DELETE FROM sessions WHERE account = ? AND hash <> ?').run(accountId, except ?? '');
    });
  }

  deleteExpired(now: number): Promise<void> {
    return this.#write(() => {
      this.#prepared('DELETE FROM sessions WHERE expires <= ?').run(now);
      this.#prepared('DELETE FROM links WHERE expires <= ?').run(now);
    });
  }

  saveLink(link: StoredLink): Promise<void> {
    return this.#write(() => {
      this.#prepared('INSERT INTO links (account, hash, expires) VALUES (?, ?, ?) ON CONFLICT (account) DO UPDATE SET hash = excluded.hash, expires = excluded.expires').run(
        link.accountId,
        link.hash,
        link.expiresAt,
      );
    });
  }

  async link(hash: string): Promise<StoredLink | undefined> {
    return linkOf(this.#row('SELECT * FROM links WHERE hash = ?', hash));
  }

  takeLink(hash: string): Promise<StoredLink | undefined> {
    return this.#write(() => linkOf(this.#row('DELETE FROM links WHERE hash = ? RETURNING *', hash)));
  }

  ensureKeys(creations: readonly KeyCreation[]): Promise<readonly StoredKey[]> {
    return this.#write(() => this.#keys.ensure(creations));
  }

  async keys(ids: readonly string[]): Promise<readonly StoredKey[]> {
    return ids.flatMap((id) => this.#keys.find(id) ?? []);
  }

  async personOfPhone(phone: string): Promise<string | undefined> {
    return this.#keys.personOfPhone(phone);
  }

  async eraseKey(id: string): Promise<readonly string[]> {
    const erased = await this.#write(() => this.#keys.erase(id));
    // secure_delete overwrites the key in the file; only a checkpoint takes it out of the WAL as well.
    await this.#group.alone(() => this.#database.exec('PRAGMA wal_checkpoint(TRUNCATE)'));
    return erased;
  }

  async meta(key: string): Promise<string | undefined> {
    const row = this.#row('SELECT value FROM meta WHERE name = ?', key);
    return row === undefined ? undefined : String(row['value']);
  }

  setMeta(key: string, value: string): Promise<void> {
    return this.#write(() => {
      this.#prepared('INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value').run(key, value);
    });
  }

  metaOnce(key: string, value: string): Promise<string> {
    return this.#write(() => {
      this.#prepared('INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING').run(key, value);
      return String(this.#row('SELECT value FROM meta WHERE name = ?', key)?.['value']);
    });
  }

  /** The settings that durability and erasure rest on, as SQLite has them. */
  async pragmas(): Promise<Readonly<Record<'journal_mode' | 'synchronous' | 'secure_delete', unknown>>> {
    const value = (name: string) => this.#row(`PRAGMA ${name}`)?.[name];
    return { journal_mode: value('journal_mode'), synchronous: value('synchronous'), secure_delete: value('secure_delete') };
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#group.close();
    this.#database.close();
  }

  #write<T>(write: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      let result: T;
      this.#group.enqueue({
        write: () => {
          result = write();
        },
        settle: () => resolve(result),
        reject,
      });
    });
  }

  #prepared(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  #row(sql: string, ...values: readonly SQLInputValue[]): Row | undefined {
    return this.#prepared(sql).get(...values);
  }

  #account(sql: string, value: string): Account | undefined {
    const row = this.#row(sql, value);
    return row === undefined ? undefined : accountOf(row);
  }
}

interface AccountBody {
  readonly displayName: string;
  readonly rights: readonly Right[];
  readonly createdAt: string;
  readonly signedInAt?: string;
  readonly createdBy?: string;
}

function accountRow(account: Account, root: boolean): SQLInputValue[] {
  const { displayName, rights, createdAt, signedInAt, createdBy } = account;
  const body: AccountBody = { displayName, rights, createdAt, ...(signedInAt === undefined ? {} : { signedInAt }), ...(createdBy === undefined ? {} : { createdBy }) };
  return [account.id, account.name, account.responderId ?? null, root ? 1 : 0, account.disabled ? 1 : 0, account.revision, account.passwordHash ?? null, JSON.stringify(body)];
}

/** A row of the table of accounts as the account it holds. */
export function accountOf(row: Row): Account {
  const body = JSON.parse(String(row['body'])) as AccountBody;
  return {
    ...body,
    id: String(row['id']),
    name: String(row['name']),
    disabled: row['disabled'] === 1,
    revision: Number(row['revision']),
    ...(typeof row['responder'] === 'string' ? { responderId: row['responder'] } : {}),
    ...(typeof row['password'] === 'string' ? { passwordHash: row['password'] } : {}),
  };
}

function linkOf(row: Row | undefined): StoredLink | undefined {
  return row === undefined ? undefined : { hash: String(row['hash']), accountId: String(row['account']), expiresAt: Number(row['expires']) };
}
