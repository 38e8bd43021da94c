import { setImmediate as nextTurn } from 'node:timers/promises';
import { stringify } from 'csv-stringify/sync';
import type { EventStore } from '#event-store';
import type { AuditReader } from '../audit-reader.ts';
import { LEGS, REQUEST_TIMES, type RequestTimes } from '../intervals/history.ts';
import type { Criteria } from '../report/criteria.ts';
import type { Facts } from '../intervals/fact.ts';
import { responderOf, type RequestRow } from '../report/request-row.ts';
import { type HistoryViews, scan } from '../report/scan.ts';
import { figuresOf } from '../timeline/timeline.ts';
import { sourcesOf } from './sources.ts';

/** How an export is written. */
export const FORMATS = ['csv', 'ndjson'] as const;
/** One of {@link FORMATS}. */
export type Format = (typeof FORMATS)[number];

type TimeName = keyof RequestTimes;

/** One exported request: figures, and of each time the id of the event it came from. No personal data. */
export interface ExportedRequest extends Omit<ReturnType<typeof figuresOf>, 'times' | 'assignments'> {
  readonly requestId: string;
  readonly responders: readonly string[];
  readonly times: Readonly<Partial<Record<TimeName, { readonly at: string; readonly event: string }>>>;
}

const COLUMNS = [
  'requestId',
  'number',
  'category',
  'priority',
  'area',
  'hour',
  'ringKnown',
  'reopenings',
  'solved',
  'rating',
  'late',
  'retracted',
  'responders',
  ...REQUEST_TIMES.flatMap((name) => [name, `${name}Event`]),
  ...LEGS.map((leg) => `${leg}Seconds`),
];
/** Ids are read from the log this many at a time. */
const IDS = 500;

/** The requests that count, slice by slice, as text. The first piece holds the column names. */
export async function* requestExport(
  store: Pick<EventStore, 'readPositions'>,
  views: HistoryViews,
  criteria: Criteria,
  { hours, lateAfterMs }: Pick<AuditReader, 'hours' | 'lateAfterMs'>,
  format: Format,
  asked: (row: RequestRow, facts: Facts) => boolean = () => true,
): AsyncGenerator<string> {
  if (format === 'csv') yield stringify([COLUMNS], { bom: true });
  const slices = scan(
    views,
    criteria,
    hours,
    (row, facts) => {
      if (!asked(row, facts)) return undefined;
      const { assignments: _assignments, times, ...figures } = figuresOf(row);
      const responders = [...new Set(row.history.assignments.map(({ responder }) => responderOf(row, responder)))].filter((id) => id !== '');
      return { requestId: row.id, figures, times, responders, sources: sourcesOf(facts, row.history) };
    },
    lateAfterMs,
  );
  for await (const counted of slices) {
    const slice = counted.filter((one) => one !== undefined);
    const ids = await idsAt(
      store,
      slice.flatMap(({ sources }) => Object.values(sources)),
    );
    const rows = slice.map(({ requestId, figures, times, responders, sources }): ExportedRequest => {
      const known = REQUEST_TIMES.flatMap((name) => (times[name] === null ? [] : [[name, { at: times[name], event: ids.get(sources[name] ?? 0) ?? '' }] as const]));
      return { requestId, ...figures, responders, times: Object.fromEntries(known) };
    });
    if (rows.length === 0) continue;
    // A cell that a spreadsheet would take for a formula is written as text.
    yield format === 'csv' ? stringify(rows.map(cellsOf), { escape_formulas: true, cast: { boolean: String } }) : rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  }
}

function cellsOf(row: ExportedRequest): readonly unknown[] {
  return [
    row.requestId,
    row.number,
    row.category,
    row.priority,
    row.area,
    row.hour,
    row.ringKnown,
    row.reopenings,
    row.solved,
    row.rating,
    row.late,
    row.retracted,
    row.responders.join(' '),
    ...REQUEST_TIMES.flatMap((name) => [row.times[name]?.at, row.times[name]?.event]),
    ...LEGS.map((leg) => row.intervals[leg]),
  ];
}

async function idsAt(store: Pick<EventStore, 'readPositions'>, positions: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const wanted = [...new Set(positions)].toSorted((a, b) => a - b);
  const ids = new Map<number, string>();
  for (let from = 0; from < wanted.length; from += IDS) {
    for (const event of await store.readPositions(wanted.slice(from, from + IDS))) ids.set(event.position, event.id);
    await nextTurn();
  }
  return ids;
}
