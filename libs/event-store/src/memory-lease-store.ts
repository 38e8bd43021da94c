import type { Lease, LeaseStore } from './lease.ts';

/** Leases among the holders of one process, for tests: first come, first held, handed on at stop or at {@link MemoryLeaseStore.take}. */
export class MemoryLeaseStore implements LeaseStore {
  readonly #queues = new Map<string, MemoryLease[]>();

  acquire(name: string, holder: string): Lease {
    const queue = this.#queues.get(name) ?? [];
    this.#queues.set(name, queue);
    const lease = new MemoryLease(holder, () => {
      const at = queue.indexOf(lease);
      if (at >= 0) queue.splice(at, 1);
      lease.set(false);
      queue[0]?.set(true);
    });
    queue.push(lease);
    if (queue.length === 1) lease.set(true);
    return lease;
  }

  /** Who has a name now. */
  holder(name: string): string | undefined {
    return this.#queues.get(name)?.[0]?.holder;
  }

  /** Takes a name from its holder, as if it had not renewed in time, and gives it to the next (to itself again when alone). */
  take(name: string): void {
    const queue = this.#queues.get(name);
    const lease = queue?.shift();
    if (queue === undefined || lease === undefined) return;
    queue.push(lease);
    lease.set(false);
    queue[0]?.set(true);
  }
}

class MemoryLease implements Lease {
  readonly holder: string;
  readonly #release: () => void;
  readonly #listeners = new Set<(held: boolean) => void>();
  #held = false;

  constructor(holder: string, release: () => void) {
    this.holder = holder;
    this.#release = release;
  }

  get held(): boolean {
    return this.#held;
  }

  set(held: boolean): void {
    if (held === this.#held) return;
    this.#held = held;
    for (const listener of this.#listeners) listener(held);
  }

  onChange(listener: (held: boolean) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  async stop(): Promise<void> {
    this.#release();
    this.#listeners.clear();
  }
}
