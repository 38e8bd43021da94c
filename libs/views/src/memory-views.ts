import { DocumentView, type LiveTable } from './document-view.ts';
import { compareBytes, indexKey } from './index-key.ts';
import type { View, ViewDefinition } from './port.ts';
import type { Found, Mark, Search } from './search.ts';
import { type Held, type SavedProgress, type SharedViewStore, type StoppedAt, type TableChange, ViewsUnavailable, type ViewTable } from './writer.ts';

/** The port in memory, for tests and simulation. Documents are copied through JSON as a disk would. */
export function createMemoryViewStore(): SharedViewStore {
  return new MemoryViewStore();
}

class MemoryTable implements ViewTable, LiveTable {
  readonly definition: ViewDefinition<object>;
  readonly logId: string;
  readonly documents = new Map<string, Held & { readonly document: object }>();
  position = 0;
  complete = false;
  stoppedAt: StoppedAt | undefined;

  constructor(definition: ViewDefinition<object>, logId: string) {
    this.definition = definition;
    this.logId = logId;
  }

  async load(ids: Iterable<string>): Promise<ReadonlyMap<string, Held>> {
    return this.read(ids);
  }

  read(ids: Iterable<string>): ReadonlyMap<string, Held> {
    const found = new Map<string, Held>();
    for (const id of ids) {
      const held = this.documents.get(id);
      if (held !== undefined) found.set(id, held);
    }
    return found;
  }

  find(index: string, search: Search): Found[] {
    const sign = search.descending ? -1 : 1;
    const { after } = search;
    return this.#keyed(index, search.lower, search.upper)
      .filter((mark) => after === undefined || sign * compareMarks(mark, after) > 0)
      .toSorted((a, b) => sign * compareMarks(a, b))
      .slice(0, search.limit);
  }

  count(index: string, lower: string, upper: string): number {
    return this.#keyed(index, lower, upper).length;
  }

  #keyed(index: string, lower: string, upper: string): Found[] {
    const found: Found[] = [];
    for (const [id, { document }] of this.documents) {
      const values = this.definition.indexes[index]?.(document);
      if (values === undefined) continue;
      const key = indexKey(values);
      if (compareBytes(key, lower) >= 0 && compareBytes(key, upper) < 0) found.push({ key, id, document });
    }
    return found;
  }
}

class MemoryViewStore implements SharedViewStore {
  readonly #live = new Map<string, MemoryTable>();

  open<Doc extends object>(definition: ViewDefinition<Doc>): View<Doc> {
    return new DocumentView(definition, () => {
      const table = this.#live.get(nameOf(definition));
      if (table === undefined) throw new ViewsUnavailable(`the view ${nameOf(definition)} is not attached yet`);
      return table;
    });
  }

  async attach(definition: ViewDefinition<object>, logId: string): Promise<ViewTable> {
    const old = this.#live.get(nameOf(definition));
    const same = old?.logId === logId && old.definition.version === definition.version && indexNames(old.definition) === indexNames(definition);
    const table = old !== undefined && same ? old : new MemoryTable(definition, logId);
    table.stoppedAt = undefined;
    this.#live.set(nameOf(definition), table);
    return table;
  }

  async build(definition: ViewDefinition<object>, logId: string): Promise<ViewTable> {
    return new MemoryTable(definition, logId);
  }

  async commit(changes: readonly TableChange[]): Promise<void> {
    // Everything that can fail comes first: the copies, and the index values as a disk would need them.
    const copies = changes.map(({ table, position, documents }) => {
      const own = ours(table);
      return { own, position, documents: [...documents].map(([id, held]) => [id, copy(own, held)] as const) };
    });
    for (const { own, position, documents } of copies) {
      for (const [id, held] of documents) {
        if (held === undefined) own.documents.delete(id);
        else own.documents.set(id, held);
      }
      own.position = position;
    }
  }

  async complete(table: ViewTable): Promise<void> {
    ours(table).complete = true;
  }

  async swap(table: ViewTable): Promise<ViewTable | undefined> {
    const old = this.#live.get(nameOf(table.definition));
    this.#live.set(nameOf(table.definition), ours(table));
    return old;
  }

  async discard(): Promise<void> {}

  async progress(definitions: readonly ViewDefinition<object>[], logId: string): Promise<readonly (SavedProgress | undefined)[]> {
    return definitions.map((definition) => {
      const live = this.#live.get(nameOf(definition));
      const same = live?.logId === logId && live.definition.version === definition.version && indexNames(live.definition) === indexNames(definition);
      return live !== undefined && same ? { position: live.position, complete: live.complete, stoppedAt: live.stoppedAt } : undefined;
    });
  }

  async noteStopped(table: ViewTable, stoppedAt: StoppedAt): Promise<void> {
    ours(table).stoppedAt = stoppedAt;
  }

  async close(): Promise<void> {}
}

function copy(table: MemoryTable, held: Held): (Held & { readonly document: object }) | undefined {
  if (held.document === undefined) return undefined;
  for (const values of Object.values(table.definition.indexes)) indexKey(values(held.document) ?? []);
  return { document: JSON.parse(JSON.stringify(held.document)) as object, position: held.position };
}

function compareMarks(a: Mark, b: Mark): number {
  return compareBytes(a.key, b.key) || compareBytes(a.id, b.id);
}

function ours(table: ViewTable): MemoryTable {
  if (table instanceof MemoryTable) return table;
  throw new TypeError('a table of another store');
}

function nameOf(definition: ViewDefinition<never>): string {
  return `${definition.service}/${definition.name}`;
}

function indexNames(definition: ViewDefinition<object>): string {
  return JSON.stringify(Object.keys(definition.indexes));
}
