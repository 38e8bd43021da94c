import type { Page } from 'playwright-core';
import { signIn } from '../drive/sign-in.ts';
import { violations } from './axe.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { PASSWORD, Stage } from './stage.ts';
import { until } from './until.ts';

interface CaseOf {
  readonly requestId: string;
  readonly number: number;
  readonly category: string;
}

/** Counts what would be heard: every tone of the page. */
const LISTEN = `window.tones = 0;
const make = AudioContext.prototype.createOscillator;
AudioContext.prototype.createOscillator = function () { window.tones += 1; return make.call(this); };`;

describeInBrowser('the dispatcher by ear and by keyboard', () => {
  let stage: Stage;
  let cases: readonly CaseOf[];
  let communityId: string;
  const numberOf = (category: string) => cases.find((one) => one.category === category)?.number ?? 0;
  beforeAll(async () => {
    stage = await Stage.open();
    cases = (await stage.administrator.read<{ items: CaseOf[] }>('/api/dispatch/cases?limit=50')).body.items;
    communityId = (await stage.administrator.read<{ items: readonly { id: string }[] }>('/api/intake/communities')).body.items[0]?.id ?? '';
  }, 60_000);
  afterAll(() => stage.close());

  const ready = async (page: Page) => {
    await page.locator('[data-connected=true]').waitFor();
    await page.locator('main [role=row][aria-selected]').first().waitFor();
  };
  const type = async (page: Page, text: string) => {
    await page.keyboard.press('/');
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  };
  const tones = (page: Page) => page.evaluate<number>('window.tones');
  const collapse = async () => {
    const operator = await signIn(stage.connection, 'demo.operator', PASSWORD);
    const place = { communityId, estate: 'east', building: '8', unit: '1', floor: 9 };
    await operator.done('/api/intake/requests', { place, category: 'ambulance-escort', priority: 'P1', priorityReason: '倒地', reporter: { relation: 'family' } });
  };

  it('a new life-threatening request is heard again and again until somebody says seen; muted it is only seen, also after a reload', async () => {
    const { page, context, complaints } = await stage.as('dispatcher', { language: 'en' });
    await context.addInitScript(LISTEN);
    await page.clock.install();
    await page.reload();
    await ready(page);
    // The first key gives the browser leave to sound.
    await page.keyboard.press('j');
    await page.keyboard.press('Escape');
    await collapse();
    await page.locator('[data-alarm=p1]').waitFor();
    const once = await tones(page);
    expect(once).toBe(3);
    await page.clock.fastForward(6_000);
    expect(await tones(page)).toBe(2 * once);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Alt+a');
    await page.locator('[data-alarms]').waitFor({ state: 'detached' });
    await page.clock.fastForward(20_000);
    expect(await tones(page)).toBe(2 * once);

    await page.getByRole('button', { name: 'Mute the sounds' }).press('Enter');
    await page.reload();
    await ready(page);
    await page.locator('button[aria-label="Mute the sounds"][aria-pressed=true]').waitFor();
    await page.keyboard.press('j');
    await collapse();
    await page.locator('[data-alarm=p1]').waitFor();
    await page.clock.fastForward(20_000);
    expect(await tones(page)).toBe(0);
    await page.keyboard.press('Alt+a');
    expect(complaints).toEqual([]);
    await context.close();
  }, 90_000);

  it('reassigns with a reason and escalates, without a mouse', async () => {
    const { page, context, complaints } = await stage.as('dispatcher', { language: 'en' });
    await ready(page);
    const number = numberOf('gas-bottle');
    await type(page, `r ${number} 秦海燕`);
    await page.locator('[role=dialog] [name=reason]').waitFor();
    await page.keyboard.type('他另有任务');
    await page.keyboard.press('Enter');
    await page.locator('[data-case] [data-assignment][data-status=offered]', { hasText: '秦海燕' }).waitFor();
    await page.locator('[data-case] [data-assignment][data-status=reassigned]', { hasText: '丁一鸣' }).waitFor();
    await type(page, `e ${numberOf('welfare-visit')} 没人可派`);
    await page.locator('[data-case]').getByText('Supervisor told').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  }, 60_000);

  it('a night on paper: columns for the five times and who; entered afterwards by keyboard, refused where a time cannot be, marked late on the timeline', async () => {
    const { page, context, complaints } = await stage.as('dispatcher', { language: 'en' });
    await ready(page);
    await page.evaluate('window.print = () => undefined');
    await page.keyboard.press('Alt+p');
    await page.emulateMedia({ media: 'print' });
    const paper = page.locator('[data-paper]');
    expect(await paper.locator('table').first().locator('th').allInnerTexts()).toEqual(
      expect.arrayContaining(['Who went (by hand)', 'Acknowledged', 'En route', 'On scene', 'With person', 'Cleared']),
    );
    expect(await paper.locator('table').nth(1).locator('tbody tr').count()).toBe(8);
    await page.emulateMedia({ media: 'screen' });
    await page.evaluate('dispatchEvent(new Event("afterprint"))');

    // With doors and phones, because the masked ones find nobody: each is a disclosure.
    await page.getByRole('button', { name: 'Print with names, rooms and phones' }).press('Enter');
    await page.locator('[role=dialog] [name=reason]').waitFor();
    await page.keyboard.type('停电');
    await page.keyboard.press('Enter');
    await paper.locator('[data-whom]', { hasText: '402 · 周秀英' }).waitFor({ state: 'attached' });
    // Audit hears of them over the bus: no answer says when.
    const disclosures = async () => (await stage.administrator.read<{ items: readonly object[] }>('/api/audit/disclosures?limit=50')).body.items.length;
    await until('a disclosure of each case', disclosures, (count) => count >= cases.length);
    await page.evaluate('dispatchEvent(new Event("afterprint"))');

    const number = numberOf('medicine-run');
    await type(page, String(number));
    await page.locator(`[data-case="${number}"]`).waitFor();
    await page.keyboard.press('Alt+t');
    const form = page.locator('[data-from-paper]');
    await form.locator('input[aria-haspopup=listbox]:focus').waitFor();
    await page.keyboard.type('丁一');
    await page.keyboard.press('Enter');
    // Yesterday: nothing of it lies ahead.
    await page.keyboard.press('Tab');
    await form.locator('[name=date]').fill(new Date(Date.now() - 86_400_000).toLocaleDateString('sv', { timeZone: 'Asia/Shanghai' }));
    const enter = form.getByRole('button', { name: 'Enter' });
    await form.locator('[name=acknowledged]').fill('21:05');
    await form.locator('[name=en-route]').fill('21:00');
    await form.getByText('This is before “Acknowledged”').waitFor();
    expect(await enter.isDisabled()).toBe(true);
    await form.locator('[name=en-route]').fill('21:10');
    await form.locator('[name=on-scene]').fill('21:20');
    await form.locator('[name=cleared]').fill('22:00');
    await form.locator('[name=date]').fill('2099-01-01');
    await form.getByText('This time lies ahead').waitFor();
    await form.locator('[name=date]').fill(new Date(Date.now() - 86_400_000).toLocaleDateString('sv', { timeZone: 'Asia/Shanghai' }));
    expect(await violations(page)).toEqual([]);
    await form.locator('[name=cleared]').press('Enter');
    await form.waitFor({ state: 'detached' });
    await page.locator('[data-timeline] [data-late]').nth(3).waitFor();
    const { requestId } = cases.find((one) => one.number === number) ?? { requestId: '' };
    const errands = async () =>
      (await stage.administrator.read<{ assignments: readonly { status: string; times: Record<string, string> }[] }>(`/api/dispatch/cases/${requestId}`)).body.assignments;
    const assignments = await until('the errand of the paper', errands, (now) => now[0]?.status === 'cleared');
    const local = (at: string | undefined) => new Date(at ?? '').toLocaleTimeString('sv', { timeZone: 'Asia/Shanghai' }).slice(0, 5);
    expect(assignments.map(({ status, times }) => [status, local(times['acknowledged']), local(times['en-route']), local(times['on-scene'])])).toEqual([
      ['cleared', '21:05', '21:10', '21:20'],
    ]);
    expect(complaints).toEqual([]);
    await context.close();
  }, 90_000);
});
