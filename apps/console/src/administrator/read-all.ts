import { read } from '../api/read.ts';
import type { Page } from '../api/rows.ts';

const PAGE = 200;
/** Pages of one list; nobody looks through more than this by eye. */
const MOST = 25;

/** All rows of a list, page by page. @throws ProblemError */
export async function readAll<Row>(path: string, signal: AbortSignal): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST; page++) {
    const { items, next } = await read<Page<Row>>(`${path}?limit=${PAGE}${cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`}`, { signal });
    rows.push(...items);
    cursor = next;
    if (cursor === undefined) break;
  }
  return rows;
}
