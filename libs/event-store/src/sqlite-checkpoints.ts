import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import type { CheckpointAsked, CheckpointDone } from './sqlite-checkpoint-worker.ts';

/** Commits between two looks at how long the WAL is. */
const LOOK_EVERY = 8;

/** One thread for all files of the process; it begins with the first long WAL. */
class CheckpointThread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, (left: number | undefined) => void>();
  #asked = 0;
  #failed = false;

  constructor() {
    const own = import.meta.url;
    this.#worker = new Worker(new URL(own.endsWith('.ts') ? './sqlite-checkpoint-worker.ts' : './sqlite-checkpoint-worker.js', own), {
      resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2, stackSizeMb: 1 },
    });
    this.#worker.unref();
    this.#worker.on('message', ({ ask, left }: CheckpointDone) => {
      this.#waiting.get(ask)?.(left);
      this.#waiting.delete(ask);
    });
    const fail = () => {
      this.#failed = true;
      for (const answer of this.#waiting.values()) answer(undefined);
      this.#waiting.clear();
    };
    this.#worker.on('error', fail);
    this.#worker.on('exit', fail);
  }

  /** Frames left after a pass; undefined when the thread could not do it. */
  ask(path: string, close = false): Promise<number | undefined> {
    if (this.#failed) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      const ask = ++this.#asked;
      this.#waiting.set(ask, resolve);
      this.#worker.postMessage({ ask, path, ...(close ? { close } : {}) } satisfies CheckpointAsked & { close?: boolean });
    });
  }
}

let thread: CheckpointThread | undefined;

/** Runs work while nobody writes to the file; what comes meanwhile waits. */
export type HoldWrites = (work: () => Promise<void>) => Promise<void>;

/**
 * Carries a file's WAL into the file on another thread: a checkpoint syncs twice and writes thousands of pages, which would hold up the event loop
 * for 10 to 60 ms. A first pass runs beside the writers; a second, short one while they wait, so that the WAL begins again at its start.
 */
export class Checkpoints {
  readonly #path: string;
  readonly #database: DatabaseSync;
  readonly #hold: HoldWrites;
  readonly #pages: number;
  readonly #look: StatementSync;
  #commits = 0;
  #running: Promise<void> | undefined;
  #used = false;
  #closed = false;

  /** @param pages of 4 KiB in the WAL from which it is carried over */
  constructor(path: string, database: DatabaseSync, hold: HoldWrites, pages = 2_000) {
    this.#path = path;
    this.#database = database;
    this.#hold = hold;
    this.#pages = pages;
    database.exec('PRAGMA wal_autocheckpoint = 0');
    this.#look = database.prepare('PRAGMA wal_checkpoint(NOOP)');
  }

  /** To be called after each commit. */
  committed(): void {
    this.#commits += 1;
    if (this.#commits < LOOK_EVERY || this.#running !== undefined || this.#closed) return;
    this.#commits = 0;
    if (this.#frames() < this.#pages) return;
    this.#running = this.#carry().finally(() => {
      this.#running = undefined;
    });
  }

  /** Ends the other thread's connection, before the file is closed here. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#running;
    if (this.#used) await thread?.ask(this.#path, true);
  }

  async #carry(): Promise<void> {
    thread ??= new CheckpointThread();
    this.#used = true;
    await thread.ask(this.#path);
    await this.#hold(async () => {
      // Where the thread is gone it is done here, late rather than never.
      if ((await thread?.ask(this.#path)) === undefined) this.#database.exec('PRAGMA wal_checkpoint(PASSIVE)');
    });
  }

  #frames(): number {
    return Number(this.#look.get()?.['log'] ?? 0);
  }
}
