import type { PublicEvent } from '#contracts';
import type { StoredEvent } from '#event-store';
import type { Delivery } from './delivery.ts';
import type { BusWatch } from './bus-watch.ts';
import { type PublicEventSource, topicOf } from './public-event-source.ts';

/** A public event of this process; its bytes are made for the reader who asks. */
export class PublishedEvent implements Delivery<PublicEvent> {
  readonly topic: string;
  readonly event: PublicEvent;

  constructor(topic: string, event: PublicEvent) {
    this.topic = topic;
    this.event = event;
  }

  get key(): string {
    return this.event.stream;
  }

  get bytes(): string {
    return JSON.stringify(this.event);
  }
}

/** An owner's log as public events. What one consumer has read lately, the next gets as the same objects. */
export class PublishedLog {
  readonly #source: PublicEventSource;
  readonly #ring: (PublishedEvent | undefined)[];
  readonly #sent: BusWatch['sent'];
  #announced = 0;

  /**
   * @param remembered public events kept as objects
   * @param sent is around each event's becoming public, for the first reader
   */
  constructor(source: PublicEventSource, remembered = 512, sent?: BusWatch['sent']) {
    this.#source = source;
    this.#sent = sent;
    this.#ring = Array.from({ length: remembered });
  }

  /** Up to `limit` events after a position, without gaps; empty at the head. */
  async after(position: number, limit: number): Promise<readonly PublishedEvent[]> {
    const kept: PublishedEvent[] = [];
    for (let next = this.#kept(position + 1); next !== undefined && kept.length < limit; next = this.#kept(next.event.position + 1)) kept.push(next);
    if (kept.length > 0) return kept;
    const stored = await this.#source.store.readAll(position, limit);
    if (this.#sent !== undefined) await this.#announce(stored, this.#sent);
    return stored.map((event) => this.#publish(event));
  }

  /** A whole stream from its first version. */
  async stream(stream: string): Promise<readonly PublishedEvent[]> {
    return (await this.#source.store.readStream(stream)).map((event) => this.#publish(event));
  }

  /** Makes what nobody has read yet public, one topic after the other, each within its sending. */
  async #announce(stored: readonly StoredEvent[], sent: NonNullable<BusWatch['sent']>): Promise<void> {
    const fresh = stored.filter(({ position }) => position > this.#announced);
    this.#announced = Math.max(this.#announced, fresh.at(-1)?.position ?? 0);
    const byTopic = Map.groupBy(fresh, ({ stream }) => topicOf(this.#source.service, stream));
    for (const [destination, events] of byTopic) {
      await sent({ service: this.#source.service, destination, events }, async () => events.forEach((event) => this.#publish(event)));
    }
  }

  #publish(stored: StoredEvent): PublishedEvent {
    const kept = this.#kept(stored.position);
    if (kept !== undefined) return kept;
    const published = this.#made(stored);
    const slot = stored.position % this.#ring.length;
    // A reader far behind must not push out what the others still need.
    if ((this.#ring[slot]?.event.position ?? 0) < stored.position) this.#ring[slot] = published;
    return published;
  }

  #made(stored: StoredEvent): PublishedEvent {
    const { service } = this.#source;
    // Another service's event keeps its position and is on no topic of this one.
    if (this.#source.foreign?.(stored) === true) return new PublishedEvent('', { ...stored, service });
    return new PublishedEvent(topicOf(service, stored.stream), this.#source.toPublic(stored));
  }

  #kept(position: number): PublishedEvent | undefined {
    const event = this.#ring[position % this.#ring.length];
    return event?.event.position === position ? event : undefined;
  }
}
