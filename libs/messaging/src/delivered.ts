import type { EventStore, StoredEvent } from '#event-store';
import { topicOf } from './public-event-source.ts';
import type { ConsumerFile } from './sqlite-consumer-reader.ts';

/** A log and who was told what of it inside one process. */
export interface DeliveredLog {
  readonly service: string;
  readonly store: EventStore;
  /** See PublicEventSource.foreign. */
  readonly foreign?: ((stored: StoredEvent) => boolean) | undefined;
}

/** A consumer and the topics it takes. */
export interface Reader {
  readonly consumer: string;
  readonly topics: readonly string[];
  /** Its own log, where that says what it has seen; see seenInLog. */
  readonly log?: Pick<EventStore, 'versions'>;
}

const BATCH = 500;

/**
 * The position up to which a log has reached everybody who listens, so that a relay that begins there sends nothing twice and leaves nothing out. A consumer's saved cursor may lie
 * behind what it has applied: from there on each event is asked for by stream and version.
 */
export async function deliveredUpTo({ service, store, foreign }: DeliveredLog, readers: readonly Reader[], state: ConsumerFile): Promise<number> {
  const listening = readers.filter(({ topics }) => topics.some((topic) => topic.startsWith(`${service}.`)));
  const head = await store.head();
  const cursors = new Map(listening.map(({ consumer }) => [consumer, state.cursor(consumer, service)]));
  let position = Math.min(head, ...cursors.values());
  const reached = (event: StoredEvent, recorded: ReadonlyMap<string, ReadonlyMap<string, number>>) =>
    foreign?.(event) === true ||
    listening
      .filter(({ topics }) => topics.includes(topicOf(service, event.stream)))
      .every(
        ({ consumer }) =>
          (cursors.get(consumer) ?? 0) >= event.position || (recorded.get(consumer)?.get(event.stream) ?? 0) >= event.version || state.has(consumer, event.stream, event.version),
      );
  while (position < head) {
    const events = await store.readAll(position, BATCH);
    const streams = [...new Set(events.map(({ stream }) => stream))];
    const recorded = new Map<string, ReadonlyMap<string, number>>();
    for (const { consumer, log } of listening) if (log !== undefined) recorded.set(consumer, await log.versions(streams));
    for (const event of events) {
      if (!reached(event, recorded)) return position;
      position = event.position;
    }
    if (events.length === 0) break;
  }
  return position;
}
