import type { StoredEvent } from '#event-store';
import type { Projection, View } from '#views';

/** What one stream did: every version once, in order. */
export interface Tally {
  readonly versions: readonly number[];
  readonly last: number;
}

/** One document per stream. It disappears at every seventh version and starts again, so that deleting is tried as well. */
export const tallies: Projection<Tally> = {
  view: {
    service: 'intake',
    name: 'tallies',
    version: 1,
    indexes: { all: () => [], byLast: (tally) => [tally.last], even: (tally) => (tally.last % 2 === 0 ? [tally.last] : undefined) },
  },
  ids: (event) => [event.stream],
  evolve: (tally, event) => (event.version % 7 === 0 ? undefined : { versions: [...(tally?.versions ?? []), event.version], last: event.position }),
};

/** One document for the whole log, and one per remainder: several documents an event. */
export const totals: Projection<{ readonly events: number; readonly positions: number }> = {
  view: { service: 'intake', name: 'totals', version: 1, indexes: { all: () => [], byEvents: (total) => [total.events] } },
  ids: (event) => ['all', `remainder-${event.position % 3}`],
  evolve: (total, event) => ({ events: (total?.events ?? 0) + 1, positions: (total?.positions ?? 0) + event.position }),
};

/** Both views, as a service would have them. */
export const projections: readonly Projection<object>[] = [tallies, totals];

/** What a view must hold after these events; folded here without runner or store. */
export function expected(projection: Projection<object>, events: readonly StoredEvent[]): ReadonlyMap<string, object> {
  const documents = new Map<string, object>();
  for (const event of events) {
    for (const id of projection.ids(event)) {
      const document = projection.evolve(documents.get(id), event, id);
      if (document === undefined) documents.delete(id);
      else documents.set(id, document);
    }
  }
  return documents;
}

/** All documents of a view. */
export async function contents(view: View<object>): Promise<ReadonlyMap<string, object>> {
  const documents = new Map<string, object>();
  for await (const batch of view.stream('all', [], 50)) for (const { id, document } of batch) documents.set(id, document);
  return documents;
}
