import type { CommandMetadata } from '#event-store';
import type { Candidate, DispatcherCommand } from './commands.ts';
import { type DispatchCaseEvent, ESCALATION_LEVELS, MILESTONES, type Seat, type SealedNote } from './events.ts';
import { liveAssignmentOf, mustTakePeople, refuse } from './refuse.ts';
import type { CaseState } from './state.ts';
import { crewSize, crewSuffices, freeSeats, heldBy, live, openAlarms, plusSeconds, type Standing, standings, statusOf } from './status.ts';

/** What a dispatcher does with a case and its crew. */
export function decideDispatcher(command: DispatcherCommand, state: CaseState, metadata: CommandMetadata): readonly DispatchCaseEvent[] {
  if (state.phase === 'unknown') throw refuse('case-unknown', 'not-found');
  if (state.phase === 'noted') throw refuse('case-not-open');
  switch (command.type) {
    case 'Take': {
      mustNotBeOver(state);
      if (state.takenBy === metadata.actor.id) return [];
      return [{ type: 'CaseTaken', data: { accountId: metadata.actor.id, ...(state.takenBy === undefined ? {} : { from: state.takenBy }) } }];
    }
    case 'ChangeSeats':
      mustNotBeOver(state);
      return changeSeats(command.seats, command.minimum, command.reason, state);
    case 'OverrideMinimum': {
      mustNotBeOver(state);
      const present = crewSize(standings(state));
      if (state.overridden !== undefined) throw refuse('already-overridden');
      if (crewSuffices(state, present)) throw refuse('minimum-met');
      return [{ type: 'MinimumOverridden', data: { minimum: state.minimum, present, reason: command.reason } }];
    }
    case 'Escalate': {
      mustNotBeOver(state);
      if (state.escalated !== undefined && ESCALATION_LEVELS.indexOf(command.level) <= ESCALATION_LEVELS.indexOf(state.escalated))
        throw refuse('level-reached', 'conflict', { level: state.escalated });
      return [{ type: 'Escalated', data: { level: command.level, by: 'person', ...because(command.reason) } }];
    }
    case 'StandDownCase':
      mustNotBeOver(state);
      return [
        ...live(standings(state)).map((one) => stoodDown(one, 'dispatcher', command.reason)),
        { type: 'CaseStoodDown', data: { because: 'dispatcher', reason: command.reason } },
      ];
    case 'SettleAlarm':
      return settle(command.alarm, command.choice, state);
    case 'Offer':
      return offer(command.candidate, command.seat, command.reason, state, metadata);
    case 'StandDownAssignment':
      return [stoodDown(liveAssignmentOf(state, command.assignmentId), 'dispatcher', command.reason)];
    case 'MoveAssignment':
      return move(command.assignmentId, command.toRequestId ?? state.withdrawn?.into, state);
    case 'Reassign':
      return reassign(command, state, metadata);
    default:
      return command satisfies never;
  }
}

function mustNotBeOver(state: CaseState): void {
  const status = statusOf(state);
  if (status === 'Done' || status === 'StoodDown') throw refuse('case-already-over');
}

function changeSeats(seats: readonly Seat[], minimum: number, reason: SealedNote | undefined, state: CaseState): readonly DispatchCaseEvent[] {
  const names = new Set<string>();
  for (const { seat } of seats) {
    if (names.has(seat)) throw refuse('seats-repeat', 'invalid', { seat }, '/seats');
    names.add(seat);
  }
  if (minimum > seats.length) throw refuse('minimum-above-seats', 'invalid', { minimum, seats: seats.length }, '/minimum');
  const removed = live(standings(state)).filter(({ assignment }) => state.seats.some(({ seat }) => seat === assignment.seat) && !names.has(assignment.seat));
  const occupied = removed.find(({ progress }) => progress.acknowledged);
  if (occupied !== undefined) throw refuse('seat-occupied', 'conflict', { seat: occupied.assignment.seat, responderId: occupied.assignment.responderId });
  return [{ type: 'SeatsChanged', data: { seats, minimum, ...because(reason) } }, ...removed.map((one) => stoodDown(one, 'seat-removed'))];
}

function settle(alarmId: string, choice: 'finish' | 'stand-down', state: CaseState): readonly DispatchCaseEvent[] {
  const all = standings(state);
  const alarm = openAlarms(state, all).find((one) => one.alarm === alarmId);
  if (alarm === undefined) throw refuse('alarm-unknown', 'not-found', { alarm: alarmId });
  const settled: DispatchCaseEvent = { type: 'AlarmSettled', data: { alarm: alarmId, choice } };
  if (choice === 'finish') return [settled];
  const why = alarm.because ?? 'held';
  return [settled, ...live(all).map((one) => stoodDown(one, why))];
}

function offer(candidate: Candidate, wanted: string | undefined, reason: SealedNote | undefined, state: CaseState, metadata: CommandMetadata): readonly DispatchCaseEvent[] {
  if (state.assignments.some(({ reservationId }) => reservationId === candidate.reservationId)) return [];
  mustTakePeople(state);
  if (state.lapsed.includes(candidate.reservationId)) throw refuse('reservation-lapsed');
  const all = standings(state);
  const twice = live(all).find(({ assignment }) => assignment.responderId === candidate.responderId);
  if (twice !== undefined) throw refuse('already-on-case', 'conflict', { responderId: candidate.responderId, assignmentId: twice.assignment.assignmentId });
  const free = freeSeats(state, all);
  if (wanted !== undefined && !state.seats.some(({ seat }) => seat === wanted)) throw refuse('seat-unknown', 'invalid', { seat: wanted }, '/seat');
  if (wanted !== undefined && !free.some(({ seat }) => seat === wanted)) throw refuse('seat-taken', 'conflict', { seat: wanted });
  const seat = wanted ?? free[0]?.seat;
  if (seat === undefined) throw refuse('no-free-seat');
  return [offered(candidate, seat, reason, state, metadata)];
}

function offered(candidate: Candidate, seat: string, reason: SealedNote | undefined, state: CaseState, metadata: CommandMetadata): DispatchCaseEvent {
  if (candidate.unmet.length > 0 && reason === undefined) throw refuse('seat-needs', 'conflict', { unmet: candidate.unmet.join(', ') });
  const n = state.assignments.length + 1;
  return {
    type: 'AssignmentOffered',
    data: {
      assignmentId: `${state.requestId}.${n}`,
      responderId: candidate.responderId,
      ...(candidate.accountId === undefined ? {} : { accountId: candidate.accountId }),
      reservationId: candidate.reservationId,
      seat,
      n,
      round: state.round,
      respondBy: plusSeconds(metadata.now, state.answerWithinSeconds),
      priority: state.priority,
      reservedPriority: candidate.reservedPriority,
      ...(state.facts.place === undefined ? {} : { place: state.facts.place }),
      ...because(reason),
    },
  };
}

function move(assignmentId: string, toRequestId: string | undefined, state: CaseState): readonly DispatchCaseEvent[] {
  const { assignment, progress } = liveAssignmentOf(state, assignmentId);
  if (toRequestId === undefined || toRequestId === state.requestId) throw refuse('nowhere-to-move');
  const milestones = MILESTONES.flatMap((milestone) => {
    const at = progress.times[milestone];
    return at === undefined ? [] : [{ milestone, at }];
  });
  const carried = { milestones, respondBy: assignment.respondBy, ...(assignment.accountId === undefined ? {} : { accountId: assignment.accountId }) };
  return [{ type: 'AssignmentMoved', data: { assignmentId, responderId: assignment.responderId, toRequestId, reservationId: progress.reservationId, carried } }];
}

function reassign(command: Extract<DispatcherCommand, { type: 'Reassign' }>, state: CaseState, metadata: CommandMetadata): readonly DispatchCaseEvent[] {
  const { assignmentId, candidate, handOver, reason } = command;
  if (state.assignments.some(({ reservationId }) => reservationId === candidate.reservationId)) return [];
  mustTakePeople(state);
  const { assignment, progress } = liveAssignmentOf(state, assignmentId);
  if (state.lapsed.includes(candidate.reservationId)) throw refuse('reservation-lapsed');
  const twice = live(standings(state)).find((one) => one.assignment.responderId === candidate.responderId);
  if (twice !== undefined) throw refuse('already-on-case', 'conflict', { responderId: candidate.responderId, assignmentId: twice.assignment.assignmentId });
  const { responderId } = assignment;
  const from = { kind: 'responder', id: responderId } as const;
  const items = heldBy(state, from);
  if (items.length > 0 && !handOver) {
    throw refuse(
      'custody-held',
      'conflict',
      { responderId, items: items.map(({ what, count, unit }) => `${count} ${unit ?? ''} ${what}`.replace('  ', ' ')).join(', ') },
      '/handOver',
    );
  }
  const to = { kind: 'responder', id: candidate.responderId } as const;
  const given = offered(candidate, assignment.seat, reason, state, metadata) as Extract<DispatchCaseEvent, { type: 'AssignmentOffered' }>;
  return [
    ...items.map((item): DispatchCaseEvent => ({ type: 'CustodyTransferred', data: { assignmentId, responderId, item, from, to } })),
    {
      type: 'AssignmentReassigned',
      data: { assignmentId, responderId, toResponderId: candidate.responderId, toAssignmentId: given.data.assignmentId, reservationId: progress.reservationId, reason },
    },
    given,
  ];
}

type StoodDown = Extract<DispatchCaseEvent, { type: 'AssignmentStoodDown' }>;

function stoodDown({ assignment, progress }: Standing, why: StoodDown['data']['because'], reason?: SealedNote): StoodDown {
  const { assignmentId, responderId } = assignment;
  return { type: 'AssignmentStoodDown', data: { assignmentId, responderId, because: why, reservationId: progress.reservationId, ...because(reason) } };
}

function because(reason: SealedNote | undefined): { readonly reason?: SealedNote } {
  return reason === undefined ? {} : { reason };
}
