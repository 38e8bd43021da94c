import { rmSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { DatabaseSync } from 'node:sqlite';
import { isDamaged, TransactionOnThread } from '#event-store';
import { DocumentView } from './document-view.ts';
import type { View, ViewDefinition } from './port.ts';
import { SqliteViewTable } from './sqlite-view-table.ts';
import { ours, ViewWrites, type Writer } from './sqlite-view-writes.ts';
import { type TableChange, ViewsUnavailable, type ViewTable, type WritableViewStore } from './writer.ts';

/** How to open a view file. */
export interface ViewFileOptions {
  /** SQLite page cache in KiB, default 8,192. */
  readonly cacheKib?: number;
  /** Documents kept parsed per view, default 512. */
  readonly cachedDocuments?: number;
}

/** Views being built fold over more documents at once than live ones. */
const CACHED_WHILE_BUILDING = 4_000;

/** Opens or creates a file of views. It holds nothing that a rebuild does not bring back: a damaged one is replaced by an empty one. */
export function openViewFile(path: string, options: ViewFileOptions = {}): WritableViewStore {
  try {
    return viewsAt(path, options);
  } catch (error) {
    if (!isDamaged(error)) throw error;
    for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
    return viewsAt(path, options);
  }
}

// NORMAL syncs at checkpoints only: after a power cut the last views are missing, never wrong, and are made again from the log.
const SETTINGS = 'PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 0; PRAGMA journal_size_limit = 67108864';

function viewsAt(path: string, options: ViewFileOptions): WritableViewStore {
  const cache = `PRAGMA cache_size = -${options.cacheKib ?? 8_192}`;
  return viewsIn(openDatabase(path), options, { path, transaction: new TransactionOnThread(path, `${SETTINGS}; ${cache}`) });
}

/** Views in an opened database, which they close. @param writer who writes; without it every transaction runs here */
export function viewsIn(database: DatabaseSync, options: ViewFileOptions = {}, writer?: Writer): WritableViewStore {
  try {
    database.exec(`PRAGMA journal_mode = WAL; ${SETTINGS}; PRAGMA cache_size = -${options.cacheKib ?? 8_192};
      CREATE TABLE IF NOT EXISTS view_builds (build INTEGER PRIMARY KEY, service TEXT NOT NULL, name TEXT NOT NULL, version INTEGER NOT NULL, log_id TEXT NOT NULL,
        indexes TEXT NOT NULL, position INTEGER NOT NULL, complete INTEGER NOT NULL, live INTEGER NOT NULL);
      CREATE UNIQUE INDEX IF NOT EXISTS view_builds_live ON view_builds (service, name) WHERE live = 1`);
    return new SqliteViewFile(database, options, writer);
  } catch (error) {
    database.close();
    throw error;
  }
}

function openDatabase(path: string): DatabaseSync {
  return new DatabaseSync(path, { timeout: 10_000 });
}

class SqliteViewFile implements WritableViewStore {
  readonly #database: DatabaseSync;
  readonly #cachedDocuments: number;
  readonly #live = new Map<string, SqliteViewTable>();
  readonly #writes: ViewWrites;
  #closed = false;

  constructor(database: DatabaseSync, options: ViewFileOptions, writer: Writer | undefined) {
    this.#database = database;
    this.#writes = new ViewWrites(database, writer);
    this.#cachedDocuments = options.cachedDocuments ?? 512;
  }

  open<Doc extends object>(definition: ViewDefinition<Doc>): View<Doc> {
    return new DocumentView(definition, () => {
      const table = this.#live.get(nameOf(definition));
      if (table === undefined) throw new ViewsUnavailable(`the view ${nameOf(definition)} is not attached yet`);
      return table;
    });
  }

  async attach(definition: ViewDefinition<object>, logId: string): Promise<ViewTable> {
    return this.#writes.alone(() => {
      const { service, name } = definition;
      const builds = this.#database.prepare('SELECT * FROM view_builds WHERE service = ? AND name = ?').all(service, name);
      const usable = builds.find(
        (build) => build['live'] === 1 && build['version'] === definition.version && build['log_id'] === logId && build['indexes'] === indexNames(definition),
      );
      for (const build of builds) if (build !== usable) this.#drop(Number(build['build']));
      const table =
        usable === undefined ? this.#create(definition, logId, true) : this.#table(definition, Number(usable['build']), Number(usable['position']), usable['complete'] === 1);
      return { result: table, committed: () => this.#live.set(nameOf(definition), table) };
    });
  }

  async build(definition: ViewDefinition<object>, logId: string): Promise<ViewTable> {
    // Its indexes come first, unlike those of a view that starts at position 0: one made at the end would hold up a serving process for a second per 300,000 documents.
    return this.#writes.alone(() => {
      const table = this.#create(definition, logId, false);
      this.#createIndexes(table);
      return { result: table, committed: () => table.finish(CACHED_WHILE_BUILDING) };
    });
  }

  commit(changes: readonly TableChange[]): Promise<void> {
    return this.#writes.commit(changes);
  }

  async complete(table: ViewTable): Promise<void> {
    const own = ours(table);
    if (own.complete) return;
    await this.#writes.alone(() => {
      this.#createIndexes(own);
      return { result: undefined, committed: () => own.finish(this.#cachedDocuments) };
    });
  }

  async swap(table: ViewTable): Promise<ViewTable | undefined> {
    const own = ours(table);
    const name = nameOf(own.definition);
    const old = this.#live.get(name);
    const setLive = this.#database.prepare('UPDATE view_builds SET live = ? WHERE build = ?');
    return this.#writes.alone(() => {
      if (old !== undefined) setLive.run(0, old.build);
      setLive.run(1, own.build);
      const committed = () => {
        own.finish(this.#cachedDocuments);
        this.#live.set(name, own);
      };
      return { result: old, committed };
    });
  }

  async discard(table: ViewTable): Promise<void> {
    // In slices: dropping 300,000 documents at once takes half a second. What a kill leaves of it goes when the view is attached next.
    const { name, build } = ours(table);
    const indexes = this.#database.prepare("SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL").all(name);
    for (const index of indexes) await this.#slice(() => this.#database.exec(`DROP INDEX ${String(index['name'])}`));
    const remove = this.#database.prepare(`DELETE FROM ${name} WHERE rowid < (SELECT min(rowid) FROM ${name}) + 1000`);
    while ((await this.#slice(() => Number(remove.run().changes))) > 0);
    await this.#slice(() => this.#drop(build));
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#writes.close();
    this.#database.close();
  }

  async #slice<T>(work: () => T): Promise<T> {
    const result = await this.#writes.alone(() => ({ result: work() }));
    await nextTurn();
    return result;
  }

  #createIndexes(table: SqliteViewTable): void {
    table.createIndexes();
    this.#database.prepare('UPDATE view_builds SET complete = 1 WHERE build = ?').run(table.build);
  }

  #create(definition: ViewDefinition<object>, logId: string, live: boolean): SqliteViewTable {
    const { lastInsertRowid } = this.#database
      .prepare('INSERT INTO view_builds (service, name, version, log_id, indexes, position, complete, live) VALUES (?, ?, ?, ?, ?, 0, 0, ?)')
      .run(definition.service, definition.name, definition.version, logId, indexNames(definition), live ? 1 : 0);
    const table = this.#table(definition, Number(lastInsertRowid), 0, false);
    table.create();
    return table;
  }

  #table(definition: ViewDefinition<object>, build: number, position: number, complete: boolean): SqliteViewTable {
    return new SqliteViewTable(this.#database, definition, build, position, complete, complete ? this.#cachedDocuments : CACHED_WHILE_BUILDING);
  }

  #drop(build: number): void {
    this.#database.exec(`DROP TABLE IF EXISTS view_${build}`);
    this.#database.prepare('DELETE FROM view_builds WHERE build = ?').run(build);
  }
}

function nameOf(definition: ViewDefinition<never>): string {
  return `${definition.service}/${definition.name}`;
}

function indexNames(definition: ViewDefinition<object>): string {
  return JSON.stringify(Object.keys(definition.indexes));
}
