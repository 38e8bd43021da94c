import type { CarryProgress } from '#event-store';

/** Told how far a long piece of work is. */
export interface Progress {
  /** The next part begins; the answer is told how much of it is done. */
  part(name: string, total: number): CarryProgress;
}

/** Tells nobody. */
export const NO_PROGRESS: Progress = { part: () => () => undefined };

const WIDTH = 30;
/** Milliseconds between two pictures of a bar. */
const APART = 100;

/**
 * On a terminal one line with a bar that fills; elsewhere a line per part, and one for each quarter of a long part.
 * @param out where to, standard error
 */
export function progressOn(out: { readonly isTTY?: boolean; write(text: string): unknown }): Progress {
  return { part: (name, total) => (out.isTTY === true ? bar(out, name, total) : lines(out, name, total)) };
}

function bar(out: { write(text: string): unknown }, name: string, total: number): CarryProgress {
  let drawnAt = Number.NEGATIVE_INFINITY;
  const draw = (done: number) => {
    const isDone = done >= total;
    if (!isDone && performance.now() - drawnAt < APART) return;
    drawnAt = performance.now();
    const filled = total === 0 ? WIDTH : Math.round((WIDTH * Math.min(done, total)) / total);
    out.write(`\r  ${name.padEnd(26)} ${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${done} of ${total}${isDone ? '\n' : ''}`);
  };
  draw(0);
  return draw;
}

/** Shorter parts say only that they are done. */
const LONG = 5_000;

function lines(out: { write(text: string): unknown }, name: string, total: number): CarryProgress {
  let told = -1;
  const tell = (done: number) => {
    const quarter = total === 0 ? 4 : Math.floor((4 * done) / total);
    if (quarter <= told || (total < LONG && quarter < 4)) return;
    told = quarter;
    out.write(`${name}: ${done} of ${total}\n`);
  };
  tell(0);
  return tell;
}
