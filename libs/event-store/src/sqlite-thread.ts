import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { BatchDone, WriterThreadData } from './sqlite-thread-worker.ts';
import { type SqlValue, type Transaction, Uncertain } from './sqlite-transaction.ts';
import { StatementsOut } from './sqlite-wire.ts';

/**
 * Carries transactions out on a thread of its own, with its own connection: inserting, writing pages and syncing took a third of the event loop's time.
 * For files that only this process writes. The thread begins with the first transaction and does not keep the process alive when it has nothing to do.
 */
export class TransactionOnThread implements Transaction {
  readonly #data: WriterThreadData;
  readonly #out = new StatementsOut();
  #worker: Worker | undefined;
  #answer: ((done: BatchDone | Error) => void) | undefined;

  /** @param pragmas settings of the thread's connection; `synchronous` decides what commit means */
  constructor(path: string, pragmas: string) {
    this.#data = { path, pragmas };
  }

  begin(): void {
    this.#out.clear();
  }

  run(sql: string, ...values: readonly SqlValue[]): void {
    this.#out.add(sql, values);
  }

  async commit(): Promise<void> {
    if (this.#out.empty) return;
    const worker = this.#started();
    const batch = this.#out.take();
    worker.ref();
    const done = await new Promise<BatchDone | Error>((resolve) => {
      this.#answer = resolve;
      worker.postMessage(batch);
    });
    this.#answer = undefined;
    worker.unref();
    if (done instanceof Error) throw new Uncertain(done);
    if (done.error !== undefined) throw Object.assign(new Error(done.error.message), done.error.errcode === undefined ? {} : { errcode: done.error.errcode });
  }

  rollback(): void {
    this.#out.clear();
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    if (worker === undefined) return;
    this.#worker = undefined;
    worker.ref();
    const ended = once(worker, 'exit');
    worker.postMessage('close');
    await ended;
  }

  #started(): Worker {
    if (this.#worker !== undefined) return this.#worker;
    this.#out.introduce();
    const own = import.meta.url;
    const worker = new Worker(new URL(own.endsWith('.ts') ? './sqlite-thread-worker.ts' : './sqlite-thread-worker.js', own), {
      workerData: this.#data,
      resourceLimits: { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 64 },
    });
    worker.unref();
    worker.on('message', (done: BatchDone) => this.#answer?.(done));
    worker.on('error', (error) => this.#lost(worker, error));
    worker.on('exit', () => this.#lost(worker, new Error('the writing thread ended')));
    this.#worker = worker;
    return worker;
  }

  #lost(worker: Worker, error: unknown): void {
    if (this.#worker === worker) this.#worker = undefined;
    this.#answer?.(error instanceof Error ? error : new Error(String(error)));
  }
}
