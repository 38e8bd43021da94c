import type { Page } from 'playwright-core';
import { makeAccount } from '../drive/accounts.ts';
import { violations } from './axe.ts';
import { logged } from './cast.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { requestsOf } from './desk.ts';
import { PASSWORD, signInAs, Stage } from './stage.ts';
import { until } from './until.ts';

describeInBrowser('two operators', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
    await makeAccount(stage.administrator, { name: 'second.operator', displayName: '宋宁', rights: [{ role: 'operator', area: stage.city }], password: PASSWORD });
  }, 90_000);
  afterAll(() => stage.close());

  /** Goes on with the draft of the chat line that the demo has left. */
  const takeUp = async (page: Page) => {
    await page.locator('[data-work] li', { hasText: '#10' }).getByRole('button', { name: 'Continue' }).click();
    await page.locator('[data-place-found]').waitFor();
  };

  it('go on with the same draft: one logs it, the other is told so and keeps what was typed; it is logged once', async () => {
    const first = await stage.as('operator', { language: 'en' });
    const second = await stage.window('/sign-in', { language: 'en' });
    await signInAs(second.page, 'second.operator', PASSWORD);
    for (const { page } of [first, second]) await takeUp(page);
    await second.page.locator('[name=note]').fill('She likes noodles');
    await first.page.locator('[name=note]').focus();
    const number = await logged(first.page);
    await second.page.locator('[name=note]').focus();
    await second.page.keyboard.press('Control+Enter');
    await second.page.locator('[data-desk] [role=alert]').waitFor();
    expect(await second.page.locator('[name=note]').inputValue()).toBe('She likes noodles');
    expect(await violations(second.page)).toEqual([]);
    const statuses = async () => (await requestsOf(stage)).filter((one) => one.number === number).map(({ status }) => status);
    expect(await until('the request', statuses, ([status]) => status === 'triaged')).toEqual(['triaged']);
    expect([...first.complaints, ...second.complaints]).toEqual([]);
    await first.context.close();
    await second.context.close();
  }, 90_000);
});
