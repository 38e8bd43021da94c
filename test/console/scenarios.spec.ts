import type { Page } from 'playwright-core';
import { Cast, changesHands, confirm, logged, rowOf, steps } from './cast.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { Stage } from './stage.ts';
import { until } from './until.ts';

const EN = { language: 'en' } as const;
const PHONE = { language: 'en', phone: true } as const;

describeInBrowser('what really happened, through the screens', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
  }, 90_000);
  afterAll(() => stage.close());

  /** Chooses the case and offers it, from the recommendations, by name. */
  const offer = async (page: Page, number: number, ...names: readonly string[]) => {
    await rowOf(page, number).click();
    for (const name of names) {
      const seats = page.locator('[data-recommended]').getByRole('button', { name: `Offer to ${name}` });
      await seats.click();
      await page
        .locator('[data-case] [data-assignment][data-status=offered]', { hasText: name })
        .waitFor()
        .catch(async (error: Error) => {
          const shown = await page.locator('[role=dialog], [role=alert], [data-case]').allInnerTexts();
          throw new Error(`${error.message}\nThe page says: ${shown.join(' | ')}`);
        });
    }
  };
  const idOf = async (page: Page, number: number) => ((await rowOf(page, number).getAttribute('id')) ?? '').replace('row-', '');
  const timeline = async (page: Page, request: string, ...events: readonly string[]) => {
    await page.goto(`/supervisor/timeline/${request}`);
    await page.locator('[data-event]').first().waitFor();
    for (const event of events) await page.locator(`[data-event="${event}"]`).first().waitFor();
  };
  const stands = (cast: Cast, request: string, ...wanted: readonly string[]) =>
    until(
      `${request} ${wanted.join(' or ')}`,
      async () => (await cast.reader.read<{ status: string }>(`/api/intake/requests/${request}`)).body.status,
      (status) => wanted.includes(status),
    );
  const finish = async (page: Page) => {
    await steps(page, 'clear');
    await page.locator('[data-outcome=done]').click();
    await page.locator('[data-assignment]').waitFor({ state: 'detached' });
  };
  const stageDone = async (page: Page, errand: string, then: 'started' | 'completed') => {
    const one = page.locator(`[data-stage="${errand}"]`);
    await one.getByRole('button').click();
    await page.locator(`[data-stage="${errand}"][data-state=${then}]`).waitFor();
  };

  it('1, the medicine run: records at the door, a doctor who will not prescribe blind, a consult, medicine at the door, and her own word at the end', async () => {
    const cast = await Cast.of(stage, 'yongqing', '永清里', [{ building: '6', zh: '6号楼', floors: 6, lift: false, x: 0, y: 0 }], {
      wei: { name: '魏志强', phone: '13900008101', skills: ['errand'], building: '6' },
    });
    const [lin, chen, wei] = await Promise.all([cast.enter('lin'), cast.enter('chen', EN), cast.enter('wei', PHONE)]);
    await chen.page.locator('[data-connected=true]').waitFor();
    const number = await cast.log(lin.page, {
      phone: '13900008001',
      place: '6-2-402',
      category: 'medicine-run',
      answers: { 'medicine-left-hours': 0 },
      note: '癌痛止痛药今早吃完，小区封控出不去，病历在家',
      name: '王秀兰',
    });
    await offer(chen.page, number, '魏志强');
    const request = await idOf(chen.page, number);
    await steps(wei.page, 'acknowledged', 'en-route', 'on-scene');
    await stageDone(wei.page, '1', 'started');
    await steps(wei.page, 'with-person');
    await changesHands(wei.page, 'I receive', 'person', 'records', 1, 'folder');
    await stageDone(wei.page, '1', 'completed');
    await stageDone(wei.page, '2', 'started');
    await wei.page.getByRole('button', { name: 'Held up' }).click();
    await wei.page.getByLabel('What holds you up').fill('医生未见病人，不肯开药');
    await wei.page.locator('[role=dialog]').getByRole('button', { name: 'Report', exact: true }).click();
    await rowOf(chen.page, number).getByText('Blocked').waitFor();
    await stageDone(wei.page, '3', 'started');
    await stageDone(wei.page, '3', 'completed');
    await wei.page.getByRole('button', { name: 'Go on' }).click();
    await rowOf(chen.page, number).getByText('Blocked').waitFor({ state: 'detached' });
    await stageDone(wei.page, '2', 'completed');
    await stageDone(wei.page, '4', 'started');
    await changesHands(wei.page, 'I receive', 'facility', 'medicine', 2, 'box');
    await wei.page.locator('[data-held=medicine]').waitFor();
    await stageDone(wei.page, '4', 'completed');
    await steps(wei.page, 'handed-over');
    await changesHands(wei.page, 'I hand over', 'person', 'medicine', 2, 'box');
    await wei.page.locator('[data-held=medicine]').waitFor({ state: 'detached' });
    await finish(wei.page);
    const song = await cast.enter('song', EN);
    await confirm(song.page, number);
    const gao = await cast.enter('gao', EN);
    await timeline(
      gao.page,
      request,
      'dispatch.assignment.blocked.v1',
      'dispatch.custody.transferred.v1',
      'dispatch.assignment.cleared.v1',
      'intake.request.follow-up-recorded.v1',
    );
    await stands(cast, request, 'verified', 'closed');
    expect([lin, chen, wei, song, gao].flatMap(({ complaints }) => complaints)).toEqual([]);
    await Promise.all([lin, chen, wei, song, gao].map(({ context }) => context.close()));
  }, 120_000);

  it('2, the ambulance escort: two run, the access note says why, nobody finishes alone, the sister confirms', async () => {
    const cast = await Cast.of(
      stage,
      'shipo',
      '石坡里',
      [
        { building: '17', zh: '17号', floors: 6, lift: false, x: 260, y: 90, accessNote: '巷子和台阶太窄，救护车停东门，步行180米、3段台阶' },
        { building: '2', zh: '2号', floors: 6, lift: false, x: 40, y: 10 },
      ],
      {
        luo: { name: '罗春燕', phone: '13900008201', skills: ['first-aid'], building: '2', canCarryKg: 20 },
        hu: { name: '胡大勇', phone: '13900008202', skills: ['carry'], building: '2', canCarryKg: 80 },
      },
    );
    const [lin, chen, luo, hu] = await Promise.all([cast.enter('lin'), cast.enter('chen', EN), cast.enter('luo', PHONE), cast.enter('hu', PHONE)]);
    await chen.page.locator('[data-connected=true]').waitFor();
    const number = await cast.log(lin.page, {
      phone: '13900008002',
      place: '17-1-502',
      category: 'ambulance-escort',
      answers: { conscious: 1, breathing: 1, numbness: 0 },
      note: '妹妹晕倒，手脚麻木，呼吸困难，家人不敢背',
      relation: 'family',
      name: '何美玲',
      personName: '何美琳',
    });
    // A new P1 rings at the dispatcher's desk until he has seen it.
    await chen.page.locator('[data-alarm=p1]').waitFor();
    await chen.page.keyboard.press('Alt+a');
    await chen.page.locator('[data-alarm]').waitFor({ state: 'detached' });
    await rowOf(chen.page, number).locator('[data-priority=P1]').waitFor();
    await offer(chen.page, number, '罗春燕', '胡大勇');
    const request = await idOf(chen.page, number);
    await steps(hu.page, 'acknowledged', 'en-route');
    await rowOf(chen.page, number).getByText('Crew short').waitFor();
    await hu.page.locator('[data-access]', { hasText: '救护车停东门' }).waitFor();
    await steps(luo.page, 'acknowledged', 'en-route');
    await rowOf(chen.page, number).getByText('Crew short').waitFor({ state: 'detached' });
    for (const { page } of [hu, luo]) await steps(page, 'on-scene', 'with-person');
    // She is done when he carries her down; he goes on to the hospital.
    await luo.page.getByRole('button', { name: 'Finish' }).click();
    await luo.page.locator('[data-outcome=done]').click();
    await luo.page.locator('[data-assignment]').waitFor({ state: 'detached' });
    await steps(hu.page, 'transporting', 'at-facility', 'handed-over');
    await finish(hu.page);
    await rowOf(chen.page, number).waitFor({ state: 'detached' });
    const song = await cast.enter('song', EN);
    await confirm(song.page, number);
    const gao = await cast.enter('gao', EN);
    await timeline(gao.page, request, 'intake.request.logged.v1', 'dispatch.assignment.with-person.v1', 'intake.request.follow-up-recorded.v1');
    expect([lin, chen, luo, hu, song, gao].flatMap(({ complaints }) => complaints)).toEqual([]);
    await Promise.all([lin, chen, luo, hu, song, gao].map(({ context }) => context.close()));
  }, 120_000);

  it('8, the gas bottle: who can carry 30 kg comes first, who cannot needs a reason; a step at the wrong door is taken back', async () => {
    const cast = await Cast.of(stage, 'hualou', '花楼街', [{ building: '3', zh: '3号楼', floors: 7, lift: false, x: 0, y: 0 }], {
      ding: { name: '丁国栋', phone: '13900008301', skills: ['errand', 'carry'], building: '3', canCarryKg: 40 },
      mei: { name: '梅小雨', phone: '13900008302', skills: ['errand', 'carry'], building: '3', canCarryKg: 15 },
    });
    const [lin, chen, ding] = await Promise.all([cast.enter('lin'), cast.enter('chen', EN), cast.enter('ding', PHONE)]);
    await chen.page.locator('[data-connected=true]').waitFor();
    const number = await cast.log(lin.page, {
      phone: '13900008003',
      place: '3-1-401',
      category: 'gas-bottle',
      answers: { 'can-cook': 1 },
      note: '煤气用完，送气师傅不让进小区，老人搬不动',
      name: '郑桂芳',
    });
    await rowOf(chen.page, number).click();
    const first = chen.page.locator('[data-recommended] li[data-free]').first();
    await first.getByText('丁国栋').waitFor();
    await chen.page.locator('[data-recommended]').getByRole('button', { name: 'Offer to 梅小雨' }).click();
    await chen.page.locator('[role=dialog]').waitFor();
    await chen.page.keyboard.press('Escape');
    await chen.page.locator('[role=dialog]').waitFor({ state: 'detached' });
    await offer(chen.page, number, '丁国栋');
    const request = await idOf(chen.page, number);
    await steps(ding.page, 'acknowledged', 'en-route', 'on-scene', 'with-person');
    await ding.page.locator('[data-undo]').last().click();
    await ding.page.locator('[data-step=with-person]').waitFor();
    await steps(ding.page, 'with-person');
    await ding.page.locator('[data-step=with-person]').waitFor({ state: 'detached' });
    await finish(ding.page);
    const song = await cast.enter('song', EN);
    await confirm(song.page, number);
    const gao = await cast.enter('gao', EN);
    await timeline(gao.page, request, 'dispatch.report.retracted.v1', 'dispatch.assignment.cleared.v1');
    await stands(cast, request, 'closed');
    expect([lin, chen, ding, song, gao].flatMap(({ complaints }) => complaints)).toEqual([]);
    await Promise.all([lin, chen, ding, song, gao].map(({ context }) => context.close()));
  }, 120_000);

  it('11, the chat lines: a pasted line is a draft that the dispatcher sees forming, with building and category guessed; one more key logs it', async () => {
    const cast = await Cast.of(stage, 'sanyang', '三阳小区', [{ building: '5', zh: '5栋', floors: 7, lift: false, x: 0, y: 0 }], {
      wu: { name: '吴向东', phone: '13900008401', skills: ['errand'], building: '5' },
    });
    const [lin, chen, wu] = await Promise.all([cast.enter('lin'), cast.enter('chen', EN), cast.enter('wu', PHONE)]);
    await chen.page.locator('[data-connected=true]').waitFor();
    await lin.page.locator('[data-desk] [name=phone]').waitFor();
    await lin.page.keyboard.press('Alt+c');
    await lin.page.locator('textarea[name=line]').fill('5栋有个独居老人没饭吃，送点吃的上去');
    await lin.page.keyboard.press('Enter');
    await lin.page.locator('[data-guessed]', { hasText: '5' }).waitFor();
    await chen.page.locator('[data-drafts] li').first().waitFor();
    await lin.page.locator('[name=note]').focus();
    const number = await logged(lin.page);
    await chen.page.locator('[data-drafts]').waitFor({ state: 'detached' });
    await offer(chen.page, number, '吴向东');
    await steps(wu.page, 'acknowledged', 'en-route', 'on-scene', 'with-person');
    await finish(wu.page);
    await rowOf(chen.page, number).waitFor({ state: 'detached' });
    expect([lin, chen, wu].flatMap(({ complaints }) => complaints)).toEqual([]);
    await Promise.all([lin, chen, wu].map(({ context }) => context.close()));
  }, 120_000);

  it("13, the neighbour's vegetables: the steward tells, carries and hands over; only the woman herself can say that it is solved", async () => {
    const cast = await Cast.of(stage, 'jiangwan', '江湾里', [{ building: '22', zh: '22号楼', floors: 18, lift: true, x: 0, y: 0 }], {
      qin: { name: '秦淑芬', phone: '13900008501', skills: ['errand', 'steward'], role: 'steward', building: '22', canCarryKg: 15 },
    });
    const [lin, chen, qin] = await Promise.all([cast.enter('lin'), cast.enter('chen', EN), cast.enter('qin', PHONE)]);
    await chen.page.locator('[data-connected=true]').waitFor();
    const number = await cast.log(lin.page, {
      phone: '13900008501',
      place: '22-1-1404',
      category: 'supplies',
      answers: { 'food-days': 1 },
      note: '家里没有青菜了，老人没有智能手机，不会团购',
      relation: 'steward',
      name: '秦淑芬',
      personName: '陶桂英',
    });
    await offer(chen.page, number, '秦淑芬');
    const request = await idOf(chen.page, number);
    await steps(qin.page, 'acknowledged', 'en-route');
    await changesHands(qin.page, 'I receive', 'neighbour', 'vegetables', 3, 'kg');
    await qin.page.locator('[data-held=vegetables]').waitFor();
    await steps(qin.page, 'on-scene', 'with-person');
    await changesHands(qin.page, 'I hand over', 'person', 'vegetables', 3, 'kg');
    await qin.page.locator('[data-held=vegetables]').waitFor({ state: 'detached' });
    await finish(qin.page);
    const song = await cast.enter('song', EN);
    await confirm(song.page, number);
    const gao = await cast.enter('gao', EN);
    await timeline(gao.page, request, 'dispatch.custody.transferred.v1', 'dispatch.assignment.cleared.v1', 'intake.request.follow-up-recorded.v1');
    await stands(cast, request, 'closed');
    expect([lin, chen, qin, song, gao].flatMap(({ complaints }) => complaints)).toEqual([]);
    await Promise.all([lin, chen, qin, song, gao].map(({ context }) => context.close()));
  }, 120_000);
});
