import type { CommandMetadata } from '#event-store';
import type { IntakeCommand } from './commands.ts';
import type { AlarmKind, CaseEvent, DispatchCaseEvent, Place, RequestFacts, Requirements, WithdrawnBecause } from './events.ts';
import type { CaseState } from './state.ts';
import { live, plusSeconds, type Standing, standings, statusOf } from './status.ts';

/** Whoever goes needs the last few; all of them are in intake. */
const KEPT_NOTES = 20;

/** The table "Between the services": what intake says × where the case is. */
export function decideIntake(command: IntakeCommand, state: CaseState, metadata: CommandMetadata): readonly DispatchCaseEvent[] {
  if (command.type === 'RefuseEvent') return [{ type: 'EventRefused', data: { eventType: command.eventType, eventId: command.eventId, code: command.code } }];
  if (command.type === 'NoteRequest') return note(command, state);
  // Of a request that was never noted (a confidential tip) dispatch knows and keeps nothing.
  if (state.phase === 'unknown') return [];
  switch (command.type) {
    case 'OpenCase':
      return openOrChange(command, state, metadata);
    case 'ChangeCategory':
      if (state.phase !== 'open' || command.category === state.category) return [];
      return [{ type: 'CaseCategoryChanged', data: { category: command.category, ...requirements(command) } }];
    case 'ChangeDetails':
      return changeDetails(command.facts, state);
    case 'AddNote': {
      const notes = state.facts.notes ?? [];
      if (notes.some(({ noteId }) => noteId === command.note.noteId)) return [];
      return [{ type: 'CaseDetailsChanged', data: { facts: { notes: [...notes, command.note].slice(-KEPT_NOTES) } } }];
    }
    case 'Withdraw':
      return withdraw(command.because, command.into, state);
    case 'Hold':
      return hold(command.until, command.visitAgain === true, state);
    case 'Resume':
      return state.held === undefined ? [] : [{ type: 'CaseResumed', data: { queuedAt: metadata.now } }];
    case 'Reopen':
      return reopen(command.newRound, state, metadata);
    case 'UndoHold': {
      const cause = state.held?.cause;
      return cause !== undefined && command.causes.includes(cause) ? [{ type: 'CaseResumed', data: { queuedAt: state.queuedAt } }] : [];
    }
    default:
      return command satisfies never;
  }
}

function note(command: Extract<IntakeCommand, { type: 'NoteRequest' }>, state: CaseState): readonly CaseEvent[] {
  if (state.phase === 'open') return changeDetails(command.facts, state);
  return [{ type: 'RequestNoted', data: { requestId: command.requestId, area: command.area, facts: command.facts } }];
}

type OpenCase = Extract<IntakeCommand, { type: 'OpenCase' }>;

function openOrChange(command: OpenCase, state: CaseState, metadata: CommandMetadata): readonly CaseEvent[] {
  const { requestId, category, priority, queuedAt } = command;
  if (state.phase === 'noted' && !command.triages) return [];
  if (state.phase === 'noted') return [{ type: 'CaseOpened', data: { requestId, area: state.area, category, priority, queuedAt, ...requirements(command) } }];
  const events: CaseEvent[] = [];
  if (category !== state.category) events.push({ type: 'CaseCategoryChanged', data: { category, ...requirements(command) } });
  if (priority !== state.priority) {
    const raised = priority < state.priority;
    const shorter = plusSeconds(metadata.now, command.answerWithinSeconds);
    const offered = raised ? live(standings(state)).filter(({ progress, assignment }) => !progress.acknowledged && assignment.respondBy > shorter) : [];
    const respondBy = Object.fromEntries(offered.map(({ assignment }) => [assignment.assignmentId, shorter]));
    events.push({ type: 'CasePriorityChanged', data: { from: state.priority, priority, raised, respondBy, ...requirements(command) } });
  }
  // Returned to whoever logged it, completed and triaged again: the same round goes on.
  if (state.stoodDown?.because === 'returned') events.push({ type: 'CaseReopened', data: { round: state.round, queuedAt } });
  return events;
}

function changeDetails(facts: RequestFacts, state: CaseState): readonly CaseEvent[] {
  const { place, ...others } = facts;
  const events: CaseEvent[] = [];
  if (place !== undefined && !samePlace(place, state.facts.place)) {
    if (state.phase === 'open') {
      const toAcknowledge = live(standings(state))
        .filter(({ progress }) => progress.acknowledged)
        .map(({ assignment }) => assignment.assignmentId);
      events.push({ type: 'CasePlaceAmended', data: { place, placeVersion: state.placeVersion + 1, toAcknowledge } });
    } else events.push({ type: 'CaseDetailsChanged', data: { facts: { place } } });
  }
  if (Object.keys(others).length > 0) events.push({ type: 'CaseDetailsChanged', data: { facts: others } });
  return events;
}

const PLACE_FIELDS = ['area', 'communityId', 'estate', 'building', 'unit', 'floor'] as const;

function samePlace(a: Place, b: Place | undefined): boolean {
  return b !== undefined && PLACE_FIELDS.every((field) => a[field] === b[field]);
}

function withdraw(because: WithdrawnBecause, into: string | undefined, state: CaseState): readonly DispatchCaseEvent[] {
  if (state.phase === 'noted') return [];
  const why = { because, ...(into === undefined ? {} : { into }) };
  const all = standings(state);
  const status = statusOf(state, all);
  if (status === 'Done' || status === 'StoodDown') return [{ type: 'IntakeChangeNoted', data: { change: 'withdrawn', ...why } }];
  const alive = live(all);
  if (alive.length === 0) return [{ type: 'CaseStoodDown', data: why }];
  const underWay = alive.filter(({ progress }) => progress.acknowledged);
  // A merge asks per assignment, offered or under way: move to the other case or stand down.
  if (because === 'merged') return [alarm(state, 'withdrawn', alive, why)];
  const offersEnded = alive.filter(({ progress }) => !progress.acknowledged).map((one) => stoodDown(one, because));
  if (underWay.length === 0) return [...offersEnded, { type: 'CaseStoodDown', data: why }];
  return [...offersEnded, alarm(state, 'withdrawn', underWay, why)];
}

function hold(until: string | undefined, visitAgain: boolean, state: CaseState): readonly DispatchCaseEvent[] {
  if (state.phase === 'noted') return [];
  const all = standings(state);
  const status = statusOf(state, all);
  if (status === 'Done' || status === 'StoodDown') return [{ type: 'IntakeChangeNoted', data: { change: 'held' } }];
  if (state.held !== undefined && state.held.until === until) return [];
  const time = until === undefined ? {} : { until };
  const alive = live(all);
  const underWay = alive.filter(({ progress }) => progress.acknowledged);
  const offersEnded = alive.filter(({ progress }) => !progress.acknowledged).map((one) => stoodDown(one, 'held'));
  // The first of a crew says "visit again" while the second is still at the door: he goes on and clears too.
  if (underWay.length === 0 || visitAgain) return [...offersEnded, { type: 'CaseSuspended', data: { because: 'held', ...time } }];
  return [...offersEnded, alarm(state, 'held', underWay, time)];
}

function reopen(newRound: boolean, state: CaseState, metadata: CommandMetadata): readonly CaseEvent[] {
  if (state.phase === 'noted') return [];
  const status = statusOf(state);
  const over = status === 'Done' || status === 'StoodDown';
  if (!over && state.withdrawn === undefined) return [];
  // People still under way of a withdrawn case simply go on; only what was over begins a new round.
  const round = over && newRound ? state.round + 1 : state.round;
  return [{ type: 'CaseReopened', data: { round, queuedAt: metadata.now } }];
}

function alarm(
  state: CaseState,
  kind: AlarmKind,
  standing: readonly Standing[],
  details: { readonly because?: WithdrawnBecause; readonly into?: string; readonly until?: string },
): CaseEvent {
  return {
    type: 'AlarmRaised',
    data: { alarm: `${kind}-${state.version + 1}`, kind, ...details, assignmentIds: standing.map(({ assignment }) => assignment.assignmentId) },
  };
}

function stoodDown({ assignment, progress }: Standing, because: WithdrawnBecause | 'held'): DispatchCaseEvent {
  const { assignmentId, responderId } = assignment;
  return { type: 'AssignmentStoodDown', data: { assignmentId, responderId, because, reservationId: progress.reservationId } };
}

function requirements({ seats, minimum, hotAfterSeconds, escalateAfterSeconds, answerWithinSeconds }: Requirements): Requirements {
  return { seats, minimum, hotAfterSeconds, escalateAfterSeconds, answerWithinSeconds };
}
