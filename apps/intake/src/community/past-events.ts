import type { StoredEvent } from '#event-store';
import type { CommunityEvent } from './events.ts';

/** Present version of every event type's data; raise it here when a shape changes, and add the step from the old one to {@link current}. */
export const EVENT_VERSIONS: Readonly<Record<CommunityEvent['type'], number>> = {
  AccessNoteSet: 1,
  BuildingAdded: 1,
  BuildingChanged: 1,
  BuildingRemoved: 1,
  BuildingStateSet: 1,
  CommunityFounded: 1,
  CommunityRenamed: 1,
  EstateAdded: 1,
  EstateRenamed: 1,
  CommunityEventRefused: 1,
  StewardAssigned: 1,
  StewardReleased: 1,
};

/**
 * The event in today's shape, whatever version it was stored in.
 * @throws RangeError for a version newer than this program knows
 */
export function current(event: StoredEvent<CommunityEvent>): StoredEvent<CommunityEvent> {
  const known = EVENT_VERSIONS[event.type];
  if (event.schemaVersion > known) throw new RangeError(`${event.type} version ${event.schemaVersion} is newer than this program (${known}): update it`);
  return event;
}
