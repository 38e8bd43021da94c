import { setTimeout as delay } from 'node:timers/promises';
import type { Lease, StoredEvent } from '#event-store';
import type { RebuildReport } from './rebuild.ts';
import { NotProjecting, type ProjectionFailure, type ProjectionRunner, type ProjectionRunnerOptions, type ViewStatus } from './runner-port.ts';
import { ViewFollower } from './view-follower.ts';
import { isShared, type SharedViewStore } from './writer.ts';

/** A runner that projects, and knows which events it has told of. */
export interface Projecting extends ProjectionRunner {
  readonly announced: number;
}

/** Makes the runner of the process that projects; events at or before `announced` have been told of in this process. */
export type Project = (announced: number | undefined) => Projecting;

/** Projects while the lease is held, follows what another process saves while it is not; whoever waits or listens does not notice the change. */
export class SharedProjectionRunner implements ProjectionRunner {
  readonly #options: ProjectionRunnerOptions;
  readonly #lease: Lease;
  readonly #views: SharedViewStore;
  readonly #project: Project;
  #projecting: Projecting | undefined;
  #following: ViewFollower;
  /** Changes between the two take turns. */
  #turn: Promise<void> = Promise.resolve();
  #retry: NodeJS.Timeout | undefined;
  #stopped = false;
  #unsubscribe: () => void = () => {};

  constructor(options: ProjectionRunnerOptions, lease: Lease, project: Project) {
    if (!isShared(options.views)) throw new TypeError('these views are one process’s own: a lease makes no sense');
    this.#options = options;
    this.#lease = lease;
    this.#views = options.views;
    this.#project = project;
    this.#following = this.#follower(undefined);
  }

  async start(): Promise<void> {
    this.#unsubscribe = this.#lease.onChange(() => void this.#change());
    this.#turn = this.#following.start();
    await this.#change();
  }

  async catchUp(): Promise<void> {
    const head = await this.#options.store.head();
    do {
      await this.#current.catchUp();
      await this.#turn;
    } while (!this.#stopped && this.position() < head);
  }

  async waitFor(position: number, timeoutMs: number, view?: string): Promise<boolean> {
    const deadline = performance.now() + timeoutMs;
    const left = () => Math.max(0, deadline - performance.now());
    for (;;) {
      if (await this.#current.waitFor(position, left(), view)) return true;
      if (this.#stopped || left() === 0) return false;
      // Dismissed because the other takes over: wait on with that one.
      await Promise.race([this.#turn, delay(left(), undefined, { ref: false })]);
    }
  }

  position(): number {
    return this.#current.position();
  }

  status(): readonly ViewStatus[] {
    return this.#current.status();
  }

  unavailable(): unknown {
    return this.#current.unavailable();
  }

  async rebuild(view: string): Promise<RebuildReport> {
    await this.#turn;
    if (this.#projecting === undefined) throw new NotProjecting(view);
    return this.#projecting.rebuild(view);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#unsubscribe();
    clearTimeout(this.#retry);
    await this.#turn;
    await this.#current.stop();
  }

  get #current(): Projecting | ViewFollower {
    return this.#projecting ?? this.#following;
  }

  #change(): Promise<void> {
    this.#turn = this.#turn.then(() => this.#switch());
    return this.#turn;
  }

  async #switch(): Promise<void> {
    const { held } = this.#lease;
    if (this.#stopped || held === (this.#projecting !== undefined)) return;
    if (this.#projecting !== undefined) {
      await this.#projecting.stop();
      this.#following = this.#follower(this.#projecting.announced);
      this.#projecting = undefined;
      await this.#following.start();
      return;
    }
    await this.#following.stop();
    const projecting = this.#project(this.#following.announced);
    try {
      await projecting.start();
      this.#projecting = projecting;
    } catch (error) {
      this.#report({ kind: 'unavailable', error });
      await projecting.stop();
      this.#following = this.#follower(this.#following.announced);
      await this.#following.start();
      this.#retry = setTimeout(() => void this.#change(), this.#options.retryMs ?? 250);
    }
  }

  #follower(announced: number | undefined): ViewFollower {
    const { store, projections, retryMs = 250, onApplied } = this.#options;
    return new ViewFollower({
      store,
      views: this.#views,
      projections,
      announced,
      onApplied: (events: readonly StoredEvent[]) => onApplied?.(events),
      onFailure: (failure) => this.#report(failure),
      retryMs,
    });
  }

  #report(failure: ProjectionFailure): void {
    this.#options.onFailure?.(failure);
  }
}
