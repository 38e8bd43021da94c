// For the specs of this folder: what audit hears, without the services that say it.
import type { PublicEvent } from '#contracts';
import { createMemoryEventStore, type EventStore, newId, type StoredEvent } from '#event-store';
import { ManualClock } from '#runtime';

/** The services around audit: what they say goes out as it is. */
export class Neighbours {
  readonly clock: ManualClock;
  readonly intake: EventStore;
  readonly dispatch: EventStore;
  readonly audit: EventStore;
  readonly start: number;
  readonly correlation: string;
  /** Resolves true when audit has that version; set when audit runs. */
  heard: (stream: string, version: number) => Promise<boolean> = () => Promise.resolve(false);

  /** @param start milliseconds since 1970 of second 0 */
  constructor(start: number, correlation: string) {
    this.start = start;
    this.correlation = correlation;
    this.clock = new ManualClock(new Date(start));
    this.intake = createMemoryEventStore({ clock: this.clock });
    this.dispatch = createMemoryEventStore({ clock: this.clock });
    this.audit = createMemoryEventStore({ clock: this.clock });
  }

  /** At `second` something happened and is recorded `later` seconds after; answers the event's id. */
  async say(stream: string, type: string, second: number, data: object, { later = 0, cause = undefined as string | undefined } = {}): Promise<string> {
    const recorded = new Date(this.start + (second + later) * 1_000);
    if (recorded > this.clock.now()) this.clock.set(recorded);
    const store: EventStore = type.startsWith('intake') ? this.intake : this.dispatch;
    const version = (await store.readStream(stream)).length;
    const id = newId();
    const occurredAt = new Date(this.start + second * 1_000).toISOString();
    const actor = { id: 'account-desk', role: 'operator', area: 'hankou' };
    const event = {
      id,
      type,
      schemaVersion: 1,
      occurredAt,
      actor,
      channel: 'phone' as const,
      correlationId: this.correlation,
      ...(cause === undefined ? {} : { causationId: cause }),
      data,
    };
    await store.append(stream, version, [event], newId());
    // One after the other, so that audit's positions are those of the story.
    if (!(await this.heard(stream, version + 1))) throw new Error(`audit did not hear ${type}`);
    return id;
  }
}

/** What goes out is what was said. */
export const wire = (service: 'intake' | 'dispatch', store: EventStore) => ({
  service,
  store,
  toPublic: ({ schemaVersion: _schema, ...stored }: StoredEvent): PublicEvent => ({
    ...stored,
    service,
  }),
});
