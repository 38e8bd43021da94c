import type { AssignmentTimes } from '../intervals/history.ts';
import type { Criteria } from './criteria.ts';
import type { LocalHour } from './local-hour.ts';
import { responderOf } from './request-row.ts';
import { type HistoryViews, scan } from './scan.ts';

const HOUR_MS = 3_600_000;
const HOURS = 24;

/** What one responder had in hand. */
export interface WorkloadRow {
  readonly responderId: string;
  readonly offered: number;
  readonly taken: number;
  /** Seconds between yes and end, of all errands together. */
  readonly seconds: number;
  /** Errands in hand in each local hour of the day, 0 … 23. */
  readonly hours: readonly number[];
}

/** By responder's id, not by load: it is no ranking. */
export interface WorkloadReport {
  readonly rows: readonly WorkloadRow[];
}

/**
 * Who had how many errands in hand in which hour of the day. An errand is in hand from its yes to its end, in each hour that it touches.
 * @param until milliseconds since 1970: as long those that have not ended last
 */
export async function workloadReport(views: HistoryViews, hours: LocalHour, criteria: Criteria, until: number): Promise<WorkloadReport> {
  const loads = new Map<string, { offered: number; taken: number; milliseconds: number; readonly hours: number[] }>();
  const slices = scan(views, criteria, hours, (row) => {
    for (const assignment of row.history.assignments) {
      const responderId = responderOf(row, assignment.responder);
      if (responderId === '' || (criteria.responder !== undefined && responderId !== criteria.responder)) continue;
      let load = loads.get(responderId);
      if (load === undefined) loads.set(responderId, (load = { offered: 0, taken: 0, milliseconds: 0, hours: Array.from({ length: HOURS }, () => 0) }));
      load.offered++;
      const span = inHand(assignment, until);
      if (span === undefined) continue;
      load.taken++;
      load.milliseconds += span.to - span.from;
      for (const hour of touched(span, hours)) load.hours[hour] = (load.hours[hour] ?? 0) + 1;
    }
  });
  while ((await slices.next()).done !== true);
  return {
    rows: [...loads]
      .toSorted(([left], [right]) => (left < right ? -1 : 1))
      .map(([responderId, { milliseconds, ...load }]) => ({ responderId, ...load, seconds: milliseconds / 1_000 })),
  };
}

type Span = { readonly from: number; readonly to: number };

/** From the yes (or, where none was told, the first step) to the end; undefined for what was never taken. */
function inHand(assignment: AssignmentTimes, until: number): Span | undefined {
  const { acknowledged, enRoute, onScene, withPerson, leftScene, atFacility, handedOver, cleared, end } = assignment;
  const steps = [acknowledged, enRoute, onScene, withPerson, leftScene, atFacility, handedOver, cleared].filter((time) => !Number.isNaN(time));
  if (steps.length === 0) return undefined;
  const from = Math.min(...steps);
  const last = Math.max(...steps);
  return { from, to: end === 0 ? Math.max(until, last) : last };
}

function touched({ from, to }: Span, hours: LocalHour): ReadonlySet<number> {
  const set = new Set<number>();
  for (let at = from; at < to && set.size < HOURS; at += HOUR_MS) set.add(hours.of(at));
  return set.add(hours.of(to));
}
