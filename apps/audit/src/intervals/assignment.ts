import { FACT } from './fact.ts';
import type { AssignmentTimes } from './history.ts';

/** An assignment while its facts are folded. */
export type Assignment = { -readonly [Key in keyof AssignmentTimes]: AssignmentTimes[Key] } & { blockedSince: number };

/** The earlier of two times; NaN = not known: any known time beats it. */
export function first(known: number, at: number): number {
  return at < known || Number.isNaN(known) ? at : known;
}

/** The later of two times; NaN = not known: any known time beats it. */
export function last(known: number, at: number): number {
  return at > known || Number.isNaN(known) ? at : known;
}

/** Folds one fact of an assignment into it. */
export function foldAssignment(assignment: Assignment, kind: number, time: number, value: number): void {
  switch (kind) {
    case FACT.offered:
      assignment.offered = first(assignment.offered, time);
      assignment.responder = value;
      break;
    case FACT.movedIn:
      assignment.responder = value;
      break;
    case FACT.acknowledged:
      assignment.acknowledged = first(assignment.acknowledged, time);
      // A late yes counts: the time-out is no end any more.
      if (assignment.end === FACT.timedOut) assignment.end = 0;
      break;
    case FACT.enRoute:
      assignment.enRoute = first(assignment.enRoute, time);
      break;
    case FACT.onScene:
      assignment.onScene = first(assignment.onScene, time);
      break;
    case FACT.withPerson:
      assignment.withPerson = first(assignment.withPerson, time);
      break;
    case FACT.leftScene:
      assignment.leftScene = first(assignment.leftScene, time);
      break;
    case FACT.atFacility:
      assignment.atFacility = first(assignment.atFacility, time);
      break;
    case FACT.handedOver:
      assignment.handedOver = first(assignment.handedOver, time);
      break;
    case FACT.blocked:
      if (Number.isNaN(assignment.blockedSince)) assignment.blockedSince = time;
      break;
    case FACT.unblocked:
      endBlock(assignment, time);
      break;
    case FACT.cleared:
      endBlock(assignment, time);
      assignment.cleared = time;
      assignment.end = kind;
      assignment.outcome = value;
      break;
    case FACT.declined:
    case FACT.timedOut:
    case FACT.stoodDown:
    case FACT.movedAway:
      endBlock(assignment, time);
      assignment.end = kind;
      break;
    case FACT.backInService:
      assignment.backInService = time;
      break;
  }
}

function endBlock(assignment: Assignment, time: number): void {
  if (Number.isNaN(assignment.blockedSince)) return;
  const length = time - assignment.blockedSince;
  assignment.blockedSince = Number.NaN;
  if (length >= 0) assignment.blocked = Number.isNaN(assignment.blocked) ? length : assignment.blocked + length;
}

/** An assignment of which nothing is known yet. */
export function noAssignment(n: number, round: number): Assignment {
  const unknown = Number.NaN;
  return {
    n,
    round,
    responder: -1,
    offered: unknown,
    acknowledged: unknown,
    enRoute: unknown,
    onScene: unknown,
    withPerson: unknown,
    leftScene: unknown,
    atFacility: unknown,
    handedOver: unknown,
    cleared: unknown,
    backInService: unknown,
    blocked: unknown,
    end: 0,
    outcome: -1,
    blockedSince: unknown,
  };
}
