import { desk, type LoggedRow, requestsOf, untilRequest, valueOf } from './desk.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { goOffline, goOnline } from './offline.ts';
import { Stage } from './stage.ts';

describeInBrowser('the operator without network', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
  }, 60_000);
  afterAll(() => stage.close());

  const requests = () => requestsOf(stage);
  const until = (fits: (rows: readonly LoggedRow[]) => LoggedRow | undefined) => untilRequest(stage, fits);

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
    const fits = ({ status, place, category }: LoggedRow) => (status === 'triaged' || status === 'logged') && place?.building === '5' && category === 'other';
    await until((rows) => rows.find(fits));
    expect((await requests()).filter(fits)).toHaveLength(1);
    await page.context().close();
  }, 90_000);
});
