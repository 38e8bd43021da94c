import type { Page } from 'playwright-core';
import { live } from '../drive/live.ts';
import { type Benchmark, percentile } from './benchmark.ts';
import { consoleGround, type ConsoleGround, dispatcherWindow } from './console-ground.ts';

const OPEN = 500;
const REACH = 50;
const PER_SECOND = 50;
const SECONDS = 20;

/**
 * Notes in the page when a change of a row has been painted, as [row, milliseconds since 1970]. A change made in a frame is painted at the end of that frame,
 * any other with the next one: a message to oneself comes after the painting.
 */
const WATCH = `
  window.painted = [];
  const after = (work) => { const channel = new MessageChannel(); channel.port1.onmessage = work; channel.port2.postMessage(''); };
  let inFrame = false;
  const frame = () => { inFrame = true; after(() => { inFrame = false; }); requestAnimationFrame(frame); };
  requestAnimationFrame(frame);
  new MutationObserver((records) => {
    const rows = new Set(records.map(({ target }) => target.closest('main [id^="row-request-"]')?.id).filter(Boolean));
    const note = () => { const at = performance.timeOrigin + performance.now(); for (const row of rows) window.painted.push([row, at]); };
    if (rows.size > 0) (inFrame ? () => after(note) : () => requestAnimationFrame(() => after(note)))();
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-taken'] });`;

/** Rows that can be seen now. */
const DRAWN = `[...document.querySelectorAll('main [id^="row-request-"]')].filter((row) => {
  const box = row.getBoundingClientRect(), list = row.closest('[role=grid]').getBoundingClientRect();
  return box.top >= list.top && box.bottom <= list.bottom;
}).map(({ id }) => id)`;

/** Two dispatchers take cases from each other, 50 a second: every second one of a row that is seen, the others anywhere. Answers milliseconds from each event's arrival to its row's painting. */
async function measure(ground: ConsoleGround, page: Page): Promise<{ readonly times: readonly number[]; readonly sent: number }> {
  const sessions = [ground.own, ground.other];
  const seen = (await page.evaluate<readonly string[]>(DRAWN)).map((id) => id.replace(/^row-/, ''));
  const { body } = await ground.own.read<{ items: readonly { requestId: string }[] }>('/api/dispatch/cases?limit=200');
  const elsewhere = body.items.map(({ requestId }) => requestId).filter((id) => !seen.includes(id));
  // So that every later event changes what its row shows.
  for (const id of [...seen, ...elsewhere]) await ground.own.done(`/api/dispatch/cases/${id}/take`);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  await page.evaluate('window.painted.length = 0');

  const arrived = new Map<string, number[]>();
  const stop = new AbortController();
  const opened = Promise.withResolvers<void>();
  const reading = (async () => {
    for await (const message of live(ground.own, '/api/dispatch/stream', stop.signal, undefined, opened.resolve)) {
      const at = performance.timeOrigin + performance.now();
      const { requestId } = (message.data ?? {}) as { requestId?: string };
      if (requestId !== undefined) arrived.set(requestId, [...(arrived.get(requestId) ?? []), at]);
    }
  })();
  await opened.promise;
  const turns = new Map<string, number>();
  const answers: Promise<unknown>[] = [];
  const begun = performance.now();
  const total = PER_SECOND * SECONDS;
  for (let n = 0; n < total; n += 1) {
    const due = begun + (n * 1_000) / PER_SECOND;
    while (due > performance.now()) await new Promise((resolve) => setTimeout(resolve, 1));
    const from = n % 2 === 0 ? seen : elsewhere;
    const id = from[(n >> 1) % from.length] ?? '';
    const turn = (turns.get(id) ?? 0) + 1;
    turns.set(id, turn);
    answers.push((sessions[turn % 2] ?? ground.own).done(`/api/dispatch/cases/${id}/take`));
  }
  await Promise.all(answers);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  stop.abort();
  await reading;
  const painted = new Map<string, number[]>();
  for (const [row, at] of await page.evaluate<readonly (readonly [string, number])[]>('window.painted')) {
    const id = row.replace(/^row-/, '');
    painted.set(id, [...(painted.get(id) ?? []), at]);
  }
  const times = seen.flatMap((id) => {
    const came = arrived.get(id) ?? [];
    const drawn = painted.get(id) ?? [];
    if (came.length !== drawn.length) throw new Error(`of the ${came.length} changes of ${id}, ${drawn.length} were painted`);
    return came.map((at, index) => (drawn[index] ?? Number.NaN) - at);
  });
  return { times, sent: total };
}

/** How long what has happened stays unseen. */
export const consoleUpdate: Benchmark = {
  name: 'console-update',
  what: `milliseconds (p95) from a live event's arrival to its painted row in a real browser, ${OPEN} rows, ${PER_SECOND} events a second`,
  async run(progress) {
    const ground = await consoleGround(OPEN, progress);
    try {
      const { context, page } = await dispatcherWindow(ground, WATCH);
      await page.goto('/');
      await page.locator('[data-connected=true]').waitFor();
      await page.locator(`main [data-count="${ground.open}"]`).waitFor();
      const { times, sent } = await measure(ground, page);
      await context.close();
      const value = Number(percentile(times, 0.95).toFixed(1));
      progress(`${times.length} changes of seen rows: p50 ${percentile(times, 0.5).toFixed(1)}, p95 ${value}, most ${Math.max(...times).toFixed(1)} ms`);
      return {
        name: 'console-update',
        value,
        unit: 'ms',
        baseline: REACH,
        ratio: value / REACH,
        reach: `≤ ${REACH} ms`,
        reached: value <= REACH,
        notes: `${sent} events in ${SECONDS} s, ${times.length} of them on rows in sight; p50 ${percentile(times, 0.5).toFixed(1)}, most ${Math.max(...times).toFixed(1)}`,
      };
    } finally {
      await ground.close();
    }
  },
};
