import { Refused, StoreUnavailable } from '#event-store';

/** The consumer is closing and gave up waiting; what was in hand will be delivered again. */
export class ConsumerClosed extends Error {
  readonly code = 'consumer-closed';
  constructor() {
    super('the consumer is closing; what was in hand will be delivered again');
    this.name = 'ConsumerClosed';
  }
}

/** Pause in milliseconds; passed in so that a simulation owns time. */
export type Pause = (milliseconds: number) => Promise<void>;

/** How a handler's run ended. */
export type Outcome = { readonly kind: 'applied' } | { readonly kind: 'refused'; readonly code: string } | { readonly kind: 'failed'; readonly error: unknown };

const APPLIED: Outcome = { kind: 'applied' };
const STORE_AWAY_MILLISECONDS = [20, 50, 100, 250, 500, 1_000] as const;

/**
 * Tells three kinds of trouble apart: a refusal is a result; a store that is away is nobody's message's fault and is
 * waited out without end (visible in status, never parked); anything else is retried a few times, then it is the message.
 */
export class Patience {
  readonly #pause: Pause;
  readonly #retries: readonly number[];
  #closing = false;
  readonly #waiting = new Set<() => void>();
  retried = 0;
  storeAway = 0;

  /** @param retries milliseconds before the second, third … try of a failing handler */
  constructor(retries: readonly number[], pause: Pause) {
    this.#retries = retries;
    this.#pause = pause;
  }

  get closing(): boolean {
    return this.#closing;
  }

  /** Ends every wait at once. */
  close(): void {
    this.#closing = true;
    for (const wake of this.#waiting) wake();
  }

  /** Runs a handler until it is done, refused, or has failed once more than there are retries. @throws ConsumerClosed */
  async attempt(handle: () => unknown): Promise<Outcome> {
    for (let failures = 0, away = 0; ; ) {
      try {
        await handle();
        return APPLIED;
      } catch (error) {
        if (error instanceof Refused) return { kind: 'refused', code: error.code };
        if (error instanceof ConsumerClosed) throw error;
        if (error instanceof StoreUnavailable) {
          await this.#wait(STORE_AWAY_MILLISECONDS[away] ?? 1_000);
          away += 1;
          this.storeAway += 1;
          continue;
        }
        const pause = this.#retries[failures];
        if (pause === undefined) return { kind: 'failed', error };
        failures += 1;
        this.retried += 1;
        await this.#wait(pause);
      }
    }
  }

  /** Repeats a write of the consumer's own state while the store is away. @throws ConsumerClosed, or what else the write throws */
  async untilStored<T>(write: () => Promise<T>): Promise<T> {
    for (let away = 0; ; away += 1) {
      try {
        return await write();
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) throw error;
        this.storeAway += 1;
        await this.#wait(STORE_AWAY_MILLISECONDS[away] ?? 1_000);
      }
    }
  }

  async #wait(milliseconds: number): Promise<void> {
    if (this.#closing) throw new ConsumerClosed();
    await new Promise<void>((resolve) => {
      const wake = () => {
        this.#waiting.delete(wake);
        resolve();
      };
      this.#waiting.add(wake);
      void this.#pause(milliseconds).then(wake);
    });
    if (this.#closing) throw new ConsumerClosed();
  }
}
