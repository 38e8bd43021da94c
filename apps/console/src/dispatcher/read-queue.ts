import type { QueryClient } from '@tanstack/react-query';
import { QUEUE_PATH } from '../ahead/homes.ts';
import { read } from '../api/read.ts';
import type { CaseRow, Page as PageOf } from '../api/rows.ts';

/** The queue. */
export const QUEUE_KEY = ['dispatch', 'cases', 'queue'] as const;
/** Pages that are read of a list at most. */
const PAGES = 30;

/** Every row of a list, page after page. */
export async function readAll<Row>(path: string, signal: AbortSignal): Promise<readonly Row[]> {
  const items: Row[] = [];
  let next: string | undefined;
  for (let page = 0; page < PAGES; page += 1) {
    const part = await read<PageOf<Row>>(`${path}${next === undefined ? '' : `&cursor=${encodeURIComponent(next)}`}`, { signal });
    items.push(...part.items);
    next = part.next;
    if (next === undefined) break;
  }
  return items;
}

/** All open cases by heat. */
export function readQueue(signal: AbortSignal): Promise<readonly CaseRow[]> {
  return readAll<CaseRow>(QUEUE_PATH, signal);
}

/** Begins to read the queue while the code of its page is still on its way. Never fails. */
export function readQueueAhead(queries: QueryClient): Promise<void> {
  return queries.prefetchQuery({ queryKey: QUEUE_KEY, queryFn: ({ signal }) => readQueue(signal), retry: false });
}
