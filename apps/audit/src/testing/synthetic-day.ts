import { createMemoryViewStore } from '#views';
import type { Criteria } from '../report/criteria.ts';
import { LocalHour } from '../report/local-hour.ts';
import { requestRow, type RequestRow } from '../report/request-row.ts';
import type { HistoryViews } from '../report/scan.ts';
import { callHistory } from '../views/call-history/projection.ts';
import { type HistoryDocument, HistoryReader } from '../views/request-history/document.ts';
import { requestHistory } from '../views/request-history/projection.ts';
import { requestCourse, seeded } from './synthetic-requests.ts';

/** The zone in which the synthetic day is local. */
export const DAY_HOURS = new LocalHour('Asia/Shanghai');

/** A day of requests in views, their rows as a report should count them, and criteria that count all of them. */
export interface SyntheticDay {
  readonly views: HistoryViews;
  readonly rows: readonly RequestRow[];
  /** The last position. */
  readonly position: number;
  readonly criteria: (over?: Partial<Criteria>) => Criteria;
}

/** @param requests how many, evenly over the day */
export async function syntheticDay(requests = 120): Promise<SyntheticDay> {
  const store = createMemoryViewStore();
  const table = await store.attach(requestHistory.view, 'log');
  await store.complete(await store.attach(callHistory.view, 'log'));
  const documents = new Map<string, { document: HistoryDocument; position: number }>();
  const random = seeded(7);
  let position = 1;
  for (let index = 0; index < requests; index++) {
    const course = requestCourse(index, random, position, (index * 86_400_000) / requests);
    position += course.length;
    for (const event of course)
      for (const id of requestHistory.ids(event)) {
        const document = requestHistory.evolve(documents.get(id)?.document, event, id);
        if (document !== undefined) documents.set(id, { document, position: event.position });
      }
  }
  await store.commit([{ table, position: position - 1, documents }]);
  await store.complete(table);
  const reader = new HistoryReader();
  const last = position;
  return {
    views: { requests: store.open(requestHistory.view), calls: store.open(callHistory.view) },
    rows: [...documents].map(([id, { document }]) => requestRow(id, document, reader.read(document, last), DAY_HOURS)),
    position,
    criteria: (over = {}) => ({ asOf: last, areas: [''], ...over }),
  };
}
