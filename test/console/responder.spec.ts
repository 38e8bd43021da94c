import type { Page } from 'playwright-core';
import { scrollsSideways, violations } from './axe.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { goOffline, goOnline } from './offline.ts';
import { LOOKS, Stage } from './stage.ts';
import { until } from './until.ts';

interface Assigned {
  readonly assignmentId: string;
  readonly status: string;
  readonly outcome?: string;
  readonly reports: readonly { readonly type: string; readonly at: string; readonly recordedAt: string }[];
}
interface Case {
  readonly requestId: string;
  readonly assignments: readonly Assigned[];
}

const step = (page: Page, name: string) => page.locator(`[data-step="${name}"]`).click();
const big = (page: Page, name: string) => page.locator(`[data-step="${name}"]`).waitFor();

describeInBrowser("the responder's phone", () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
  }, 90_000);
  afterAll(() => stage.close());

  /** What a dispatcher's API session sees of the case of a card, once it stands so. */
  const watch = (assignmentId: string, wanted: string): Promise<Assigned> =>
    until(
      `${assignmentId} ${wanted}`,
      () => seen(assignmentId),
      ({ status }) => status === wanted,
    );
  const seen = async (assignmentId: string): Promise<Assigned> => {
    const requestId = assignmentId.replace(/\.\d+$/, '');
    const { body } = await stage.administrator.read<Case>(`/api/dispatch/cases/${requestId}`);
    const found = body.assignments.find((one) => one.assignmentId === assignmentId);
    if (found === undefined) throw new Error(`${assignmentId} is not on its case`);
    return found;
  };
  const card = async (page: Page) => (await page.locator('[data-assignment]').first().getAttribute('data-assignment')) ?? '';
  /** Nothing waits on this phone any more. */
  const allSent = (page: Page) => page.locator('[data-assignment] [data-mark=pending]').waitFor({ state: 'detached' });

  it.each(LOOKS)(
    'an offer and an errand under way, $language $theme: no violation, nothing sideways, targets for a thumb',
    async (look) => {
      for (const role of ['responder', 'steward'] as const) {
        const { page, context, complaints } = await stage.as(role, { ...look, phone: true });
        await page.locator('[data-access]').waitFor();
        expect(await violations(page)).toEqual([]);
        expect(await scrollsSideways(page)).toBe(false);
        const heights = await page.evaluate<number[]>(`[...document.querySelectorAll('main section button')].map((button) => button.getBoundingClientRect().height)`);
        expect(heights.filter((height) => height < 44)).toEqual([]);
        expect(complaints).toEqual([]);
        await context.close();
      }
    },
    60_000,
  );

  it('is taken back for ten seconds, declined with a reason, and the dispatcher sees it', async () => {
    const { page, context, complaints } = await stage.as('responder', { language: 'en', phone: true });
    const id = await card(page);
    await page.locator('[data-step=decline]').click();
    await page.locator('[data-reason=far]').click();
    await page.locator('[data-assignment]').waitFor({ state: 'detached' });
    await watch(id, 'declined');
    await page.locator('[data-undo]').click();
    await big(page, 'acknowledged');
    await watch(id, 'offered');
    expect(complaints).toEqual([]);
    await context.close();
  }, 60_000);

  it('goes from the yes to the end while the dispatcher watches; the number is shown only after its disclosure', async () => {
    const { page, context, complaints } = await stage.as('responder', { language: 'en', phone: true });
    await big(page, 'acknowledged');
    const id = await card(page);
    await step(page, 'acknowledged');
    await big(page, 'en-route');
    await allSent(page);
    await watch(id, 'acknowledged');

    await page.getByRole('button', { name: 'Call the person' }).click();
    await page.getByRole('button', { name: 'Nobody opens' }).click();
    await page.locator('a[data-call]').waitFor();
    expect(await page.locator('a[data-call]').getAttribute('href')).toBe('tel:+8613900009203');
    // Audit hears of it over the bus.
    const disclosed = async () => (await stage.administrator.read<{ items: unknown[] }>('/api/audit/disclosures?limit=50')).body.items;
    await until('the disclosure', disclosed, (items) => JSON.stringify(items).includes('phone'));

    for (const [now, next] of [
      ['en-route', 'on-scene'],
      ['on-scene', 'with-person'],
      ['with-person', 'clear'],
    ] as const) {
      await step(page, now);
      await big(page, next);
    }
    await allSent(page);
    await watch(id, 'with-person');
    await step(page, 'clear');
    expect(await violations(page)).toEqual([]);
    await page.locator('[data-outcome=done]').click();
    await page.locator('[data-assignment]').waitFor({ state: 'detached' });
    expect((await watch(id, 'cleared')).outcome).toBe('done');
    expect(complaints).toEqual([]);
    await context.close();
  }, 90_000);

  it('without a network every step is kept and shown, and arrives once and in order when it is back', async () => {
    const { page, context } = await stage.as('steward', { language: 'en', phone: true });
    await big(page, 'on-scene');
    const id = await card(page);
    await goOffline(context);
    await step(page, 'on-scene');
    await step(page, 'with-person');
    await step(page, 'clear');
    await page.locator('[data-outcome=visit-again]').click();
    await page.getByRole('button', { name: 'Visit again' }).click();
    await page.locator('[data-status=cleared] [data-mark=pending]').waitFor();
    await watch(id, 'en-route');
    await goOnline(context);
    await page.locator('[data-assignment]').waitFor({ state: 'detached', timeout: 40_000 });
    const { outcome, reports } = await watch(id, 'cleared');
    expect(outcome).toBe('visit-again');
    expect(reports.map(({ type }) => type).slice(-3)).toEqual(['AssignmentOnScene', 'AssignmentWithPerson', 'AssignmentCleared']);
    expect(reports.map(({ at }) => at)).toEqual(reports.map(({ at }) => at).toSorted());
    await context.close();
  }, 90_000);
});
