import type { Page } from 'playwright-core';
import { scrollsSideways, violations } from './axe.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { goOffline, goOnline } from './offline.ts';
import { signIn } from '../drive/sign-in.ts';
import { LOOKS, PASSWORD, PHONE, Stage } from './stage.ts';

interface Figures {
  readonly figures: Readonly<Record<string, { readonly count: number }>>;
  readonly entries: readonly { readonly number: number; readonly stage: string }[];
}

/** Points per CSS pixel. */
const POINT = 0.75;

describeInBrowser('the public board', () => {
  let stage: Stage;
  let communityId: string;
  const api = async () => (await (await fetch(`${stage.url}/api/intake/board/${communityId}`)).json()) as Figures;
  const shown = (page: Page) =>
    page.evaluate<Record<string, number>>(
      "Object.fromEntries([...document.querySelectorAll('dl [data-figure]')].map((cell) => [cell.getAttribute('data-figure'), Number(cell.querySelector('dd').textContent)]))",
    );
  beforeAll(async () => {
    stage = await Stage.open();
    communityId = (await stage.administrator.read<{ items: readonly { id: string }[] }>('/api/intake/communities')).body.items[0]?.id ?? '';
  }, 60_000);
  afterAll(() => stage.close());

  it('is nobody’s until a supervisor publishes it, and everybody’s then, without signing in', async () => {
    const { page, context, complaints } = await stage.as('supervisor', { language: 'en' }, '/board');
    const published = page.locator('[data-publish] [role=switch]').first();
    await page.locator('[data-figure=asked]').waitFor();
    const anybody = await stage.window('/board', { language: 'en' });
    await anybody.page.locator('[data-figure=asked]').waitFor();
    await page.locator('[data-publish] label').first().click();
    await page.getByText('No board is published').waitFor();
    expect((await fetch(`${stage.url}/api/intake/board/${communityId}`)).status).toBe(404);
    const operator = await signIn(stage.connection, 'demo.operator', PASSWORD);
    expect((await operator.command(`/api/intake/communities/${communityId}/publish-board`, { published: true })).status).toBe(403);
    await anybody.page.reload();
    await anybody.page.getByText('No board is published').waitFor();
    expect(await anybody.page.locator('[data-publish]').count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    await published.press('Space');
    await page.locator('[data-figure=asked]').waitFor();
    await anybody.page.reload();
    await anybody.page.locator('[data-figure=asked]').waitFor();
    expect([...complaints, ...anybody.complaints]).toEqual([]);
    await context.close();
    await anybody.context.close();
  }, 60_000);

  it('says what the API says, and the API what was logged: by the demo five today, one of them helped', async () => {
    const { figures, entries } = await api();
    const counts = Object.fromEntries(Object.entries(figures).map(([key, { count }]) => [key, count]));
    expect(counts).toEqual({ asked: 5, helped: 1, underWay: 2, waiting: 2, helpedWithin7Days: 1, later: 0 });
    expect(entries.map(({ stage: at }) => at).toSorted()).toEqual(['done', 'under-way', 'under-way', 'waiting', 'waiting']);
    const { page, context, complaints } = await stage.window('/board');
    await page.locator('[data-figure=asked]').waitFor();
    const { later: _, ...five } = counts;
    expect(await shown(page)).toEqual(five);
    // One more, logged while the page is open, comes by itself.
    const operator = await signIn(stage.connection, 'demo.operator', PASSWORD);
    const place = { communityId, estate: 'east', building: '8', unit: '2', floor: 11 };
    await operator.done('/api/intake/requests', {
      place,
      category: 'supplies',
      note: '缺米',
      person: { name: '骆银花' },
      reporter: { relation: 'neighbour' },
      priority: 'P3',
      priorityReason: '…',
    });
    await page.locator('[data-figure=asked] dd', { hasText: '6' }).waitFor();
    expect(await shown(page)).toEqual({ ...five, asked: 6, waiting: 3 });
    const text = await page.locator('main').innerText();
    for (const name of ['骆银花', '缺米', '周秀英', '郑桂芳', '何大爷', '402', '13900009202', '煤气用完', '3号楼', '代取送药', '换煤气']) expect(text).not.toContain(name);
    expect(complaints).toEqual([]);
    await context.close();
  }, 60_000);

  // It looks the same in either language of the browser.
  it.each(LOOKS.filter(({ language }) => language === 'en'))(
    'in both languages at once, $theme: no violation, nothing sideways, also on a phone',
    async (look) => {
      const { page, context, complaints } = await stage.window('/board', look);
      await page.locator('[data-entry]').first().waitFor();
      for (const words of ['今日求助', 'Asked for help today', '等待派人', 'Waiting for somebody']) expect(await page.getByText(words, { exact: true }).count()).toBeGreaterThan(0);
      expect(await violations(page)).toEqual([]);
      expect(await scrollsSideways(page)).toBe(false);
      await page.setViewportSize(PHONE);
      expect(await scrollsSideways(page)).toBe(false);
      await page.setViewportSize({ width: 1366, height: 768 });
      await page.goto('/board?wall');
      await page.locator('[data-wall] [data-figure]').first().waitFor();
      expect(await violations(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await context.close();
    },
    60_000,
  );

  it('on a wall: five numbers of 30 points at least, one page without scrolling, its own age, and a lost network leaves the last picture', async () => {
    const { page, context, complaints } = await stage.window('/board?wall', { viewport: { width: 1024, height: 600 } });
    await page.locator('[data-wall] [data-figure]').first().waitFor();
    const sizes = await page.evaluate<number[]>("[...document.querySelectorAll('[data-wall] dd')].map((cell) => parseFloat(getComputedStyle(cell).fontSize))");
    expect(sizes).toHaveLength(5);
    expect(Math.min(...sizes) * POINT).toBeGreaterThanOrEqual(30);
    expect(await page.evaluate<boolean>('document.documentElement.scrollHeight <= innerHeight + 1')).toBe(true);
    const before = await shown(page);
    await goOffline(context);
    await page.clock.install();
    await page.clock.fastForward(90_000);
    await page.locator('[data-age][data-old=true]').waitFor();
    expect(await shown(page)).toEqual(before);
    await goOnline(context);
    await page.clock.fastForward(15_000);
    await page.locator('[data-age][data-old=false]').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  }, 60_000);

  it('prints on one sheet of A4 without its buttons', async () => {
    const { page, context } = await stage.window('/board');
    await page.locator('[data-entry]').first().waitFor();
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0);
    await context.close();
  }, 60_000);
});
