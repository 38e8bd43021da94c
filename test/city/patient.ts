import { setTimeout as pause } from 'node:timers/promises';
import type { Sender } from './player.ts';

/** Milliseconds for which a service may go on saying that it has not heard yet. */
const PATIENCE = 60_000;

/** Sends a command again, with its key, when the service says "not there yet, try again in so many seconds": what every client of several services has to do when they are busy. */
export class PatientSender implements Sender {
  #repeated = 0;

  /** How often that was. */
  get repeated(): number {
    return this.#repeated;
  }

  readonly send: Sender['send'] = async (session, path, body, options) => {
    for (const end = performance.now() + PATIENCE; ; this.#repeated += 1) {
      const answer = await session.command<never>(path, body, options);
      const again = Number(answer.headers['retry-after'] ?? 0) * 1_000;
      if (answer.status !== 503 || again === 0 || performance.now() + again > end) return answer;
      await pause(again);
    }
  };
}
