import type { BusTransport } from '#messaging';
import type { Logger } from '../logging/logger.ts';

const LOOK_MILLISECONDS = 1_000;

/** Remembers since when the bus is in trouble, and says so once. */
export class BusTroubleWatch {
  readonly #transport: () => BusTransport;
  readonly #log: Logger;
  #since: Date | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(transport: () => BusTransport, log: Logger) {
    this.#transport = transport;
    this.#log = log;
  }

  start(): void {
    this.#timer = setInterval(() => this.now(), LOOK_MILLISECONDS).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** What hinders the bus now, and since when (by the wall clock); undefined while it works. */
  now(): { readonly since: Date; readonly sentences: readonly string[] } | undefined {
    const sentences = this.#transport().troubles();
    if (sentences.length === 0) {
      if (this.#since !== undefined) this.#log.info('the bus works again: what waited goes out now');
      this.#since = undefined;
      return undefined;
    }
    if (this.#since === undefined) {
      this.#since = new Date();
      this.#log.warn(
        { reasons: sentences, remedy: 'Start Kafka again or mend the way to it. Requests are still taken; nothing is lost, and what waits goes out by itself.' },
        'the bus is away: other services fall behind',
      );
    }
    return { since: this.#since, sentences };
  }
}
