import { createMemoryEventStore, type EventStore, type Lease, newId, type StoredEvent } from '#event-store';
import { anEvent, contractClock as clock } from '#event-store/testing';
import { createMemoryViewStore } from './memory-views.ts';
import type { Projection } from './port.ts';
import { createProjectionRunner } from './projection-runner.ts';
import type { ProjectionFailure, ProjectionRunner, ProjectionRunnerOptions } from './runner-port.ts';
import type { WritableViewStore } from './writer.ts';

/** What {@link sums} makes of a stream. */
export interface Sum {
  readonly sum: number;
  readonly versions: readonly number[];
}

/** A view that adds up amounts and keeps every version it was given. */
export function sums(name: string, over: Partial<Projection<Sum>> = {}, version = 1): Projection<Sum> {
  return {
    view: { service: 'test', name, version, indexes: { bySum: (document) => [document.sum] } },
    ids: (event) => [event.stream],
    evolve: (document, event) => ({ sum: (document?.sum ?? 0) + amount(event), versions: [...(document?.versions ?? []), event.version] }),
    ...over,
  };
}

/** The amount of an event. */
export function amount(event: StoredEvent): number {
  return 'amount' in event.data ? Number(event.data.amount) : 0;
}

/** An event of {@link sums} at a position (and version) of stream-1. */
export function anAddition(position: number, each: number): StoredEvent {
  return { ...anEvent({ type: 'Added', data: { amount: each } }), stream: 'stream-1', version: position, position, recordedAt: '2022-04-02T07:00:00.000Z', commandId: newId() };
}

/** A lease that is held when a test says so. */
export class HeldLease implements Lease {
  readonly #listeners = new Set<(held: boolean) => void>();
  held: boolean;

  constructor(held: boolean) {
    this.held = held;
  }

  onChange(listener: (held: boolean) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** Got or lost. */
  set(held: boolean): void {
    this.held = held;
    for (const listener of this.#listeners) listener(held);
  }

  async stop(): Promise<void> {
    this.set(false);
  }
}

/** A log, views and runners in memory for one test. */
export class RunnerHarness {
  readonly store: EventStore = createMemoryEventStore({ clock });
  readonly views: WritableViewStore = createMemoryViewStore();
  /** Positions told to onApplied. */
  readonly applied: number[] = [];
  readonly failures: ProjectionFailure[] = [];
  readonly #runners: ProjectionRunner[] = [];

  /** Appends one event per amount. */
  async add(stream: string, ...amounts: readonly number[]): Promise<void> {
    const { length } = await this.store.readStream(stream);
    const events = amounts.map((each) => anEvent({ type: 'Added', data: { amount: each } }));
    await this.store.append(stream, length, events, newId());
  }

  /** A started runner. */
  async run(projections: readonly Projection<object>[], over: Partial<ProjectionRunnerOptions> = {}): Promise<ProjectionRunner> {
    const runner = createProjectionRunner({
      store: this.store,
      views: this.views,
      projections,
      gapMs: 0,
      retryMs: 1,
      onApplied: (events) => this.applied.push(...events.map(({ position }) => position)),
      onFailure: (failure) => this.failures.push(failure),
      ...over,
    });
    this.#runners.push(runner);
    await runner.start();
    return runner;
  }

  async stop(): Promise<void> {
    await Promise.all(this.#runners.map((runner) => runner.stop()));
  }
}

export * from './contract.ts';
