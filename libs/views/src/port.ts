import type { StoredEvent } from '#event-store';

/** Values an index may hold; `undefined` fields are stored as null and sort first. */
export type IndexValue = string | number | boolean | null;

/** Values of a document in one index. Typed as a method so that definitions of different documents fit one list. */
export type IndexOf<Doc extends object> = { of(document: Doc): readonly IndexValue[] | undefined }['of'];

/** A view's name and what can be searched. Changing `version` makes every store rebuild it at boot. */
export interface ViewDefinition<Doc extends object> {
  readonly service: string;
  readonly name: string;
  /** Raise it when the shape or the projection changes. */
  readonly version: number;
  /**
   * Declared indexes: name → the values of a document, in order (equality prefix first, then the sort value).
   * A document that answers `undefined` is not in that index.
   */
  readonly indexes: Readonly<Record<string, IndexOf<Doc>>>;
}

/** Pure: event → document. No clock, no I/O; the runner loads, applies and saves with the position in one commit. */
export interface Projection<Doc extends object> {
  readonly view: ViewDefinition<Doc>;
  /** Ids of the documents this event may change; empty = not for this view. */
  ids(event: StoredEvent): readonly string[];
  /** The document after the event; `undefined` deletes it; the same reference means unchanged. Must not mutate. */
  evolve(document: Doc | undefined, event: StoredEvent, id: string): Doc | undefined;
}

/** One page of documents in index order; `next` continues it and is opaque. */
export interface Page<Doc> {
  readonly items: readonly { readonly id: string; readonly document: Doc }[];
  readonly next: string | undefined;
}

/** A search in one declared index. */
export interface Find {
  /** Equality prefix of the index's values; may be empty. */
  readonly prefix: readonly IndexValue[];
  readonly order?: 'ascending' | 'descending';
  /** 1 … 1,000 */
  readonly limit: number;
  /** `next` of the page before. */
  readonly after?: string | undefined;
  /** Bounds on the value after the prefix: from ≤ value < to. */
  readonly from?: IndexValue;
  readonly to?: IndexValue;
}

/** Read side of one view. */
export interface View<Doc extends object> {
  readonly definition: ViewDefinition<Doc>;
  get(id: string): Promise<Doc | undefined>;
  /** @param since documents as they were at any time after this log position will do; the process that projects then need not read what it has just written */
  getMany(ids: readonly string[], since?: number): Promise<ReadonlyMap<string, Doc>>;
  /** @throws RangeError for an undeclared index or a cursor of another index */
  find(index: string, search: Find): Promise<Page<Doc>>;
  /** All documents of an index prefix in batches, without holding up other work between batches. */
  stream(index: string, prefix: readonly IndexValue[], batch?: number): AsyncIterable<readonly { readonly id: string; readonly document: Doc }[]>;
  count(index: string, prefix: readonly IndexValue[]): Promise<number>;
  /** Log position this view has applied. */
  position(): Promise<number>;
}

/** A store of views; each adapter passes the contract suite. */
export interface ViewStore {
  open<Doc extends object>(definition: ViewDefinition<Doc>): View<Doc>;
}
