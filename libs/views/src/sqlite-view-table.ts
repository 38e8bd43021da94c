import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { LRUCache } from 'lru-cache';
import type { StatementSink } from '#event-store';
import { compareBytes, indexKey } from './index-key.ts';
import type { ViewDefinition } from './port.ts';
import type { Found, Search } from './search.ts';
import type { Held, ViewTable } from './writer.ts';

type Keys = readonly (string | null)[];

/** Pages up to this long are what people look at, and often what has just changed. */
const CACHED_PAGE = 201;

/** One physical copy of a view as one SQLite table: a row per document, a column per index. */
export class SqliteViewTable implements ViewTable {
  readonly definition: ViewDefinition<object>;
  readonly build: number;
  readonly name: string;
  position: number;
  complete: boolean;
  readonly #database: DatabaseSync;
  readonly #indexNames: readonly string[];
  /** Documents used last, with what is in the file; only what is committed. */
  #cache: LRUCache<string, Held>;
  readonly #upsertSql: string;
  readonly #statements = new Map<string, StatementSync>();

  constructor(database: DatabaseSync, definition: ViewDefinition<object>, build: number, position: number, complete: boolean, cacheSize: number) {
    this.#database = database;
    this.definition = definition;
    this.build = build;
    this.name = `view_${build}`;
    this.position = position;
    this.complete = complete;
    this.#indexNames = Object.keys(definition.indexes);
    this.#cache = new LRUCache({ max: cacheSize });
    this.#upsertSql = SqliteViewTable.#upsertOf(this.name, this.#indexNames.length);
  }

  create(): void {
    const keys = this.#indexNames.map((_, index) => `, k${index} TEXT`).join('');
    this.#database.exec(`CREATE TABLE ${this.name} (id TEXT NOT NULL, position INTEGER NOT NULL, document TEXT NOT NULL${keys});
      CREATE UNIQUE INDEX ${this.name}_id ON ${this.name} (id)`);
  }

  createIndexes(): void {
    for (const index of this.#indexNames.keys()) {
      this.#database.exec(`CREATE INDEX IF NOT EXISTS ${this.name}_k${index} ON ${this.name} (k${index}, id) WHERE k${index} IS NOT NULL`);
    }
  }

  /** The table is complete and lives on with the cache of a live one. */
  finish(cacheSize: number): void {
    this.complete = true;
    this.#cache = new LRUCache({ max: cacheSize });
    this.#statements.clear();
  }

  async load(ids: Iterable<string>): Promise<ReadonlyMap<string, Held>> {
    return this.read(ids);
  }

  read(ids: Iterable<string>): Map<string, Held> {
    const found = new Map<string, Held>();
    for (const id of ids) {
      const held = this.#held(id);
      if (held !== undefined) found.set(id, held);
    }
    return found;
  }

  /** Says the statements that write the documents; within the caller's transaction. */
  write(sink: StatementSink, documents: ReadonlyMap<string, Held>): void {
    for (const [id, held] of documents) {
      const before = this.#cache.get(id);
      if (held.document === undefined) sink.run(`DELETE FROM ${this.name} WHERE id = ?`, id);
      else if (before?.document === undefined) this.#upsert(sink, id, held.position, held.document);
      else this.#update(sink, id, held.position, held.document, before.document);
    }
  }

  /** The transaction is durable: from now on the cache may answer with these. */
  remember(documents: ReadonlyMap<string, Held>): void {
    for (const [id, held] of documents) {
      if (held.document === undefined) this.#cache.delete(id);
      else this.#cache.set(id, held);
    }
  }

  find(index: string, search: Search): Found[] {
    const key = `k${this.#indexNames.indexOf(index)}`;
    const direction = search.descending ? 'DESC' : 'ASC';
    const { where, values } = range(key, search);
    return this.#statement(`SELECT ${key}, id, document FROM ${this.name} WHERE ${where} ORDER BY ${key} ${direction}, id ${direction} LIMIT ?`)
      .all(...values, search.limit)
      .map((row) => {
        const [found, id, document] = asArray(row);
        // A long page is a scan over much more than the cache holds: looking there first would cost a quarter of the reading.
        const held = search.limit > CACHED_PAGE ? undefined : this.#cache.peek(String(id))?.document;
        return { key: String(found), id: String(id), document: held ?? parse(document) };
      });
  }

  count(index: string, lower: string, upper: string): number {
    const key = `k${this.#indexNames.indexOf(index)}`;
    return Number(asArray(this.#statement(`SELECT count(*) FROM ${this.name} WHERE ${key} >= ? AND ${key} < ?`).get(lower, upper))[0]);
  }

  #held(id: string): Held | undefined {
    const known = this.#cache.get(id);
    if (known !== undefined) return known;
    const row = this.#statement(`SELECT document, position FROM ${this.name} WHERE id = ?`).get(id);
    if (row === undefined) return undefined;
    const [document, position] = asArray(row);
    const held = { document: parse(document), position: Number(position) };
    this.#cache.set(id, held);
    return held;
  }

  #upsert(sink: StatementSink, id: string, position: number, document: object): void {
    sink.run(this.#upsertSql, id, position, JSON.stringify(document), ...this.#keys(document));
  }

  static #upsertOf(name: string, indexes: number): string {
    const columns = Array.from({ length: indexes }, (_, index) => `k${index}`);
    return `INSERT INTO ${name} (id, position, document${columns.map((column) => `, ${column}`).join('')}) VALUES (?, ?, ?${', ?'.repeat(columns.length)})
      ON CONFLICT (id) DO UPDATE SET position = excluded.position, document = excluded.document${columns.map((column) => `, ${column} = excluded.${column}`).join('')}`;
  }

  // SQLite rewrites the index entry of every column that is named in SET, changed or not; so only the changed ones are named.
  #update(sink: StatementSink, id: string, position: number, document: object, before: object): void {
    const old = this.#keys(before);
    const changed: (string | null)[] = [];
    let columns = '';
    for (const [index, key] of this.#keys(document).entries()) {
      if (key === old[index]) continue;
      columns += `, k${index} = ?`;
      changed.push(key);
    }
    sink.run(`UPDATE ${this.name} SET position = ?, document = ?${columns} WHERE id = ?`, position, JSON.stringify(document), ...changed, id);
  }

  #keys(document: object): Keys {
    return Object.values(this.definition.indexes).map((values) => {
      const own = values(document);
      return own === undefined ? null : indexKey(own);
    });
  }

  #statement(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#database.prepare(sql);
      statement.setReturnArrays(true);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}

/**
 * The mark takes the place of the bound it lies behind: next to a plain bound SQLite would seek by that one and only filter by the mark, and reading a
 * whole index would be quadratic. A mark outside the range (a cursor used with another prefix) opens nothing.
 */
function range(key: string, { lower, upper, descending, after }: Search): { readonly where: string; readonly values: readonly string[] } {
  if (after !== undefined && !descending && compareBytes(after.key, lower) >= 0) return { where: `(${key}, id) > (?, ?) AND ${key} < ?`, values: [after.key, after.id, upper] };
  if (after !== undefined && descending && compareBytes(after.key, upper) < 0) return { where: `${key} >= ? AND (${key}, id) < (?, ?)`, values: [lower, after.key, after.id] };
  return { where: `${key} >= ? AND ${key} < ?`, values: [lower, upper] };
}

function parse(document: unknown): object {
  return JSON.parse(String(document)) as object;
}

// node:sqlite types a row as an object even where setReturnArrays(true) makes it an array.
function asArray(row: unknown): readonly unknown[] {
  return row as readonly unknown[];
}
