import { type Benchmark, percentile } from './benchmark.ts';
import { consoleGround, type ConsoleGround, dispatcherWindow } from './console-ground.ts';

const OPEN = 500;
const REACH = 1_500;
const ROUNDS = 5;
const SLOWER = 4;

/** Notes in the page itself when the whole queue was painted: it says how many are open, and its rows stand. */
const watch = (open: number) => `
  window.usable = new Promise((done) => {
    const usable = () =>
      Number(document.querySelector('main [data-count]')?.getAttribute('data-count') ?? 0) >= ${open} && document.querySelectorAll('main [role=row][aria-selected]').length >= 10;
    new MutationObserver((_, observer) => {
      if (!usable()) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        const after = new MessageChannel();
        after.port1.onmessage = () => done(performance.now());
        after.port2.postMessage('');
      });
    }).observe(document, { subtree: true, childList: true, attributes: true });
  });`;

/** Milliseconds from the navigation until the queue stands and answers a key. */
async function once(ground: ConsoleGround): Promise<number> {
  const { context, page } = await dispatcherWindow(ground, watch(ground.open));
  try {
    const debug = await context.newCDPSession(page);
    await debug.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await page.goto('/', { waitUntil: 'commit' });
    const shown = await page.evaluate<number>('window.usable');
    await page.keyboard.press('j');
    await page.locator('main [role=row][aria-selected=true]').waitFor();
    return shown;
  } finally {
    await context.close();
  }
}

/** How long a dispatcher looks at nothing after opening the console on a slow machine. */
export const consoleStart: Benchmark = {
  name: 'console-start',
  what: `milliseconds from the navigation to a painted queue of ${OPEN} open requests in a real browser with a cold cache, its CPU slowed ${SLOWER} times`,
  async run(progress) {
    const ground = await consoleGround(OPEN, progress);
    try {
      const times: number[] = [];
      for (let round = 1; round <= ROUNDS; round += 1) {
        const took = await once(ground);
        times.push(took);
        progress(`round ${round}: ${took.toFixed(0)} ms`);
      }
      const value = Math.round(percentile(times, 0.5));
      return {
        name: 'console-start',
        value,
        unit: 'ms',
        baseline: REACH,
        ratio: value / REACH,
        reach: `≤ ${REACH} ms`,
        reached: value <= REACH,
        notes: `median of ${ROUNDS}: ${times.map((time) => time.toFixed(0)).join(', ')}; a key chose a row in each`,
      };
    } finally {
      await ground.close();
    }
  },
};
