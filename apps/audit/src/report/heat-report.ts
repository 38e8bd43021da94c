import { type Leg, LEGS } from '../intervals/history.ts';
import { measure } from '../intervals/legs.ts';
import type { Criteria } from './criteria.ts';
import { type Spread, spreadOf } from './figures.ts';
import type { LocalHour } from './local-hour.ts';
import { Values } from './percentiles.ts';
import { type HistoryViews, scan } from './scan.ts';

/** One area (by default: building) and what happened there by the hour of time zero. */
export interface HeatRow {
  readonly area: string;
  /** Requests, those without a known hour too. */
  readonly n: number;
  /** Only hours in which there was something. `n` counts requests; `leg` is the spread of the leg asked for among them. */
  readonly hours: readonly { readonly hour: number; readonly n: number; readonly leg: Spread }[];
}

/** Where and when requests come, and how long one leg takes there and then. */
export interface HeatReport {
  readonly leg: Leg;
  /** By area; the busiest ones where there are more than asked for. */
  readonly rows: readonly HeatRow[];
  /** What `rows` leaves out. */
  readonly left: { readonly areas: number; readonly n: number };
}

/** What the map is made of. */
export interface HeatOptions {
  readonly criteria: Criteria;
  readonly leg: Leg;
  /** Levels of the area path that make a row: 6 = building. */
  readonly areaDepth: number;
  /** Rows at most. */
  readonly top: number;
}

type Hour = { n: number; readonly lengths: Values };

/** Counts requests by area and hour. */
export async function heatReport(views: HistoryViews, hours: LocalHour, { criteria, leg, areaDepth, top }: HeatOptions): Promise<HeatReport> {
  const areas = new Map<string, { n: number; readonly hours: Map<number, Hour> }>();
  const lengths = new Float64Array(LEGS.length);
  const index = LEGS.indexOf(leg);
  const slices = scan(views, criteria, hours, (row) => {
    const key = row.area.split('/', areaDepth).join('/');
    let area = areas.get(key);
    if (area === undefined) areas.set(key, (area = { n: 0, hours: new Map() }));
    area.n++;
    if (row.hour < 0) return;
    let hour = area.hours.get(row.hour);
    if (hour === undefined) area.hours.set(row.hour, (hour = { n: 0, lengths: new Values() }));
    hour.n++;
    measure(row.history, lengths);
    const length = lengths[index] ?? Number.NaN;
    if (length >= 0) hour.lengths.add(length);
  });
  while ((await slices.next()).done !== true);
  const byWork = [...areas].toSorted(([left, a], [right, b]) => b.n - a.n || (left < right ? -1 : 1));
  const rest = byWork.slice(top);
  return {
    leg,
    rows: byWork
      .slice(0, top)
      .toSorted(([left], [right]) => (left < right ? -1 : 1))
      .map(([area, { n, hours: filled }]) => ({
        area,
        n,
        hours: [...filled].toSorted(([a], [b]) => a - b).map(([hour, cell]) => ({ hour, n: cell.n, leg: spreadOf(cell.lengths) })),
      })),
    left: { areas: rest.length, n: rest.reduce((sum, [, { n }]) => sum + n, 0) },
  };
}
