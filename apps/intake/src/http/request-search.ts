import { Injectable } from '@nestjs/common';
import { Access, covers, type Reach } from '#access';
import { Problem, type QueryContext, ServiceRuntime } from '#runtime';
import type { IndexValue } from '#views';
import { OPEN_STATUSES, type RequestRow } from '../views/requests/document.ts';
import { requestList } from '../views/requests/projection.ts';
import type { ListRequestsDto } from './dto/query.dto.ts';
import { RequestViews } from './request-view.ts';

/** Rows looked at for one page at most; what is left follows with `next`, so that a rare filter cannot hold up everybody else. */
const SCAN = 2_000;
const BATCH = 200;

interface Item {
  readonly id: string;
  readonly document: RequestRow;
}

/** The request list and its filters, newest first. */
@Injectable()
export class RequestSearch {
  constructor(
    private readonly runtime: ServiceRuntime,
    private readonly access: Access,
    private readonly views: RequestViews,
  ) {}

  /** @throws Problem 400 for a cursor that is none */
  async list(filter: ListRequestsDto, query: QueryContext): Promise<{ readonly items: readonly object[]; readonly next?: string }> {
    const reach = this.access.policy.reach(query.subject, 'intake.request.list');
    const matches = matcher(filter);
    const found: Item[] = [];
    let before = numberOfCursor(filter.cursor);
    let scanned = 0;
    let more = true;
    while (more && found.length < filter.limit && scanned < SCAN) {
      const batch = await this.#before(filter, before, BATCH);
      more = batch.length === BATCH;
      for (const item of batch) {
        scanned += 1;
        before = item.document.number;
        if (reaches(reach, item.document) && matches(item.document)) found.push(item);
        if (found.length === filter.limit) {
          more = more || item !== batch.at(-1);
          break;
        }
      }
    }
    const sights = (row: RequestRow) => this.access.policy.sights(query.subject, 'intake.request.list', { area: row.area, confidential: row.confidential === true });
    const items = await this.views.rows(found, sights);
    return { items, ...(more && before !== undefined ? { next: cursorOf(before) } : {}) };
  }

  /** Requests this person is helped in or has reported, newest first; confidential ones are in neither index. */
  async ofPerson(person: string, limit: number, before?: number): Promise<readonly Item[]> {
    const view = this.runtime.view(requestList.view);
    const to = before === undefined ? {} : { to: before };
    const pages = await Promise.all(['person', 'reporter'].map((index) => view.find(index, { prefix: [person], order: 'descending', limit, ...to })));
    return pages
      .flatMap((page) => page.items)
      .toSorted((left, right) => right.document.number - left.document.number)
      .slice(0, limit);
  }

  async #before(filter: ListRequestsDto, before: number | undefined, limit: number): Promise<readonly Item[]> {
    const view = this.runtime.view(requestList.view);
    if (filter.number !== undefined) return before === undefined ? (await view.find('number', { prefix: [filter.number], limit: 1 })).items : [];
    if (filter.person !== undefined) return this.ofPerson(filter.person, limit, before);
    const [status, ...others] = filter.status ?? [];
    const one = status !== undefined && status !== 'open' && others.length === 0;
    const prefix: readonly IndexValue[] = one ? [status] : [];
    return (await view.find(one ? 'status' : 'number', { prefix, order: 'descending', limit, ...(before === undefined ? {} : { to: before }) })).items;
  }
}

/** Whether a reader's areas hold this row. */
export function reaches(reach: Reach, row: { readonly area: string; readonly confidential?: boolean }): boolean {
  return (row.confidential ? reach.confidentialAreas : reach.areas).some((area) => covers(area, row.area));
}

function matcher(filter: ListRequestsDto): (row: RequestRow) => boolean {
  const statuses = filter.status === undefined ? undefined : new Set<string>(filter.status.flatMap<string>((status) => (status === 'open' ? OPEN_STATUSES : status)));
  return (row) =>
    (statuses === undefined || statuses.has(row.status)) &&
    (filter.priority === undefined || (row.priority !== undefined && filter.priority.includes(row.priority))) &&
    (filter.category === undefined || (row.category !== undefined && filter.category.includes(row.category))) &&
    (filter.area === undefined || covers(filter.area, row.area));
}

function cursorOf(number: number): string {
  return Buffer.from(JSON.stringify(['requests', number])).toString('base64url');
}

function numberOfCursor(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined;
  try {
    const [kind, number] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    if (kind === 'requests' && typeof number === 'number' && Number.isSafeInteger(number)) return number;
  } catch {
    // Not ours: answered below like any other text.
  }
  throw new Problem(400, 'cursor-unknown', { errors: [{ pointer: '?cursor', code: 'cursor-unknown' }] });
}
