import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { WalSync } from './sqlite-wal-sync.ts';

/** What a statement may be given. */
export type SqlValue = string | number | null | Uint8Array;

/** Takes the statements of the transaction under way, in order. */
export interface StatementSink {
  run(sql: string, ...values: readonly SqlValue[]): void;
}

/** One transaction after the other on one file; who carries it out is its own affair. */
export interface Transaction extends StatementSink {
  /** @throws when the file cannot be written now */
  begin(): void;
  /**
   * Resolves when what was run is on disk.
   * @throws Uncertain when it may or may not be stored; anything else: nothing is stored
   */
  commit(): Promise<void>;
  /** Forgets what was run since {@link begin}. */
  rollback(): void;
  close(): Promise<void>;
}

/** The transaction may be in the file and may not be on disk: what the file holds has to be found out. */
export class Uncertain extends Error {
  constructor(cause: unknown) {
    super(`a sync failed: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = 'Uncertain';
  }
}

/** Statements run where they are said, on this thread; only the sync runs beside it. For files that several processes write. */
export class TransactionHere implements Transaction {
  readonly #database: DatabaseSync;
  readonly #wal: Pick<WalSync, 'sync' | 'close'>;
  readonly #statements = new Map<string, StatementSync>();

  /** @param wal how the WAL is synced; tests hand in one that fails */
  constructor(path: string, database: DatabaseSync, wal: Pick<WalSync, 'sync' | 'close'> = new WalSync(path)) {
    this.#database = database;
    this.#wal = wal;
    database.exec('PRAGMA synchronous = NORMAL');
  }

  begin(): void {
    this.#database.exec('BEGIN IMMEDIATE');
  }

  run(sql: string, ...values: readonly SqlValue[]): void {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#database.prepare(sql);
      this.#statements.set(sql, statement);
    }
    statement.run(...values);
  }

  async commit(): Promise<void> {
    this.#database.exec('COMMIT');
    try {
      await this.#wal.sync();
    } catch (cause) {
      throw new Uncertain(cause);
    }
  }

  rollback(): void {
    // SQLite may have rolled back by itself (disk full).
    if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
  }

  async close(): Promise<void> {
    this.#wal.close();
  }
}
