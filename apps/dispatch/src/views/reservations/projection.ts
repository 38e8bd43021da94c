import type { Projection, ViewDefinition } from '#views';

/** A reservation that no offer has followed yet. */
export interface PendingReservation {
  readonly reservationId: string;
  readonly responderId: string;
  readonly requestId: string;
  readonly offerBy: string;
}

/** Reservations without an offer, by when they are orphaned. */
export const reservationsView: ViewDefinition<PendingReservation> = {
  service: 'dispatch',
  name: 'pending-reservations',
  version: 1,
  indexes: { due: ({ offerBy }) => [offerBy] },
};

const ENDS = new Set(['AssignmentOffered', 'AssignmentAcknowledged', 'AssignmentMovedIn', 'ResponderReleased']);

/** The view of reservations that wait for their offer. */
export const reservations: Projection<PendingReservation> = {
  view: reservationsView,
  ids(event) {
    if (event.type !== 'ResponderReserved' && !ENDS.has(event.type)) return [];
    const { reservationId } = event.data as { reservationId?: string };
    return reservationId === undefined ? [] : [reservationId];
  },
  evolve(_document, event) {
    if (event.type !== 'ResponderReserved') return undefined;
    const { reservationId, requestId, offerBy } = event.data as { reservationId: string; requestId: string; offerBy?: string };
    return offerBy === undefined ? undefined : { reservationId, responderId: event.stream, requestId, offerBy };
  },
};
