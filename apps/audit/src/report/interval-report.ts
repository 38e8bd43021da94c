import { setImmediate as nextTurn } from 'node:timers/promises';
import { LEGS, type Leg } from '../intervals/history.ts';
import { Cell, type Share, SMALL } from './cell.ts';
import type { IntervalTarget, RateTarget, Yardstick } from './yardstick.ts';
import type { Criteria } from './criteria.ts';
import type { LocalHour } from './local-hour.ts';
import { nearestRanks, Values } from './percentiles.ts';
import { responderOf, type RequestRow } from './request-row.ts';
import { connectedCalls } from './connected.ts';
import { type HistoryViews, scan } from './scan.ts';

/** What a report may be grouped by. */
export const GROUPINGS = ['category', 'priority', 'area', 'hour', 'day', 'responder'] as const;
/** One of {@link GROUPINGS}. */
export type Grouping = (typeof GROUPINGS)[number];

/** A target and how well it was met. */
export type JudgedTarget = IntervalTarget & Judged;

/** How well a target was met: `n` intervals it applies to, `within` of them in time; null = nothing to judge. */
export interface Judged {
  readonly n: number;
  readonly within: number;
  readonly compliance: number | null;
  readonly met: boolean | null;
}

/** One leg of one group; seconds, nearest rank. */
export interface LegFigures {
  readonly n: number;
  readonly p50: number | null;
  readonly p90: number | null;
  readonly p95: number | null;
  /** n < 20: show it greyed. */
  readonly small: boolean;
  readonly targets: readonly JudgedTarget[];
}

/** A rate; null = nothing counted. */
export interface Rate extends Share {
  readonly rate: number | null;
  /** The pack's target for it, where it has one. */
  readonly target?: RateTarget;
  readonly met: boolean | null;
}

/** One row of the report. */
export interface ReportRow {
  readonly key: string;
  /** How many requests (in a row by responder: assignments) it stands for. */
  readonly n: number;
  readonly legs: Readonly<Record<Leg, LegFigures>>;
  readonly rates: { readonly response: Rate; readonly resolution: Rate; readonly satisfaction: Rate; readonly connected?: Rate };
}

/** A whole report. */
export interface IntervalReport {
  readonly all: ReportRow;
  readonly rows: readonly ReportRow[];
}

/** What the report is made of. */
export interface ReportOptions {
  readonly criteria: Criteria;
  readonly groupBy?: Grouping;
  readonly yardstick: Yardstick;
  /** How many levels of the area path make a group: 4 = community. */
  readonly areaDepth: number;
}

/** Percentiles, compliance and rates over all requests that count, in slices, so that nothing else waits long. Needs about 100 bytes of memory per request. */
export async function intervalReport(views: HistoryViews, hours: LocalHour, { criteria, groupBy, yardstick, areaDepth }: ReportOptions): Promise<IntervalReport> {
  const all = new Cell(yardstick);
  const cells = new Map<string, Cell>();
  const cellOf = (key: string) => {
    let cell = cells.get(key);
    if (cell === undefined) cells.set(key, (cell = new Cell(yardstick)));
    return cell;
  };
  const isByAssignment = groupBy === 'responder';
  const count = (row: RequestRow) => {
    if (groupBy === undefined || isByAssignment) all.add(row);
    if (isByAssignment) {
      for (const assignment of row.history.assignments) cellOf(responderOf(row, assignment.responder)).addAssignment(row, assignment);
    } else if (groupBy !== undefined) cellOf(keyOf(row, groupBy, areaDepth, hours)).add(row);
  };
  const slices = scan(views, criteria, hours, count);
  while ((await slices.next()).done !== true);
  const isGrouped = groupBy !== undefined && !isByAssignment;
  if (isGrouped) for (const cell of cells.values()) all.addCounts(cell);
  const joined = [...cells.values()];
  // Before the groups' own selection, which only reorders their values.
  const pace = new Pace();
  const total = await rowOf('', all, yardstick, pace, isGrouped ? (leg) => Values.together(joined.map((cell) => cell.legs[leg] ?? new Values())) : undefined);
  const rows: ReportRow[] = [];
  for (const [key, cell] of [...cells].toSorted(([a], [b]) => compareKeys(a, b))) rows.push(await rowOf(key, cell, yardstick, pace));
  const connected = yardstick.rates.find(({ rate }) => rate === 'connected');
  if (connected === undefined) return { all: total, rows };
  return { all: { ...total, rates: { ...total.rates, connected: rateOf(await connectedCalls(views.calls, criteria), connected) } }, rows };
}

function keyOf(row: RequestRow, groupBy: Exclude<Grouping, 'responder'>, areaDepth: number, hours: LocalHour): string {
  switch (groupBy) {
    case 'category':
      return row.category;
    case 'priority':
      return row.priority;
    case 'hour':
      return row.hour < 0 ? '' : String(row.hour).padStart(2, '0');
    case 'day':
      return row.hour < 0 ? '' : hours.dayOf(row.history.times.contact);
    case 'area':
      return row.area.split('/', areaDepth).join('/');
    default:
      return groupBy satisfies never;
  }
}

const compareKeys = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** How many values are selected from before other work gets its turn: a few milliseconds. */
const MANY = 50_000;
/** What a leg costs apart from its values, in values. */
const LEG = 50;

/** Other work's turns between legs, be they of one large group or of thousands of small ones (by responder there are 6,000, which held up the server for 0.2 s). */
class Pace {
  #since = 0;

  /** A turn, if it is due after a leg of so many values. */
  turn(values: number): Promise<void> | undefined {
    this.#since += LEG + values;
    if (this.#since < MANY) return undefined;
    this.#since = 0;
    return nextTurn();
  }
}

async function rowOf(key: string, cell: Cell, yardstick: Yardstick, pace: Pace, valuesOf: (leg: number) => Values = (leg) => cell.legs[leg] ?? new Values()): Promise<ReportRow> {
  const legs: Partial<Record<Leg, LegFigures>> = {};
  for (const [index, leg] of LEGS.entries()) {
    const { numbers } = valuesOf(index);
    const n = numbers.length;
    const [p50, p90, p95] = nearestRanks(numbers, [0.5, 0.9, 0.95]).map((length) => (n === 0 ? null : length / 1_000)) as [number | null, number | null, number | null];
    legs[leg] = { n, p50, p90, p95, small: n < SMALL, targets: judged(index, cell, yardstick) };
    const turn = pace.turn(n);
    if (turn !== undefined) await turn;
  }
  const rate = (name: RateTarget['rate'], share: Share) =>
    rateOf(
      share,
      yardstick.rates.find((target) => target.rate === name),
    );
  return {
    key,
    n: cell.n,
    legs: legs as Record<Leg, LegFigures>,
    rates: { response: rate('response', cell.response), resolution: rate('resolution', cell.resolution), satisfaction: rate('satisfaction', cell.satisfaction) },
  };
}

function judged(leg: number, cell: Cell, { judges }: Yardstick): readonly JudgedTarget[] {
  return judges.flatMap((judge, index) => {
    const count = cell.within[index];
    if (judge.leg !== leg || count === undefined) return [];
    const compliance = count.of === 0 ? null : count.n / count.of;
    return [{ ...judge.target, n: count.of, within: count.n, compliance, met: compliance === null ? null : compliance * 100 >= judge.target.percent }];
  });
}

/** A rate beside its target. */
export function rateOf({ n, of }: Share, target: RateTarget | undefined): Rate {
  const rate = of === 0 ? null : n / of;
  return { n, of, rate, met: rate === null || target === undefined ? null : rate * 100 >= target.percent, ...(target === undefined ? {} : { target }) };
}
