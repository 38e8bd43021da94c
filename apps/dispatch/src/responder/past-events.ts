import type { StoredEvent } from '#event-store';
import type { ResponderEvent } from './events.ts';

/** Present version of every event type's data; raise it here when a shape changes, and add the step from the old one to {@link current}. */
export const EVENT_VERSIONS: Readonly<Record<ResponderEvent['type'], number>> = {
  ResponderEnrolled: 1,
  ResponderChanged: 1,
  ResponderStatusChanged: 1,
  ResponderReserved: 1,
  ReservationPriorityChanged: 1,
  ResponderReleased: 1,
  ResponderEventRefused: 1,
};

/**
 * The event in today's shape, whatever version it was stored in.
 * @throws RangeError for a version newer than this program knows
 */
export function current(event: StoredEvent<ResponderEvent>): StoredEvent<ResponderEvent> {
  const known = EVENT_VERSIONS[event.type];
  if (event.schemaVersion > known) throw new RangeError(`${event.type} version ${event.schemaVersion} is newer than this program (${known}): update it`);
  return event;
}
