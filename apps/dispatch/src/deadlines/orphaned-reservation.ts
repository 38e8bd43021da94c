import type { Deadline } from '#runtime';
import { dispatchCase } from '../case/case.ts';
import { responder } from '../responder/responder.ts';
import { caseOf } from '../stream-of.ts';
import { type PendingReservation, reservationsView } from '../views/reservations/projection.ts';

/**
 * A reservation that no offer followed is released. The case says first that the offer may not come any more, so that an offer
 * which is just being written cannot end up without its reservation.
 */
export const orphanedReservation: Deadline<PendingReservation> = {
  name: 'orphaned-reservation',
  view: reservationsView,
  async handle({ reservationId, responderId, requestId }, due) {
    const { metadata, runtime } = due;
    const about = { ...metadata, correlationId: requestId };
    const lapsed = await runtime.commands.handle(
      dispatchCase,
      caseOf(requestId),
      { type: 'LapseOffer', reservationId, responderId },
      { ...about, commandId: due.commandId('lapse') },
    );
    if (!lapsed.state.lapsed.includes(reservationId)) return;
    await runtime.commands.handle(
      responder,
      responderId,
      { type: 'Release', reservationId, because: 'orphaned', counts: false },
      { ...about, commandId: due.commandId('release') },
    );
  },
};
