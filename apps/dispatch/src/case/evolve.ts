import type { StoredEvent } from '#event-store';
import { type DispatchCaseEvent, MILESTONE_EVENTS, type Requirements } from './events.ts';
import { current } from './past-events.ts';
import type { Assignment, CaseState, Report, ReportType } from './state.ts';

/** Folds one event into the case. Total: a log that was written is always readable. */
export function evolve(before: CaseState, stored: StoredEvent<DispatchCaseEvent>): CaseState {
  const event = current(stored) as DispatchCaseEvent;
  const state = { ...before, version: stored.version };
  switch (event.type) {
    case 'RequestNoted':
      return { ...state, phase: state.phase === 'open' ? 'open' : 'noted', requestId: event.data.requestId, area: event.data.area, facts: { ...state.facts, ...event.data.facts } };
    case 'CaseOpened':
      return {
        ...state,
        phase: 'open',
        requestId: event.data.requestId,
        area: event.data.area,
        category: event.data.category,
        priority: event.data.priority,
        queuedAt: event.data.queuedAt,
        openedAt: stored.recordedAt,
        ...required(event.data),
      };
    case 'CaseTaken':
      return { ...state, takenBy: event.data.accountId };
    case 'SeatsChanged': {
      const { overridden: _, ...rest } = state;
      return { ...rest, seats: event.data.seats, minimum: event.data.minimum };
    }
    case 'MinimumOverridden':
      return { ...state, overridden: { minimum: event.data.minimum } };
    case 'CasePriorityChanged': {
      const { respondBy, priority } = event.data;
      const assignments = state.assignments.map((one) => (respondBy[one.assignmentId] === undefined ? one : { ...one, respondBy: respondBy[one.assignmentId] as string }));
      return { ...state, priority, assignments, ...required(event.data) };
    }
    case 'CaseCategoryChanged':
      return { ...state, category: event.data.category, ...required(event.data) };
    case 'CasePlaceAmended':
      return { ...state, area: event.data.place.area, facts: { ...state.facts, place: event.data.place }, placeVersion: event.data.placeVersion, placeAmendedAt: stored.version };
    case 'CaseDetailsChanged': {
      const place = event.data.facts.place;
      return { ...state, ...(place === undefined ? {} : { area: place.area }), facts: { ...state.facts, ...event.data.facts } };
    }
    case 'CaseSuspended':
      return { ...state, held: { ...held(event.data.until, stored), ...(event.data.because === 'visit-again' ? { visitAgain: true } : {}) } };
    case 'CaseResumed': {
      const { held: _, escalated: __, ...rest } = state;
      return { ...rest, queuedAt: event.data.queuedAt };
    }
    case 'CaseStoodDown':
      return { ...state, stoodDown: { because: event.data.because, ...(event.data.into === undefined ? {} : { into: event.data.into }) } };
    case 'CaseDone':
      return { ...state, doneEventId: stored.id };
    case 'CaseReopened': {
      const { held: _, stoodDown: __, withdrawn: ___, doneEventId: ____, escalated: _____, ...rest } = state;
      if (event.data.round === state.round) return { ...rest, queuedAt: event.data.queuedAt };
      const { overridden: ______, ...fresh } = rest;
      return { ...fresh, queuedAt: event.data.queuedAt, round: event.data.round };
    }
    case 'AlarmRaised': {
      const { alarm, kind, because, into, until, assignmentIds } = event.data;
      const raised = {
        alarm,
        kind,
        raisedAt: stored.recordedAt,
        assignmentIds,
        ...(because === undefined ? {} : { because }),
        ...(into === undefined ? {} : { into }),
        ...(until === undefined ? {} : { until }),
      };
      const alarms = [...state.alarms, raised];
      if (kind === 'held') return { ...state, alarms, held: held(until, stored) };
      return { ...state, alarms, withdrawn: { because: because ?? 'cancelled', ...(into === undefined ? {} : { into }) } };
    }
    case 'AlarmSettled': {
      const { alarm, choice } = event.data;
      return { ...state, alarms: state.alarms.map((one) => (one.alarm === alarm ? { ...one, settled: choice } : one)) };
    }
    case 'IntakeChangeNoted':
    case 'DeadlineBreached':
    case 'EventRefused':
      return state;
    case 'Escalated':
      return { ...state, escalated: event.data.level };
    case 'OfferLapsed':
      return { ...state, lapsed: [...state.lapsed, event.data.reservationId] };
    case 'AssignmentOffered':
      return { ...state, assignments: [...state.assignments, assignment(event.data, stored, [])] };
    case 'AssignmentMovedIn': {
      const carried = event.data.carried.milestones.map(
        ({ milestone, at }): Report => ({
          eventId: `${stored.id}#${milestone}`,
          version: stored.version,
          type: MILESTONE_EVENTS[milestone],
          at,
          recordedAt: stored.recordedAt,
          carried: true,
          data: {},
        }),
      );
      return { ...state, assignments: [...state.assignments, { ...assignment(event.data, stored, carried), fromAssignmentId: event.data.fromAssignmentId }] };
    }
    case 'ReportRetracted': {
      const { assignmentId, retracted, undoes } = event.data;
      const assignments = state.assignments.map((one) =>
        one.assignmentId === assignmentId ? { ...one, reports: one.reports.filter(({ eventId }) => eventId !== retracted) } : one,
      );
      const undone: CaseState = { ...state, assignments, retracted: [...state.retracted, retracted] };
      return withoutConsequences(undone, undoes);
    }
    default:
      return report(state, event.type, event.data, stored);
  }
}

function withoutConsequences(state: CaseState, undoes: readonly string[]): CaseState {
  let result = state;
  if (result.doneEventId !== undefined && undoes.includes(result.doneEventId)) {
    const { doneEventId: _, ...rest } = result;
    result = rest;
  }
  if (result.held !== undefined && undoes.includes(result.held.eventId)) {
    const { held: _, ...rest } = result;
    result = rest;
  }
  return result;
}

function required({ seats, minimum, hotAfterSeconds, escalateAfterSeconds, answerWithinSeconds }: Requirements): Requirements {
  return { seats, minimum, hotAfterSeconds, escalateAfterSeconds, answerWithinSeconds };
}

function held(until: string | undefined, stored: StoredEvent): NonNullable<CaseState['held']> {
  return { ...(until === undefined ? {} : { until }), eventId: stored.id, version: stored.version, ...(stored.causationId === undefined ? {} : { cause: stored.causationId }) };
}

interface Begun {
  readonly assignmentId: string;
  readonly responderId: string;
  readonly accountId?: string;
  readonly reservationId: string;
  readonly seat: string;
  readonly n: number;
  readonly round: number;
  readonly respondBy: string;
}

function assignment(begun: Begun, stored: StoredEvent, reports: readonly Report[]): Assignment {
  const { assignmentId, responderId, accountId, reservationId, seat, n, round, respondBy } = begun;
  return {
    assignmentId,
    n,
    round,
    seat,
    responderId,
    ...(accountId === undefined ? {} : { accountId }),
    reservationId,
    respondBy,
    offeredAt: stored.occurredAt,
    offerEventId: stored.id,
    reports,
  };
}

function report(state: CaseState, type: ReportType, data: { readonly assignmentId: string; readonly responderId: string }, stored: StoredEvent): CaseState {
  const { assignmentId, responderId: _, ...rest } = data;
  const told: Report = { eventId: stored.id, version: stored.version, type, at: stored.occurredAt, recordedAt: stored.recordedAt, data: rest };
  const assignments = state.assignments.map((one) => (one.assignmentId === assignmentId ? { ...one, reports: [...one.reports, told] } : one));
  return { ...state, assignments };
}
