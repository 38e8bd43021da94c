import { FACT } from '../intervals/fact.ts';
import { ASSIGNMENT_LEGS, ASSIGNMENT_TIMES, type AssignmentTimes, type History, LEGS, type Leg, REQUEST_TIMES, type RequestTimes } from '../intervals/history.ts';
import { ASSIGNMENT_INTERVALS, intervalsOf } from '../intervals/legs.ts';

/** RFC 3339 or null = not known. */
export type Instant = string | null;

const ENDS: Readonly<Record<number, string>> = {
  [FACT.cleared]: 'cleared',
  [FACT.declined]: 'declined',
  [FACT.timedOut]: 'timed-out',
  [FACT.stoodDown]: 'stood-down',
  [FACT.movedAway]: 'moved',
};
const OUTCOMES = ['done', 'visit-again', 'not-possible'] as const;

/** Times of a request as RFC 3339. */
export function timesOf(history: History): Readonly<Record<keyof RequestTimes, Instant>> {
  return Object.fromEntries(REQUEST_TIMES.map((name) => [name, instant(history.times[name])])) as Record<keyof RequestTimes, Instant>;
}

/** Intervals of a request in seconds; null = empty. */
export function legsOf(history: History): Readonly<Record<Leg, number | null>> {
  const intervals = intervalsOf(history);
  return Object.fromEntries(LEGS.map((leg) => [leg, seconds(intervals[leg])])) as Record<Leg, number | null>;
}

/** One assignment of a timeline. */
export interface AssignmentFigures {
  readonly assignmentId: string;
  readonly n: number;
  /** 1 = before any reopening. */
  readonly round: number;
  readonly responderId: string | null;
  readonly end: string | null;
  readonly outcome: string | null;
  readonly times: Readonly<Record<(typeof ASSIGNMENT_TIMES)[number], Instant>>;
  readonly intervals: Readonly<Record<(typeof ASSIGNMENT_LEGS)[number], number | null>>;
}

/** Times and intervals of one assignment. */
export function assignmentOf(requestId: string, assignment: AssignmentTimes, words: readonly string[]): AssignmentFigures {
  return {
    assignmentId: `${requestId}.${assignment.n}`,
    n: assignment.n,
    round: assignment.round + 1,
    responderId: words[assignment.responder] ?? null,
    end: ENDS[assignment.end] ?? null,
    outcome: assignment.end === FACT.cleared ? (OUTCOMES[assignment.outcome] ?? null) : null,
    times: Object.fromEntries(ASSIGNMENT_TIMES.map((name) => [name, instant(assignment[name])])) as AssignmentFigures['times'],
    intervals: Object.fromEntries(ASSIGNMENT_LEGS.map((leg) => [leg, seconds(ASSIGNMENT_INTERVALS[leg](assignment))])) as AssignmentFigures['intervals'],
  };
}

/** @param time milliseconds since 1970; NaN = not known */
export function instant(time: number): Instant {
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

/** @param length milliseconds; NaN = empty */
export function seconds(length: number): number | null {
  return Number.isNaN(length) ? null : length / 1_000;
}
