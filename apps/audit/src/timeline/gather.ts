import type { PublicEvent } from '#contracts';
import type { EventStore, StoredEvent } from '#event-store';
import type { Facts } from '../intervals/fact.ts';
import { publicOf } from '../log/public-of.ts';

/** A public event and where it lies in audit's log. */
export interface Gathered {
  readonly position: number;
  readonly event: PublicEvent;
}

/**
 * Every event that concerns a request, as of a position: those its document names, and the whole course of each call that is linked to it.
 * Costs what the request is long, however long the log is.
 * @param mayHearTips whether the reader sees calls that also belong to a confidential tip
 */
export async function gather(
  store: Pick<EventStore, 'readPositions' | 'readStream'>,
  requestId: string,
  facts: Facts,
  asOf: number,
  mayHearTips: boolean,
): Promise<readonly Gathered[]> {
  const positions = new Set<number>();
  for (let index = 0; index < facts.length; index++) positions.add(facts.position[index] ?? 0);
  const own = await store.readPositions([...positions]);
  const linked = new Set(own.filter(({ stream }) => stream.startsWith('call-')).map(({ stream }) => stream));
  const gathered = new Map<string, Gathered>();
  const add = (stored: StoredEvent) => gathered.set(stored.id, { position: stored.position, event: publicOf(stored) });
  for (const stored of own) if (!linked.has(stored.stream)) add(stored);
  for (const call of linked) {
    const course = (await store.readStream(call)).filter(({ position }) => position <= asOf);
    const isTip = course.some((stored) => (publicOf(stored).data as { confidential?: boolean }).confidential === true);
    if (isTip && !mayHearTips) continue;
    // A link to another request belongs to that one's timeline.
    for (const stored of course) if (stored.type !== 'intake.call.linked.v1' || (publicOf(stored).data as { requestId?: string }).requestId === requestId) add(stored);
  }
  return [...gathered.values()];
}
