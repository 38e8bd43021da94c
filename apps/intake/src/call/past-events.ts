import type { StoredEvent } from '#event-store';
import type { CallEvent } from './events.ts';

/** Present version of every event type's data; raise it here when a shape changes, and add the step from the old one to {@link current}. */
export const EVENT_VERSIONS: Readonly<Record<CallEvent['type'], number>> = {
  CallAnswered: 1,
  CallEnded: 1,
  CallLinked: 1,
  CallMissed: 1,
  CallReceived: 1,
  CallWrappedUp: 1,
  CallbackCompleted: 1,
  CallerIdentified: 1,
};

/**
 * The event in today's shape, whatever version it was stored in.
 * @throws RangeError for a version newer than this program knows
 */
export function current(event: StoredEvent<CallEvent>): StoredEvent<CallEvent> {
  const known = EVENT_VERSIONS[event.type];
  if (event.schemaVersion > known) throw new RangeError(`${event.type} version ${event.schemaVersion} is newer than this program (${known}): update it`);
  return event;
}
