import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Clock } from '#event-store';
import type { TryCounts } from '../store/port.ts';

/**
 * (local) Tries in a window of 15 minutes. One person at one place gets 8; one account 40 from everywhere (so that a stranger cannot lock it with 8);
 * one address 100, because a whole community office shares one.
 */
const LIMITS = { pair: 8, account: 40, address: 100 } as const;
const WINDOW = 15 * 60_000;

/** Counts sign-in tries per account and address; a success takes its own count back. */
export class Throttle {
  readonly #clock: Clock;
  readonly #counts: TryCounts;

  constructor(clock: Clock, counts: TryCounts = new OwnTryCounts()) {
    this.#clock = clock;
    this.#counts = counts;
  }

  /** Counts one try before the password is checked (so that many at once count too); answers the seconds to wait, 0 = go on. What is refused is not counted. */
  async tries(name: string, address: string): Promise<number> {
    const now = this.#clock.now().getTime();
    const counted: string[] = [];
    for (const [key, limit] of keys(name, address)) {
      const full = await this.#counts.count(key, limit, now, now + WINDOW);
      if (full !== undefined) {
        for (const taken of counted) await this.#counts.takeBack(taken, 1);
        return Math.max(1, Math.ceil((full - now) / 1000));
      }
      counted.push(key);
    }
    return 0;
  }

  /** The try was a success: it and this pair's earlier failures are forgotten. */
  async succeeded(name: string, address: string): Promise<void> {
    for (const [key, , isPair] of keys(name, address)) await this.#counts.takeBack(key, isPair ? 'all' : 1);
  }
}

interface Window {
  tries: number;
  until: number;
}

/** The counts of a process that is alone, in bounded memory. */
class OwnTryCounts implements TryCounts {
  readonly #windows = new LRUCache<string, Window>({ max: 30_000 });

  async count(key: string, limit: number, now: number, until: number): Promise<number | undefined> {
    const found = this.#windows.get(key);
    const window = found === undefined || found.until <= now ? { tries: 0, until } : found;
    if (window.tries >= limit) return window.until;
    window.tries += 1;
    this.#windows.set(key, window);
    return undefined;
  }

  async takeBack(key: string, tries: number | 'all'): Promise<void> {
    const window = this.#windows.get(key);
    if (window !== undefined) window.tries = tries === 'all' ? 0 : Math.max(0, window.tries - tries);
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
