import { violations, scrollsSideways } from './axe.ts';
import { desk, type LoggedRow, requestsOf, untilRequest, valueOf } from './desk.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { beginComposing, compose } from './ime.ts';
import { LOOKS, Stage } from './stage.ts';

describeInBrowser("the operator's screen", () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
  }, 60_000);
  afterAll(() => stage.close());

  const requests = () => requestsOf(stage);
  const until = (fits: (rows: readonly LoggedRow[]) => LoggedRow | undefined) => untilRequest(stage, fits);

  it('scenario 1 by keyboard: phone, place, category, question, note, Ctrl+Enter; the draft forms meanwhile; undone, it is there again', async () => {
    const { page, complaints } = await stage.as('operator');
    await desk(page);
    const before = new Set((await requests()).map(({ id }) => id));
    await page.keyboard.type('13900009301');
    await page.keyboard.press('Tab');
    await page.keyboard.type('3-1-402');
    await page.locator('[role=option]').first().waitFor();
    await page.keyboard.press('Tab');
    // The way in is said at once.
    await page.locator('[data-access]').getByText('车停东门').waitFor();
    await page.keyboard.type('dqsy');
    await page.keyboard.press('Tab');
    const draft = await until((rows) => rows.find(({ id, status, category }) => !before.has(id) && status === 'draft' && category === 'medicine-run'));
    expect(draft.place?.building).toBe('3');
    const focused = await page.evaluate<string>('document.activeElement.name ?? ""');
    expect(focused).toMatch(/^question-/);
    await page.locator('[name="question-medicine-left-hours"]').fill('4');
    expect(await page.locator('[role=status] [data-priority]').getAttribute('data-priority')).toBe('P2');
    await page.locator('[name=note]').focus();
    await compose(page, 'zhitongyao', '止痛药吃完了');
    expect(await page.locator('[name=note]').inputValue()).toBe('止痛药吃完了');
    await page.keyboard.press('Control+Enter');
    const logged = await until((rows) => rows.find(({ id, status }) => id === draft.id && status === 'triaged'));
    expect(logged.priority).toBe('P2');
    await page.locator('[name=phone]:focus').waitFor();
    expect(await page.locator('[name=phone]').inputValue()).toBe('');
    await page.locator('[data-undo]').click();
    await until((rows) => rows.find(({ id, status }) => id === draft.id && status === 'returned'));
    await valueOf(page, 'note', (value) => value === '止痛药吃完了');
    await page.locator('[name=note]').focus();
    await page.keyboard.press('Control+Enter');
    await until((rows) => rows.find(({ id, status }) => id === draft.id && status === 'triaged'));
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 60_000);

  it('scenario 11: a pasted line is a draft with building and category guessed, and says why', async () => {
    const { page, complaints } = await stage.as('operator');
    await desk(page);
    await page.keyboard.press('Alt+c');
    await page.locator('textarea[name=line]').fill('华安东区5号楼有个独居老人没饭吃，送点吃的上去');
    await page.keyboard.press('Enter');
    await page.locator('[data-guessed]').getByText('5').first().waitFor();
    await valueOf(page, 'place', (value) => value.includes('5号楼'));
    await page.locator('[name=note]').focus();
    await page.keyboard.press('Control+Enter');
    await until((rows) => rows.find(({ status, place, category }) => status === 'triaged' && place?.building === '5' && category === 'supplies'));
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 60_000);

  it('a call about something that is known already: the same room shows beside the form, one key attaches', async () => {
    const { page, complaints } = await stage.as('operator');
    await desk(page);
    await page.keyboard.type('13900009302');
    await page.keyboard.press('Tab');
    await page.keyboard.type('8-1-402');
    await page.locator('[role=option]').first().waitFor();
    await page.keyboard.press('Tab');
    await page.locator('[data-likely] li').first().waitFor();
    const before = (await requests()).filter(({ status }) => status === 'triaged').length;
    await page.keyboard.press('Alt+1');
    await page.getByText(/来电已归入/).waitFor();
    await valueOf(page, 'phone', (value) => value === '');
    expect((await requests()).filter(({ status }) => status === 'triaged')).toHaveLength(before);
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 60_000);

  it('the keys of an input method choose nothing, log nothing; errors stand at their fields', async () => {
    const { page } = await stage.as('operator');
    await desk(page);
    await page.keyboard.press('Control+Enter');
    await page.getByText('请填写地址。').waitFor();
    await page.locator('[name=place]').focus();
    await beginComposing(page, 'huaan');
    expect(await page.locator('[name=place]').inputValue()).toBe('huaan');
    await compose(page, 'huaan', '华安东区3号楼');
    expect(await page.locator('[name=place]').inputValue()).toContain('华安东区3号楼');
    expect(await page.locator('[data-place-found]').count()).toBe(0);
    expect(await page.getByText(/已登记 #/).count()).toBe(0);
    await page.context().close();
  }, 60_000);

  it.each(LOOKS)(
    'axe, $language $theme, in the middle of a call',
    async (look) => {
      const { page, complaints } = await stage.as('operator', look);
      await desk(page);
      await page.locator('[name=phone]').fill('13900009202');
      await page.locator('[name=place]').fill('3-1-402');
      await page.locator('[role=option]').first().waitFor();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Enter');
      await page.locator('[name=category]').fill('2');
      await page.keyboard.press('Enter');
      await page.locator('[data-question], [name^=question]').first().waitFor();
      await page.locator('[data-access]').waitFor();
      await page.locator('[data-likely] li').first().waitFor();
      expect(await violations(page)).toEqual([]);
      expect(await scrollsSideways(page)).toBe(false);
      expect(complaints).toEqual([]);
      const folder = process.env['SHOTS'];
      if (folder !== undefined) await page.screenshot({ path: `${folder}/operator-${look.language}-${look.theme}.png` });
      await page.keyboard.press('Alt+x');
      await page.context().close();
    },
    45_000,
  );
});
