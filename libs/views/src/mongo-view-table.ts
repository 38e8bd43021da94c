import { LRUCache } from 'lru-cache';
import type { mongo } from 'mongoose';
import { duplicateIndexes } from '#event-store';
import { compareBytes, indexKey } from './index-key.ts';
import type { ViewDefinition } from './port.ts';
import type { Found, Mark, Search } from './search.ts';
import { type Held, ViewsUnavailable, type ViewTable } from './writer.ts';

/** A document as MongoDB holds it: its JSON text and one sort key per index, `k0`, `k1` … A deleted one keeps its position and when it went. */
export interface Row {
  readonly _id: string;
  /** Log position of the event that last changed it. */
  readonly p: number;
  readonly d?: string;
  readonly gone?: Date;
  readonly [key: `k${number}`]: string;
}

/** Before the id in a sort key: sorts before every tag with which a longer key goes on. */
const BEFORE_ID = '\u0001';
/** Operations of one command: enough to save round trips, few enough for the server to stay answerable. */
const CHUNK = 100;
const CHUNK_OF_IDS = 1_000;
/** Documents kept for folding; see {@link MongoViewTable.load}. */
const CACHED = 2_000;

/** After so many batches in which something was assumed to be new and was not, a view is one whose documents begin otherwise: all are asked for. */
const DOUBTS = 10;

/** One generation of a view as one collection. */
export class MongoViewTable implements ViewTable {
  readonly definition: ViewDefinition<object>;
  readonly generation: number;
  readonly collection: mongo.Collection<Row>;
  position: number;
  complete: boolean;
  readonly #indexNames: readonly string[];
  /** Ids that are being folded as new without having been asked for, and those that turned out to be there. */
  readonly #assumed = new Set<string>();
  readonly #met = new Set<string>();
  #doubts = 0;
  readonly #cache = new LRUCache<string, Held>({ max: CACHED });

  constructor(collection: mongo.Collection<Row>, definition: ViewDefinition<object>, generation: number, position: number, complete: boolean) {
    this.collection = collection;
    this.definition = definition;
    this.generation = generation;
    this.position = position;
    this.complete = complete;
    this.#indexNames = Object.keys(definition.indexes);
  }

  /** What this process wrote or read last is taken from memory: it is what the events up to its own position make, whatever another process has written since. */
  async load(ids: Iterable<string>, beginning?: ReadonlySet<string>): Promise<ReadonlyMap<string, Held>> {
    const found = new Map<string, Held>();
    const missing: string[] = [];
    for (const id of ids) {
      const known = this.#cache.get(id);
      if (known !== undefined) found.set(id, known);
      else if (beginning?.has(id) === true && !this.#met.has(id) && this.#doubts < DOUBTS) this.#assumed.add(id);
      else missing.push(id);
    }
    for (const row of await this.#rows(missing)) {
      const held = { document: row.d === undefined ? undefined : parse(row.d), position: row.p };
      this.#cache.set(row._id, held);
      found.set(row._id, held);
    }
    return found;
  }

  /** @param since what this process remembers of a time since this log position is taken from memory */
  async read(ids: readonly string[], since = Number.POSITIVE_INFINITY): Promise<ReadonlyMap<string, object>> {
    const found = new Map<string, object>();
    // Only up to its own position does it know what it remembers to be the whole of it: who followed meanwhile has not moved that.
    const known = new Map(this.position >= since ? ids.flatMap((id) => [[id, this.#cache.get(id)] as const]) : []);
    for (const [id, held] of known) if (held?.document !== undefined) found.set(id, held.document);
    for (const { _id, d } of await this.#rows(ids.filter((id) => known.get(id) === undefined))) if (d !== undefined) found.set(_id, parse(d));
    return found;
  }

  /** As MongoDB will hold them; throws what an index function throws, before anything is written. */
  rows(documents: ReadonlyMap<string, Held>, now: Date): readonly Row[] {
    return [...documents].map(([id, { document, position }]) => {
      if (document === undefined) return { _id: id, p: position, gone: now };
      const keys: Record<`k${number}`, string> = {};
      for (const [index, values] of Object.values(this.definition.indexes).entries()) {
        const own = values(document);
        if (own !== undefined) keys[`k${index}`] = sortKey({ key: indexKey(own), id });
      }
      return { _id: id, p: position, d: JSON.stringify(document), ...keys };
    });
  }

  /**
   * Writes each row unless there is one of the same or a later event: another process may be writing too. Afterwards every row is there in this state or a
   * later one. What is new is inserted, what is known replaced; whoever finds it otherwise takes the other way, and then it is certain: rows do not vanish.
   */
  async write(rows: readonly Row[]): Promise<void> {
    const fresh = rows.filter(({ _id }) => this.#cache.peek(_id) === undefined);
    const known = rows.filter(({ _id }) => this.#cache.peek(_id) !== undefined);
    const met = await this.#insert(fresh);
    this.#doubt(met);
    const replaced = [...known, ...met];
    if ((await this.#replaceOlder(replaced)) === replaced.length) return;
    await this.#insert(replaced);
    await this.#replaceOlder(replaced);
  }

  /** They are saved: from now on folding may start from these. */
  remember(documents: ReadonlyMap<string, Held>): void {
    for (const [id, held] of documents) {
      this.#cache.set(id, held);
      this.#assumed.delete(id);
      this.#met.delete(id);
    }
  }

  async find(index: string, search: Search): Promise<readonly Found[]> {
    const key = this.#key(index);
    const rows = await this.collection
      .find({ [key]: range(search) })
      .sort({ [key]: search.descending ? -1 : 1 })
      .limit(search.limit)
      .toArray();
    return rows.map((row) => ({ key: (row[key] ?? '').slice(0, -(row._id.length + BEFORE_ID.length)), id: row._id, document: parse(row.d ?? '{}') }));
  }

  async count(index: string, lower: string, upper: string): Promise<number> {
    return this.collection.countDocuments({ [this.#key(index)]: { $gte: lower, $lt: upper } });
  }

  /** Documents that are not in an index do not burden it; those that are gone are found by when they went. */
  async createIndexes(): Promise<void> {
    for (const key of [...this.#indexNames.keys()].map((index) => `k${index}`)) await this.collection.createIndex({ [key]: 1 }, { name: key, sparse: true });
    await this.collection.createIndex({ gone: 1 }, { name: 'gone', sparse: true });
  }

  /** Forgets rows that went before this time, once the saved position is beyond them: until then a batch done again must find them. */
  async purge(before: Date): Promise<void> {
    await this.collection.deleteMany({ gone: { $lt: before }, p: { $lte: this.position } });
  }

  /** Who was assumed to be new and was there: what was made of them was made of nothing. All that was assumed is asked for when the batch is done again. */
  #doubt(rows: readonly Row[]): void {
    if (!rows.some(({ _id }) => this.#assumed.has(_id))) return;
    this.#doubts += 1;
    for (const id of this.#assumed) this.#met.add(id);
    this.#assumed.clear();
    throw new ViewsUnavailable(`documents of ${this.definition.name} were there before their streams began here; they are read and the batch is done again`);
  }

  #key(index: string): `k${number}` {
    return `k${this.#indexNames.indexOf(index)}`;
  }

  async #rows(ids: readonly string[]): Promise<readonly Row[]> {
    const chunks = chunked(ids, CHUNK_OF_IDS).map((some) => this.collection.find({ _id: { $in: [...some] } }, { projection: { p: 1, d: 1 } }).toArray());
    return (await Promise.all(chunks)).flat();
  }

  /** Answers the rows whose id is there already. */
  async #insert(rows: readonly Row[]): Promise<readonly Row[]> {
    const chunks = chunked(rows, CHUNK).map(async (some) => {
      try {
        await this.collection.insertMany([...some], { ordered: false });
        return [];
      } catch (error) {
        const met = duplicateIndexes(error);
        if (met === undefined) throw error;
        return some.filter((_, index) => met.includes(index));
      }
    });
    return (await all(chunks)).flat();
  }

  /** Answers how many of the rows were older. */
  async #replaceOlder(rows: readonly Row[]): Promise<number> {
    const chunks = chunked(rows, CHUNK).map((some) =>
      this.collection.bulkWrite(
        some.map(({ _id, ...replacement }) => ({ replaceOne: { filter: { _id, p: { $lt: replacement.p } }, replacement } })),
        { ordered: false },
      ),
    );
    return (await all(chunks)).reduce((sum, { matchedCount }) => sum + matchedCount, 0);
  }
}

/** A table of this store. */
export function ours(table: ViewTable): MongoViewTable {
  if (table instanceof MongoViewTable) return table;
  throw new TypeError('a table of another store');
}

/** As Promise.all, but nothing is still under way when it answers. */
export async function all<T>(work: readonly Promise<T>[]): Promise<readonly T[]> {
  await Promise.allSettled(work);
  return Promise.all(work);
}

function range({ lower, upper, descending, after }: Search): { readonly $gt?: string; readonly $gte?: string; readonly $lt: string } {
  const mark = after === undefined ? undefined : sortKey(after);
  // A mark outside the range (a cursor used with another prefix) opens nothing.
  if (mark !== undefined && !descending && compareBytes(mark, lower) >= 0) return { $gt: mark, $lt: upper };
  if (mark !== undefined && descending && compareBytes(mark, upper) < 0) return { $gte: lower, $lt: mark };
  return { $gte: lower, $lt: upper };
}

// Index values and id in one text: unique, so that a page seeks to its mark by one comparison.
function sortKey({ key, id }: Mark): string {
  return key + BEFORE_ID + id;
}

function parse(document: string): object {
  return JSON.parse(document) as object;
}

function chunked<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, chunk) => items.slice(chunk * size, (chunk + 1) * size));
}
