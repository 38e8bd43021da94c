import { makeAccount } from '../drive/accounts.ts';
import { violations } from './axe.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { PASSWORD, signInAs, Stage } from './stage.ts';

describeInBrowser('who is here', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
    await makeAccount(stage.administrator, { name: 'second.dispatcher', displayName: '李工', rights: [{ role: 'dispatcher', area: stage.city }], password: PASSWORD });
  }, 60_000);
  afterAll(() => stage.close());

  it('an offer to somebody whose page is not open is a task to phone him; it goes when he opens it, and comes back when he closes it', async () => {
    const { page, context, complaints } = await stage.as('dispatcher', { language: 'en' });
    const tasks = page.locator('[data-phone-tasks] li', { hasText: '丁一鸣' });
    await tasks.waitFor();
    const seen = page.getByRole('row', { name: /丁一鸣/ }).locator('[data-page]');
    expect(await seen.getAttribute('data-page')).toBe('closed');
    const his = await stage.as('responder', { language: 'en', phone: true });
    await page
      .getByRole('row', { name: /丁一鸣/ })
      .locator('[data-page=open]', { hasText: 'page open' })
      .waitFor();
    await tasks.waitFor({ state: 'detached' });
    // He says that he is here, and sees nobody.
    expect((await his.page.request.get('/api/dispatch/presence')).status()).toBe(403);
    expect(await violations(page)).toEqual([]);
    await his.page.close({ runBeforeUnload: true });
    await tasks.waitFor();
    await page
      .getByRole('row', { name: /丁一鸣/ })
      .locator('[data-page=closed] time')
      .waitFor();
    // Nothing of it stands on a log.
    const { body } = await stage.administrator.read<{ entries?: readonly unknown[] }>('/api/dispatch/cases?limit=1');
    expect(JSON.stringify(body)).not.toContain('presence');
    expect([...complaints, ...his.complaints]).toEqual([]);
    await context.close();
    await his.context.close();
  }, 60_000);

  it('two dispatchers at one case see each other, by name, until one looks at something else', async () => {
    const { page, context, complaints } = await stage.as('dispatcher', { language: 'en' });
    const other = await stage.window('/sign-in', { language: 'zh-CN' });
    await signInAs(other.page, 'second.dispatcher', PASSWORD);
    for (const one of [page, other.page]) {
      await one.locator('main [role=row][aria-selected]').first().waitFor();
      await one.keyboard.press('j');
    }
    await page.getByText('李工 is looking at this case').waitFor();
    await other.page.getByText('派单员 陈建国 正在查看此单').waitFor();
    expect(await violations(page)).toEqual([]);
    await other.page.keyboard.press('j');
    await page.locator('[data-lookers="0"]').waitFor({ state: 'attached' });
    expect([...complaints, ...other.complaints]).toEqual([]);
    await context.close();
    await other.context.close();
  }, 60_000);
});
