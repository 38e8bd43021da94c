import { FACT, FOLLOW_UP, type Facts, isLate, LATE_AFTER_MS, markRetracted, MEDIUM, OUTCOME } from './fact.ts';
import { type Assignment, first, foldAssignment, last, noAssignment } from './assignment.ts';
import type { History, RequestTimes } from './history.ts';

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/**
 * All times of one request from its facts in log order. Times come from occurredAt; what counts as first round, last round or retracted comes from
 * the order of the streams alone, so a wrong clock moves a time but never an order. Retracted facts count for nothing.
 */
export function foldHistory(facts: Facts, lateAfterMs = LATE_AFTER_MS): History {
  markRetracted(facts);
  const { length, position, kind, at, recordedAt, extra, dead } = facts;
  const times = noTimes();
  const assignments: Assignment[] = [];
  let caseRound = 0;
  let reopenings = 0;
  let roundsBeforeCase = 0;
  let triaged = false;
  let reopenedPosition = -1;
  let stated = Number.NaN;
  let priority = 0;
  let category = -1;
  let area = -1;
  let solved = -1;
  let rating = 0;
  let medium = 0;
  let isLogged = false;
  let isMerged = false;
  let isDiscarded = false;
  let late = 0;
  let retracted = 0;
  let clearedPosition = -1;
  let before = -1;
  for (let index = 0; index < length; index++) {
    const time = at[index] ?? Number.NaN;
    const isFirstOfEvent = position[index] !== before;
    before = position[index] ?? -1;
    if (isFirstOfEvent && isLate(time, recordedAt[index] ?? time, lateAfterMs)) late++;
    if (dead[index] === 1) {
      if (isFirstOfEvent) retracted++;
      continue;
    }
    const value = extra[index] ?? -1;
    switch (kind[index]) {
      case FACT.contact:
        times.contact = first(times.contact, time);
        break;
      case FACT.answered:
        times.answered = first(times.answered, time);
        break;
      case FACT.drafted:
        stated = first(stated, time);
        break;
      case FACT.logged:
        stated = first(stated, time);
        times.logged = first(times.logged, time);
        isLogged = true;
        break;
      case FACT.prioritySet:
        times.prioritySet = first(times.prioritySet, time);
        priority = value;
        break;
      case FACT.triaged:
        if (!triaged) roundsBeforeCase = reopenings;
        triaged = true;
        break;
      case FACT.categorySet:
        category = value;
        break;
      case FACT.areaSet:
        area = value;
        break;
      case FACT.followedUp:
        if ((value & FOLLOW_UP.reached) !== 0) {
          times.followUp = time;
          solved = (value & FOLLOW_UP.solved) === 0 ? 0 : 1;
          if (value >= FOLLOW_UP.rating) rating = Math.floor(value / FOLLOW_UP.rating);
        }
        break;
      case FACT.closed:
        times.closed = time;
        break;
      case FACT.cancelled:
        times.cancelled = time;
        break;
      case FACT.transferred:
        times.transferred = time;
        break;
      case FACT.reopened:
        reopenings++;
        reopenedPosition = before;
        if (!triaged) {
          roundsBeforeCase = reopenings;
          triaged = true;
        }
        times.reopened = time;
        // The end that was undone is no end any more; what the new round brings counts.
        times.closed = Number.NaN;
        times.followUp = Number.NaN;
        times.cancelled = Number.NaN;
        times.transferred = Number.NaN;
        break;
      case FACT.medium:
        medium = Math.max(medium, value);
        break;
      case FACT.merged:
        isMerged = true;
        break;
      case FACT.unmerged:
        isMerged = false;
        break;
      case FACT.discarded:
        isDiscarded = true;
        break;
      case FACT.caseReopened:
        // A returned request that is triaged again, and an unmerged one, go on in the round they had.
        caseRound = value > 0 ? value - 1 : caseRound + 1;
        break;
      case FACT.other:
      case FACT.retraction:
        break;
      default: {
        const n = facts.assignment[index] ?? 0;
        if (n === 0) break;
        let assignment = assignments.find((known) => known.n === n);
        if (assignment === undefined) {
          assignment = noAssignment(n, caseRound);
          assignments.push(assignment);
        }
        foldAssignment(assignment, kind[index] ?? 0, time, value);
        if (kind[index] === FACT.cleared) clearedPosition = before;
      }
    }
  }
  const ringKnown = !Number.isNaN(times.contact);
  // Time zero is what was told of the ring, message or visit; where nobody told one, the first that we wrote of the request.
  if (!ringKnown) times.contact = stated;

  let firstRoundCleared = Number.NaN;
  let blocked = Number.NaN;
  let allEnded = true;
  let anyDone = false;
  for (const assignment of assignments) {
    if (assignment.round === 0) {
      times.firstOffer = first(times.firstOffer, assignment.offered);
      times.acknowledged = first(times.acknowledged, assignment.acknowledged);
      times.enRoute = first(times.enRoute, assignment.enRoute);
      times.onScene = first(times.onScene, assignment.onScene);
      times.withPerson = first(times.withPerson, assignment.withPerson);
      times.leftScene = first(times.leftScene, assignment.leftScene);
      times.atFacility = first(times.atFacility, assignment.atFacility);
      times.handedOver = first(times.handedOver, assignment.handedOver);
      firstRoundCleared = last(firstRoundCleared, assignment.cleared);
      if (!Number.isNaN(assignment.blocked)) blocked = Number.isNaN(blocked) ? assignment.blocked : blocked + assignment.blocked;
    }
    if (assignment.round === caseRound) {
      times.cleared = last(times.cleared, assignment.cleared);
      times.backInService = last(times.backInService, assignment.backInService);
      if (assignment.end === 0) allEnded = false;
      if (assignment.end === FACT.cleared && assignment.outcome === OUTCOME.done) anyDone = true;
    }
  }
  // Reopened, but dispatch's new round is not here yet: what was cleared belongs to a round before the last.
  if (caseRound < reopenings - roundsBeforeCase && clearedPosition < reopenedPosition) {
    times.cleared = Number.NaN;
    times.backInService = Number.NaN;
    anyDone = false;
  }
  return {
    times,
    assignments,
    firstRoundCleared,
    roundOver: allEnded && anyDone,
    blocked,
    reopenings,
    priority,
    category,
    area,
    solved,
    rating,
    medium: medium % MEDIUM.ofCall,
    isLogged,
    isMerged,
    isDiscarded,
    late,
    retracted,
    ringKnown,
  };
}

function noTimes(): Writable<RequestTimes> {
  const unknown = Number.NaN;
  return {
    contact: unknown,
    answered: unknown,
    logged: unknown,
    prioritySet: unknown,
    firstOffer: unknown,
    acknowledged: unknown,
    enRoute: unknown,
    onScene: unknown,
    withPerson: unknown,
    leftScene: unknown,
    atFacility: unknown,
    handedOver: unknown,
    cleared: unknown,
    backInService: unknown,
    followUp: unknown,
    closed: unknown,
    cancelled: unknown,
    reopened: unknown,
    transferred: unknown,
  };
}
