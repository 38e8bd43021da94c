import { randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import type { Clock } from './clock.ts';
import { GroupCommit } from './sqlite-group-commit.ts';
import { type EventStore, StoreUnavailable } from './port.ts';
import { TransactionOnThread } from './sqlite-thread.ts';
import { type SqlValue, type StatementSink, type Transaction, TransactionHere } from './sqlite-transaction.ts';
import { type LogHost, logTable, SqliteEventLog } from './sqlite-event-log.ts';
import { isEnvironmental } from './sqlite-failure.ts';

/** How far each follower has read; a cursor moves only when its effects are durable. */
export interface Cursors {
  /** 0 when it was never set. */
  get(name: string): number;
  /** Resolves when durable. */
  set(name: string, position: number): Promise<void>;
}

/** Several logs, each with its own positions, and what must be committed with them, in one SQLite file. */
export interface LogFile {
  readonly path: string;
  /** @throws RangeError for a log the file was not opened with */
  log(name: string): EventStore;
  readonly cursors: Cursors;
  /**
   * Says statements inside the next grouped commit and answers after it. What `write` throws undoes its own writes only and rejects.
   * @throws StoreUnavailable when the commit failed; nothing is stored
   */
  write(write: (sink: StatementSink) => void): Promise<void>;
  /** Runs work in a commit of its own, e.g. to make tables; what it throws undoes it. Not for what happens often. */
  alone<T>(work: (database: DatabaseSync) => T): Promise<T>;
  /** For preparing statements and reading; writes go through {@link write}. */
  readonly database: DatabaseSync;
  /** Makes it another log: views built from the old one rebuild. To be called on a restored copy. */
  newIdentity(): Promise<void>;
  /** Commits what is queued, then closes. */
  close(): Promise<void>;
}

/** How to open a log file. */
export interface LogFileOptions {
  readonly clock: Clock;
  /** Log names: lower-case letters, digits and underscores. */
  readonly logs: readonly string[];
  /** For another process beside the writer (backup, verification); appends are refused. */
  readonly readOnly?: boolean;
  /**
   * No other process writes while this one has the file open (a folder lock sees to that). Transactions then run on a thread of their own, and no read has to ask
   * whether another process has written.
   */
  readonly soleWriter?: boolean;
  /** Committed events kept as objects per log, default 1,024 (about 2 KB each). */
  readonly ringSize?: number;
  /** SQLite page cache in KiB, default 8,192. */
  readonly cacheKib?: number;
}

const UPSERT_CURSOR = 'INSERT INTO cursors (name, position) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET position = excluded.position';
const NAME = /^[a-z][a-z0-9_]*$/;

/** Opens or creates a log file: WAL, synced before anybody is answered, one writer connection. */
export function openLogFile(path: string, options: LogFileOptions): LogFile {
  for (const name of options.logs) if (!NAME.test(name)) throw new RangeError(`"${name}" is not a log name: use lower-case letters, digits and underscores`);
  const database = new DatabaseSync(path, { readOnly: options.readOnly ?? false, timeout: 10_000 });
  try {
    return new SqliteLogFile(path, database, options);
  } catch (error) {
    database.close();
    throw error;
  }
}

class SqliteLogFile implements LogFile {
  readonly path: string;
  readonly database: DatabaseSync;
  readonly cursors: Cursors;
  readonly #logs: ReadonlyMap<string, SqliteEventLog>;
  readonly #group: GroupCommit;
  readonly #clock: Clock;
  readonly #dataVersion: () => number;
  /** Transactions run on this thread and connection. */
  readonly #here: boolean;
  #knownVersion: number;
  #recordedAt = '';
  #identity = '';
  #announced: SqliteEventLog[] = [];
  #closed = false;

  constructor(path: string, database: DatabaseSync, options: LogFileOptions) {
    this.path = path;
    this.database = database;
    this.#clock = options.clock;
    database.exec(`PRAGMA cache_size = -${options.cacheKib ?? 8_192}; PRAGMA temp_store = MEMORY`);
    if (!options.readOnly) createTables(database, options.logs);
    const dataVersion = database.prepare('PRAGMA data_version');
    dataVersion.setReturnArrays(true);
    this.#dataVersion = options.soleWriter === true ? () => 0 : () => (dataVersion.get() as unknown as readonly number[])[0] ?? 0;
    this.#knownVersion = this.#dataVersion();
    this.#here = options.soleWriter !== true;
    this.#group = new GroupCommit(path, database, transactionOf(path, database, options), {
      begin: () => this.#begin(),
      committed: () => {
        this.#announced = [...this.#logs.values()].filter((log) => log.committed());
      },
      rolledBack: () => {
        for (const log of this.#logs.values()) log.rolledBack();
      },
      forget: () => {
        for (const log of this.#logs.values()) log.forget();
      },
      announce: () => {
        for (const log of this.#announced) log.announce();
      },
    });
    const host: LogHost = {
      database,
      group: this.#group,
      refresh: () => this.#refresh(),
      recordedAt: () => this.#recordedAt,
      identity: () => this.#identity,
    };
    this.#readIdentity();
    this.#logs = new Map(options.logs.map((name) => [name, new SqliteEventLog(host, name, options.ringSize ?? 1_024)]));
    this.cursors = this.#openCursors();
  }

  log(name: string): EventStore {
    const log = this.#logs.get(name);
    if (log === undefined) throw new RangeError(`${this.path} was not opened with a log "${name}"`);
    return log;
  }

  write(write: (sink: StatementSink) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      let refused: unknown;
      this.#group.enqueue({
        write: (sink) => {
          const said: [string, readonly SqlValue[]][] = [];
          try {
            write({ run: (sql, ...values) => void said.push([sql, values]) });
          } catch (error) {
            refused = error ?? new Error('nothing was said');
            return;
          }
          for (const [sql, values] of said) sink.run(sql, ...values);
        },
        settle: () => (refused === undefined ? resolve() : reject(refused)),
        reject,
      });
    });
  }

  alone<T>(work: (database: DatabaseSync) => T): Promise<T> {
    return this.#group.alone(() => {
      this.database.exec('PRAGMA synchronous = FULL; BEGIN IMMEDIATE');
      try {
        const result = work(this.database);
        this.database.exec('COMMIT');
        return result;
      } catch (error) {
        if (this.database.isTransaction) this.database.exec('ROLLBACK');
        throw isEnvironmental(error) ? new StoreUnavailable(`the log could not be written: ${error.message}`, { cause: error }) : error;
      } finally {
        if (this.#here) this.database.exec('PRAGMA synchronous = NORMAL');
      }
    });
  }

  async newIdentity(): Promise<void> {
    await this.alone((database) => database.prepare("UPDATE log_file SET value = ? WHERE name = 'identity'").run(randomUUID()));
    this.#readIdentity();
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#group.close();
    this.database.close();
  }

  #begin(): void {
    this.#refresh();
    this.#recordedAt = this.#clock.now().toISOString();
  }

  #refresh(): void {
    // While a group is on its way to the disk its events are in the file and not yet to be seen; the next group looks again.
    if (this.#group.busy) return;
    const version = this.#dataVersion();
    if (version === this.#knownVersion) return;
    this.#knownVersion = version;
    for (const log of this.#logs.values()) log.forget();
  }

  #readIdentity(): void {
    const row = this.database.prepare("SELECT value FROM log_file WHERE name = 'identity'").get();
    if (row === undefined) throw new StoreUnavailable(`${this.path} is not a log file`);
    this.#identity = String(row['value']);
  }

  #openCursors(): Cursors {
    const select = this.database.prepare('SELECT position FROM cursors WHERE name = ?');
    return {
      get: (name) => Number(select.get(name)?.['position'] ?? 0),
      set: (name, position) => this.write((sink) => sink.run(UPSERT_CURSOR, name, position)),
    };
  }
}

function transactionOf(path: string, database: DatabaseSync, { readOnly = false, soleWriter = false }: LogFileOptions): Transaction {
  if (readOnly) return new NoTransaction();
  return soleWriter ? new TransactionOnThread(path, 'PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0; PRAGMA temp_store = MEMORY') : new TransactionHere(path, database);
}

/** Of a file that is open for reading only. */
class NoTransaction implements Transaction {
  begin(): never {
    throw new Error('it is open for reading only');
  }

  run(): void {}

  async commit(): Promise<void> {}

  rollback(): void {}

  async close(): Promise<void> {}
}

function createTables(database: DatabaseSync, logs: readonly string[]): void {
  database.exec('PRAGMA journal_mode = WAL; PRAGMA journal_size_limit = 67108864');
  database.exec(`BEGIN IMMEDIATE;
    CREATE TABLE IF NOT EXISTS log_file (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS cursors (name TEXT PRIMARY KEY, position INTEGER NOT NULL) WITHOUT ROWID;
    ${logs.map(logTable).join('\n')}`);
  database.prepare("INSERT OR IGNORE INTO log_file (name, value) VALUES ('identity', ?)").run(randomUUID());
  database.exec('COMMIT');
}
