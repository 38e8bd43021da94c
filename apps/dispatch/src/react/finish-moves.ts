import { Refused, type StoredEvent } from '#event-store';
import { effectOf } from '#messaging';
import type { OwnPolicy, Service } from '#runtime';
import { dispatchCase } from '../case/case.ts';
import type { DispatchCaseEvent } from '../case/events.ts';
import { responder } from '../responder/responder.ts';
import { caseOf } from '../stream-of.ts';

const NAME = 'finish-moves';

type Moved = StoredEvent<Extract<DispatchCaseEvent, { type: 'AssignmentMoved' }>>;

/** The second half of moving an assignment to the case that its request was merged into. */
export const finishMoves: OwnPolicy = {
  name: NAME,
  reactions: { AssignmentMoved: (event, service) => moveIn(event as Moved, service) },
};

async function moveIn(event: Moved, service: Service): Promise<void> {
  const { assignmentId, responderId, toRequestId, reservationId, carried } = event.data;
  const effect = (n: number) => effectOf(`${service.service}/${NAME}`, event, service.now(), n);
  try {
    const command = { type: 'MoveIn', fromAssignmentId: assignmentId, responderId, reservationId, ...carried } as const;
    await service.commands.handle(dispatchCase, caseOf(toRequestId), command, { ...effect(0), correlationId: toRequestId });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    // The other case takes nobody any more: that is told where the dispatcher moved from, and the responder is free.
    await service.commands.handle(dispatchCase, event.stream, { type: 'RefuseEvent', eventType: event.type, eventId: event.id, code: error.code }, effect(1));
    await service.commands.handle(responder, responderId, { type: 'Release', reservationId, because: 'moved', counts: true }, effect(2));
  }
}
