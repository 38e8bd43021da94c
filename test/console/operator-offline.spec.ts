import type { Page } from 'playwright-core';
import { describeInBrowser } from './describe-in-browser.ts';
import { goOffline, goOnline } from './offline.ts';
import { Stage } from './stage.ts';

interface Row {
  readonly id: string;
  readonly number: number;
  readonly status: string;
  readonly category?: string;
  readonly priority?: string;
  readonly place?: { readonly building?: string };
  readonly person?: { readonly name?: string };
}

describeInBrowser('the operator without network', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
  }, 60_000);
  afterAll(() => stage.close());

  const requests = async () => (await stage.administrator.read<{ items: readonly Row[] }>('/api/intake/requests?limit=100')).body.items;
  /** The newest request that fits. @throws after twenty seconds */
  const until = async (fits: (rows: readonly Row[]) => Row | undefined): Promise<Row> => {
    const end = Date.now() + 20_000;
    for (;;) {
      const row = fits(await requests());
      if (row !== undefined) return row;
      if (Date.now() > end) throw new Error(`no such request: ${JSON.stringify(await requests())}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };

  it('without network everything can be typed and logged; it is done once when the network is back, also when the server was killed under it', async () => {
    const { page, context } = await stage.as('operator');
    await desk(page);
    await goOffline(context);
    await page.keyboard.type('13900009303');
    await page.keyboard.press('Tab');
    await page.keyboard.type('5-1-901');
    await page.keyboard.press('Tab');
    await page.keyboard.type('qita');
    await page.locator('[name=category]').fill('其他');
    await page.keyboard.press('Enter');
    await page.locator('[name=note]').fill('离线登记的一条');
    await page.keyboard.press('Control+Enter');
    await valueOf(page, 'note', (value) => value === '');
    // The next call can be begun while the first one waits; a reload loses neither.
    await page.locator('[name=phone]').fill('13900009304');
    await stage.kill();
    await goOnline(context);
    await stage.restart();
    await page.reload();
    await desk(page);
    expect(await page.locator('[name=phone]').inputValue()).toBe('13900009304');
    const fits = ({ status, place, category }: Row) => (status === 'triaged' || status === 'logged') && place?.building === '5' && category === 'other';
    await until((rows) => rows.find(fits));
    expect((await requests()).filter(fits)).toHaveLength(1);
    await page.context().close();
  }, 90_000);
});

/** The form is there and has the cursor. */
async function desk(page: Page): Promise<void> {
  await page.locator('[data-desk] [name=phone]').waitFor();
  await page.locator('[data-work]').waitFor();
}

/** Waits for a field's text; the page's policy lets no script of ours poll inside it. */
async function valueOf(page: Page, name: string, fits: (value: string) => boolean): Promise<void> {
  const end = Date.now() + 20_000;
  for (;;) {
    const value = await page.locator(`[name=${name}]`).inputValue();
    if (fits(value)) return;
    if (Date.now() > end) throw new Error(`${name} is "${value}"`);
    await page.waitForTimeout(50);
  }
}
