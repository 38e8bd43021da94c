import { ASSIGNMENT_LEGS, type AssignmentTimes, LEGS } from '../intervals/history.ts';
import { ASSIGNMENT_INTERVALS, measure } from '../intervals/legs.ts';
import { Values } from './percentiles.ts';
import type { RequestRow } from './request-row.ts';
import { applies, type Judge, type Yardstick } from './yardstick.ts';

/** Fewer than this and a percentile says little: it is marked. */
export const SMALL = 20;

/** How many of how many. */
export interface Share {
  readonly n: number;
  readonly of: number;
}

type Count = { n: number; of: number };

const ASSIGNMENT_LENGTHS = ASSIGNMENT_LEGS.map((leg) => ({ index: LEGS.indexOf(leg), of: ASSIGNMENT_INTERVALS[leg] }));
const ACKNOWLEDGE = LEGS.indexOf('acknowledge');
/** Lengths of the request or assignment being counted; nothing awaits in between. */
const lengths = new Float64Array(LEGS.length);

/** What a report counts for one group (or for all). */
export class Cell {
  n = 0;
  readonly legs: readonly Values[] = LEGS.map(() => new Values());
  /** Per judge of the yardstick: intervals it applies to, and those within. */
  readonly within: readonly Count[];
  readonly response: Count = { n: 0, of: 0 };
  readonly resolution: Count = { n: 0, of: 0 };
  readonly satisfaction: Count = { n: 0, of: 0 };
  readonly #yardstick: Yardstick;

  constructor(yardstick: Yardstick) {
    this.#yardstick = yardstick;
    this.within = yardstick.judges.map(() => ({ n: 0, of: 0 }));
  }

  /** Counts a request. */
  add(row: RequestRow): void {
    const { history } = row;
    measure(history, lengths);
    this.#count(row);
    if (history.solved >= 0) this.resolution.of++;
    if (history.solved === 1) this.resolution.n++;
    if (history.rating > 0) this.satisfaction.of++;
    if (history.rating >= 4) this.satisfaction.n++;
  }

  /** Counts one assignment of a request, for a report by responder. */
  addAssignment(row: RequestRow, assignment: AssignmentTimes): void {
    lengths.fill(Number.NaN);
    for (const { index, of } of ASSIGNMENT_LENGTHS) lengths[index] = of(assignment);
    this.#count(row);
  }

  /** Adds another cell's counts; its values are joined by the caller, leg by leg. */
  addCounts(other: Cell): void {
    this.n += other.n;
    for (const [index, count] of this.within.entries()) addCount(count, other.within[index]);
    addCount(this.response, other.response);
    addCount(this.resolution, other.resolution);
    addCount(this.satisfaction, other.satisfaction);
  }

  #count(row: RequestRow): void {
    this.n++;
    for (let leg = 0; leg < lengths.length; leg++) {
      const length = lengths[leg] as number;
      if (length >= 0) (this.legs[leg] as Values).add(length);
    }
    const { judges, respondWithinMs } = this.#yardstick;
    for (let index = 0; index < judges.length; index++) {
      const judge = judges[index] as Judge;
      const length = lengths[judge.leg] as number;
      if (!(length >= 0) || !applies(judge, row)) continue;
      const count = this.within[index] as Count;
      count.of++;
      if (length <= judge.withinMs) count.n++;
    }
    this.response.of++;
    if ((lengths[ACKNOWLEDGE] ?? Number.NaN) <= (respondWithinMs[row.history.priority] ?? 0)) this.response.n++;
  }
}

function addCount(to: Count, from: Share | undefined): void {
  to.n += from?.n ?? 0;
  to.of += from?.of ?? 0;
}
