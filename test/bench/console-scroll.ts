import type { Page } from 'playwright-core';
import { manyCases } from '../console/many-cases.ts';
import { type Benchmark, percentile } from './benchmark.ts';
import { consoleGround, dispatcherWindow } from './console-ground.ts';

const OPEN = 5_000;
/** What the browser itself calls a long task, milliseconds; of work, so that a busy machine is not taken for a slow page. */
const LONG = 50;
/** As far as a turn of a wheel goes, pixels; so many turns, and then from end to end in as many leaps. */
const WHEEL = 240;
const TURNS = 120;

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds that its thread worked for it: less than it lasted where other processes were given the processor in between. */
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/** Milliseconds of work of each task of the page's own thread. */
function tasksOf(trace: Buffer): readonly number[] {
  const { traceEvents } = JSON.parse(trace.toString()) as { readonly traceEvents: readonly TraceEvent[] };
  const threads = new Set(traceEvents.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(({ pid, tid }) => `${pid}/${tid}`));
  return traceEvents.flatMap(({ name, ph, pid, tid, tdur }) =>
    name.endsWith('RunTask') && ph === 'X' && tdur !== undefined && threads.has(`${pid}/${tid}`) ? [tdur / 1_000] : [],
  );
}

/** One thing that is done to the list, and the row that must stand in it then. */
async function scroll(page: Page, act: string): Promise<number> {
  return page.evaluate<number>(`new Promise((done) => {
    const list = document.querySelector('main [role=grid]');
    const begun = performance.now();
    ${act};
    requestAnimationFrame(() => {
      const after = new MessageChannel();
      after.port1.onmessage = () => done(performance.now() - begun);
      after.port2.postMessage('');
    });
  })`);
}

/** Whether the rows that should be seen are drawn: no hole in the middle of the list. */
const WHOLE = `(() => {
  const list = document.querySelector('main [role=grid]').getBoundingClientRect();
  const at = document.elementFromPoint(list.left + 40, list.top + list.height / 2);
  return at?.closest('[role=row][aria-selected]') !== null;
})()`;

/** Whether a list that is far too long still follows the hand. */
export const consoleScroll: Benchmark = {
  name: 'console-scroll',
  what: `tasks of more than ${LONG} ms while a queue of ${OPEN} open requests is scrolled through in a real browser, by the wheel and in leaps`,
  async run(progress) {
    const ground = await consoleGround(40, progress);
    try {
      const { context, page } = await dispatcherWindow(ground, '');
      await manyCases(context, OPEN);
      await page.goto('/');
      await page.locator(`main [data-count="${OPEN}"]`).waitFor();
      await page.locator('[data-connected=true]').waitFor();
      // What comes after the first look, and the second reading after the stream stands, are no part of scrolling.
      await new Promise((resolve) => setTimeout(resolve, 4_000));
      await ground.stage.browser.startTracing(page, { categories: ['toplevel'] });
      const times: number[] = [];
      for (let turn = 0; turn < TURNS; turn += 1) times.push(await scroll(page, `list.scrollTop += ${WHEEL}`));
      for (let leap = TURNS; leap >= 0; leap -= 1) {
        times.push(await scroll(page, `list.scrollTop = (list.scrollHeight - list.clientHeight) * ${((leap * 37) % (TURNS + 1)) / TURNS}`));
        if (leap % 30 === 0 && !(await page.evaluate<boolean>(WHOLE))) throw new Error(`after leap ${leap} there is a hole where rows should be`);
      }
      const tasks = tasksOf(await ground.stage.browser.stopTracing());
      if (tasks.length < times.length) throw new Error(`the browser told of ${tasks.length} tasks only: its trace is not what it was`);
      const long = tasks.filter((task) => task > LONG);
      const longest = Math.max(...tasks);
      await context.close();
      const p95 = percentile(times, 0.95);
      progress(
        `${times.length} steps: p50 ${percentile(times, 0.5).toFixed(1)}, p95 ${p95.toFixed(1)}, most ${Math.max(...times).toFixed(1)} ms until painted; longest task ${longest.toFixed(1)} ms`,
      );
      return {
        name: 'console-scroll',
        value: long.length,
        unit: 'long tasks',
        baseline: 0,
        ratio: long.length,
        reach: 'none',
        reached: long.length === 0,
        notes: `${OPEN} rows, ${times.length} steps of the wheel and leaps; step to painted p50 ${percentile(times, 0.5).toFixed(1)}, p95 ${p95.toFixed(1)}, most ${Math.max(...times).toFixed(1)} ms; longest task ${longest.toFixed(1)} ms of work, p99 of those that did anything ${percentile(
          tasks.filter((task) => task > 1),
          0.99,
        ).toFixed(1)}`,
      };
    } finally {
      await ground.close();
    }
  },
};
