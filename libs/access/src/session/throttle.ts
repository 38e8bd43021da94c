import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Clock } from '#event-store';

/**
 * (local) Tries in a window of 15 minutes. One person at one place gets 8; one account 40 from everywhere (so that a stranger cannot lock it with 8);
 * one address 100, because a whole community office shares one.
 */
const LIMITS = { pair: 8, account: 40, address: 100 } as const;
const WINDOW = 15 * 60_000;

interface Window {
  tries: number;
  until: number;
}

/** Counts sign-in tries per account and address in bounded memory; a success takes its own count back. */
export class Throttle {
  readonly #clock: Clock;
  readonly #windows = new LRUCache<string, Window>({ max: 30_000 });
  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Counts one try before the password is checked (so that many at once count too); answers the seconds to wait, 0 = go on. */
  tries(name: string, address: string): number {
    const now = this.#clock.now().getTime();
    const windows = keys(name, address).map(([key, limit]) => {
      const found = this.#windows.get(key);
      const window = found === undefined || found.until <= now ? { tries: 0, until: now + WINDOW } : found;
      this.#windows.set(key, window);
      return { window, limit };
    });
    const full = windows.filter(({ window, limit }) => window.tries >= limit);
    if (full.length > 0) return Math.ceil(Math.max(...full.map(({ window }) => window.until - now)) / 1000);
    for (const { window } of windows) window.tries += 1;
    return 0;
  }

  /** The try was a success: it and this pair's earlier failures are forgotten. */
  succeeded(name: string, address: string): void {
    for (const [key, , isPair] of keys(name, address)) {
      const window = this.#windows.get(key);
      if (window !== undefined) window.tries = isPair ? 0 : Math.max(0, window.tries - 1);
    }
  }
}

/** Hashed, so that a long name costs no memory and none lies about in a heap dump. */
function keys(name: string, address: string): readonly (readonly [string, number, boolean])[] {
  return [
    [digest(`pair\0${name}\0${address}`), LIMITS.pair, true],
    [digest(`account\0${name}`), LIMITS.account, false],
    [digest(`address\0${address}`), LIMITS.address, false],
  ];
}

function digest(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, 22);
}
