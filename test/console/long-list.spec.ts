import { makeAccount } from '../drive/accounts.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { manyCases } from './many-cases.ts';
import { PASSWORD, signInAs, Stage } from './stage.ts';

const CASES = 5_000;
/** Rows of the queue that stand in the page. */
const DRAWN = `document.querySelectorAll('main [id^="row-request-"]').length`;
/** From now on: ids of rows in which anything came, went or changed its looks; a ticking clock only changes its figures. */
const WATCH = `window.touched = new Set();
  new MutationObserver((records) => records.forEach(({ target }) => { const row = target.closest?.('main [id^="row-request-"]'); if (row) window.touched.add(row.id); }))
    .observe(document, { subtree: true, childList: true, attributes: true });`;

describeInBrowser('a queue of five thousand', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
  }, 90_000);
  afterAll(() => stage.close());

  it('draws what is seen, and of that only what has changed', async () => {
    const { page, context, complaints } = await stage.window('/sign-in', { language: 'en' });
    await manyCases(context, CASES);
    await signInAs(page, 'demo.dispatcher', PASSWORD);
    await page.locator(`main [data-count="${CASES}"]`).waitFor();
    await page.locator('[data-connected=true]').waitFor();
    expect(await page.evaluate<number>(DRAWN)).toBeLessThan(40);

    // Somebody else takes the first case: its row says so, and no other row is touched.
    const rights = [{ role: 'dispatcher', area: stage.city }];
    const other = (await makeAccount(stage.administrator, { name: 'second.dispatcher', displayName: '派单员 何静', rights })).session;
    const first = (await page.locator('main [id^="row-request-"]').first().getAttribute('id')) ?? '';
    await page.evaluate(WATCH);
    await other.done(`/api/dispatch/cases/${first.replace('row-', '')}/take`);
    await page.locator(`[id="${first}"] [data-taken=other]`).waitFor();
    expect(await page.evaluate<readonly string[]>('[...window.touched]')).toEqual([first]);

    // To the far end and back by keyboard: never more in the page than can be seen, with a few above and below.
    await page.locator('main [role=grid]').first().focus();
    for (const [key, index] of [
      ['End', CASES + 1],
      ['PageUp', undefined],
      ['Home', 2],
    ] as const) {
      await page.keyboard.press(key);
      if (index !== undefined) await page.locator(`main [aria-rowindex="${index}"][aria-selected=true]`).first().waitFor();
      expect(await page.evaluate<number>(DRAWN)).toBeLessThan(60);
    }
    expect(complaints).toEqual([]);
    await context.close();
  }, 90_000);
});
