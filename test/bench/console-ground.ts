import type { BrowserContext, Page } from 'playwright-core';
import { PASSWORD, Stage } from '../console/stage.ts';
import { makeAccount } from '../drive/accounts.ts';
import type { Session } from '../drive/session.ts';
import { signIn } from '../drive/sign-in.ts';

const KINDS = [
  { category: 'medicine-run', note: '降压药今天吃完', answers: { 'medicine-left-hours': 20 } },
  { category: 'supplies', note: '家里没菜了', answers: { 'food-days': 2 } },
  { category: 'welfare-visit', note: '对门老人一天没出来', answers: { 'no-contact-hours': 6, alone: 'alone' } },
  { category: 'proxy-errand', note: '快递在东门', answers: { 'deadline-today': 'yes' } },
] as const;
const AT_ONCE = 16;

/** The demo's server with a long queue, and the browser of a dispatcher who is signed in but has not opened anything. */
export interface ConsoleGround {
  readonly stage: Stage;
  /** The dispatcher of the window, through the API. */
  readonly own: Session;
  /** Another dispatcher. */
  readonly other: Session;
  /** How many cases are open. */
  readonly open: number;
  close(): Promise<void>;
}

/** Starts a server and logs requests that nobody is sent to, until the queue has `wanted` of them. */
export async function consoleGround(wanted: number, progress: (line: string) => void): Promise<ConsoleGround> {
  const stage = await Stage.open();
  try {
    const operator = await signIn(stage.connection, 'demo.operator', PASSWORD);
    const own = await signIn(stage.connection, 'demo.dispatcher', PASSWORD);
    const rights = [{ role: 'dispatcher', area: stage.city }];
    const other = (await makeAccount(stage.administrator, { name: 'bench.dispatcher', displayName: '派单员 何静', rights, password: PASSWORD })).session;
    const communityId = (await stage.administrator.read<{ items: readonly { id: string }[] }>('/api/intake/communities')).body.items[0]?.id;
    let next = await count(own, 10_000);
    const log = async () => {
      while (next < wanted) {
        const n = next++;
        const kind = KINDS[n % KINDS.length] ?? KINDS[0];
        const floor = 1 + (n % 18);
        const place = {
          communityId,
          estate: 'east',
          building: ['3', '5', '8'][n % 3],
          unit: String(1 + (n % 2)),
          floor: n % 3 === 0 ? 1 + (n % 7) : floor,
          room: `${floor}0${1 + (n % 4)}`,
        };
        await operator.done('/api/intake/requests', { ...kind, place, person: { name: '演练居民' }, reporter: { relation: 'self' } });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, log));
    while ((await count(own, wanted)) < wanted) await new Promise((resolve) => setTimeout(resolve, 50));
    const open = await count(own, 10_000);
    progress(`${open} open requests`);
    return { stage, own, other, open, close: () => stage.close() };
  } catch (error) {
    await stage.close();
    throw error;
  }
}

/** A new window of the dispatcher with an empty cache: the cookie is there, no file of the console is. */
export async function dispatcherWindow({ stage }: ConsoleGround, watch: string): Promise<{ readonly context: BrowserContext; readonly page: Page }> {
  const context = await stage.browser.newContext({
    baseURL: stage.url,
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    serviceWorkers: 'block',
  });
  const answer = await context.request.post('/api/access/sign-in', { data: { name: 'demo.dispatcher', password: PASSWORD, session: 'cookie' }, headers: { 'x-arrowtower': '1' } });
  if (!answer.ok()) throw new Error(`the dispatcher's sign-in was answered ${answer.status()}`);
  await context.addInitScript(watch);
  return { context, page: await context.newPage() };
}

async function count(session: Session, most: number): Promise<number> {
  let found = 0;
  let next: string | undefined;
  do {
    const cursor = next === undefined ? '' : `&cursor=${encodeURIComponent(next)}`;
    const { body } = await session.read<{ items: readonly unknown[]; next?: string }>(`/api/dispatch/cases?limit=200${cursor}`);
    found += body.items.length;
    next = body.next;
  } while (next !== undefined && found < most);
  return found;
}
