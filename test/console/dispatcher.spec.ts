import type { Page } from 'playwright-core';
import { scrollsSideways, violations } from './axe.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { compose } from './ime.ts';
import { goOffline, goOnline } from './offline.ts';
import { LOOKS, Stage } from './stage.ts';

interface CaseOf {
  readonly requestId: string;
  readonly number: number;
  readonly category: string;
}

describeInBrowser('the dispatcher', () => {
  let stage: Stage;
  let cases: readonly CaseOf[];
  const numberOf = (category: string) => cases.find((one) => one.category === category)?.number ?? 0;
  beforeAll(async () => {
    stage = await Stage.open();
    cases = (await stage.administrator.read<{ items: CaseOf[] }>('/api/dispatch/cases?limit=50')).body.items;
  }, 60_000);
  afterAll(() => stage.close());

  const rowOf = (page: Page, number: number) => page.locator('main [role=row][aria-selected]').filter({ has: page.getByText(String(number), { exact: true }) });
  const ready = (page: Page) => page.locator('[data-connected=true]').waitFor();

  it.each(LOOKS)(
    'a case with its assignments and recommendations, $language $theme: no violation',
    async (look) => {
      const { page, context, complaints } = await stage.as('dispatcher', look);
      await page.locator('main [role=row][aria-selected]').first().waitFor();
      await page.keyboard.press('j');
      await page.locator('[data-case] [data-timeline] li').first().waitFor();
      expect(await violations(page)).toEqual([]);
      expect(await scrollsSideways(page)).toBe(false);
      expect(complaints).toEqual([]);
      await context.close();
    },
    30_000,
  );

  it('offers by keyboard, reports the yes heard on the phone, and another session sees both without asking', async () => {
    const watching = await stage.as('dispatcher', { language: 'en' });
    const { page, complaints } = await stage.as('dispatcher', { language: 'en' });
    await ready(watching.page);
    const number = numberOf('medicine-run');
    await page.locator('main [role=grid]').first().waitFor();
    await page.keyboard.press('/');
    const bar = page.locator('[data-command-bar] input');
    await page.keyboard.type(`d ${number} `);
    // The Enter that commits the name must not send anybody.
    await compose(page, 'dingyiming', '丁一鸣');
    expect(await bar.inputValue()).toBe(`d ${number} 丁一鸣`);
    await bar.fill(`d ${number} dym`);
    await page.keyboard.press('Tab');
    expect(await bar.inputValue()).toBe(`d ${number} 丁一鸣`);
    await page.keyboard.press('Enter');
    await page.locator('[data-case] [data-assignment][data-status=offered]').waitFor();
    await rowOf(watching.page, number).locator('[data-leg=offered]').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type(`a ${number}`);
    await page.keyboard.press('Enter');
    await page.locator('[data-case] [data-assignment][data-status=acknowledged]').waitFor();
    await rowOf(watching.page, number).locator('[data-leg=acknowledged]').waitFor();
    await page.locator('[data-timeline] li', { hasText: 'by phone' }).first().waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
    await watching.context.close();
  }, 60_000);

  it('two dispatchers want the same seat: the second is told who has it, and keeps what he wanted', async () => {
    const other = await stage.as('dispatcher', { language: 'en' });
    const { page, context, complaints } = await stage.as('dispatcher', { language: 'en' });
    const number = numberOf('welfare-visit');
    const to = { name: 'Offer to 秦海燕' };
    await rowOf(page, number).click();
    await page.locator('[data-recommended]').getByRole('button', to).waitFor();
    await goOffline(context);
    await page.locator('[data-recommended]').getByRole('button', to).click();
    await page.locator('main [role=row][data-mark=pending]').waitFor();
    await rowOf(other.page, number).click();
    await other.page.locator('[data-recommended]').getByRole('button', to).click();
    await other.page.locator('[data-case] [data-assignment][data-status=offered]').waitFor();
    await goOnline(context);
    await page.locator('[data-conflict]').waitFor();
    expect(await page.locator('[role=dialog]').innerText()).toContain(`Offer #${number} to 秦海燕`);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator('[data-conflict]').waitFor({ state: 'detached' });
    // What he has now is there: the other's offer.
    await page.locator('[data-case] [data-assignment][data-status=offered]').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
    await other.context.close();
  }, 60_000);

  it('prints the open queue for the hours without machines', async () => {
    const { page, context } = await stage.as('dispatcher', { language: 'en' });
    await page.locator('main [role=row][aria-selected]').first().waitFor();
    await page.evaluate('window.print = () => { window.printed = true; }');
    await page.getByRole('button', { name: 'Print the open queue' }).click();
    await page.evaluate('new Promise((done) => { const look = () => (window.printed ? done() : setTimeout(look, 20)); look(); })');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('[data-paper] table').first().locator('tbody tr').count()).toBe(cases.length);
    expect(await page.locator('[data-paper]').isVisible()).toBe(true);
    expect(await page.locator('main').isVisible()).toBe(false);
    await context.close();
  }, 30_000);
});
