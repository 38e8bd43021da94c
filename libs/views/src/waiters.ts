interface Waiter {
  readonly isDue: () => boolean;
  readonly answer: (reached: boolean) => void;
}

/** Those who wait until the views have applied a position. */
export class Waiters {
  readonly #waiting = new Set<Waiter>();

  /** Resolves to true once `isDue` holds, to false after `timeoutMs` milliseconds (default: never). */
  wait(isDue: () => boolean, timeoutMs?: number): Promise<boolean> {
    if (isDue()) return Promise.resolve(true);
    return new Promise((resolve) => {
      const timer = timeoutMs === undefined ? undefined : setTimeout(() => waiter.answer(false), timeoutMs);
      const waiter: Waiter = {
        isDue,
        answer: (reached) => {
          clearTimeout(timer);
          this.#waiting.delete(waiter);
          resolve(reached);
        },
      };
      this.#waiting.add(waiter);
    });
  }

  /** Positions have moved. */
  check(): void {
    for (const waiter of this.#waiting) if (waiter.isDue()) waiter.answer(true);
  }

  /** Nobody will be served any more. */
  dismiss(): void {
    for (const waiter of this.#waiting) waiter.answer(false);
  }
}
