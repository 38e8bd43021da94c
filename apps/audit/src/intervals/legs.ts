import { type AssignmentTimes, type History, type Leg, LEGS } from './history.ts';

/** A length in milliseconds; NaN where one end is not known, or where the ends stand in the wrong order: a wrong clock makes an interval empty, never 0 and never negative. */
export function between(from: number, to: number): number {
  return to >= from ? to - from : Number.NaN;
}

const otherwise = (value: number, fallback: number) => (Number.isNaN(value) ? fallback : value);

/**
 * The intervals of one request in milliseconds, in the order of {@link LEGS}; NaN = empty. Written into `lengths`, because a report asks 300,000 times.
 * Legs up to service come from the first round; cycle, verification and closure from the last one. *answer* needs a ring time that somebody told.
 */
export function measure(history: History, lengths: Float64Array): void {
  const { times, ringKnown, roundOver } = history;
  lengths[0] = ringKnown ? between(times.contact, times.answered) : Number.NaN;
  lengths[1] = between(times.answered, times.firstOffer);
  lengths[2] = between(times.firstOffer, times.acknowledged);
  lengths[3] = between(times.firstOffer, times.enRoute);
  lengths[4] = between(times.enRoute, times.onScene);
  lengths[5] = between(times.onScene, times.withPerson);
  lengths[6] = history.blocked;
  lengths[7] = between(times.withPerson, otherwise(times.handedOver, history.firstRoundCleared));
  lengths[8] = between(times.contact, times.withPerson);
  lengths[9] = roundOver ? between(times.contact, times.cleared) : Number.NaN;
  lengths[10] = roundOver ? between(times.cleared, times.followUp) : Number.NaN;
  lengths[11] = between(times.contact, times.closed);
}

/** The same by name. */
export function intervalsOf(history: History): Readonly<Record<Leg, number>> {
  const lengths = new Float64Array(LEGS.length);
  measure(history, lengths);
  return Object.fromEntries(LEGS.map((leg, index) => [leg, lengths[index]])) as Record<Leg, number>;
}

/** The intervals of one assignment in milliseconds; NaN = empty. */
export const ASSIGNMENT_INTERVALS = {
  acknowledge: (times: AssignmentTimes) => between(times.offered, times.acknowledged),
  turnout: (times: AssignmentTimes) => between(times.offered, times.enRoute),
  travel: (times: AssignmentTimes) => between(times.enRoute, times.onScene),
  access: (times: AssignmentTimes) => between(times.onScene, times.withPerson),
  blocked: (times: AssignmentTimes) => times.blocked,
  service: (times: AssignmentTimes) => between(times.withPerson, otherwise(times.handedOver, times.cleared)),
} as const satisfies Partial<Record<Leg, (times: AssignmentTimes) => number>>;
