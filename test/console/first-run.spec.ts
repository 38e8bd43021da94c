import type { Page } from 'playwright-core';
import { violations } from './axe.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { Stage, type Window } from './stage.ts';

/** Steward of the building that the first request comes from. */
const HELPER = '赵丽华';

describeInBrowser('the first run of an empty system', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open({ empty: true });
  }, 60_000);
  afterAll(() => stage.close());

  const step = (page: Page, id: string) => page.locator(`[data-step="${id}"]`);
  const ticked = (page: Page, id: string) => page.locator(`[data-step="${id}"][data-done=true]`).waitFor({ timeout: 30_000 });

  /** Makes the account of a step and signs it in through its link, in a browser of its own. */
  const signInWorker = async (page: Page, role: 'operator' | 'dispatcher' | 'responder'): Promise<Window> => {
    await step(page, role).getByRole('button', { name: 'Make account' }).click();
    const form = page.locator('form[data-account=new]');
    await form.locator('[name=account-name]').fill(`first.${role}`);
    if (role === 'responder') {
      await form.getByRole('combobox', { name: 'Speaks for the responder' }).fill(HELPER);
      await page.getByRole('option', { name: HELPER }).click();
    } else await form.locator('[name=display-name]').fill(`The ${role}`);
    await form.getByRole('button', { name: 'Make account' }).click();
    const address = new URL((await page.locator('[data-link]').textContent()) ?? '');
    await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click();
    const worker = await stage.window(`${address.pathname}${address.hash}`, { language: 'en', phone: role === 'responder' });
    await worker.page.getByRole('button', { name: 'Sign in with the link' }).click();
    await worker.page.locator('header').waitFor();
    await ticked(page, role);
    return worker;
  };

  it('from the printed link to a closed request, by clicks alone, each step ticked by what is true', async () => {
    const link = new URL(await stage.server.signInLink());
    const administrator = await stage.window(link.pathname, { language: 'en' });
    const { page } = administrator;
    await page.getByRole('button', { name: 'Sign in with the link' }).click();
    await page.locator('[data-step=password][data-next=true]').waitFor();
    expect(await page.locator('[data-done]').first().getAttribute('data-done')).toBe('0');
    expect(await violations(page)).toEqual([]);

    await step(page, 'password').getByRole('button', { name: 'Set a password' }).click();
    await page.locator('[data-set-password] [name=new-password]').fill('short');
    await page.locator('[data-set-password] button[type=submit]').click();
    await page.getByText('A password has at least 12 characters.').waitFor();
    await page.locator('[data-set-password] [name=new-password]').fill('a lantern over nine roofs');
    await page.locator('[data-set-password] button[type=submit]').click();
    await ticked(page, 'password');

    await step(page, 'community').getByRole('button', { name: 'Load the sample community' }).click();
    await ticked(page, 'community');

    const operator = await signInWorker(page, 'operator');
    const dispatcher = await signInWorker(page, 'dispatcher');
    const responder = await signInWorker(page, 'responder');

    await operator.page.locator('[name=phone]').fill('13900009777');
    await operator.page.locator('[name=place]').fill('1-1-201');
    await operator.page.locator('[role=option]').first().click();
    await operator.page.locator('[name=category]').fill('vegetables');
    await operator.page.locator('[role=option]').first().click();
    await operator.page.locator('[name=note]').fill('No vegetables left');
    await operator.page.locator('[data-log]').click();
    await ticked(page, 'log');

    await dispatcher.page.locator('main [role=row][aria-selected]').first().click();
    await dispatcher.page.getByRole('button', { name: `Offer to ${HELPER}` }).click();
    await ticked(page, 'assign');

    for (const name of ['acknowledged', 'en-route', 'on-scene', 'with-person', 'clear']) await step(responder.page, name).click();
    await responder.page.locator('[data-outcome=done]').click();
    await ticked(page, 'help');

    await operator.page.locator('[data-work]').getByRole('button', { name: 'Solved', exact: true }).click();
    await ticked(page, 'close');
    await page.locator('[data-finished]').waitFor();
    expect(await page.locator('[role=status][data-done]').getAttribute('data-done')).toBe('9');
    expect(await violations(page)).toEqual([]);

    await page.locator('[data-put-away]').click();
    await page.locator('[data-step]').first().waitFor({ state: 'detached' });
    await page.reload();
    await page.locator('[data-show-first-steps]').click();
    await page.locator('[data-step=close][data-done=true]').waitFor();
    for (const { complaints } of [administrator, operator, dispatcher, responder]) expect(complaints).toEqual([]);
  }, 180_000);

  it('the last administrator of everything is told that he cannot lock himself out', async () => {
    const { page, complaints } = await stage.window('/administrator/accounts', { language: 'en' });
    await page.locator('input[name=name]').fill('administrator');
    await page.locator('input[name=password]').fill('a lantern over nine roofs');
    await page.locator('button[type=submit]').click();
    await page.locator('main [role=row]', { hasText: '(you)' }).click();
    await page.locator('[data-own]').waitFor();
    await page.locator('form[data-account=administrator]').getByRole('button', { name: 'Disable' }).click();
    await page.locator('[data-confirm]').click();
    await page.locator('[role=alert][data-code=last-administrator]').waitFor();
    expect(await page.locator('[data-code=last-administrator]').innerText()).toContain('last administrator');
    expect(await violations(page)).toEqual([]);
    expect(complaints).toEqual([]);
  }, 60_000);
});
