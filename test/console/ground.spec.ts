import { createServer } from 'node:net';
import { describeInBrowser } from './describe-in-browser.ts';
import { scrollsSideways, violations } from './axe.ts';
import { LOOKS, PASSWORD, signInAs, Stage, type StageRole } from './stage.ts';

const ROLES: readonly StageRole[] = ['operator', 'dispatcher', 'responder', 'supervisor', 'administrator'];

describeInBrowser('the ground of the console', () => {
  let stage: Stage;
  let metricsPort = 0;
  beforeAll(async () => {
    metricsPort = await freePort();
    stage = await Stage.open({ env: { METRICS_PORT: String(metricsPort) } });
  }, 60_000);
  afterAll(() => stage.close());

  it.each(LOOKS)(
    'the door, $language $theme: no violation, no complaint',
    async (look) => {
      const { page, context, complaints } = await stage.window('/', look);
      await page.locator('input[name=name]').waitFor();
      expect(await violations(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await context.close();
    },
    30_000,
  );

  it.each(ROLES.flatMap((role) => LOOKS.map((look) => ({ role, ...look }))))(
    '$role comes home, $language $theme',
    async ({ role, ...look }) => {
      const phone = role === 'responder';
      const { page, context, complaints } = await stage.as(role, { ...look, phone });
      await page.locator('main [data-state=loading]').waitFor({ state: 'detached' });
      await page.locator('main h1').first().waitFor();
      expect(await violations(page)).toEqual([]);
      expect(await scrollsSideways(page)).toBe(false);
      expect(complaints).toEqual([]);
      await context.close();
    },
    30_000,
  );

  it('a session that ends elsewhere leaves the page as it is, asks over it, and goes on', async () => {
    const { page, complaints } = await stage.as('dispatcher');
    await page.locator('main [role=row][aria-selected]').first().click();
    const chosen = await page.locator('main [role=row][aria-selected=true]').getAttribute('id');
    await page.locator('[data-connected=true]').waitFor();
    const other = await stage.as('dispatcher');
    await other.page.getByRole('button', { name: /账号菜单/ }).click();
    await other.page.getByRole('menuitem', { name: '在所有设备上退出' }).click();
    await other.page.locator('input[name=name]').waitFor();
    await page.locator('[role=dialog] input[name=password]').waitFor();
    expect(await page.locator('[role=dialog] input[name=name]').inputValue()).toBe('demo.dispatcher');
    await signInAs(page, 'demo.dispatcher', PASSWORD);
    await page.locator('[role=dialog]').waitFor({ state: 'detached' });
    expect(await page.locator('main [role=row][aria-selected=true]').getAttribute('id')).toBe(chosen);
    await page.locator('[data-connected=true]').waitFor();
    expect(complaints).toEqual([]);
  }, 60_000);

  it('a single-use link is opened in a browser, asks first, and is used up then', async () => {
    const made = (
      await stage.administrator.done<{ link: { path: string } }>('/api/access/accounts', {
        name: 'link.tester',
        displayName: '测试',
        rights: [{ role: 'operator', area: stage.city }],
      })
    ).body;
    const looked = await stage.window(made.link.path);
    await looked.page.getByRole('button', { name: '用链接登录' }).waitFor();
    const { page } = await stage.window(made.link.path);
    await page.getByRole('button', { name: '用链接登录' }).click();
    await page.locator('header').waitFor();
    await looked.page.getByRole('button', { name: '用链接登录' }).click();
    await looked.page.getByRole('alert').waitFor();
    expect(await looked.page.getByRole('alert').getAttribute('data-code')).toBe('link-not-valid');
  }, 60_000);

  it('two tabs of a browser share one connection to a service', async () => {
    const { page, context } = await stage.as('dispatcher');
    await page.locator('[data-connected=true]').waitFor();
    const before = await readers(metricsPort);
    const second = await context.newPage();
    await second.goto(stage.url);
    await second.locator('[data-connected=true]').waitFor();
    expect(await readers(metricsPort)).toBe(before);
    await context.close();
  }, 60_000);

  it('keeps the token out of reach of scripts', async () => {
    const { page, context } = await stage.as('dispatcher');
    const cookies = await context.cookies();
    const kept = await page.evaluate<string>('document.cookie + JSON.stringify(localStorage) + JSON.stringify(sessionStorage)');
    expect(cookies.filter(({ value }) => kept.includes(value))).toEqual([]);
    expect(cookies.map(({ name, httpOnly, sameSite }) => ({ name, httpOnly, sameSite }))).toEqual([{ name: 'arrowtower', httpOnly: true, sameSite: 'Strict' }]);
  }, 30_000);
});

/** Connections to dispatch's live stream, as the server counts them. */
async function readers(port: number): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const line = text.split('\n').find((one) => /live_readers/.test(one) && /dispatch/.test(one) && !one.startsWith('#'));
  if (line === undefined) throw new Error(`no metric tells how many listen to dispatch:\n${text.slice(0, 2_000)}`);
  return Number(/} (\d+)/.exec(line)?.[1]);
}

/** A port that nobody has: the kernel's choice. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
