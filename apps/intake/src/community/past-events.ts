import { pastEvents } from '#event-store';
import type { CommunityEvent } from './events.ts';

/** Every event type with the steps from its first shape to today's; a changed shape adds a step and a golden file (docs: libs/event-store/README.md). */
export const past = pastEvents<CommunityEvent>({
  AccessNoteSet: [],
  BoardPublished: [],
  BoardWithdrawn: [],
  BuildingAdded: [],
  BuildingChanged: [],
  BuildingRemoved: [],
  BuildingStateSet: [],
  CommunityFounded: [],
  CommunityRenamed: [],
  EstateAdded: [],
  EstateRenamed: [],
  CommunityEventRefused: [],
  StewardAssigned: [],
  StewardReleased: [],
});

/** Present version of every event type's data. */
export const EVENT_VERSIONS = past.versions;

/** The event in today's shape; see {@link past}. */
export const current = past.current;
