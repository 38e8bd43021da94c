import { setImmediate as nextTurn } from 'node:timers/promises';
import type { View } from '#views';
import type { CallDocument } from '../views/call-history/projection.ts';
import { type HistoryDocument, HistoryReader } from '../views/request-history/document.ts';
import { CONTACT_SLACK_MS } from '../views/request-history/projection.ts';
import { areaTest, type Criteria, counts } from './criteria.ts';
import type { LocalHour } from './local-hour.ts';
import { requestRow, type RequestRow } from './request-row.ts';
import type { Facts } from '../intervals/fact.ts';

/** The two views that a scan reads. */
export interface HistoryViews {
  readonly requests: View<HistoryDocument>;
  readonly calls: View<CallDocument>;
}

type Item = { readonly id: string; readonly document: HistoryDocument };

/** Documents read before other work gets its turn: about 4 ms. */
const SLICE = 500;

/**
 * What `map` makes of every request that counts, slice by slice; `facts` are valid during the call only. Other work gets a turn after each slice.
 * A slice is finished before the next is read, so memory does not grow with the number of requests.
 */
export async function* scan<T>(
  views: HistoryViews,
  criteria: Criteria,
  hours: LocalHour,
  map: (row: RequestRow, facts: Facts) => T,
  lateAfterMs?: number,
): AsyncGenerator<readonly T[]> {
  const reader = new HistoryReader();
  const within = areaTest(criteria);
  for await (const items of candidates(views.requests, criteria)) {
    const answers = await waitingCalls(views.calls, items);
    const mapped: T[] = [];
    for (const item of items) {
      const facts = read(reader, item, answers, criteria.asOf);
      if (facts.length === 0) continue;
      const row = requestRow(item.id, item.document, facts, hours, lateAfterMs);
      if (counts(row, criteria, within)) mapped.push(map(row, facts));
    }
    yield mapped;
    await nextTurn();
  }
}

/** One request's facts as of a position, calls joined. */
export function read(reader: HistoryReader, { document }: Pick<Item, 'document'>, answers: ReadonlyMap<string, CallDocument>, asOf: number): Facts {
  const facts = reader.read(document, asOf);
  for (const call of document.w ?? []) {
    const answer = answers.get(call);
    if (answer?.answeredAt !== undefined && answer.answeredPosition !== undefined) reader.joinAnswer(facts, answer.answeredAt, answer.answeredPosition, asOf);
  }
  return facts;
}

/** The answers of calls that were linked before they were answered: few, so they are fetched per slice. */
export function waitingCalls(calls: View<CallDocument>, items: readonly Pick<Item, 'document'>[]): ReadonlyMap<string, CallDocument> | Promise<ReadonlyMap<string, CallDocument>> {
  const waiting = items.flatMap(({ document }) => document.w ?? []);
  return waiting.length === 0 ? new Map() : calls.getMany(waiting);
}

/** Every document whose time zero may, as of any position, have lain in the period; each once. */
async function* candidates(view: View<HistoryDocument>, { from, to }: Criteria): AsyncGenerator<readonly Item[]> {
  const earliest = from === undefined ? undefined : from - CONTACT_SLACK_MS;
  yield* pages(view, 'contact', { ...(earliest === undefined ? {} : { from: earliest }), ...(to === undefined ? {} : { to }) });
  if (earliest === undefined) return;
  // Those whose time zero moved by more than the slack lie before the range just read.
  for await (const items of pages(view, 'moved', { from: earliest })) yield items.filter(({ document }) => (document.lo ?? 0) < earliest);
}

async function* pages(view: View<HistoryDocument>, index: string, range: { readonly from?: number; readonly to?: number }): AsyncGenerator<readonly Item[]> {
  let after: string | undefined;
  do {
    const page = await view.find(index, { prefix: [], ...range, limit: SLICE, ...(after === undefined ? {} : { after }) });
    yield page.items;
    after = page.next;
  } while (after !== undefined);
}
