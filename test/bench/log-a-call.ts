import { join } from 'node:path';
import { projectRoot } from '#runtime';
import { launchBrowser } from '../console/browser.ts';
import { PASSWORD, signInAs } from '../console/stage.ts';
import { leaveWork } from '../../apps/all-in-one/src/commands/demo-work.ts';
import { Connection } from '../drive/connection.ts';
import { spawnServer } from '../drive/server-process.ts';
import { redeem } from '../drive/sign-in.ts';
import type { Benchmark } from './benchmark.ts';

const REACH = 45;
/** Somebody who has called before; the demo knows this number. */
const KNOWN = '13900009202';

interface Logged {
  readonly items: readonly { readonly status: string; readonly category?: string; readonly priority?: string; readonly place?: { readonly building?: string } }[];
}

/** A known caller's medicine run, from the first key to the number, without a mouse. */
export const logACall: Benchmark = {
  name: 'log-a-call',
  what: "keystrokes besides the note to log a known caller's request in a real browser, keyboard only",
  async run(progress) {
    const server = await spawnServer({ env: { CONSOLE_DIR: process.env['CONSOLE_DIR'] ?? join(projectRoot(), 'dist/console') } });
    const browser = await launchBrowser();
    const connection = new Connection(server.url);
    try {
      const administrator = await redeem(connection, await server.signInLink());
      await leaveWork(administrator, PASSWORD);
      const page = await (await browser.newContext({ baseURL: server.url, viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })).newPage();
      await page.goto('/sign-in');
      await signInAs(page, 'demo.operator', PASSWORD);
      await page.locator('[data-desk] [name=phone]:focus').waitFor();
      const before = count(await read(administrator));
      let keys = 0;
      const type = async (text: string) => {
        await page.keyboard.type(text);
        keys += text.length;
      };
      const press = async (key: string) => {
        await page.keyboard.press(key);
        // Ctrl+Enter is two keys.
        keys += key.split('+').length;
      };
      const begun = performance.now();
      await type(KNOWN);
      await press('Tab');
      await type('8-1-402');
      await page.locator('[role=option]').first().waitFor();
      await press('Tab');
      await type('dq');
      await press('Tab');
      await page.locator('[name="question-medicine-left-hours"]:focus').waitFor();
      await type('5');
      while ((await page.locator('[name=note]:focus').count()) === 0) await press('Tab');
      const note = '降压药今天吃完，明早的没有了';
      await page.keyboard.type(note);
      await press('Control+Enter');
      await page.getByText(/已登记 #\d+/).waitFor();
      const took = performance.now() - begun;
      const after = await read(administrator);
      if (count(after) !== before + 1) throw new Error(`${count(after) - before} requests were logged, not one`);
      progress(`${keys} keystrokes and ${note.length} of the note, ${(took / 1_000).toFixed(1)} s of the machine's time`);
      return {
        name: 'log-a-call',
        value: keys,
        unit: 'keystrokes',
        baseline: REACH,
        ratio: keys / REACH,
        reach: `≤ ${REACH} keystrokes`,
        reached: keys <= REACH,
        notes: `${KNOWN.length} of them the phone, ${note.length} more the note, no mouse; answered in ${(took / 1_000).toFixed(1)} s at the machine's typing speed`,
      };
    } finally {
      await browser.close();
      await connection.close();
      await server.remove();
    }
  },
};

async function read(session: Awaited<ReturnType<typeof redeem>>): Promise<Logged> {
  return (await session.read<Logged>('/api/intake/requests?limit=100')).body;
}

function count({ items }: Logged): number {
  return items.filter(({ status, category, place }) => status === 'triaged' && category === 'medicine-run' && place?.building === '8').length;
}
