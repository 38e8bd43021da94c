/**
 * What an event means for times and intervals. The numbers lie in the view's documents: never renumber, only add (and raise the view's version).
 * `other` is every event that concerns the request without moving one of its times.
 */
export const FACT = {
  other: 0,
  drafted: 1,
  logged: 2,
  prioritySet: 3,
  categorySet: 4,
  areaSet: 5,
  /** A time zero that was told: ring, message or visit. */
  contact: 6,
  /** A call that opened the request was taken. */
  answered: 7,
  followedUp: 8,
  closed: 9,
  cancelled: 10,
  reopened: 11,
  transferred: 12,
  merged: 13,
  unmerged: 14,
  resolved: 15,
  discarded: 16,
  unfounded: 17,
  /** Triaged: from here on dispatch has a case. */
  triaged: 18,
  /** `extra` = the round that goes on, from 1. */
  caseReopened: 20,
  offered: 21,
  acknowledged: 22,
  enRoute: 23,
  onScene: 24,
  withPerson: 25,
  leftScene: 26,
  atFacility: 27,
  handedOver: 28,
  cleared: 29,
  declined: 30,
  timedOut: 31,
  stoodDown: 32,
  movedAway: 33,
  blocked: 34,
  unblocked: 35,
  backInService: 36,
  /** Came from a merged case; what had been reached there follows as facts of its own at the same position. */
  movedIn: 37,
  held: 38,
  resumed: 39,
  returned: 40,
  /** How the contact came; `extra` see {@link MEDIUM}. */
  medium: 41,
  /** `extra` = index of the fact that loses its effect. */
  retraction: 60,
} as const;
/** One of {@link FACT}. */
export type FactKind = (typeof FACT)[keyof typeof FACT];

/** `extra` of {@link FACT.followedUp}: reached 1, solved 2, rating × 4. */
export const FOLLOW_UP = { reached: 1, solved: 2, rating: 4 } as const;
/** `extra` of {@link FACT.medium}; what the call says (+ 10) counts before the channel of whoever logged it. */
export const MEDIUM = { phone: 1, chat: 2, visit: 3, ofCall: 10 } as const;
/** `extra` of {@link FACT.cleared}. */
export const OUTCOME = { done: 0, visitAgain: 1, notPossible: 2 } as const;

/**
 * The facts of one request as columns, in log order (each stream's own order is kept in it). Columns and not objects,
 * because a report reads millions of them; `length` says how much of each column counts, so one set of columns serves a whole report.
 */
export interface Facts {
  length: number;
  /** Position in audit's log; several facts of one event share it. */
  readonly position: Float64Array;
  readonly kind: Uint8Array;
  /** Assignment number n of `<requestId>.<n>`; 0 = the request itself. */
  readonly assignment: Uint16Array;
  /** occurredAt, milliseconds since 1970. */
  readonly at: Float64Array;
  /** recordedAt, milliseconds since 1970. */
  readonly recordedAt: Float64Array;
  /** Per kind: priority 1–5, index into the document's words, see {@link FOLLOW_UP}, {@link OUTCOME}, {@link FACT.retraction}. */
  readonly extra: Float64Array;
  /** 1 where a retraction took the fact back; written by {@link markRetracted}. */
  readonly dead: Uint8Array;
}

/** Columns with room for `capacity` facts. */
export function factColumns(capacity: number): Facts {
  return {
    length: 0,
    position: new Float64Array(capacity),
    kind: new Uint8Array(capacity),
    assignment: new Uint16Array(capacity),
    at: new Float64Array(capacity),
    recordedAt: new Float64Array(capacity),
    extra: new Float64Array(capacity),
    dead: new Uint8Array(capacity),
  };
}

/** As shipped: later than this between happening and recording, a report is flagged (milliseconds; the catalogue's lateReportSeconds decides). */
export const LATE_AFTER_MS = 60_000;

/** Whether a fact was recorded so long after (or before) it happened that the report must say so; all in milliseconds. */
export function isLate(occurredAt: number, recordedAt: number, afterMs: number): boolean {
  return Math.abs(recordedAt - occurredAt) > afterMs;
}

/**
 * Marks what retractions took back. From the last to the first, because a retraction that was itself retracted takes nothing back;
 * every fact of the event goes with it (they share its position).
 */
export function markRetracted(facts: Facts): void {
  const { length, kind, extra, dead, position } = facts;
  let any = false;
  for (let index = 0; index < length; index++) {
    dead[index] = 0;
    any ||= kind[index] === FACT.retraction;
  }
  if (!any) return;
  for (let index = length - 1; index >= 0; index--) {
    const target = extra[index] ?? -1;
    if (kind[index] !== FACT.retraction || dead[index] === 1 || target < 0 || target >= index) continue;
    const at = position[target];
    for (let other = target; other < length && position[other] === at; other++) dead[other] = 1;
  }
}
