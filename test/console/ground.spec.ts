import { describeInBrowser } from './describe-in-browser.ts';
import { scrollsSideways, violations } from './axe.ts';
import { LOOKS, PASSWORD, signInAs, Stage, type StageRole } from './stage.ts';

const ROLES: readonly StageRole[] = ['operator', 'dispatcher', 'responder', 'supervisor', 'administrator'];

describeInBrowser('the ground of the console', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
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

  it('a session that ends elsewhere leaves the page, asks over it, and goes on', async () => {
    const { page } = await stage.as('operator');
    await page.locator('main h1').waitFor();
    const other = await stage.as('operator');
    await other.page.getByRole('button', { name: /账号菜单/ }).click();
    await other.page.getByRole('menuitem', { name: '在所有设备上退出' }).click();
    await other.page.locator('input[name=name]').waitFor();
    await page.reload();
    await page.locator('input[name=name]').waitFor();
    await signInAs(page, 'demo.operator', PASSWORD);
    await page.locator('header').waitFor();
  }, 30_000);

  it('keeps the token out of reach of scripts', async () => {
    const { page, context } = await stage.as('dispatcher');
    const cookies = await context.cookies();
    const kept = await page.evaluate<string>('document.cookie + JSON.stringify(localStorage) + JSON.stringify(sessionStorage)');
    expect(cookies.filter(({ value }) => kept.includes(value))).toEqual([]);
    expect(cookies.map(({ name, httpOnly, sameSite }) => ({ name, httpOnly, sameSite }))).toEqual([{ name: 'arrowtower', httpOnly: true, sameSite: 'Strict' }]);
  }, 30_000);
});
