import { setTimeout as delay } from 'node:timers/promises';
import type { EventStore, StoredEvent } from '#event-store';
import { Pause } from './pause.ts';
import type { Projection } from './port.ts';
import type { ProjectionFailure, ViewStatus } from './runner-port.ts';
import { Waiters } from './waiters.ts';
import type { SavedProgress, SharedViewStore } from './writer.ts';

/** Milliseconds between two looks at the saved positions: while they move, while they are behind the log, and while there is nothing to wait for but a view that is swapped. */
const LEAST_INTERVAL = 5;
const MOST_INTERVAL = 50;
const LEVEL_INTERVAL = 250;
/** Events read at once. */
const PAGE = 500;

/** What a follower needs. */
export interface ViewFollowerOptions {
  readonly store: EventStore;
  readonly views: SharedViewStore;
  readonly projections: readonly Projection<object>[];
  /** Events at or before this position have been told of in this process; undefined = begin with what comes. */
  readonly announced: number | undefined;
  readonly onApplied: (events: readonly StoredEvent[]) => void;
  readonly onFailure: (failure: ProjectionFailure) => void;
  readonly retryMs: number;
}

/** Watches how far another process has saved the views and tells of the events up to there. */
export class ViewFollower {
  readonly #options: ViewFollowerOptions;
  readonly #waiters = new Waiters();
  readonly #pause = new Pause();
  #progress: readonly (SavedProgress | undefined)[] = [];
  #announced: number | undefined;
  #unavailable: unknown;
  #interval = LEAST_INTERVAL;
  /** How far the log is known to be. */
  #head = 0;
  #stopping = false;
  #loop: Promise<void> = Promise.resolve();
  #unsubscribe: () => void = () => {};

  constructor(options: ViewFollowerOptions) {
    this.#options = options;
    this.#announced = options.announced;
  }

  /** Events at or before it have been told of. */
  get announced(): number | undefined {
    return this.#announced;
  }

  /** Begins; the views can be read once it has answered, if another process has made them. */
  async start(): Promise<void> {
    await this.#attempt();
    this.#unsubscribe = this.#options.store.onCommit((head) => this.#expect(head));
    this.#loop = this.#follow();
  }

  async waitFor(position: number, timeoutMs: number, view?: string): Promise<boolean> {
    const index = view === undefined ? undefined : this.#indexOf(view);
    const isDue = () => (index === undefined ? this.position() : (this.#progress[index]?.position ?? 0)) >= position;
    if (this.#stopping || isDue()) return isDue();
    this.#expect(position);
    return this.#waiters.wait(isDue, timeoutMs);
  }

  async catchUp(): Promise<void> {
    const head = await this.#options.store.head();
    this.#expect(head);
    await this.#waiters.wait(() => this.#stopping || this.position() >= head);
  }

  position(): number {
    const running = this.#options.projections.map((_, index) => this.#progress[index]).filter((saved) => saved?.stoppedAt === undefined);
    return running.reduce((least, saved) => Math.min(least, saved?.position ?? 0), Number.MAX_SAFE_INTEGER);
  }

  status(): readonly ViewStatus[] {
    return this.#options.projections.map(({ view: { name: view } }, index) => {
      const { position = 0, complete = false, stoppedAt } = this.#progress[index] ?? {};
      if (stoppedAt !== undefined) return { view, position, status: 'stopped', stoppedAt };
      return { view, position, status: complete ? 'live' : 'catching-up' };
    });
  }

  unavailable(): unknown {
    return this.#unavailable;
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    this.#unsubscribe();
    this.#pause.end();
    await this.#loop;
    this.#waiters.check();
    this.#waiters.dismiss();
  }

  #indexOf(view: string): number {
    const names = this.#options.projections.map((projection) => projection.view.name);
    const index = names.indexOf(view);
    if (index < 0) throw new RangeError(`there is no view "${view}"; there are ${names.join(', ')}`);
    return index;
  }

  /** The log is that far, so the views will follow soon: look often until they have. */
  #expect(head: number): void {
    this.#head = Math.max(this.#head, head);
    this.#interval = LEAST_INTERVAL;
    this.#pause.end();
  }

  async #follow(): Promise<void> {
    while (!this.#stopping) {
      // Never oftener than this, however fast the log grows.
      await delay(LEAST_INTERVAL);
      if (this.#interval > LEAST_INTERVAL && !this.#stopping) await this.#pause.take(this.#interval - LEAST_INTERVAL);
      if (this.#stopping) return;
      const moved = await this.#attempt();
      this.#interval = moved ? LEAST_INTERVAL : Math.min(this.position() < this.#head ? MOST_INTERVAL : LEVEL_INTERVAL, this.#interval * 1.5);
      if (this.#unavailable !== undefined && !this.#stopping) await this.#pause.take(this.#options.retryMs);
    }
  }

  /** True when something has moved. */
  async #attempt(): Promise<boolean> {
    try {
      const moved = await this.#look();
      this.#unavailable = undefined;
      return moved;
    } catch (error) {
      if (this.#unavailable === undefined) this.#options.onFailure({ kind: 'unavailable', error });
      this.#unavailable = error;
      return false;
    }
  }

  async #look(): Promise<boolean> {
    const { store, views, projections } = this.#options;
    const before = this.position();
    this.#progress = await views.progress(
      projections.map(({ view }) => view),
      store.logId,
    );
    this.#waiters.check();
    // Views that are still being made from position 0 hold up nobody.
    const live = this.#progress.flatMap((saved) => (saved?.complete === true && saved.stoppedAt === undefined ? saved.position : []));
    this.#announced ??= Math.min(...live, await store.head());
    if (live.length > 0) await this.#announce(this.#announced, Math.min(...live));
    return this.position() !== before;
  }

  /** Tells of every event up to there once, in order. */
  async #announce(from: number, until: number): Promise<void> {
    for (let after = from; after < until && !this.#stopping; ) {
      const read = await this.#options.store.readAll(after, PAGE);
      const fresh = read.filter(({ position }) => position <= until);
      const last = fresh.at(-1);
      // The views may be known to be further than this process can read of the log; the next look goes on.
      if (last === undefined) return;
      after = last.position;
      this.#announced = after;
      try {
        this.#options.onApplied(fresh);
      } catch (error) {
        this.#options.onFailure({ kind: 'listener', error });
      }
    }
  }
}
