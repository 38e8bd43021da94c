import { randomUUID } from 'node:crypto';
import type { Clock } from './clock.ts';
import type { NewEvent, StoredEvent } from './event.ts';
import { type Appended, assertAppendable, assertReadable, type EventStore, VersionConflict } from './port.ts';

/** The port in memory, for tests and simulation. Events are copied through JSON as a disk would. */
export function createMemoryEventStore(options: { readonly clock: Clock; readonly logId?: string }): EventStore {
  return new MemoryEventStore(options.clock, options.logId ?? randomUUID());
}

class MemoryEventStore implements EventStore {
  readonly logId: string;
  readonly #clock: Clock;
  readonly #log: StoredEvent[] = [];
  readonly #streams = new Map<string, StoredEvent[]>();
  readonly #listeners = new Set<(head: number) => void>();

  constructor(clock: Clock, logId: string) {
    this.#clock = clock;
    this.logId = logId;
  }

  async append(stream: string, expectedVersion: number, events: readonly NewEvent[], commandId: string): Promise<Appended> {
    assertAppendable(stream, expectedVersion, events);
    const copies = events.map(copy);
    const own = this.#streams.get(stream) ?? [];
    if (own.length !== expectedVersion) throw new VersionConflict(stream, expectedVersion, own.length);
    const recordedAt = this.#clock.now().toISOString();
    const stored = copies.map((event, index): StoredEvent => {
      return { ...event, stream, version: own.length + index + 1, position: this.#log.length + index + 1, recordedAt, commandId };
    });
    own.push(...stored);
    this.#log.push(...stored);
    this.#streams.set(stream, own);
    for (const listener of this.#listeners) listener(this.#log.length);
    return { version: own.length, position: this.#log.length, events: stored };
  }

  async readStream(stream: string, afterVersion = 0): Promise<readonly StoredEvent[]> {
    return this.#streams.get(stream)?.slice(afterVersion) ?? [];
  }

  async readAll(afterPosition: number, limit: number): Promise<readonly StoredEvent[]> {
    assertReadable(afterPosition, limit);
    return this.#log.slice(afterPosition, afterPosition + limit);
  }

  async versions(streams: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return new Map(streams.flatMap((stream) => (this.#streams.has(stream) ? [[stream, this.#streams.get(stream)?.length ?? 0] as const] : [])));
  }

  async readPositions(positions: readonly number[]): Promise<readonly StoredEvent[]> {
    return positions.map((position) => {
      const event = this.#log[position - 1];
      if (event === undefined) throw new RangeError(`the log has no position ${position}`);
      return event;
    });
  }

  async head(): Promise<number> {
    return this.#log.length;
  }

  onCommit(listener: (head: number) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }
}

function copy(event: NewEvent): NewEvent {
  const { rawData, ...rest } = event;
  const data = JSON.parse(rawData ?? JSON.stringify(event.data)) as object;
  return { ...(JSON.parse(JSON.stringify({ ...rest, data: null })) as NewEvent), data, ...(rawData === undefined ? {} : { rawData }) };
}
