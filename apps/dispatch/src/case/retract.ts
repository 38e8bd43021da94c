import type { CommandMetadata, StoredEvent } from '#event-store';
import type { ReportCommand } from './commands.ts';
import type { DispatchCaseEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { progressOf, reportById } from './progress.ts';
import { assignmentOf, refuse } from './refuse.ts';
import type { CaseState } from './state.ts';
import { live, standings, statusOf } from './status.ts';

const NEVER = new Set(['AssignmentTimedOut', 'AssignmentStoodDown', 'AssignmentMoved', 'AssignmentReassigned']);

/** Before it is known how things stand without the report. */
const NOTHING = { revived: false, ended: false, underWay: false, onCase: false };

/** Takes a report back: state is folded without it and without what followed from it. */
export function retract(command: Extract<ReportCommand, { type: 'Retract' }>, state: CaseState, metadata: CommandMetadata): readonly DispatchCaseEvent[] {
  const { assignmentId, eventId, own, reason } = command;
  const { assignment, progress } = assignmentOf(state, assignmentId, own);
  const report = reportById(assignment, eventId);
  if (report === undefined) {
    if (state.retracted.includes(eventId)) throw refuse('already-retracted');
    throw refuse('report-unknown', 'not-found', {}, '/eventId');
  }
  if (report.carried || NEVER.has(report.type)) throw refuse('not-retractable');
  if (assignment.round !== state.round) throw refuse('round-over');

  const retraction = (undoes: readonly string[], stands = NOTHING): DispatchCaseEvent => ({
    type: 'ReportRetracted',
    data: {
      assignmentId,
      responderId: assignment.responderId,
      reservationId: progress.reservationId,
      retracted: eventId,
      retractedType: report.type,
      undoes,
      ...stands,
      ...(reason === undefined ? {} : { reason }),
    },
  });
  const apply = (event: DispatchCaseEvent) => evolve(state, provisional(event, state, metadata));

  // The suspension that came with "visit again" was recorded right after its clearing.
  const suspension = state.held?.visitAgain === true && state.held.version === report.version + 1 ? state.held : undefined;
  const held = report.type === 'AssignmentCleared' && suspension !== undefined ? [suspension.eventId] : [];
  const finished = state.doneEventId === undefined ? [] : [state.doneEventId];
  const unfinished = apply(retraction([eventId, ...held, ...finished]));
  // Would the case be done all the same, then CaseDone stands.
  const undoes = statusOf(unfinished) === 'Done' ? [eventId, ...held] : [eventId, ...held, ...finished];
  const after = apply(retraction(undoes));
  const then = progressOf(after.assignments.find((one) => one.assignmentId === assignmentId) ?? assignment, after.placeAmendedAt);
  const revived = progress.ended && !then.ended;
  if (revived) {
    if (state.stoodDown !== undefined) throw refuse('case-stood-down');
    const all = standings(state);
    const twice = live(all).find((one) => one.assignment.responderId === assignment.responderId);
    if (twice !== undefined) throw refuse('already-on-case', 'conflict', { responderId: assignment.responderId, assignmentId: twice.assignment.assignmentId });
    const { seat } = assignment;
    const taken = all.some((one) => one.assignment.assignmentId !== assignmentId && one.assignment.seat === seat && (!one.progress.ended || one.progress.outcome === 'done'));
    if (taken) throw refuse('seat-taken', 'conflict', { seat });
  }
  // Other services cannot fold this case: they are told what stands without the report.
  const underWay = standings(after).some((one) => one.progress.underWay);
  return [retraction(undoes, { revived, ended: !progress.ended && then.ended, underWay, onCase: then.onCase })];
}

/** An event as it would be stored next, to look one step ahead. */
export function provisional(event: DispatchCaseEvent, state: CaseState, metadata: CommandMetadata): StoredEvent<DispatchCaseEvent> {
  return {
    id: `provisional-${state.version + 1}`,
    type: event.type,
    schemaVersion: 1,
    occurredAt: event.occurredAt ?? metadata.occurredAt,
    recordedAt: metadata.now,
    actor: metadata.actor,
    channel: metadata.channel,
    correlationId: metadata.correlationId ?? '',
    commandId: metadata.commandId,
    stream: '',
    version: state.version + 1,
    position: 0,
    data: event.data,
  };
}
