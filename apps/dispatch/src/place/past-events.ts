import type { StoredEvent } from '#event-store';
import type { PlaceEvent } from './events.ts';

/** Present version of every event type's data; raise it here when a shape changes, and add the step from the old one to {@link current}. */
export const EVENT_VERSIONS: Readonly<Record<PlaceEvent['type'], number>> = { PlaceNoted: 1, BuildingNoted: 1 };

/**
 * The event in today's shape, whatever version it was stored in.
 * @throws RangeError for a version newer than this program knows
 */
export function current(event: StoredEvent<PlaceEvent>): StoredEvent<PlaceEvent> {
  const known = EVENT_VERSIONS[event.type];
  if (event.schemaVersion > known) throw new RangeError(`${event.type} version ${event.schemaVersion} is newer than this program (${known}): update it`);
  return event;
}
