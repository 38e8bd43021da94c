import type { StoredEvent } from './event.ts';

/** The newest committed events of a log as the objects that were appended, so that its followers need neither SQL nor JSON.parse. */
export class Ring {
  readonly #capacity: number;
  readonly #events: (StoredEvent | undefined)[];
  /** Position of the same stream's event before, so that a stream's tail can be walked backwards; 0 = unknown. */
  readonly #previous: Float64Array;
  #last = 0;
  #count = 0;

  constructor(capacity: number) {
    this.#capacity = capacity;
    this.#events = Array.from({ length: capacity });
    this.#previous = new Float64Array(capacity);
  }

  /** Takes the event after the last one; after {@link clear} any. */
  push(event: StoredEvent, previousPosition: number): void {
    const slot = event.position % this.#capacity;
    this.#events[slot] = event;
    this.#previous[slot] = previousPosition;
    this.#last = event.position;
    this.#count = Math.min(this.#count + 1, this.#capacity);
  }

  clear(): void {
    this.#events.fill(undefined);
    this.#count = 0;
  }

  get(position: number): StoredEvent | undefined {
    return position <= this.#last && position > this.#last - this.#count ? this.#events[position % this.#capacity] : undefined;
  }

  /** The events after a position, if all of them are here. */
  after(position: number, limit: number): StoredEvent[] | undefined {
    if (this.#count === 0 || position < this.#last - this.#count) return undefined;
    const to = Math.min(this.#last, position + limit);
    const events: StoredEvent[] = [];
    for (let at = position + 1; at <= to; at++) {
      const event = this.get(at);
      if (event === undefined) return undefined;
      events.push(event);
    }
    return events;
  }

  /** A stream's events after one version up to another, wherever they lie, if all of them are here. */
  between(stream: string, afterVersion: number, until: number): StoredEvent[] | undefined {
    const events: StoredEvent[] = [];
    for (let position = this.#last; position > this.#last - this.#count; position--) {
      const event = this.get(position);
      if (event?.stream !== stream || event.version > until) continue;
      events.push(event);
      if (event.version === afterVersion + 1) return events.length === until - afterVersion ? events.toReversed() : undefined;
    }
    return undefined;
  }

  /** A stream's last `count` events, given its last position, if all of them are here. */
  tail(lastPosition: number, count: number): StoredEvent[] | undefined {
    const events: StoredEvent[] = [];
    for (let position = lastPosition; events.length < count; position = this.#previous[position % this.#capacity] ?? 0) {
      const event = position > 0 ? this.get(position) : undefined;
      if (event === undefined) return undefined;
      events.push(event);
    }
    return events.toReversed();
  }
}
