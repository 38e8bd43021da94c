import { LRUCache } from 'lru-cache';
import { Problem } from '#runtime';

/** Questions of one address within a minute (local): thirty screens of one office, each every five seconds, and as many again. */
const PER_MINUTE = 600;
const MINUTE = 60_000;

/** Counts what people who are not signed in ask, by address; each process for itself. */
export class Visitors {
  readonly #windows = new LRUCache<string, { questions: number; readonly until: number }>({ max: 20_000 });

  /** @throws Problem 429 when this address has asked too often */
  asks(address: string, now: number = Date.now()): void {
    const found = this.#windows.get(address);
    const window = found === undefined || found.until <= now ? { questions: 0, until: now + MINUTE } : found;
    if (window.questions >= PER_MINUTE) {
      const seconds = Math.max(1, Math.ceil((window.until - now) / 1_000));
      throw new Problem(429, 'too-many-requests', { parameters: { seconds }, headers: { 'retry-after': String(seconds) } });
    }
    window.questions += 1;
    this.#windows.set(address, window);
  }
}
