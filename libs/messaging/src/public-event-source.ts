import type { PublicEvent } from '#contracts';
import type { EventStore, StoredEvent } from '#event-store';

/** A service whose own events go out, one to one, under their own stream and version. */
export interface PublicEventSource {
  readonly service: PublicEvent['service'];
  readonly store: EventStore;
  /** Pure. What it throws stops this source's relay until it is mended: an event must not be left out. */
  toPublic(stored: StoredEvent): PublicEvent;
  /** True for another service's event that is kept in this log: its owner has published it. Default: there are none. */
  foreign?(stored: StoredEvent): boolean;
}

/** `<service>.<stream prefix>`, e.g. `intake.request` for `request-018f…`. */
export function topicOf(service: string, stream: string): string {
  const dash = stream.indexOf('-');
  return `${service}.${dash === -1 ? stream : stream.slice(0, dash)}`;
}
