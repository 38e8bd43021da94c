import type { Logger } from '#runtime';

/** A part of stopping and what it is called in the log. */
export type StopStep = readonly [name: string, stop: () => Promise<unknown> | void];

/** Runs every step in order, whatever the ones before did. When the time is up, the steps still to come are only started: what hangs must not keep the stores from closing. */
export async function stopWithin(milliseconds: number, log: Logger, steps: readonly StopStep[]): Promise<void> {
  const deadline = performance.now() + milliseconds;
  for (const [name, stop] of steps) {
    const left = Math.max(200, deadline - performance.now());
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>((resolve) => (timer = setTimeout(() => resolve('late'), left)));
    try {
      if ((await Promise.race([Promise.resolve(stop()), late])) === 'late')
        log.warn({ step: name, remedy: 'Nothing acknowledged is lost; what was in hand is done again at the next start.' }, 'stopping took too long at one step');
    } catch (error) {
      log.error({ step: name, err: error, remedy: 'Nothing acknowledged is lost; report it.' }, 'stopping failed at one step');
    } finally {
      clearTimeout(timer);
    }
  }
}
