import { Refused } from '#event-store';
import { courseOf, type Leak, LEAKS, type State, STATES } from '../intervals/course.ts';
import type { Facts } from '../intervals/fact.ts';
import { ASSIGNMENT_LEGS, type Leg, LEGS } from '../intervals/history.ts';
import { ASSIGNMENT_INTERVALS, measure } from '../intervals/legs.ts';
import { responderOf, type RequestRow } from './request-row.ts';
import { applies, type Yardstick } from './yardstick.ts';

/** Which of the requests that a figure counts are asked for: those behind one leg, target, state or leak. */
export interface Asked {
  /** Only those that have this leg. */
  readonly leg?: Leg | undefined;
  /** … and it took at least so many seconds. */
  readonly atLeast?: number | undefined;
  /** Only those that this target of the pack judges. */
  readonly target?: string | undefined;
  /** … and that met it, or did not. */
  readonly met?: 'true' | 'false' | undefined;
  /** Judge each assignment of `responder`, as a report by responder does. */
  readonly per?: 'assignment' | undefined;
  readonly responder?: string | undefined;
  /** Only those that stand in this state. */
  readonly state?: State | undefined;
  /** Only those that ever came to this state. */
  readonly reached?: State | undefined;
  /** Only those that left the straight way so. */
  readonly leak?: Leak | undefined;
}

/** The test that a wish makes. @throws Refused `target-unknown`, `leg-wanted` (422) */
export function askedTest(asked: Asked, yardstick: Yardstick): (row: RequestRow, facts: Facts) => boolean {
  const tests = [legTest(asked, yardstick), courseTest(asked)].filter((test) => test !== undefined);
  return (row, facts) => tests.every((test) => test(row, facts));
}

type Test = (row: RequestRow, facts: Facts) => boolean;

function legTest({ leg, atLeast, target, met, per, responder }: Asked, { judges }: Yardstick): Test | undefined {
  if (leg === undefined && target === undefined) {
    if (atLeast !== undefined) throw new Refused('leg-wanted', 'invalid', {}, '?leg');
    return undefined;
  }
  const judge = target === undefined ? undefined : judges.find((known) => known.target.id === target);
  if (target !== undefined && judge === undefined) throw new Refused('target-unknown', 'invalid', { target }, '?target');
  const index = judge?.leg ?? LEGS.indexOf(leg as Leg);
  const name = LEGS[index] as Leg;
  const lengths = new Float64Array(LEGS.length);
  const fits = (length: number) =>
    length >= 0 && (atLeast === undefined || length >= atLeast * 1_000) && (judge === undefined || met === undefined || length <= judge.withinMs === (met === 'true'));
  return (row) => {
    if (judge !== undefined && !applies(judge, row)) return false;
    if (per === 'assignment') {
      if (!isAssignmentLeg(name)) return false;
      const of = ASSIGNMENT_INTERVALS[name];
      return row.history.assignments.some((one) => (responder === undefined || responderOf(row, one.responder) === responder) && fits(of(one)));
    }
    measure(row.history, lengths);
    return fits(lengths[index] ?? Number.NaN);
  };
}

const isAssignmentLeg = (leg: Leg): leg is (typeof ASSIGNMENT_LEGS)[number] => (ASSIGNMENT_LEGS as readonly Leg[]).includes(leg);

function courseTest({ state, reached, leak }: Asked): Test | undefined {
  if (state === undefined && reached === undefined && leak === undefined) return undefined;
  return (_row, facts) => {
    const course = courseOf(facts);
    return (
      (state === undefined || STATES[course.state] === state) &&
      (reached === undefined || (course.reached & (1 << STATES.indexOf(reached))) !== 0) &&
      (leak === undefined || course.leaks.some((one) => LEAKS[one.leak] === leak))
    );
  };
}
