import type { EventStore, StoredEvent } from '#event-store';
import type { View } from '#views';
import { publicOf } from '../../log/public-of.ts';
import type { InstantDocument } from './projection.ts';

/**
 * The largest position whose running maximum of recordedAt is not later than `instant` (RFC 3339 UTC with milliseconds): one before the first event that was recorded later.
 * Reads a few thousand small documents at most, and the events of that one second.
 */
export async function positionAt(store: Pick<EventStore, 'readAll'>, view: View<InstantDocument>, instant: string): Promise<number> {
  const position = await view.position();
  const candidates = await Promise.all([
    firstAfter(view, 's', instant.slice(0, 19), `${instant.slice(0, 13)}~`),
    firstAfter(view, 'h', instant.slice(0, 13), `${instant.slice(0, 10)}~`),
    firstAfter(view, 'd', instant.slice(0, 10), '~'),
  ]);
  const later = Math.min(position + 1, ...candidates);
  const second = await view.get(`s${instant.slice(0, 19)}`);
  if (second === undefined || second.first >= later) return later - 1;
  // Within the second itself the events say it.
  for (let from = second.first - 1; from < later - 1; ) {
    const events: readonly StoredEvent[] = await store.readAll(from, Math.min(1_000, later - 1 - from));
    const found = events.find((event) => publicOf(event).recordedAt > instant);
    if (found !== undefined) return found.position - 1;
    if (events.length === 0) break;
    from += events.length;
  }
  return later - 1;
}

/** The smallest first position of all documents of a level that lie after `key` and before `end`. */
async function firstAfter(view: View<InstantDocument>, level: InstantDocument['level'], key: string, end: string): Promise<number> {
  let smallest = Number.POSITIVE_INFINITY;
  let after: string | undefined;
  do {
    const page = await view.find('order', { prefix: [level], from: `${key}!`, to: end, limit: 1_000, ...(after === undefined ? {} : { after }) });
    for (const { document } of page.items) smallest = Math.min(smallest, document.first);
    after = page.next;
  } while (after !== undefined);
  return smallest;
}
