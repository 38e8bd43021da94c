import type { EventStore, Lease, StoredEvent } from '#event-store';
import type { Projection } from './port.ts';
import type { RebuildReport } from './rebuild.ts';
import type { WritableViewStore } from './writer.ts';

/** What went wrong: one event that one view could not apply (it stands still there), the stores cannot be used now (it is tried again), or `onApplied` threw. */
export type ProjectionFailure =
  | { readonly kind: 'event'; readonly view: string; readonly event: StoredEvent; readonly error: unknown }
  | { readonly kind: 'unavailable'; readonly error: unknown }
  | { readonly kind: 'listener'; readonly error: unknown };

/** One view's progress, for readiness. */
export interface ViewStatus {
  readonly view: string;
  readonly position: number;
  readonly status: 'live' | 'catching-up' | 'stopped';
  /** The event it stands before, when stopped. */
  readonly stoppedAt?: { readonly position: number; readonly type: string; readonly reason: string };
}

/** Keeps all views of one service in step with its log. */
export interface ProjectionRunner {
  /** Attaches the views (those of another log, version or indexes start again at position 0) and begins to follow. */
  start(): Promise<void>;
  /** Resolves when every view that is not stopped has applied what the log holds now. */
  catchUp(): Promise<void>;
  /** True once the view (default: every view that is not stopped) has applied the position; false after `timeoutMs`. @throws RangeError for an unknown view */
  waitFor(position: number, timeoutMs: number, view?: string): Promise<boolean>;
  /** The position that every view which is not stopped has applied. */
  position(): number;
  status(): readonly ViewStatus[];
  /** Why nothing can be read or saved now; undefined while all is well. */
  unavailable(): unknown;
  /**
   * Builds the view from position 0 beside the live one, then swaps.
   * @throws RangeError for an unknown view · Error when an event cannot be applied or it is being rebuilt already: the live one stays
   * @throws NotProjecting in a process that only follows
   */
  rebuild(view: string): Promise<RebuildReport>;
  /** Finishes the batch under way and lets go; a rebuild under way is given up. */
  stop(): Promise<void>;
}

/** A rebuild was asked of a process that only follows the views. */
export class NotProjecting extends Error {
  readonly code = 'not-projecting';
  constructor(view: string) {
    super(`${view} is projected by another process of this service; ask that one for a rebuild`);
    this.name = 'NotProjecting';
  }
}

/** What a runner needs. */
export interface ProjectionRunnerOptions {
  readonly store: EventStore;
  readonly views: WritableViewStore;
  readonly projections: readonly Projection<object>[];
  /** Where several processes share the views (a SharedViewStore): only its holder projects, the others follow what is saved. It stays the caller's to stop. */
  readonly lease?: Lease;
  /** After all live views have applied these events (SSE); once per event and process, in order. */
  readonly onApplied?: (events: readonly StoredEvent[]) => void;
  readonly onFailure?: (failure: ProjectionFailure) => void;
  /** Events per batch, default 1,000. */
  readonly batchSize?: number;
  /** Longest pause between two batches under load, default 10 ms; it is four times what the last batch took. An idle runner starts at once. */
  readonly gapMs?: number;
  /** Time until the stores are tried again, default 250 ms. */
  readonly retryMs?: number;
}
