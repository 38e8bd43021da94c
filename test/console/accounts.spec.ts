import type { Page } from 'playwright-core';
import { violations } from './axe.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { signInAs, Stage } from './stage.ts';

describeInBrowser('accounts and signing in', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
  }, 60_000);
  afterAll(() => stage.close());

  const escape = async (page: Page) => {
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  };

  it('an account is made, signs in through its link in another browser, loses a right, is put out, disabled and back', async () => {
    const { page, context, complaints } = await stage.as('administrator', { language: 'en' }, '/administrator/accounts');
    await page.getByRole('button', { name: 'Add account' }).click();
    const form = page.locator('form[data-account=new]');
    await form.locator('[name=account-name]').fill('demo.operator');
    await form.locator('[name=display-name]').fill('新话务员 Liu');
    await form.getByRole('button', { name: 'Another role' }).click();
    await form.getByRole('combobox', { name: 'Role' }).nth(1).click();
    await page.getByRole('option', { name: 'Supervisor' }).click();
    await form.getByRole('button', { name: 'Make account' }).click();
    await form.getByText('Another account is called "demo.operator".').waitFor();
    await form.locator('[name=account-name]').fill('liu.new');
    await form.getByRole('button', { name: 'Make account' }).click();
    const address = new URL((await page.locator('[data-link]').textContent()) ?? '');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click();
    // The link is a secret: nothing of it stays in this browser.
    const kept = await page.evaluate<string>(`JSON.stringify([document.cookie, { ...localStorage }, { ...sessionStorage }])`);
    expect(kept).not.toContain(address.hash.slice(1));

    const other = await stage.window(`${address.pathname}${address.hash}`, { language: 'en' });
    await other.page.locator('[name=new-password]').fill('seven swallows under one eave');
    await other.page.getByRole('button', { name: 'Set password and sign in' }).click();
    await other.page.locator('header nav').getByRole('link', { name: 'Calls' }).waitFor();
    const used = await stage.window(`${address.pathname}${address.hash}`, { language: 'en' });
    await used.page.getByRole('button', { name: 'Sign in with the link' }).click();
    await used.page.locator('[data-code=link-not-valid]').waitFor();
    await used.page.getByText('An administrator can give you a new one.').waitFor();

    const open = async () => {
      await page.locator('main [role=row]', { hasText: 'liu.new' }).click();
      await page.locator('form[data-account="liu.new"]').waitFor();
    };
    await open();
    await page.getByRole('button', { name: 'Remove Supervisor' }).click();
    await page.locator('form[data-account]').getByRole('button', { name: 'Save' }).click();
    await page.locator('form[data-account]').waitFor({ state: 'detached' });
    await page.locator('main [role=row]', { hasText: 'liu.new' }).getByText('Supervisor').waitFor({ state: 'detached' });

    await open();
    await page.locator('form[data-account]').getByRole('button', { name: 'Sign out everywhere' }).click();
    await page.locator('[data-confirm]').click();
    await other.page.getByRole('dialog').locator('[name=password]').waitFor();
    await page.locator('form[data-account]').getByRole('button', { name: 'Disable' }).click();
    await page.locator('[data-confirm]').click();
    await page.locator('form[data-account]').getByRole('button', { name: 'Enable' }).waitFor();
    await other.page.getByRole('dialog').locator('[name=password]').fill('seven swallows under one eave');
    await other.page.getByRole('dialog').locator('button[type=submit]').click();
    await other.page.locator('[data-code=sign-in-refused]').waitFor();
    await page.locator('form[data-account]').getByRole('button', { name: 'Enable' }).click();
    await page.locator('form[data-account]').getByRole('button', { name: 'Disable' }).waitFor();
    await other.page.getByRole('dialog').locator('button[type=submit]').click();
    await other.page.getByRole('dialog').waitFor({ state: 'detached' });
    await escape(page);
    expect(complaints).toEqual([]);
    expect(other.complaints).toEqual([]);
    for (const one of [context, other.context, used.context]) await one.close();
  }, 90_000);

  it('a password is changed by who knows the old one; a link opened beside a session asks first', async () => {
    const made = (
      await stage.administrator.done<{ link: { token: string } }>('/api/access/accounts', {
        name: 'changer',
        displayName: 'Changer',
        rights: [{ role: 'supervisor', area: stage.city }],
      })
    ).body;
    const { page, context, complaints } = await stage.as('dispatcher', { language: 'en' });
    await page.goto(`/sign-in#${made.link.token}`);
    await page
      .locator('[data-current]')
      .getByText(/is signed in here/)
      .waitFor();
    await page.getByRole('button', { name: 'Stay signed in' }).click();
    await page.locator('header nav').getByRole('link', { name: 'Dispatch' }).waitFor();
    await page.goto('about:blank');
    await page.goto(`/sign-in#${made.link.token}`);
    await page.locator('[name=new-password]').fill('first of three passwords');
    await page.getByRole('button', { name: 'Set password and sign in' }).click();
    await page.getByRole('button', { name: /Changer/ }).click();
    await page.getByRole('menuitem', { name: 'Change password' }).click();
    await page.locator('[name=current-password]').fill('not this one at all');
    await page.locator('[data-set-password] [name=new-password]').fill('second of three passwords');
    await page.locator('[data-set-password] button[type=submit]').click();
    await page.getByText('This is not the current password.').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.locator('[name=current-password]').fill('first of three passwords');
    await page.locator('[data-set-password] button[type=submit]').click();
    await page.locator('[data-set-password]').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /Changer/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out', exact: true }).click();
    await signInAs(page, 'changer', 'first of three passwords');
    await page.getByText('Name or password is wrong.').waitFor();
    await signInAs(page, 'changer', 'second of three passwords');
    await page.locator('header').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  }, 60_000);

  it('too many tries: the page says so and counts down', async () => {
    const { page, context } = await stage.window('/', { language: 'en' });
    await page.locator('input[name=name]').fill('nobody.at.all');
    await page.locator('input[name=password]').fill('x');
    const submit = page.locator('button[type=submit]');
    for (let tries = 0; tries < 8; tries++) {
      const answered = page.waitForResponse((response) => response.url().endsWith('/sign-in'));
      await submit.click();
      await answered;
      await page.locator('[data-code=sign-in-refused]').waitFor();
    }
    await submit.click();
    await page.locator('[data-code=too-many-requests]').waitFor();
    await page.getByRole('button', { name: /Try again in \d+ s/ }).waitFor();
    expect(await submit.isDisabled()).toBe(true);
    expect(await violations(page)).toEqual([]);
    await context.close();
  }, 60_000);
});
