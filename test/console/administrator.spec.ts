import type { Page } from 'playwright-core';
import { parkStream } from '../drive/park-stream.ts';
import { scrollsSideways, violations } from './axe.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { goOffline, goOnline } from './offline.ts';
import { LOOKS, Stage } from './stage.ts';

const HEAD = 'city,district,street,community,community_zh,estate,estate_zh,building,building_zh,units,floors,lift,x,y,access_note_zh';
const place = (building: string, floors = '6', community = 'xinhua') =>
  `newtown,d1,s1,${community},新华社区,north,北区,${building},${building}号楼,2,${floors},no,0,0,"从北门进,走50米"`;
const file = (name: string, ...rows: readonly string[]) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(`${[HEAD, ...rows].join('\n')}\n`) });

describeInBrowser('the administrator', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
  }, 60_000);
  afterAll(() => stage.close());

  /** Goes to a page by its link in the bar. */
  const to = async (page: Page, name: string) => {
    await page.locator('header nav').getByRole('link', { name }).click();
    await page.locator('main h1', { hasText: name }).waitFor();
    await page.locator('main [data-state=loading]').first().waitFor({ state: 'detached' });
  };

  it.each(LOOKS)(
    'every page and its forms, $language $theme: no violation, nothing sideways',
    async (look) => {
      const { page, context, complaints } = await stage.as('administrator', look);
      const sound = async () => {
        expect(await violations(page)).toEqual([]);
        expect(await scrollsSideways(page)).toBe(false);
      };
      await page.locator('[data-step]').first().waitFor();
      await sound();
      for (const path of ['places', 'responders', 'accounts', 'catalogue', 'parked']) {
        await page.goto(`/administrator/${path}`);
        await page.locator('main h1').waitFor();
        await page.locator('main [data-state=loading]').first().waitFor({ state: 'detached' });
        await sound();
        const row = page.locator('main [role=row][aria-selected]').first();
        if (path === 'catalogue') {
          await page.locator('[data-category]').first().click();
          await page.locator('[data-category-detail]').waitFor();
          await sound();
        } else if (path !== 'parked') {
          await row.click();
          await page.getByRole('dialog').locator('form').waitFor();
          await sound();
        }
      }
      expect(complaints).toEqual([]);
      await context.close();
    },
    90_000,
  );

  it('half as wide, which is what 200% zoom leaves of a desk’s screen, no page scrolls sideways', async () => {
    const { page, context } = await stage.as('administrator', { language: 'en', viewport: { width: 683, height: 600 } });
    for (const path of ['', '/places', '/responders', '/accounts', '/catalogue', '/parked']) {
      await page.goto(`/administrator${path}`);
      await page.locator('main h1').waitFor();
      await page.locator('main [data-state=loading]').first().waitFor({ state: 'detached' });
      expect([path, await scrollsSideways(page)]).toEqual([path, false]);
    }
    await context.close();
  }, 60_000);

  it('a file with mistakes is refused by row and column; corrected it is applied, over a lost connection too, each row once', async () => {
    const { page, context, complaints } = await stage.as('administrator', { language: 'en' }, '/administrator/places');
    await page.getByRole('button', { name: 'Import CSV' }).click();
    const input = page.locator('input[type=file]');
    await input.setInputFiles(file('north.csv', place('1'), place('2', 'six'), place('3', '6', 'xin hua')));
    await page.locator('[data-import=wrong]').waitFor();
    const rows = await page.locator('[data-errors] tbody tr').allInnerTexts();
    expect(
      rows.map((row) =>
        row
          .split('\t')
          .slice(0, 3)
          .map((cell) => cell.trim()),
      ),
    ).toEqual([
      ['3', 'floors', 'six'],
      ['4', 'community', 'xin hua'],
    ]);
    expect(rows[0]).toContain('write a whole number from 1 to 200');
    expect(await violations(page)).toEqual([]);
    expect((await stage.administrator.read<{ items: { area: string }[] }>('/api/intake/communities')).body.items.filter(({ area }) => area.startsWith('newtown'))).toEqual([]);

    await input.setInputFiles(file('north.csv', ...Array.from({ length: 60 }, (_, n) => place(String(n + 1)))));
    await page.locator('[data-import=right]').waitFor();
    await goOffline(context);
    await page.getByRole('button', { name: 'Import 60 rows' }).click();
    await page.locator('[data-import=paused]').waitFor();
    await goOnline(context);
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.locator('[data-import=done]').getByText('60 rows imported, 60 changed something').waitFor();
    await page.locator('[data-import=done]').getByRole('button', { name: 'Close' }).click();
    await page.getByRole('combobox', { name: 'Community' }).click();
    await page.getByRole('option', { name: '新华社区' }).click();
    await page.locator('[data-community="newtown/d1/s1/xinhua"]').getByText('60 buildings').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  }, 60_000);

  it('a building’s state, way in and steward are changed by one form, and the operator sees the way in', async () => {
    const { page, context, complaints } = await stage.as('administrator', { language: 'en' }, '/administrator/places');
    await page.getByRole('combobox', { name: 'Community' }).click();
    await page.getByRole('option', { name: 'Huaan demo community' }).click();
    await page.locator('main [role=row]', { hasText: '8号楼' }).click();
    const form = page.locator('form[data-building="east/8"]');
    await form.getByText('Controlled').click();
    await form.locator('[name=noteZh]').fill('西侧消防通道可停车');
    await form.getByPlaceholder('Add a steward').fill('秦海燕');
    await page.getByRole('option', { name: /秦海燕/ }).click();
    await form.getByRole('button', { name: 'Save' }).click();
    await form.waitFor({ state: 'detached' });
    const row = page.locator('main [role=row]', { hasText: '8号楼' });
    await row.getByText('Controlled').waitFor();
    await row.getByText('西侧消防通道可停车').waitFor();
    await row.getByText('秦海燕').waitFor();
    const operator = await stage.as('operator', { language: 'en' });
    await operator.page.locator('[name=place]').fill('8-1-101');
    await operator.page.locator('[role=option]').first().click();
    await operator.page.locator('[data-access]').getByText('西侧消防通道可停车').waitFor();
    expect(complaints).toEqual([]);
    await operator.context.close();
    await context.close();
  }, 60_000);

  it('a responder is added, found and changed; a wrong phone is said at its field', async () => {
    const { page, context, complaints } = await stage.as('administrator', { language: 'en' }, '/administrator/responders');
    await page.getByRole('button', { name: 'Add responder' }).click();
    const form = page.locator('form[data-responder=new]');
    await form.locator('[name=nameZh]').fill('罗小川');
    await form.locator('[name=phone]').fill('12');
    await form.getByRole('combobox', { name: 'Area' }).click();
    await page.getByRole('option', { name: /Huaan demo community$/ }).click();
    await form.getByRole('button', { name: 'Save' }).click();
    await form.getByText('This is not a telephone number.').waitFor();
    await form.locator('[name=phone]').fill('13900009555');
    await form.getByRole('button', { name: 'Save' }).click();
    await form.waitFor({ state: 'detached' });
    await page.getByRole('textbox', { name: 'Search' }).fill('罗小川');
    await page.locator('main [role=row][aria-selected]', { hasText: '139****9555' }).click();
    const again = page.locator('form[data-responder]');
    await again.locator('[name=nameEn]').fill('Luo Xiaochuan');
    await again.getByRole('button', { name: 'Save' }).click();
    await page.locator('main [role=row]', { hasText: 'Luo Xiaochuan' }).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  }, 60_000);

  it('a parked stream is shown with why and since when, and goes on when it is let go', async () => {
    const { items } = (await stage.administrator.read<{ items: { requestId: string; category: string; version: number }[] }>('/api/dispatch/cases?limit=50')).body;
    const requestId = items.find(({ category }) => category === 'medicine-run')?.requestId ?? '';
    const { version } = (await stage.administrator.read<{ version: number }>(`/api/intake/requests/${requestId}`)).body;
    const { page, context, complaints } = await stage.as('administrator', { language: 'en' }, '/administrator/parked');
    await page.getByText('Every message was handled.').waitFor();
    await stage.kill();
    await parkStream(stage.server.dataDir, { consumer: 'dispatch', stream: requestId, topic: 'intake.request', seen: version, reason: 'TypeError: a defect in a handler' });
    await stage.restart();
    await page.getByRole('button', { name: 'Look again' }).click();
    const row = page.locator(`[data-service=dispatch] [data-parked="${requestId}"]`);
    await row.getByText('TypeError: a defect in a handler').waitFor();
    expect(await row.innerText()).toContain(String(version + 1));
    expect(await violations(page)).toEqual([]);
    await row.getByRole('button', { name: 'Let go' }).click();
    // What it waits for has not come yet: it says so and stays.
    await page.locator('form[data-release]').getByText('To see whether it goes now').click();
    await page.locator('form[data-release] button[type=submit]').click();
    await page.locator('[data-still]').waitFor();
    await page.locator('form[data-release]').getByRole('button', { name: 'Publish again' }).waitFor();
    expect(await violations(page)).toEqual([]);

    const operator = await stage.as('operator', { language: 'en' });
    const noted = await operator.page.evaluate<number>(
      `fetch('/api/intake/requests/${requestId}/add-note', { method: 'POST', headers: { 'content-type': 'application/json', 'x-arrowtower': '1', 'idempotency-key': crypto.randomUUID() }, body: JSON.stringify({ note: 'rings twice' }) }).then((response) => response.status)`,
    );
    expect(noted).toBe(200);
    await page.locator('form[data-release] button[type=submit]').click();
    await page.locator('form[data-release]').waitFor({ state: 'detached' });
    await page.getByText('Every message was handled.').waitFor();
    expect(complaints.filter((complaint) => !complaint.startsWith('50'))).toEqual([]);
    await operator.context.close();
    await context.close();
  }, 90_000);

  it('the catalogue says what the server goes by, in both languages', async () => {
    const { page, context, complaints } = await stage.as('administrator', { language: 'en' });
    await to(page, 'Catalogue');
    await page.locator('[data-category=home-visit]').click();
    await page.locator('[data-category-detail=home-visit]').getByText('go up together').waitFor();
    await page.getByRole('tab', { name: 'Targets' }).click();
    await page.locator('[data-pack=emergency]').getByText('90% of calls answered within 15 s').waitFor();
    await page.getByRole('tab', { name: 'Thresholds' }).click();
    await page.locator('[data-thresholds]').getByText('4 hours').first().waitFor();
    await page.getByRole('button', { name: '中文' }).click();
    await page.locator('[data-thresholds]').getByText('危及生命').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  }, 60_000);
});
