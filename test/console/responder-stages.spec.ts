import type { Page } from 'playwright-core';
import { signIn } from '../drive/sign-in.ts';
import { settle } from '../drive/settle.ts';
import { scrollsSideways, violations } from './axe.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { PASSWORD, Stage } from './stage.ts';

interface Report {
  readonly type: string;
  readonly at: string;
  readonly recordedAt: string;
  readonly data: { readonly item?: { readonly what: string; readonly count: number; readonly unit?: string }; readonly to?: { readonly kind: string } };
}
interface Case {
  readonly stages?: readonly { readonly stage: string; readonly startedAt?: string; readonly completedAt?: string }[];
  readonly assignments: readonly { readonly assignmentId: string; readonly status: string; readonly blockedSince?: string; readonly reports: readonly Report[] }[];
}

describeInBrowser("a medicine run on the responder's phone", () => {
  let stage: Stage;
  let requestId: string;
  beforeAll(async () => {
    stage = await Stage.open();
    const { items } = (await stage.administrator.read<{ items: readonly { requestId: string; category: string }[] }>('/api/dispatch/cases?limit=50')).body;
    requestId = items.find(({ category }) => category === 'medicine-run')?.requestId ?? '';
    const { items: people } = (await stage.administrator.read<{ items: readonly { responderId: string; name: string }[] }>('/api/dispatch/responders?limit=50')).body;
    const responderId = people.find(({ name }) => name === '丁一鸣')?.responderId;
    await (await signIn(stage.connection, 'demo.dispatcher', PASSWORD)).done(`/api/dispatch/cases/${requestId}/assignments`, { responderId });
  }, 90_000);
  afterAll(() => stage.close());

  const read = async () => {
    await settle(stage.administrator, requestId);
    const { body } = await stage.administrator.read<Case>(`/api/dispatch/cases/${requestId}`);
    const [own] = body.assignments;
    if (own === undefined) throw new Error('nobody is on the case');
    return { ...body, own };
  };
  const card = (page: Page) => page.locator(`[data-assignment="${requestId}.1"]`);
  const sent = (page: Page) => page.locator('[data-mark=pending]').first().waitFor({ state: 'detached' });

  it('errands begin and end with a touch, what changes hands is counted, a step is told late with its time, and it is blocked and goes on', async () => {
    const { page, context, complaints } = await stage.as('responder', { language: 'en', phone: true });
    const own = card(page);
    await own.locator('[data-step=acknowledged]').click();
    await own.locator('[data-step=en-route]').waitFor();

    // The category's own errands become the plan with the first touch.
    await own.locator('[data-stage="1"] button').click();
    await own.locator('[data-stage="1"][data-state=started] button').click();
    await own.locator('[data-stage="1"][data-state=completed]').waitFor();
    await own.locator('[data-stage="2"] button').click();
    await own.locator('[data-stage="2"][data-state=started]').waitFor();
    await sent(page);
    const { stages } = await read();
    expect(stages?.map(({ startedAt, completedAt }) => [startedAt !== undefined, completedAt !== undefined])).toEqual([
      [true, true],
      [true, false],
      [false, false],
      [false, false],
      [false, false],
    ]);

    await own.getByRole('button', { name: 'Something changes hands' }).click();
    const sheet = page.locator('[role=dialog]');
    await sheet.getByLabel('What').fill('降压药');
    await sheet.getByLabel('How many').fill('3');
    await sheet.getByLabel('Unit').fill('盒');
    expect(await violations(page)).toEqual([]);
    expect(await scrollsSideways(page)).toBe(false);
    await sheet.getByRole('button', { name: 'Report', exact: true }).click();
    await own.locator('[data-held=降压药]', { hasText: '3 盒' }).waitFor();

    await own.getByRole('button', { name: 'Held up' }).click();
    await sheet.getByRole('textbox').fill('医生不愿盲开');
    await sheet.getByRole('button', { name: 'Report', exact: true }).click();
    await own.getByRole('button', { name: 'Go on' }).waitFor();
    await sent(page);
    expect((await read()).own.blockedSince).toBeDefined();
    await own.getByRole('button', { name: 'Go on' }).click();
    await own.getByRole('button', { name: 'Held up' }).waitFor();

    await own.getByRole('button', { name: 'Report late' }).click();
    const when = sheet.getByLabel('When it happened');
    const now = await when.inputValue();
    await when.fill('2020-01-01T08:00');
    await sheet.getByText('was later than this').waitFor();
    await sheet.getByRole('button', { name: 'Report', exact: true }).click();
    expect(await sheet.count()).toBe(1);
    await when.fill(now);
    await sheet.getByText('was later than this').waitFor({ state: 'detached' });
    await sheet.getByRole('button', { name: 'Report', exact: true }).click();
    await own.locator('[data-step=on-scene]').waitFor();
    await sent(page);
    const after = await read();
    const late = after.own.reports.find(({ type }) => type === 'AssignmentEnRoute');
    expect(late?.at.slice(0, 16)).toBe(new Date(`${now}+08:00`).toISOString().slice(0, 16));
    const [transfer] = after.own.reports.filter(({ type }) => type === 'CustodyTransferred');
    expect(transfer?.data).toMatchObject({ item: { what: '降压药', count: 3, unit: '盒' }, to: { kind: 'responder' } });
    expect(after.own.reports.map(({ type }) => type)).toEqual(expect.arrayContaining(['AssignmentBlocked', 'AssignmentUnblocked']));
    expect(complaints).toEqual([]);
    await context.close();
  }, 120_000);

  it('the newest undo alone is shown, and never lies over the big button', async () => {
    const { page, context } = await stage.as('responder', { language: 'en', phone: true });
    const own = card(page);
    const [first, second] = ['on-scene', 'with-person'];
    for (const step of [first, second]) {
      const button = own.locator(`[data-step="${step}"]`);
      // At the lower edge, where what is said comes up.
      await button.evaluate('(button) => button.scrollIntoView({ block: "end" })');
      await button.click();
      await page.locator('[data-undo]').first().waitFor();
    }
    await own.locator('[data-step=handed-over]').waitFor();
    await page.locator('[data-undo]').nth(1).waitFor({ state: 'detached' });
    const big = own.locator('[data-step=handed-over]');
    await big.evaluate('(button) => button.scrollIntoView({ block: "end" })');
    const [button, said] = [await big.boundingBox(), await page.locator('[data-undo]').locator('xpath=ancestor::*[@role="alert"]').boundingBox()];
    if (button === null || said === null) throw new Error('both must be there');
    expect(button.y + button.height).toBeLessThanOrEqual(said.y);
    await page.locator('[data-undo]').click();
    await own.locator(`[data-step="${second}"]`).waitFor();
    await context.close();
  }, 60_000);
});
