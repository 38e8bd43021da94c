import { readFileSync } from 'node:fs';
import type { Download, Page } from 'playwright-core';
import { signIn } from '../drive/sign-in.ts';
import { scrollsSideways, violations } from './axe.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { MAKER, type PastWork, pastWork } from './past-work.ts';
import { DESK, LOOKS, PASSWORD, signInAs, Stage } from './stage.ts';

type Leg = { readonly n: number; readonly p50: number | null; readonly p90: number | null; readonly p95: number | null };
interface Report {
  readonly all: { readonly n: number; readonly legs: Readonly<Record<string, Leg>> };
  readonly rows: readonly { readonly key: string; readonly n: number; readonly legs: Readonly<Record<string, Leg>> }[];
}
type Lines = { readonly items: readonly { readonly requestId: string; readonly number: number }[] };

const COUNT = 12;

describeInBrowser('the supervisor', () => {
  let stage: Stage;
  let past: PastWork;
  const api = async <T>(path: string) => (await past.supervisor.read<T>(path)).body;
  const area = () => `area=${encodeURIComponent(past.community.area)}`;
  beforeAll(async () => {
    stage = await Stage.open();
    past = await pastWork(stage, COUNT);
  }, 90_000);
  afterAll(() => stage.close());

  /** The exact figures of cells; null where they show that there is none. */
  const values = async (page: Page, cells: string) =>
    Promise.all((await page.locator(cells).all()).map(async (cell) => cell.getAttribute('data-value').then((value) => (value === null ? null : Number(value)))));
  const settled = (page: Page) => page.locator('[data-report=now]').first().waitFor();
  const open = async (path: string, look: object = { language: 'en' }) => {
    const window = await stage.as('supervisor', look, path);
    await settled(window.page);
    return window;
  };

  it.each(LOOKS)(
    'every screen, $language $theme: no violation, nothing sideways',
    async (look) => {
      const { page, context, complaints } = await stage.as('supervisor', look);
      const screens = [
        ['/supervisor', '[data-groups] tbody tr'],
        ['/supervisor/flow', '[data-workload] tbody tr'],
        ['/supervisor/requests', 'main [role=row][aria-selected]'],
        [`/supervisor/timeline/${past.troubled}`, '[data-event]'],
        ['/supervisor/verify', '[data-verify]'],
        ['/supervisor/disclosures', 'main [role=grid]'],
      ] as const;
      for (const [path, shown] of screens) {
        await page.goto(path);
        await page.locator(shown).first().waitFor();
        if (path === '/supervisor' || path.endsWith('flow'))
          for (const chart of await page.locator('[data-figure]').all()) await chart.locator('[data-drawn] canvas').first().waitFor();
        expect([path, await violations(page)]).toEqual([path, []]);
        expect([path, await scrollsSideways(page)]).toEqual([path, false]);
        // As at 200 %.
        await page.setViewportSize({ width: 683, height: 384 });
        expect([path, 'zoomed', await scrollsSideways(page)]).toEqual([path, 'zoomed', false]);
        await page.setViewportSize(DESK);
      }
      expect(complaints).toEqual([]);
      await context.close();
    },
    90_000,
  );

  it('says that a report is on its way, to a screen reader too', async () => {
    const { page, context, complaints } = await stage.as('supervisor', { language: 'en' });
    const answer = Promise.withResolvers<void>();
    await page.route('**/api/audit/reports/intervals?*', async (route) => {
      await answer.promise;
      await route.continue();
    });
    await page.goto('/supervisor');
    await page.getByRole('status').filter({ hasText: 'Loading' }).first().waitFor();
    expect(await violations(page)).toEqual([]);
    answer.resolve();
    await settled(page);
    expect(complaints).toEqual([]);
    await context.close();
  }, 60_000);

  it('shows the figures of the API, of every leg and of every group', async () => {
    const { page, context, complaints } = await open(`/supervisor?period=all&${area()}&by=category&leg=travel`);
    const report = await api<Report>(`/api/audit/reports/intervals?${area()}&groupBy=category&areaDepth=6`);
    expect(report.all.n).toBe(COUNT);
    expect(await page.locator('[data-figure-n]').innerText()).toBe(String(COUNT));
    for (const [leg, { n, p50, p90, p95 }] of Object.entries(report.all.legs)) {
      expect([leg, await values(page, `[data-legs] [data-leg=${leg}] td`)]).toEqual([leg, [n, p50, p90, p95]]);
    }
    await page.locator('[data-groups=category]').waitFor();
    for (const { key, n, legs } of report.rows) {
      const { n: had, p50, p90, p95 } = legs['travel'] ?? {};
      expect([key, (await values(page, `[data-groups] [data-key="${key}"] td`)).slice(0, 5)]).toEqual([key, [n, had, p50, p90, p95]]);
    }
    expect(complaints).toEqual([]);
    await context.close();
  }, 30_000);

  it('goes from a figure to the requests behind it, and to the printed timeline of one', async () => {
    const { page, context, complaints } = await open(`/supervisor?period=all&${area()}&pack=emergency`);
    const slow = (await api<Report>(`/api/audit/reports/intervals?${area()}`)).all.legs['response']?.p90 ?? 0;
    const behind = await api<Lines>(`/api/audit/requests?${area()}&leg=response&atLeast=${slow}`);
    expect(behind.items.length).toBeGreaterThan(0);
    expect(behind.items.length).toBeLessThan(COUNT);
    // By keyboard alone: the figure is a link, the row opens with Enter.
    await page.locator('[data-leg=response] td').nth(2).locator('a').focus();
    await page.keyboard.press('Enter');
    await page.locator(`[data-lines="${behind.items.length}"]`).waitFor();
    await page.locator('main [role=grid]').focus();
    await page.keyboard.press('ArrowDown');
    await page.locator('[data-peek^=request-]').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('[data-event]').first().waitFor();
    expect(behind.items.map(({ requestId }) => requestId)).toContain(page.url().split('/').at(-1)?.split('?')[0]);
    await page.evaluate('window.print = () => { window.printed = true; }');
    await page.getByRole('button', { name: 'Print' }).click();
    expect(await page.evaluate('window.printed')).toBe(true);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('header').isVisible()).toBe(false);
    expect(await page.locator('[data-paper] [data-paper-event]').count()).toBe(await page.locator('[data-event]').count());
    expect(await page.locator('[data-paper]').innerText()).toContain('Personal fields are left out');
    // On A4: as wide as the paper and no wider.
    await page.setViewportSize({ width: 700, height: 990 });
    expect(await scrollsSideways(page)).toBe(false);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.subarray(0, 4).toString()).toBe('%PDF');
    expect(/MediaBox\s*\[\s*0 0 (594|595)[.\d]* (841|842)/.test(pdf.toString('latin1'))).toBe(true);
    expect(complaints).toEqual([]);
    await context.close();
  }, 40_000);

  it('puts what was taken back beside what took it back, and marks what was told late', async () => {
    const { page, context } = await open(`/supervisor/timeline/${past.troubled}`);
    const taken = page.locator('[data-event="dispatch.assignment.on-scene.v1"][data-retracted=true]');
    expect(await taken.locator('s').innerText()).toBe('#1 on scene');
    expect(await taken.locator('[data-taken-back]').innerText()).toContain('Taken back');
    expect(await page.locator('[data-event="dispatch.assignment.on-scene.v1"][data-retracted=false] s').count()).toBe(0);
    await page.locator('[data-event="dispatch.assignment.cleared.v1"][data-late=true]', { hasText: 'told' }).waitFor();
    await context.close();
  }, 20_000);

  it('finds a request by the number that people say', async () => {
    const { page, context } = await open('/supervisor/requests?period=all');
    const [line] = (await api<Lines>(`/api/audit/requests?${area()}&leak=declined`)).items;
    expect(line?.requestId).toBe(past.declined);
    const field = page.locator('input[name=number]');
    await field.fill('99999999');
    await page.keyboard.press('Enter');
    await page.getByText('There is no request 99999999 in your area.').waitFor();
    await field.fill(String(line?.number));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: `Request ${line?.number}` }).waitFor();
    await context.close();
  }, 20_000);

  it('reads on page by page as the end comes into sight, every request once', async () => {
    const { page, context } = await stage.as('supervisor', { language: 'en' });
    await page.route('**/api/audit/requests?*', (route) => route.continue({ url: route.request().url().replace('limit=100', 'limit=5') }));
    await page.goto(`/supervisor/requests?period=all&${area()}`);
    await page.locator(`[data-lines="${COUNT}"]`).waitFor();
    const numbers = await page.locator('main [role=row][aria-selected] [role=gridcell]:first-child').allInnerTexts();
    const all = (await api<Lines>(`/api/audit/requests?${area()}&order=descending`)).items.map(({ number }) => String(number));
    expect(all.slice(0, numbers.length)).toEqual(numbers);
    expect(new Set(numbers).size).toBe(numbers.length);
    await context.close();
  }, 20_000);

  it('as of a past moment shows what was known then, everywhere', async () => {
    const then = new Date().toISOString();
    const before = await api<Report>(`/api/audit/reports/intervals?${area()}&asOf=${then}`);
    await past.supervisor.done('/api/intake/requests', {
      place: { communityId: past.community.id, estate: 'south', building: '6', unit: '1', floor: 2, room: '201' },
      category: 'proxy-errand',
      note: '代取处方',
      person: { name: '秋月华' },
      reporter: { relation: 'self' },
    });
    const { page, context } = await open(`/supervisor?period=all&${area()}&asOf=${then}`);
    expect(await page.locator('[data-figure-n]').innerText()).toBe(String(before.all.n));
    await page.locator('[data-as-of]').waitFor();
    await page.goto(`/supervisor/flow?period=all&${area()}&asOf=${then}`);
    await settled(page);
    await page.locator(`[data-state-row=logged] td[data-value="${before.all.n}"]`).waitFor();
    await page.getByRole('button', { name: 'Back to now' }).click();
    await page.locator(`[data-state-row=logged] td[data-value="${before.all.n + 1}"]`).waitFor();
    await page.goto(`/supervisor?period=all&${area()}`);
    await page.locator(`[data-figure-n="${before.all.n + 1}"]`).waitFor();
    await page.locator('input[name=asOf]').fill('2020-01-01T08:00:00');
    await page.locator('[data-figure-n="0"]').waitFor();
    await context.close();
  }, 40_000);

  it('exports what is shown', async () => {
    const { page, context } = await open(`/supervisor/requests?period=all&${area()}&leak=declined`);
    await page.locator('[data-lines="1"]').waitFor();
    const save = async (name: string): Promise<string> => {
      await page.locator('[data-export=requests]').click();
      const waiting: Promise<Download> = page.waitForEvent('download');
      await page.getByRole('menuitem', { name }).click();
      return readFileSync(await (await waiting).path(), 'utf8');
    };
    const lines = (await save('NDJSON')).trim().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { requestId: string }).requestId)).toEqual([past.declined]);
    const csv = (await save('CSV')).trim().split('\n');
    expect([csv.length, csv[1]?.startsWith(past.declined)]).toEqual([2, true]);
    await context.close();
  }, 20_000);

  it('opens a phone for a reason, and the log says who, what and why', async () => {
    const { page, context, complaints } = await open(`/supervisor/timeline/${past.declined}`);
    const person = page.locator('[data-person=person]');
    await person.getByRole('button', { name: 'Phone' }).click();
    await page.locator('[role=dialog] input').fill('complaint 77 of the resident');
    await page.keyboard.press('Enter');
    const opened = await person.locator('[data-revealed]').innerText();
    expect(opened.replaceAll(/\D/g, '')).toMatch(/9401$/);
    await page.goto('/supervisor/disclosures');
    const row = page.locator('main [role=row]', { hasText: 'complaint 77 of the resident' });
    await row.waitFor();
    const cells = await row.locator('[role=gridcell]').allInnerTexts();
    const number = (await api<{ number: number }>(`/api/audit/timelines/${past.declined}`)).number;
    expect(cells.join(' ')).toContain('督办员 高敏');
    expect([cells[2], cells[4]]).toEqual(['Phone', String(number)]);
    expect(complaints).toEqual([]);
    await context.close();
  }, 30_000);

  it('what is escalated comes up by itself, and a word of the supervisor goes to those who work on it', async () => {
    const { page, context, complaints } = await stage.as('supervisor', { language: 'en' }, '/supervisor/verify');
    await page.getByText('Nothing calls for supervision').waitFor();
    const dispatcher = await signIn(stage.connection, 'demo.dispatcher', PASSWORD);
    const { items } = (await dispatcher.read<{ items: { requestId: string; category: string }[] }>('/api/dispatch/cases?limit=50')).body;
    const id = items.find(({ category }) => category === 'welfare-visit')?.requestId;
    await dispatcher.done(`/api/dispatch/cases/${id}/escalate`, { level: 'supervisor' });
    const notice = page.locator(`[data-notice="${id}"]`);
    await notice.getByText('Escalated to you').waitFor();
    await notice.getByRole('button', { name: 'Supervise' }).click();
    await page.locator('[role=dialog] textarea').fill('Two people, within ten minutes');
    await page.locator('[role=dialog] button[type=submit]').click();
    await notice.locator('a').click();
    await page.locator('[data-event="intake.request.note-added.v1"]').waitFor();
    const { notes } = (await dispatcher.read<{ notes: { text: string }[] }>(`/api/intake/requests/${id}`)).body;
    expect(notes.at(-1)?.text).toBe('Supervision: Two people, within ten minutes');
    expect(complaints).toEqual([]);
    await context.close();
  }, 30_000);

  it('whoever carried it out is refused; somebody else confirms, and the request is verified', async () => {
    const { waiting } = past;
    const own = await stage.window('/sign-in', { language: 'en' });
    await signInAs(own.page, MAKER.name, MAKER.password);
    await own.page.getByRole('button', { name: 'account menu' }).click();
    await own.page.getByRole('menuitem', { name: 'Supervisor' }).click();
    await own.page.getByRole('link', { name: 'Verification' }).click();
    await own.page.locator(`[data-request="${waiting}"]`).click();
    await own.page.getByText('You were on this case').waitFor();
    await own.page.locator(`[data-verify="${waiting}"]`).getByRole('button', { name: 'Solved', exact: true }).click();
    await own.page.locator('[data-code=was-on-the-case]').waitFor();
    expect(await violations(own.page)).toEqual([]);
    await own.context.close();
    const { page, context, complaints } = await open(`/supervisor/timeline/${waiting}`);
    await page.goto('/supervisor/verify');
    await page.locator(`[data-request="${waiting}"]`).click();
    await page.locator(`[data-verify="${waiting}"]`).getByRole('button', { name: 'Solved', exact: true }).click();
    // Confirmed; of this kind somebody still has to close it.
    await page.locator(`[data-verify="${waiting}"]`).getByRole('button', { name: 'Close', exact: true }).click();
    await page.locator(`[data-request="${waiting}"]`).waitFor({ state: 'detached' });
    await page.goto(`/supervisor/timeline/${waiting}`);
    await page.locator('[data-standing=closed]').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  }, 40_000);
});
