import type { Clock } from '#event-store';

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date() };

/** A clock for drills and tests: it stands still until somebody moves it, and never goes back. */
export class ManualClock implements Clock {
  #time: number;

  constructor(start: Date) {
    this.#time = start.getTime();
  }

  now(): Date {
    return new Date(this.#time);
  }

  /** Puts the clock where another one stands, before anything has been done by it; the one time that it may go back. */
  reset(to: Date): void {
    this.#time = to.getTime();
  }

  /** Moves the clock. @throws RangeError when `to` lies before the clock's time. */
  set(to: Date): void {
    if (!(to.getTime() >= this.#time)) throw new RangeError(`the clock stands at ${this.now().toISOString()} and cannot go back to ${String(to)}`);
    this.#time = to.getTime();
  }
}
