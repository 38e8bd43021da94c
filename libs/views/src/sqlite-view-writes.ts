import type { DatabaseSync } from 'node:sqlite';
import { Checkpoints, isEnvironmental, OneAtATime, type SqlValue, type Transaction, TransactionHere, Uncertain } from '#event-store';
import { SqliteViewTable } from './sqlite-view-table.ts';
import { type TableChange, ViewsUnavailable, type ViewTable } from './writer.ts';

/** Who carries a view file's transactions out, on another connection. */
export interface Writer {
  readonly path: string;
  readonly transaction: Transaction;
}

interface Asked {
  readonly changes: readonly TableChange[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** Views are synced at checkpoints, not at every commit. */
const UNSYNCED = { sync: async () => undefined, close: () => undefined };
const SAVE_POSITION = 'UPDATE view_builds SET position = ? WHERE build = ?';

/** Every write to a view file, one transaction at a time; what several services ask for meanwhile is the next one. */
export class ViewWrites {
  readonly #database: DatabaseSync;
  readonly #transaction: Transaction;
  readonly #checkpoints: Checkpoints | undefined;
  readonly #turn = new OneAtATime(() => this.#next());
  #asked: Asked[] = [];
  #closed = false;

  /** @param writer who writes; without it every transaction runs on the database given */
  constructor(database: DatabaseSync, writer: Writer | undefined) {
    this.#database = database;
    this.#transaction = writer?.transaction ?? new TransactionHere('', database, UNSYNCED);
    this.#checkpoints = writer === undefined ? undefined : new Checkpoints(writer.path, database, (work) => this.#turn.alone(work));
  }

  /** Saves documents and positions. @throws ViewsUnavailable when nothing could be written */
  commit(changes: readonly TableChange[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#asked.push({ changes, resolve, reject });
      this.#next();
    });
  }

  /** One transaction on the database itself, while no other is on its way. */
  alone<T>(work: () => { readonly result: T; readonly committed?: () => void }): Promise<T> {
    return this.#turn.alone(() => {
      if (this.#closed) throw new ViewsUnavailable('the views are closed');
      try {
        this.#database.exec('BEGIN IMMEDIATE');
        const { result, committed } = work();
        this.#database.exec('COMMIT');
        committed?.();
        return result;
      } catch (cause) {
        if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
        throw known(cause);
      }
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#turn.free();
    await this.#checkpoints?.close();
    await this.#transaction.close();
  }

  #next(): void {
    if (this.#turn.busy || this.#asked.length === 0) return;
    const group = this.#asked;
    this.#asked = [];
    this.#turn.take(this.#write(group));
  }

  async #write(group: readonly Asked[]): Promise<void> {
    try {
      if (this.#closed) throw new ViewsUnavailable('the views are closed');
      this.#transaction.begin();
      for (const asked of group) for (const [sql, values] of statementsOf(asked)) this.#transaction.run(sql, ...values);
      await this.#transaction.commit();
    } catch (cause) {
      this.#transaction.rollback();
      const error = known(cause);
      // Whose fault it is shows when each is alone.
      if (error instanceof ViewsUnavailable || group.length === 1) for (const { reject } of group) reject(error);
      else for (const asked of group) await this.#write([asked]);
      return;
    }
    for (const { changes, resolve } of group) {
      remember(changes);
      resolve();
    }
    this.#checkpoints?.committed();
  }
}

/** A table of this store. @throws TypeError for another store's */
export function ours(table: ViewTable): SqliteViewTable {
  if (table instanceof SqliteViewTable) return table;
  throw new TypeError('a table of another store');
}

function statementsOf({ changes }: Asked): (readonly [string, readonly SqlValue[]])[] {
  const statements: (readonly [string, readonly SqlValue[]])[] = [];
  const sink = { run: (sql: string, ...values: readonly SqlValue[]) => void statements.push([sql, values]) };
  for (const { table, position, documents } of changes) {
    const own = ours(table);
    own.write(sink, documents);
    sink.run(SAVE_POSITION, position, own.build);
  }
  return statements;
}

function remember(changes: readonly TableChange[]): void {
  for (const { table, position, documents } of changes) {
    const own = ours(table);
    own.remember(documents);
    own.position = position;
  }
}

function known(cause: unknown): unknown {
  if (isEnvironmental(cause) || cause instanceof Uncertain) return new ViewsUnavailable(`the views could not be written: ${cause.message}`, { cause });
  return cause;
}
