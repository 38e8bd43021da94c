import type { StoredEvent } from '#event-store';
import type { Projection } from '#views';
import { community, type CommunityState } from '../../community/community.ts';
import type { CommunityEvent } from '../../community/events.ts';

/** A community whole: there are few, and search wants all of one at once. */
export interface CommunityRow extends CommunityState {
  readonly version: number;
  /** Log position of its last event: readers that keep a copy ask for what changed since. */
  readonly position: number;
}

/** One document a community. */
export const communityList: Projection<CommunityRow> = {
  view: {
    service: 'intake',
    name: 'communities',
    version: 1,
    indexes: { changed: (row) => [row.position], area: (row) => [row.area] },
  },
  ids: (event) => (event.stream.startsWith('community-') ? [event.stream] : []),
  evolve: (row, event) => ({ ...community.evolve(row ?? community.initialState, event as StoredEvent<CommunityEvent>), version: event.version, position: event.position }),
};
