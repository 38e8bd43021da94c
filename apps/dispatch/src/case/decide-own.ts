import type { CommandMetadata } from '#event-store';
import type { OwnCommand } from './commands.ts';
import type { DispatchCaseEvent } from './events.ts';
import { mustTakePeople, refuse } from './refuse.ts';
import { progressOf } from './progress.ts';
import type { CaseState } from './state.ts';
import { freeSeats, live, nextEscalation, standings } from './status.ts';

/** What dispatch does by itself: deadlines that fell due, reservations without an offer, assignments that come over from a merged case. */
export function decideOwn(command: OwnCommand, state: CaseState, metadata: CommandMetadata): readonly DispatchCaseEvent[] {
  switch (command.type) {
    case 'Breach': {
      const next = nextEscalation(state);
      // Somebody was offered, or another level was told, before the deadline was handled: no longer so.
      if (next === undefined || next.level !== command.level || next.dueAt > metadata.now) return [];
      const escalated: DispatchCaseEvent = { type: 'Escalated', data: { level: next.level, by: 'deadline' } };
      return next.level === 'dispatcher' ? [{ type: 'DeadlineBreached', data: { deadline: 'hot', dueAt: next.dueAt } }, escalated] : [escalated];
    }
    case 'TimeOut': {
      const assignment = state.assignments.find((one) => one.assignmentId === command.assignmentId);
      if (assignment === undefined) return [];
      const progress = progressOf(assignment);
      if (progress.ended || progress.acknowledged || assignment.respondBy > metadata.now) return [];
      const { assignmentId, responderId } = assignment;
      return [{ type: 'AssignmentTimedOut', data: { assignmentId, responderId, reservationId: progress.reservationId } }];
    }
    case 'LapseOffer': {
      const { reservationId, responderId } = command;
      const used = state.assignments.some((one) => {
        const progress = progressOf(one);
        return !progress.ended && progress.reservationId === reservationId;
      });
      if (used || state.lapsed.includes(reservationId)) return [];
      return [{ type: 'OfferLapsed', data: { reservationId, responderId } }];
    }
    case 'MoveIn':
      return moveIn(command, state);
    default:
      return command satisfies never;
  }
}

function moveIn(command: Extract<OwnCommand, { type: 'MoveIn' }>, state: CaseState): readonly DispatchCaseEvent[] {
  const { fromAssignmentId, responderId, accountId, reservationId, respondBy, milestones } = command;
  if (state.assignments.some((one) => one.fromAssignmentId === fromAssignmentId)) return [];
  mustTakePeople(state);
  const all = standings(state);
  const twice = live(all).find(({ assignment }) => assignment.responderId === responderId);
  if (twice !== undefined) throw refuse('already-on-case', 'conflict', { responderId, assignmentId: twice.assignment.assignmentId });
  const n = state.assignments.length + 1;
  return [
    {
      type: 'AssignmentMovedIn',
      data: {
        assignmentId: `${state.requestId}.${n}`,
        responderId,
        ...(accountId === undefined ? {} : { accountId }),
        reservationId,
        // More hands than seats are welcome: a merge must not leave somebody in the street without a case.
        seat: freeSeats(state, all)[0]?.seat ?? `extra-${n}`,
        n,
        round: state.round,
        respondBy,
        priority: state.priority,
        fromAssignmentId,
        carried: { milestones, respondBy, ...(accountId === undefined ? {} : { accountId }) },
      },
    },
  ];
}
