import type { StoredEvent } from '#event-store';
import { effectOf } from '#messaging';
import type { OwnPolicy, Service } from '#runtime';
import { dispatchCase } from '../case/case.ts';
import type { DispatchCaseEvent } from '../case/events.ts';
import { type AssignmentStatus, progressOf } from '../case/progress.ts';
import { localDay } from '../local-day.ts';
import type { ResponderCommand } from '../responder/commands.ts';
import type { ReleasedBecause } from '../responder/events.ts';
import { responder } from '../responder/responder.ts';

const NAME = 'settle-reservations';

type Of<T extends DispatchCaseEvent['type']> = StoredEvent<Extract<DispatchCaseEvent, { type: T }>>;
type Ended = Of<'AssignmentDeclined' | 'AssignmentTimedOut' | 'AssignmentStoodDown' | 'AssignmentReassigned' | 'AssignmentCleared'>;

const BECAUSE: Readonly<Record<Ended['type'], ReleasedBecause>> = {
  AssignmentDeclined: 'declined',
  AssignmentTimedOut: 'timed-out',
  AssignmentStoodDown: 'stood-down',
  AssignmentReassigned: 'reassigned',
  AssignmentCleared: 'cleared',
};

/** An assignment that is over lets its responder go; one that lives again after a retraction holds him again; a raised priority is told to everybody on the case. */
export const settleReservations: OwnPolicy = {
  name: NAME,
  reactions: {
    AssignmentDeclined: (event, service) => ended(event as Ended, service),
    AssignmentTimedOut: (event, service) => ended(event as Ended, service),
    AssignmentStoodDown: (event, service) => ended(event as Ended, service),
    AssignmentReassigned: (event, service) => ended(event as Ended, service),
    AssignmentCleared: (event, service) => ended(event as Ended, service),
    ReportRetracted: (event, service) => retracted(event as Of<'ReportRetracted'>, service),
    AssignmentOffered: (event, service) => offered(event as Of<'AssignmentOffered'>, service),
    CasePriorityChanged: (event, service) => priorityChanged(event as Of<'CasePriorityChanged'>, service),
    AssignmentMovedIn: (event, service) => movedIn(event as Of<'AssignmentMovedIn'>, service),
  },
};

async function ended(event: Ended, service: Service): Promise<void> {
  const { assignmentId, responderId } = event.data;
  const standing = await standingOf(event.stream, assignmentId, service);
  if (standing === undefined) return;
  const reservationId = 'reservationId' in event.data ? event.data.reservationId : standing.reservationId;
  // Taken back or answered late in the meantime: he is on it again, under this very reservation.
  if (!standing.ended && standing.reservationId === reservationId) return;
  await tell(service, event, responderId, { type: 'Release', reservationId, because: BECAUSE[event.type], counts: standing.acknowledged || event.type === 'AssignmentCleared' });
}

async function retracted(event: Of<'ReportRetracted'>, service: Service): Promise<void> {
  const { assignmentId, responderId, reservationId, revived, ended: over } = event.data;
  if (!revived && !over) return;
  const standing = await standingOf(event.stream, assignmentId, service);
  if (standing === undefined) return;
  if (over) {
    if (standing.ended) await tell(service, event, responderId, { type: 'Release', reservationId, because: 'retracted', counts: false });
    return;
  }
  if (standing.ended) return;
  await tell(service, event, responderId, { type: 'Restore', reservationId, ...(await booking(event, service)) });
}

async function offered(event: Of<'AssignmentOffered'>, service: Service): Promise<void> {
  const { priority, reservedPriority, reservationId, responderId } = event.data;
  if (priority !== reservedPriority) await tell(service, event, responderId, { type: 'NotePriority', reservationId, priority });
}

async function priorityChanged(event: Of<'CasePriorityChanged'>, service: Service): Promise<void> {
  const { state } = await service.commands.load(dispatchCase, event.stream);
  await Promise.all(
    state.assignments.map(async (assignment, n) => {
      const { ended: over, reservationId } = progressOf(assignment);
      if (!over) await tell(service, event, assignment.responderId, { type: 'NotePriority', reservationId, priority: state.priority }, n);
    }),
  );
}

async function movedIn(event: Of<'AssignmentMovedIn'>, service: Service): Promise<void> {
  const { reservationId, responderId } = event.data;
  await tell(service, event, responderId, { type: 'Rebook', reservationId, ...(await booking(event, service)) });
}

async function standingOf(
  stream: string,
  assignmentId: string,
  service: Service,
): Promise<{ ended: boolean; reservationId: string; acknowledged: boolean; status: AssignmentStatus } | undefined> {
  const { state } = await service.commands.load(dispatchCase, stream);
  const assignment = state.assignments.find((one) => one.assignmentId === assignmentId);
  return assignment === undefined ? undefined : progressOf(assignment);
}

async function booking(event: StoredEvent, service: Service) {
  const { state } = await service.commands.load(dispatchCase, event.stream);
  return { requestId: state.requestId, priority: state.priority, day: localDay(service.now(), service.config.timeZone) };
}

async function tell(service: Service, event: StoredEvent, responderId: string, command: ResponderCommand, n = 0): Promise<void> {
  await service.commands.handle(responder, responderId, command, effectOf(`${service.service}/${NAME}`, event, service.now(), n));
}
