import type { CaseState } from '../case/state.ts';
import { crewSize, freeSeats, hotAt, isShort, nextEscalation, openAlarms, standings, statusOf, toAcknowledgePlace } from '../case/status.ts';
import { type ResponderState, responderStatus } from '../responder/state.ts';

/** An assignment as a row shows it; without personal data. */
export function assignmentRow({ assignment, progress }: ReturnType<typeof standings>[number]) {
  const { assignmentId, n, round, seat, responderId, respondBy, offeredAt } = assignment;
  const { status, ended, times, blocked, outcome, again, endedAt, backInServiceAt } = progress;
  return {
    assignmentId,
    n,
    round,
    seat,
    responderId,
    status,
    ended,
    offeredAt,
    ...(status === 'offered' ? { respondBy } : {}),
    times,
    ...(blocked === undefined ? {} : { blockedSince: blocked.since }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(again === undefined ? {} : { again }),
    ...(endedAt === undefined ? {} : { endedAt }),
    ...(backInServiceAt === undefined ? {} : { backInServiceAt }),
  };
}

/** A case as the queue shows it; without personal data, so it may go to every live reader. */
export function caseRow(state: CaseState) {
  const all = standings(state);
  const status = statusOf(state, all);
  const escalation = nextEscalation(state, all);
  const alarms = openAlarms(state, all);
  const { requestId, area, facts, category, priority, seats, minimum, queuedAt, round, takenBy, escalated, held, stoodDown, withdrawn, overridden } = state;
  return {
    requestId,
    ...(facts.number === undefined ? {} : { number: facts.number }),
    status,
    category,
    priority,
    area,
    ...(facts.place === undefined ? {} : { place: facts.place }),
    ...(facts.neededBy == null ? {} : { neededBy: facts.neededBy }),
    round,
    queuedAt,
    hotAt: state.phase === 'open' ? hotAt(state) : null,
    ...(escalation === undefined ? {} : { nextEscalation: escalation }),
    ...(escalated === undefined ? {} : { escalated }),
    ...(takenBy === undefined ? {} : { takenBy }),
    seats,
    minimum,
    freeSeats: freeSeats(state, all).map(({ seat }) => seat),
    crew: crewSize(all),
    short: isShort(state, all),
    minimumOverridden: overridden !== undefined,
    blocked: all.some(({ progress }) => progress.blocked !== undefined && !progress.ended),
    placeToAcknowledge: toAcknowledgePlace(state, all),
    alarms,
    ...(held === undefined ? {} : { suspended: held.until === undefined ? {} : { until: held.until } }),
    ...(stoodDown === undefined ? {} : { stoodDown }),
    ...(withdrawn === undefined ? {} : { withdrawn }),
    assignments: all.map(assignmentRow),
  };
}

/** A case row. */
export type CaseRow = ReturnType<typeof caseRow>;

/** A responder as lists and live readers see him; without name and phone. */
export function responderRow(responderId: string, state: ResponderState, now: string, day: string) {
  const { area, roles, skills, buildings, canCarryKg, until, reservations, accountId } = state;
  const status = responderStatus(state, now);
  return {
    responderId,
    ...(accountId === undefined ? {} : { accountId }),
    status,
    ...(status === 'Resting' && until !== undefined ? { restsUntil: until } : {}),
    area,
    roles,
    skills,
    buildings,
    canCarryKg,
    loadToday: state.day === day ? state.counted.length : 0,
    reservations,
  };
}
