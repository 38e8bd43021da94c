import type { Sealed } from '#event-store';
import { type DispatchCaseEvent, MILESTONE_EVENTS, type Milestone, type Requirements, type SealedNote } from './events.ts';

/** The request of all examples. */
export const REQUEST = 'request-0190b6a0-0000-7000-8000-000000000001';
/** Its first minute. */
export const AT = '2022-04-02T07:00:00.000Z';
/** So many minutes later. */
export const at = (minute: number) => `2022-04-02T07:${String(minute).padStart(2, '0')}:00.000Z`;
/** A reason that nobody can read here. */
export const reason: SealedNote = { noteId: 'note-1', details: 'sealed' as Sealed };
/** Where it is. */
export const place = { area: 'city/d/s/c/estate/3', communityId: 'community-1', estate: 'estate', building: '3' };
/** A crew of one. */
export const one: Requirements = {
  seats: [{ seat: '1', skills: ['errand'] }],
  minimum: 1,
  hotAfterSeconds: 900,
  escalateAfterSeconds: [900, 1800, 3600],
  answerWithinSeconds: 300,
};
/** A crew of two. */
export const two: Requirements = {
  ...one,
  seats: [
    { seat: '1', skills: ['first-aid'] },
    { seat: '2', skills: ['carry'], canCarryKg: 60 },
  ],
  minimum: 2,
};

/** Logged and triaged. */
export const opened = (requirements = one): DispatchCaseEvent[] => [
  { type: 'RequestNoted', data: { requestId: REQUEST, area: place.area, facts: { place } } },
  { type: 'CaseOpened', data: { requestId: REQUEST, area: place.area, category: 'medicine-run', priority: 'P3', queuedAt: AT, ...requirements } },
];
/** The n-th offer. */
export const offered = (n = 1, seat = String(n), round = 1): DispatchCaseEvent => ({
  type: 'AssignmentOffered',
  data: {
    assignmentId: `${REQUEST}.${n}`,
    responderId: `responder-${n}`,
    accountId: `account-${n}`,
    reservationId: `reservation-${n}`,
    seat,
    n,
    round,
    respondBy: at(5),
    priority: 'P3',
    reservedPriority: 'P3',
    place,
  },
});
/** The n-th assignment. */
export const of = (n: number) => ({ assignmentId: `${REQUEST}.${n}`, responderId: `responder-${n}` });
/** A milestone of the n-th assignment. */
export const told = (milestone: Milestone, n = 1): DispatchCaseEvent => {
  const type = MILESTONE_EVENTS[milestone];
  return { type, data: type === 'AssignmentAcknowledged' ? { ...of(n), placeVersion: 1 } : of(n) } as DispatchCaseEvent;
};
/** The n-th assignment, done. */
export const cleared = (n = 1): DispatchCaseEvent => ({ type: 'AssignmentCleared', data: { ...of(n), outcome: 'done' } });
/** The n-th responder, reserved. */
export const candidate = (n: number, unmet: readonly string[] = []) =>
  ({ responderId: `responder-${n}`, accountId: `account-${n}`, reservationId: `reservation-${n}`, reservedPriority: 'P3', unmet }) as const;
