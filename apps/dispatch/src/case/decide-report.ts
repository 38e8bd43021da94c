import type { CommandMetadata } from '#event-store';
import type { ReportCommand } from './commands.ts';
import { type DispatchCaseEvent, MILESTONE_EVENTS, type Milestone, type PlannedStage } from './events.ts';
import { assignmentOf, mustTakePeople, refuse } from './refuse.ts';
import { retract } from './retract.ts';
import type { CaseState } from './state.ts';
import { crewSize, crewSuffices, freeSeats, live, type Standing, stagesOf, standings } from './status.ts';

/** What a responder, or a dispatcher for him, tells of an assignment. */
export function decideReport(command: ReportCommand, state: CaseState, metadata: CommandMetadata): readonly DispatchCaseEvent[] {
  const { assignmentId, own } = command;
  if (command.type === 'Retract') return retract(command, state, metadata);
  const standing = assignmentOf(state, assignmentId, own);
  const { assignment, progress } = standing;
  const mine = { assignmentId, responderId: assignment.responderId };
  switch (command.type) {
    case 'Acknowledge':
      return [acknowledge(command.reservationId, standing, state, metadata)];
    case 'Report': {
      mayAddMilestone(command.milestone, standing, metadata);
      const details = {
        ...(command.facility === undefined ? {} : { facility: command.facility }),
        ...(command.to === undefined ? {} : { to: command.to }),
        ...(command.reference === undefined ? {} : { reference: command.reference }),
      };
      return [{ type: MILESTONE_EVENTS[command.milestone], data: { ...mine, ...details } }];
    }
    case 'Clear':
      return clear(command, standing, state, metadata);
    case 'Decline':
      mustLive(standing);
      return [{ type: 'AssignmentDeclined', data: { ...mine, reason: command.reason } }];
    case 'BackInService':
      if (!progress.ended) throw refuse('not-over-yet');
      if (!progress.acknowledged && progress.outcome === undefined) throw refuse('assignment-not-begun', 'conflict', { assignmentId });
      if (progress.backInServiceAt !== undefined) throw refuse('already-back');
      return [{ type: 'AssignmentBackInService', data: mine }];
    case 'Block':
      mustLive(standing);
      if (progress.blocked !== undefined) throw refuse('already-blocked', 'conflict', { since: progress.blocked.since });
      return [{ type: 'AssignmentBlocked', data: { ...mine, reason: command.reason } }];
    case 'Unblock':
      mustLive(standing);
      if (progress.blocked === undefined) throw refuse('not-blocked');
      return [{ type: 'AssignmentUnblocked', data: mine }];
    case 'AcknowledgePlace':
      mustLive(standing);
      if (state.placeAmendedAt === 0 || !progress.acknowledged) throw refuse('place-not-amended');
      return progress.knowsPlace ? [] : [{ type: 'AssignmentPlaceAcknowledged', data: { ...mine, placeVersion: state.placeVersion } }];
    case 'PlanStages':
      mustLive(standing);
      planIsConsistent(command.stages, state);
      return [{ type: 'StagesPlanned', data: { ...mine, stages: command.stages } }];
    case 'StartStage':
    case 'CompleteStage': {
      mayAddTime(standing, metadata);
      const stage = stagesOf(state).find((one) => one.stage === command.stage);
      if (stage === undefined) throw refuse('stage-unknown', 'invalid', { stage: command.stage }, '/stage');
      const place = command.place === undefined ? {} : { place: command.place };
      if (command.type === 'StartStage') {
        if (stage.startedAt !== undefined) throw refuse('stage-started', 'conflict', { stage: command.stage });
        return [{ type: 'StageStarted', data: { ...mine, stage: command.stage, ...place } }];
      }
      if (stage.completedAt !== undefined) throw refuse('stage-completed', 'conflict', { stage: command.stage });
      return [{ type: 'StageCompleted', data: { ...mine, stage: command.stage, ...place } }];
    }
    case 'Consult':
      mayAddTime(standing, metadata);
      return [{ type: 'ConsultHeld', data: { ...mine, parties: command.parties, minutes: command.minutes, ...(command.note === undefined ? {} : { note: command.note }) } }];
    case 'TransferCustody':
      mayAddTime(standing, metadata);
      return [{ type: 'CustodyTransferred', data: { ...mine, item: command.item, from: command.from, to: command.to } }];
    default:
      return command satisfies never;
  }
}

function acknowledge(reservationId: string | undefined, standing: Standing, state: CaseState, metadata: CommandMetadata): DispatchCaseEvent {
  const { assignment, progress } = standing;
  const { assignmentId, responderId, seat } = assignment;
  const data = { assignmentId, responderId, placeVersion: state.placeVersion };
  if (progress.status !== 'timed-out') {
    mayAddMilestone('acknowledged', standing, metadata);
    return { type: 'AssignmentAcknowledged', data };
  }
  // A late yes counts while the seat is free; his reservation went with the time-out, so he comes with a new one.
  mayRevive(standing, state);
  if (reservationId === undefined) throw refuse('reservation-needed');
  if (state.lapsed.includes(reservationId)) throw refuse('reservation-lapsed');
  if (!freeSeats(state).some((free) => free.seat === seat)) throw refuse('seat-taken', 'conflict', { seat });
  return { type: 'AssignmentAcknowledged', data: { ...data, reservationId } };
}

/** An assignment that is over may live again only in an open case's present round, on its own seat. */
function mayRevive({ assignment }: Standing, state: CaseState): void {
  if (assignment.round !== state.round) throw refuse('round-over');
  mustTakePeople(state);
  const twice = live(standings(state)).find((one) => one.assignment.responderId === assignment.responderId);
  if (twice !== undefined) throw refuse('already-on-case', 'conflict', { responderId: assignment.responderId, assignmentId: twice.assignment.assignmentId });
}

function mayAddMilestone(milestone: Milestone, standing: Standing, metadata: CommandMetadata): void {
  const { progress } = standing;
  const at = progress.times[milestone];
  if (at !== undefined) throw refuse('already-reported', 'conflict', { milestone, at });
  if (progress.status === 'timed-out') throw refuse('offer-timed-out');
  mayAddTime(standing, metadata);
}

/** What is told late of an assignment that is over must have happened before it was over. */
function mayAddTime({ assignment, progress }: Standing, metadata: CommandMetadata): void {
  if (!progress.ended || (progress.endedAt !== undefined && metadata.occurredAt <= progress.endedAt)) return;
  throw refuse('assignment-over', 'conflict', { assignmentId: assignment.assignmentId, status: progress.status });
}

function mustLive({ assignment, progress }: Standing): void {
  if (progress.status === 'timed-out') throw refuse('offer-timed-out');
  if (progress.ended) throw refuse('assignment-over', 'conflict', { assignmentId: assignment.assignmentId, status: progress.status });
}

function clear(command: Extract<ReportCommand, { type: 'Clear' }>, standing: Standing, state: CaseState, metadata: CommandMetadata): readonly DispatchCaseEvent[] {
  const { assignmentId, outcome, again, reason } = command;
  mustLive(standing);
  if (outcome === 'visit-again' && again === undefined) throw refuse('again-missing', 'invalid', {}, '/again');
  if (outcome === 'visit-again' && again !== undefined && again <= metadata.now) throw refuse('again-in-past', 'invalid', {}, '/again');
  if (outcome === 'not-possible' && reason === undefined) throw refuse('reason-missing', 'invalid', {}, '/reason');
  const all = standings(state);
  if (outcome === 'done') {
    const present = crewSize(all) + (standing.progress.acknowledged ? 0 : 1);
    if (!crewSuffices(state, present)) throw refuse('crew-short', 'conflict', { present, minimum: state.minimum });
  }
  const cleared: DispatchCaseEvent = {
    type: 'AssignmentCleared',
    data: {
      assignmentId,
      responderId: standing.assignment.responderId,
      outcome,
      ...(outcome === 'visit-again' && again !== undefined ? { again } : {}),
      ...(reason === undefined ? {} : { reason }),
    },
  };
  const last = live(all).length === 1;
  const someDone = all.some(({ progress }) => progress.outcome === 'done');
  // Waiting begins here, not when intake's hold arrives: in between the case would be the hottest in the queue.
  if (outcome === 'visit-again' && again !== undefined && last && !someDone && state.held === undefined && state.withdrawn === undefined)
    return [cleared, { type: 'CaseSuspended', data: { because: 'visit-again', until: again } }];
  return [cleared];
}

function planIsConsistent(stages: readonly PlannedStage[], state: CaseState): void {
  const names = new Set<string>();
  for (const { stage } of stages) {
    if (names.has(stage)) throw refuse('stages-repeat', 'invalid', { stage }, '/stages');
    names.add(stage);
  }
  const lost = stagesOf(state).filter(({ stage, startedAt, completedAt }) => (startedAt !== undefined || completedAt !== undefined) && !names.has(stage));
  if (lost.length > 0) throw refuse('stages-begun', 'conflict', { stages: lost.map(({ stage }) => stage).join(', ') });
}
