import { courseOf, LEAKS, type Leak, STATES, type State } from '../intervals/course.ts';
import type { Criteria } from './criteria.ts';
import { type Spread, spreadOf } from './figures.ts';
import type { LocalHour } from './local-hour.ts';
import { Values } from './percentiles.ts';
import { type HistoryViews, scan } from './scan.ts';

/** One state: how many came so far, how many stand there, and how long those who left it had stayed (all visits together). */
export interface FlowState extends Spread {
  readonly state: State;
  readonly reached: number;
  readonly now: number;
  /** Since when the one that stands there longest does; null = nobody does. */
  readonly oldest: string | null;
}

/** One way off the straight course. */
export interface FlowLeak {
  readonly leak: Leak;
  /** How often; a request can be declined twice. */
  readonly n: number;
  readonly requests: number;
  /** Where it happened, in the order of the course. */
  readonly from: readonly { readonly state: State | null; readonly n: number }[];
}

/** How requests flow: funnel, time in each state, leaks. */
export interface FlowReport {
  readonly n: number;
  readonly states: readonly FlowState[];
  readonly leaks: readonly FlowLeak[];
}

/** Counts the courses of all requests that count, in slices, so that nothing else waits long. */
export async function flowReport(views: HistoryViews, hours: LocalHour, criteria: Criteria): Promise<FlowReport> {
  let n = 0;
  const states = STATES.map(() => ({ reached: 0, now: 0, oldest: Number.POSITIVE_INFINITY, stays: new Values() }));
  // One more for "nowhere yet".
  const leaks = LEAKS.map(() => ({ n: 0, requests: 0, from: new Float64Array(STATES.length + 1) }));
  const slices = scan(views, criteria, hours, (_row, facts) => {
    n++;
    const course = courseOf(facts);
    for (const [index, state] of states.entries()) {
      if ((course.reached & (1 << index)) !== 0) state.reached++;
      const stay = course.dwell[index] ?? Number.NaN;
      if (stay >= 0) state.stays.add(stay);
    }
    const stands = states[course.state];
    if (stands !== undefined) {
      stands.now++;
      if (course.since < stands.oldest) stands.oldest = course.since;
    }
    let seen = 0;
    for (const { leak, from } of course.leaks) {
      const count = leaks[leak];
      if (count === undefined) continue;
      count.n++;
      if ((seen & (1 << leak)) === 0) count.requests++;
      seen |= 1 << leak;
      count.from[from + 1] = (count.from[from + 1] ?? 0) + 1;
    }
  });
  while ((await slices.next()).done !== true);
  return {
    n,
    states: STATES.map((state, index) => {
      const { reached, now, oldest, stays } = states[index] ?? { reached: 0, now: 0, oldest: Number.POSITIVE_INFINITY, stays: new Values() };
      return { state, reached, now, oldest: Number.isFinite(oldest) ? new Date(oldest).toISOString() : null, ...spreadOf(stays) };
    }),
    leaks: LEAKS.map((leak, index) => {
      const { from, ...count } = leaks[index] ?? { n: 0, requests: 0, from: new Float64Array() };
      return { leak, ...count, from: [...from].flatMap((times, state) => (times === 0 ? [] : [{ state: STATES[state - 1] ?? null, n: times }])) };
    }),
  };
}
