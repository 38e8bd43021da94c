import { keyRange } from './index-key.ts';
import type { MongoViewTable } from './mongo-view-table.ts';
import type { Find, IndexValue, Page, View, ViewDefinition } from './port.ts';
import { assertIndex, checkedSearch, type Item, itemOf, type Mark, pageOf } from './search.ts';

/** Runs reads on the table that is the live one now, errors of the connection made plain. */
export type ReadLive = <T>(read: (table: MongoViewTable) => Promise<T>) => Promise<T>;

/** The read side over MongoDB. */
export class MongoView<Doc extends object> implements View<Doc> {
  readonly definition: ViewDefinition<Doc>;
  readonly #live: ReadLive;
  readonly #position: () => Promise<number>;

  constructor(definition: ViewDefinition<Doc>, live: ReadLive, position: () => Promise<number>) {
    this.definition = definition;
    this.#live = live;
    this.#position = position;
  }

  async get(id: string): Promise<Doc | undefined> {
    return (await this.getMany([id])).get(id);
  }

  async getMany(ids: readonly string[], since?: number): Promise<ReadonlyMap<string, Doc>> {
    // A table holds what its projection made: documents of this type.
    return (await this.#live((table) => table.read(ids, since))) as ReadonlyMap<string, Doc>;
  }

  async find(index: string, find: Find): Promise<Page<Doc>> {
    const search = checkedSearch(this.definition, index, find);
    return pageOf(this.definition, index, search, await this.#live((table) => table.find(index, { ...search, limit: search.limit + 1 })));
  }

  async *stream(index: string, prefix: readonly IndexValue[], batch = 500): AsyncIterable<readonly Item<Doc>[]> {
    assertIndex(this.definition, index);
    if (!Number.isSafeInteger(batch) || batch < 1) throw new RangeError(`${batch} is not a batch size`);
    const range = keyRange(prefix);
    let after: Mark | undefined;
    for (;;) {
      const mark = after;
      const rows = await this.#live((table) => table.find(index, { ...range, descending: false, limit: batch, after: mark }));
      if (rows.length > 0) yield rows.map(itemOf<Doc>);
      if (rows.length < batch) return;
      after = rows.at(-1);
    }
  }

  async count(index: string, prefix: readonly IndexValue[]): Promise<number> {
    assertIndex(this.definition, index);
    const { lower, upper } = keyRange(prefix);
    return this.#live((table) => table.count(index, lower, upper));
  }

  position(): Promise<number> {
    return this.#position();
  }
}
