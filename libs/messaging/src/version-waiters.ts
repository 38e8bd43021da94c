import { LRUCache } from 'lru-cache';

/** Streams of which is remembered how far they were applied here. */
const REMEMBERED = 2_000;

interface Waiter {
  readonly version: number;
  readonly done: (seen: boolean) => void;
}

/** Who waits until a stream has been seen at a version (read your own writes across services). */
export class VersionWaiters {
  readonly #waiting = new Map<string, Set<Waiter>>();
  readonly #applied = new LRUCache<string, number>({ max: REMEMBERED });

  /** Whether this process has applied the version itself. */
  applied(stream: string, version: number): boolean {
    return (this.#applied.get(stream) ?? 0) >= version;
  }

  /** Notes what was applied here, and tells those who wait for this stream. */
  seen(stream: string, version: number): void {
    this.#applied.set(stream, version);
    if (this.#waiting.size === 0) return;
    for (const waiter of this.#waiting.get(stream) ?? []) if (waiter.version <= version) waiter.done(true);
  }

  /**
   * Resolves true when `seen` is told of the version or `look` finds it, false after `timeoutMilliseconds`.
   * `look` is asked every `lookEvery` ms, because another instance may be the one that applies the stream.
   */
  wait(stream: string, version: number, timeoutMilliseconds: number, look: () => Promise<boolean>, lookEvery = 100): Promise<boolean> {
    return new Promise((resolve) => {
      const waiters = this.#waiting.get(stream) ?? new Set<Waiter>();
      this.#waiting.set(stream, waiters);
      const waiter: Waiter = {
        version,
        done: (seen) => {
          clearTimeout(timeout);
          clearInterval(poll);
          waiters.delete(waiter);
          if (waiters.size === 0) this.#waiting.delete(stream);
          resolve(seen);
        },
      };
      waiters.add(waiter);
      const ask = async () => {
        // Where the state cannot be asked, the time-out answers.
        if (await look().catch(() => false)) waiter.done(true);
      };
      const timeout = setTimeout(() => waiter.done(false), timeoutMilliseconds);
      const poll = setInterval(() => void ask(), lookEvery);
      void ask();
    });
  }
}
