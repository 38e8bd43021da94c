import { keyRange } from './index-key.ts';
import type { Find, Page, ViewDefinition } from './port.ts';

/** Where a page ended, in index order. */
export interface Mark {
  readonly key: string;
  readonly id: string;
}

/** A document found in index order. */
export interface Found extends Mark {
  readonly document: object;
}

/** A checked search: the range of keys, the direction and where to go on. */
export interface Search {
  readonly lower: string;
  readonly upper: string;
  readonly descending: boolean;
  readonly limit: number;
  readonly after: Mark | undefined;
}

const MAX_LIMIT = 1_000;

/** Checks and encodes a search. @throws RangeError for an undeclared index, an impossible limit or a cursor of another search */
export function checkedSearch(definition: ViewDefinition<object>, index: string, find: Find): Search {
  assertIndex(definition, index);
  if (!Number.isSafeInteger(find.limit) || find.limit < 1 || find.limit > MAX_LIMIT) throw new RangeError(`limit must be 1 … ${MAX_LIMIT}, not ${find.limit}`);
  const descending = find.order === 'descending';
  return {
    ...keyRange(find.prefix, find.from, find.to),
    descending,
    limit: find.limit,
    after: find.after === undefined ? undefined : parseCursor(find.after, cursorScope(definition, index, descending)),
  };
}

/** Throws a RangeError for an index the view does not declare. */
export function assertIndex(definition: ViewDefinition<object>, index: string): void {
  if (!Object.hasOwn(definition.indexes, index)) throw new RangeError(`view ${definition.name} has no index "${index}"`);
}

/** A document with its id, as a view's readers get it. */
export type Item<Doc> = { readonly id: string; readonly document: Doc };

/** A found document as its view's readers get it; a table holds what its projection made: documents of this type. */
export function itemOf<Doc extends object>(row: Found): Item<Doc> {
  return { id: row.id, document: row.document as Doc };
}

/** The page of a search, from one row more than it asked for where there are so many: that one tells whether there is a next page. */
export function pageOf<Doc extends object>(definition: ViewDefinition<Doc>, index: string, search: Search, rows: readonly Found[]): Page<Doc> {
  const page = rows.slice(0, search.limit);
  const last = page.at(-1);
  return { items: page.map(itemOf<Doc>), next: rows.length > search.limit && last !== undefined ? cursorAfter(definition, index, search.descending, last) : undefined };
}

function cursorAfter(definition: ViewDefinition<object>, index: string, descending: boolean, mark: Mark): string {
  return Buffer.from(JSON.stringify([cursorScope(definition, index, descending), mark.key, mark.id])).toString('base64url');
}

function cursorScope(definition: ViewDefinition<object>, index: string, descending: boolean): string {
  return `${definition.service}/${definition.name}/${index}/${descending ? 'descending' : 'ascending'}`;
}

function parseCursor(cursor: string, scope: string): Mark {
  const parsed = parseJson(Buffer.from(cursor, 'base64url').toString());
  if (!Array.isArray(parsed)) throw new RangeError('not a cursor');
  const [own, key, id] = parsed as unknown[];
  if (own !== scope || typeof key !== 'string' || typeof id !== 'string') throw new RangeError('the cursor belongs to another search');
  return { key, id };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RangeError('not a cursor');
  }
}
