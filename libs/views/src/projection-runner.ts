import { setImmediate as nextTurn } from 'node:timers/promises';
import { ALWAYS_HELD, type StoredEvent } from '#event-store';
import { advance, type Follower, leastPosition } from './advance.ts';
import { Pause } from './pause.ts';
import { rebuildBeside, type RebuildReport } from './rebuild.ts';
import type { ProjectionFailure, ProjectionRunner, ProjectionRunnerOptions, ViewStatus } from './runner-port.ts';
import { type Projecting, SharedProjectionRunner } from './shared-runner.ts';
import { Waiters } from './waiters.ts';
import { isShared } from './writer.ts';

/** A view this many events behind at the start catches up apart, so that the others are live at once. */
const FAR_BEHIND = 5_000;
/** A batch is followed by a pause of this many times its own length, so that views take a fifth of the time at most while others wait for it. */
const SHARE = 4;

/** Events read at once and documents per commit while catching up: few enough to go on serving, many enough to be fast. */
const CATCHING_UP = { batchSize: 500, flushAt: 2_000 };

/** The runner of one service; reads the log once for all its views. */
export function createProjectionRunner(options: ProjectionRunnerOptions): ProjectionRunner {
  const { lease } = options;
  if (lease === undefined || lease === ALWAYS_HELD) return new LogProjectionRunner(options);
  return new SharedProjectionRunner(options, lease, (announced) => new LogProjectionRunner(options, announced));
}

class LogProjectionRunner implements Projecting {
  readonly #options: ProjectionRunnerOptions;
  readonly #batchSize: number;
  readonly #waiters = new Waiters();
  readonly #livePause = new Pause();
  readonly #behindPause = new Pause();
  readonly #rebuilds = new Map<string, Promise<unknown>>();
  #followers: readonly Follower[] = [];
  /** Events are folded into these together, and into the others apart until they are as far. */
  readonly #live = new Set<Follower>();
  #announced: number;
  #unavailable: unknown;
  #stopping = false;
  #wanted = false;
  #lastBatchMs = 0;
  #idleSince = Number.NEGATIVE_INFINITY;
  #following = false;
  #loop: Promise<void> = Promise.resolve();
  #catchingUp: Promise<void> = Promise.resolve();
  /** Batches of the live views and swaps take turns. */
  #turn: Promise<unknown> = Promise.resolve();
  #unsubscribe: () => void = () => {};

  constructor(options: ProjectionRunnerOptions, announced = Number.MAX_SAFE_INTEGER) {
    this.#options = options;
    this.#announced = announced;
    this.#batchSize = options.batchSize ?? 1_000;
  }

  async start(): Promise<void> {
    const { store, views, projections } = this.#options;
    const head = await store.head();
    for (const projection of projections) {
      const table = await views.attach(projection.view, store.logId);
      const follower: Follower = { projection, table, stopped: undefined };
      this.#followers = [...this.#followers, follower];
      if (table.complete && table.position >= head - FAR_BEHIND) this.#live.add(follower);
    }
    this.#announced = Math.min(head, this.#announced, leastPosition([...this.#live]));
    this.#unsubscribe = store.onCommit(() => this.#wake());
    this.#catchingUp = this.#catchUpBehind();
    this.#wake();
  }

  get announced(): number {
    return this.#announced;
  }

  async catchUp(): Promise<void> {
    const head = await this.#options.store.head();
    this.#wake();
    await this.#waiters.wait(() => this.#stopping || this.position() >= head);
    await this.#catchingUp;
  }

  async waitFor(position: number, timeoutMs: number, view?: string): Promise<boolean> {
    const follower = view === undefined ? undefined : this.#follower(view);
    const isDue = () => (follower === undefined ? this.position() : follower.table.position) >= position;
    return this.#stopping ? isDue() : this.#waiters.wait(isDue, timeoutMs);
  }

  position(): number {
    return leastPosition(this.#followers.filter(isRunning));
  }

  status(): readonly ViewStatus[] {
    return this.#followers.map((follower) => {
      const progress = { view: follower.projection.view.name, position: follower.table.position };
      if (follower.stopped === undefined) return { ...progress, status: this.#live.has(follower) ? 'live' : 'catching-up' };
      const { event, error } = follower.stopped;
      return { ...progress, status: 'stopped', stoppedAt: { position: event.position, type: event.type, reason: reasonOf(error) } };
    });
  }

  unavailable(): unknown {
    return this.#unavailable;
  }

  async rebuild(view: string): Promise<RebuildReport> {
    const follower = this.#follower(view);
    if (this.#rebuilds.has(view)) throw new Error(`${view} is being rebuilt already`);
    const { store, views } = this.#options;
    const rebuild = this.#catchingUp.then(() => rebuildBeside({ store, views, follower, exclusive: (work) => this.#inTurn(work), shouldStop: () => this.#stopping }));
    this.#rebuilds.set(view, rebuild);
    try {
      const report = await rebuild;
      // One that had stopped while it was behind is as far as the others now.
      this.#live.add(follower);
      this.#wake();
      return report;
    } finally {
      this.#rebuilds.delete(view);
    }
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    this.#unsubscribe();
    this.#livePause.end();
    this.#behindPause.end();
    await Promise.allSettled([this.#loop, this.#catchingUp, ...this.#rebuilds.values()]);
    await this.#turn;
    this.#waiters.check();
    this.#waiters.dismiss();
  }

  #follower(view: string): Follower {
    const found = this.#followers.find((follower) => follower.projection.view.name === view);
    if (found === undefined) throw new RangeError(`there is no view "${view}"; there are ${this.#followers.map((follower) => follower.projection.view.name).join(', ')}`);
    return found;
  }

  #wake(): void {
    this.#wanted = true;
    if (this.#following || this.#stopping) return;
    this.#following = true;
    this.#loop = this.#follow();
  }

  async #follow(): Promise<void> {
    while (this.#wanted && !this.#stopping) {
      // Under load the next batch waits in proportion to what the last one took, and grows: a commit for every few events would cost more than folding them.
      const gap = this.#idleSince + Math.min(this.#options.gapMs ?? 10, this.#lastBatchMs * SHARE) - performance.now();
      if (gap > 0) await this.#livePause.take(gap);
      this.#wanted = false;
      const begun = performance.now();
      const more = await this.#attempt(this.#livePause, () => this.#inTurn(() => this.#liveBatch()));
      this.#lastBatchMs = performance.now() - begun;
      if (more) {
        this.#wanted = true;
        await nextTurn();
      } else this.#idleSince = performance.now();
    }
    // In the same step as the check above, so that no wake-up falls between.
    this.#following = false;
  }

  /** True when there may be more to read at once. */
  async #liveBatch(): Promise<boolean> {
    const running = [...this.#live].filter(isRunning);
    const { store, views } = this.#options;
    const from = Math.min(this.#announced, leastPosition(running));
    const { read, failed, atEnd } = await advance(store, views, running, { from, batchSize: this.#batchSize, flushAt: 0, freshness: 'told' });
    for (const follower of failed) this.#reportStopped(follower);
    this.#announce(read);
    return !atEnd;
  }

  /** Tells of events once, when all live views hold them. */
  #announce(read: readonly StoredEvent[]): void {
    this.#waiters.check();
    const until = leastPosition([...this.#live].filter(isRunning));
    const fresh = read.filter((event) => event.position > this.#announced && event.position <= until);
    this.#announced = fresh.at(-1)?.position ?? this.#announced;
    if (fresh.length === 0) return;
    try {
      this.#options.onApplied?.(fresh);
    } catch (error) {
      this.#report({ kind: 'listener', error });
    }
  }

  async #catchUpBehind(): Promise<void> {
    const { store, views } = this.#options;
    while (!this.#stopping) {
      const running = this.#followers.filter((follower) => !this.#live.has(follower) && isRunning(follower));
      if (running.length === 0) return;
      await this.#attempt(this.#behindPause, async () => {
        const { failed, atEnd } = await advance(store, views, running, { ...CATCHING_UP, shouldStop: () => this.#stopping });
        for (const follower of failed) this.#reportStopped(follower);
        for (const follower of atEnd ? running.filter(isRunning) : []) {
          await views.complete(follower.table);
          this.#live.add(follower);
          this.#wake();
          await nextTurn();
        }
        this.#waiters.check();
        return true;
      });
    }
  }

  /** True as well when the stores could not be used: it is tried again after a pause. */
  async #attempt(pause: Pause, work: () => Promise<boolean>): Promise<boolean> {
    try {
      const more = await work();
      this.#unavailable = undefined;
      return more;
    } catch (error) {
      if (this.#unavailable === undefined) this.#report({ kind: 'unavailable', error });
      this.#unavailable = error;
      if (!this.#stopping) await pause.take(this.#options.retryMs ?? 250);
      return true;
    }
  }

  #reportStopped(follower: Follower): void {
    const { projection, table, stopped } = follower;
    if (stopped === undefined) return;
    this.#report({ kind: 'event', view: projection.view.name, ...stopped });
    const { views } = this.#options;
    const { position, type } = stopped.event;
    if (isShared(views)) views.noteStopped(table, { position, type, reason: reasonOf(stopped.error) }).catch((error: unknown) => this.#report({ kind: 'unavailable', error }));
  }

  #report(failure: ProjectionFailure): void {
    this.#options.onFailure?.(failure);
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(work, work);
    this.#turn = mine.catch(() => undefined);
    return mine;
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function isRunning(follower: Follower): boolean {
  return follower.stopped === undefined;
}
