import { setImmediate as nextTurn } from 'node:timers/promises';
import { keyRange } from './index-key.ts';
import type { Find, IndexValue, Page, View, ViewDefinition } from './port.ts';
import { assertIndex, checkedSearch, type Found, type Item, itemOf, type Mark, pageOf, type Search } from './search.ts';
import type { Held } from './writer.ts';

/** What a view reads from: whatever table is the live one now. */
export interface LiveTable {
  readonly position: number;
  read(ids: Iterable<string>): ReadonlyMap<string, Held>;
  find(index: string, search: Search): readonly Found[];
  count(index: string, lower: string, upper: string): number;
}

/** The read side over a table that answers at once (SQLite, memory). */
export class DocumentView<Doc extends object> implements View<Doc> {
  readonly definition: ViewDefinition<Doc>;
  readonly #live: () => LiveTable;

  constructor(definition: ViewDefinition<Doc>, live: () => LiveTable) {
    this.definition = definition;
    this.#live = live;
  }

  async get(id: string): Promise<Doc | undefined> {
    return (await this.getMany([id])).get(id);
  }

  async getMany(ids: readonly string[]): Promise<ReadonlyMap<string, Doc>> {
    const documents = new Map<string, Doc>();
    for (const [id, held] of this.#live().read(ids)) {
      // A table holds what its projection made: documents of this type.
      if (held.document !== undefined) documents.set(id, held.document as Doc);
    }
    return documents;
  }

  async find(index: string, find: Find): Promise<Page<Doc>> {
    const search = checkedSearch(this.definition, index, find);
    return pageOf(this.definition, index, search, this.#live().find(index, { ...search, limit: search.limit + 1 }));
  }

  async *stream(index: string, prefix: readonly IndexValue[], batch = 500): AsyncIterable<readonly Item<Doc>[]> {
    assertIndex(this.definition, index);
    if (!Number.isSafeInteger(batch) || batch < 1) throw new RangeError(`${batch} is not a batch size`);
    const range = keyRange(prefix);
    let after: Mark | undefined;
    for (;;) {
      const rows = this.#live().find(index, { ...range, descending: false, limit: batch, after });
      if (rows.length > 0) yield rows.map(itemOf<Doc>);
      if (rows.length < batch) return;
      after = rows.at(-1);
      await nextTurn();
    }
  }

  async count(index: string, prefix: readonly IndexValue[]): Promise<number> {
    assertIndex(this.definition, index);
    const { lower, upper } = keyRange(prefix);
    return this.#live().count(index, lower, upper);
  }

  async position(): Promise<number> {
    return this.#live().position;
  }
}
