import type { StoredEvent } from '#event-store';
import type { Projection, ViewDefinition } from '#views';
import type { Building, PlaceEvent } from '../../place/events.ts';

/** A community as dispatch knows it. */
export interface PlaceDocument {
  readonly communityId: string;
  readonly area: string;
  readonly name?: string;
  /** By area path. */
  readonly buildings: Readonly<Record<string, Building>>;
}

/** Communities by area. */
export const placesView: ViewDefinition<PlaceDocument> = {
  service: 'dispatch',
  name: 'places',
  version: 1,
  indexes: { area: ({ area }) => [area] },
};

/** The view of all communities. */
export const places: Projection<PlaceDocument> = {
  view: placesView,
  ids: (event) => (event.stream.startsWith('place-') ? [event.stream] : []),
  evolve(document, stored) {
    const event = stored as StoredEvent<PlaceEvent> as PlaceEvent;
    if (event.type === 'PlaceNoted') return { buildings: {}, ...document, ...event.data };
    const { communityId, ...building } = event.data;
    if (document === undefined) return { communityId, area: '', buildings: { [building.area]: building } };
    return { ...document, buildings: { ...document.buildings, [building.area]: building } };
  },
};
