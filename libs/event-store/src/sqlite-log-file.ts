import { randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import type { Clock } from './clock.ts';
import { GroupCommit } from './sqlite-group-commit.ts';
import { type EventStore, StoreUnavailable } from './port.ts';
import { type LogHost, logTable, SqliteEventLog } from './sqlite-event-log.ts';
import { isEnvironmental } from './sqlite-failure.ts';

/** How far each follower has read; a cursor moves only when its effects are durable. */
export interface Cursors {
  /** 0 when it was never set. */
  get(name: string): number;
  /** Resolves when durable. */
  set(name: string, position: number): Promise<void>;
  /** For use inside {@link LogFile.transact}: durable with the rest of it. */
  put(name: string, position: number): void;
}

/** Several logs, each with its own positions, and what must be committed with them, in one SQLite file. */
export interface LogFile {
  readonly path: string;
  /** @throws RangeError for a log the file was not opened with */
  log(name: string): EventStore;
  readonly cursors: Cursors;
  /**
   * Runs `write` inside the next grouped commit and answers after it. What it throws undoes its own writes only and rejects.
   * @throws StoreUnavailable when the commit failed; nothing is stored
   */
  transact<T>(write: (database: DatabaseSync) => T): Promise<T>;
  /** For preparing statements and reading; writes go through {@link transact}. */
  readonly database: DatabaseSync;
  /** Makes it another log: views built from the old one rebuild. To be called on a restored copy. */
  newIdentity(): void;
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
  /** No other process writes while this one has the file open (a folder lock sees to that): spares the check for it at every read, 5% of a POST. */
  readonly soleWriter?: boolean;
  /** Committed events kept as objects per log, default 2,048 (about 2 KB each). */
  readonly ringSize?: number;
  /** SQLite page cache in KiB, default 8,192. */
  readonly cacheKib?: number;
}

const NAME = /^[a-z][a-z0-9_]*$/;

/** Opens or creates a log file: WAL, synced at every commit, one writer connection. */
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
    this.#group = new GroupCommit(database, {
      begin: () => this.#begin(),
      committed: () => {
        this.#announced = [...this.#logs.values()].filter((log) => log.committed());
      },
      rolledBack: () => {
        for (const log of this.#logs.values()) log.rolledBack();
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
    this.#logs = new Map(options.logs.map((name) => [name, new SqliteEventLog(host, name, options.ringSize ?? 2_048)]));
    this.cursors = this.#openCursors();
  }

  log(name: string): EventStore {
    const log = this.#logs.get(name);
    if (log === undefined) throw new RangeError(`${this.path} was not opened with a log "${name}"`);
    return log;
  }

  transact<T>(write: (database: DatabaseSync) => T): Promise<T> {
    return new Promise((resolve, reject) => {
      let settle: () => void;
      this.#group.enqueue({
        write: () => {
          this.database.exec('SAVEPOINT caller');
          try {
            const result = write(this.database);
            settle = () => resolve(result);
          } catch (error) {
            if (isEnvironmental(error)) throw error;
            this.database.exec('ROLLBACK TO caller');
            settle = () => reject(error);
          }
          this.database.exec('RELEASE caller');
        },
        settle: () => settle(),
        reject,
      });
    });
  }

  newIdentity(): void {
    this.#group.flush();
    this.database.prepare("UPDATE log_file SET value = ? WHERE name = 'identity'").run(randomUUID());
    this.#readIdentity();
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#group.close();
    this.database.close();
  }

  #begin(): void {
    this.#refresh();
    this.#recordedAt = this.#clock.now().toISOString();
  }

  #refresh(): void {
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
    const upsert = this.database.prepare('INSERT INTO cursors (name, position) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET position = excluded.position');
    return {
      get: (name) => Number(select.get(name)?.['position'] ?? 0),
      set: (name, position) =>
        this.transact(() => {
          upsert.run(name, position);
        }),
      put: (name, position) => {
        if (!this.database.isTransaction) throw new Error('cursors.put is for use inside transact');
        upsert.run(name, position);
      },
    };
  }
}

function createTables(database: DatabaseSync, logs: readonly string[]): void {
  // 8 MB between checkpoints: fewer repeat page writes too often, more stop the event loop for longer at once.
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 2000; PRAGMA journal_size_limit = 67108864');
  database.exec(`BEGIN IMMEDIATE;
    CREATE TABLE IF NOT EXISTS log_file (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS cursors (name TEXT PRIMARY KEY, position INTEGER NOT NULL) WITHOUT ROWID;
    ${logs.map(logTable).join('\n')}`);
  database.prepare("INSERT OR IGNORE INTO log_file (name, value) VALUES ('identity', ?)").run(randomUUID());
  database.exec('COMMIT');
}
