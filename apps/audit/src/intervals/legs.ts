import type { AssignmentTimes, History, Leg } from './history.ts';

/** A length in milliseconds; NaN where one end is not known, or where the ends stand in the wrong order: a wrong clock makes an interval empty, never 0 and never negative. */
export function between(from: number, to: number): number {
  return to >= from ? to - from : Number.NaN;
}

const otherwise = (value: number, fallback: number) => (Number.isNaN(value) ? fallback : value);

/**
 * The intervals of one request in milliseconds; NaN = empty.
 * Legs up to service come from the first round; cycle, verification and closure from the last one. `answer` needs a ring time that somebody told.
 */
export const REQUEST_LEGS: Readonly<Record<Leg, (history: History) => number>> = {
  answer: ({ times, ringKnown }) => (ringKnown ? between(times.contact, times.answered) : Number.NaN),
  processing: ({ times }) => between(times.answered, times.firstOffer),
  acknowledge: ({ times }) => between(times.firstOffer, times.acknowledged),
  turnout: ({ times }) => between(times.firstOffer, times.enRoute),
  travel: ({ times }) => between(times.enRoute, times.onScene),
  access: ({ times }) => between(times.onScene, times.withPerson),
  blocked: ({ blocked }) => blocked,
  service: ({ times, firstRoundCleared }) => between(times.withPerson, otherwise(times.handedOver, firstRoundCleared)),
  response: ({ times }) => between(times.contact, times.withPerson),
  cycle: ({ times, roundOver }) => (roundOver ? between(times.contact, times.cleared) : Number.NaN),
  verification: ({ times, roundOver }) => (roundOver ? between(times.cleared, times.followUp) : Number.NaN),
  closure: ({ times }) => between(times.contact, times.closed),
};

/** The intervals of one assignment in milliseconds; NaN = empty. */
export const ASSIGNMENT_INTERVALS = {
  acknowledge: (times: AssignmentTimes) => between(times.offered, times.acknowledged),
  turnout: (times: AssignmentTimes) => between(times.offered, times.enRoute),
  travel: (times: AssignmentTimes) => between(times.enRoute, times.onScene),
  access: (times: AssignmentTimes) => between(times.onScene, times.withPerson),
  blocked: (times: AssignmentTimes) => times.blocked,
  service: (times: AssignmentTimes) => between(times.withPerson, otherwise(times.handedOver, times.cleared)),
} as const satisfies Partial<Record<Leg, (times: AssignmentTimes) => number>>;
