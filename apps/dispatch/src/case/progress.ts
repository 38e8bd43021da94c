import { MILESTONE_EVENTS, MILESTONES, type Milestone, type Outcome } from './events.ts';
import type { Assignment, Report } from './state.ts';

/** Where an assignment stands. */
export type AssignmentStatus = 'offered' | Milestone | 'cleared' | 'declined' | 'timed-out' | 'stood-down' | 'moved' | 'reassigned';

/** An assignment's standing, derived from what was told of it. */
export interface Progress {
  readonly status: AssignmentStatus;
  /** It is over: declined, timed out, stood down, moved, reassigned or cleared. */
  readonly ended: boolean;
  readonly endedAt?: string;
  /** Some milestone was reported: he has said yes. */
  readonly acknowledged: boolean;
  /** He said yes, went or cleared, whatever became of it: he was on the case. */
  readonly onCase: boolean;
  /** He was en route or further, or cleared, whatever became of it. */
  readonly underWay: boolean;
  /** Farthest milestone reported. */
  readonly milestone?: Milestone;
  /** First time told of each milestone. */
  readonly times: Readonly<Partial<Record<Milestone, string>>>;
  readonly outcome?: Outcome;
  readonly again?: string;
  readonly blocked?: { readonly since: string; readonly reason: unknown };
  readonly reservationId: string;
  /** He said yes to the place as it is now, or has acknowledged it since it was amended. */
  readonly knowsPlace: boolean;
  readonly backInServiceAt?: string;
}

const MILESTONE_OF = new Map<string, Milestone>(MILESTONES.map((milestone) => [MILESTONE_EVENTS[milestone], milestone]));
const RANK = new Map<Milestone, number>(MILESTONES.map((milestone, index) => [milestone, index]));
const ENDS = new Map<string, AssignmentStatus>([
  ['AssignmentDeclined', 'declined'],
  ['AssignmentTimedOut', 'timed-out'],
  ['AssignmentStoodDown', 'stood-down'],
  ['AssignmentMoved', 'moved'],
  ['AssignmentReassigned', 'reassigned'],
  ['AssignmentCleared', 'cleared'],
]);

/** The milestone that an own event type reports, if it does. */
export function milestoneOf(type: string): Milestone | undefined {
  return MILESTONE_OF.get(type);
}

/** Position of a milestone in their order, from 0. */
export function rankOf(milestone: Milestone): number {
  return RANK.get(milestone) ?? 0;
}

/** Derives where an assignment stands; total, so any list of reports has a meaning. */
export function progressOf(assignment: Assignment, placeAmendedAt = 0): Progress {
  let end: { status: AssignmentStatus; at: string } | undefined;
  let farthest: Milestone | undefined;
  let outcome: Outcome | undefined;
  let again: string | undefined;
  let blocked: { since: string; reason: unknown } | undefined;
  let reservationId = assignment.reservationId;
  let knowsPlace = false;
  let backInServiceAt: string | undefined;
  let cleared = false;
  const times: Partial<Record<Milestone, string>> = {};
  for (const report of assignment.reports) {
    const milestone = MILESTONE_OF.get(report.type);
    if (milestone !== undefined) {
      const first = farthest === undefined;
      times[milestone] ??= report.at;
      if (farthest === undefined || rankOf(milestone) > rankOf(farthest)) farthest = milestone;
      if (first) knowsPlace = report.version > placeAmendedAt;
      if (milestone === 'acknowledged') {
        // A late yes: what was timed out lives again. Every other end stays an end, whatever is added to it.
        if (end?.status === 'timed-out') end = undefined;
        if (typeof report.data['reservationId'] === 'string') reservationId = report.data['reservationId'];
      }
      continue;
    }
    const ending = ENDS.get(report.type);
    if (ending !== undefined) {
      end = { status: ending, at: report.at };
      if (ending === 'cleared') {
        cleared = true;
        outcome = report.data['outcome'] as Outcome;
        again = report.data['again'] as string | undefined;
      }
      blocked = undefined;
    } else if (report.type === 'AssignmentBlocked') blocked ??= { since: report.at, reason: report.data['reason'] };
    else if (report.type === 'AssignmentUnblocked') blocked = undefined;
    else if (report.type === 'AssignmentPlaceAcknowledged') knowsPlace ||= report.version > placeAmendedAt;
    else if (report.type === 'AssignmentBackInService') backInServiceAt = report.at;
  }
  return {
    status: end?.status ?? farthest ?? 'offered',
    ended: end !== undefined,
    ...(end === undefined ? {} : { endedAt: end.at }),
    acknowledged: farthest !== undefined,
    onCase: cleared || farthest !== undefined,
    underWay: cleared || (farthest !== undefined && farthest !== 'acknowledged'),
    ...(farthest === undefined ? {} : { milestone: farthest }),
    times,
    ...(outcome === undefined || end === undefined ? {} : { outcome }),
    ...(again === undefined ? {} : { again }),
    ...(blocked === undefined ? {} : { blocked }),
    reservationId,
    knowsPlace,
    ...(backInServiceAt === undefined ? {} : { backInServiceAt }),
  };
}

/** The report that an event id names. */
export function reportById(assignment: Assignment, eventId: string): Report | undefined {
  return assignment.reports.find((report) => report.eventId === eventId);
}
