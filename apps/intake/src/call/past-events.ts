import { pastEvents } from '#event-store';
import type { CallEvent } from './events.ts';

/** Every event type with the steps from its first shape to today's; a changed shape adds a step and a golden file (docs: libs/event-store/README.md). */
export const past = pastEvents<CallEvent>({
  CallAnswered: [],
  CallEnded: [],
  CallLinked: [],
  CallMissed: [],
  CallReceived: [],
  CallWrappedUp: [],
  CallbackCompleted: [],
  CallerIdentified: [],
});

/** Present version of every event type's data. */
export const EVENT_VERSIONS = past.versions;

/** The event in today's shape; see {@link past}. */
export const current = past.current;
