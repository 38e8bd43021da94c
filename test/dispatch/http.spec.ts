import { newId } from '#event-store';
import { account, admin, AREA, ask, dispatcher, enrolled, isThen, opened, place, says, service, startDispatch, stopDispatch } from './dispatch-server.ts';

beforeAll(startDispatch);
afterAll(stopDispatch);

describe('dispatch over HTTP', () => {
  it('reserves, offers, takes the reports of the responder himself, and is done', async () => {
    const requestId = await opened();
    const responderId = await enrolled(['errand'], [`${AREA}/east/1`]);
    const me = await account('responder', AREA, responderId);
    const recommended = await ask('GET', `/api/dispatch/cases/${requestId}/recommendations`);
    expect(recommended.status).toBe(200);
    const first = recommended.json.items.find((item) => item.responderId === responderId);
    expect(first).toMatchObject({ free: true, distanceInBuildings: 2, responder: { name: '王力', phone: expect.stringMatching(/^139\*\*\*\*/) } });
    const offer = await ask('POST', `/api/dispatch/cases/${requestId}/assignments`, { responderId });
    expect(offer.json).toMatchObject({ requestId, assignmentId: `${requestId}.1`, conflicts: [] });
    expect(offer.status).toBe(201);
    const page = await ask('GET', '/api/dispatch/responders/me', undefined, me, { after: `${offer.json.id}@${offer.json.version}` });
    expect(page.json.assignments).toMatchObject([{ assignmentId: `${requestId}.1`, status: 'offered', case: { requestId } }]);
    const path = `/api/dispatch/assignments/${requestId}.1`;
    for (const step of ['acknowledge', 'en-route', 'on-scene', 'with-person']) expect((await ask('POST', `${path}/${step}`, {}, me)).status).toBe(200);
    const done = await ask('POST', `${path}/clear`, { outcome: 'done' }, me);
    expect(done.json).toMatchObject({ status: 'cleared', caseStatus: 'Done' });
    const undone = await ask('POST', `${path}/retract`, { eventId: done.json.eventId }, me);
    expect(undone.json).toMatchObject({ status: 'with-person', caseStatus: 'UnderWay' });
    const read = await ask('GET', `/api/dispatch/cases/${requestId}`);
    expect(read.headers.get('etag')).toBe(`"${read.json.version}"`);
    expect(read.json.assignments[0]?.reports.map(({ type }) => type)).toEqual(['AssignmentAcknowledged', 'AssignmentEnRoute', 'AssignmentOnScene', 'AssignmentWithPerson']);
  });

  it('a responder reports on nobody else’s assignment', async () => {
    const requestId = await opened();
    await ask('POST', `/api/dispatch/cases/${requestId}/assignments`, { responderId: await enrolled() });
    const other = await account('responder', AREA, await enrolled());
    expect((await ask('POST', `/api/dispatch/assignments/${requestId}.1/acknowledge`, {}, other)).status).toBe(403);
    expect((await ask('GET', `/api/dispatch/cases/${requestId}`, undefined, other)).status).toBe(403);
  });

  it('nobody is newly reserved for a second P1 or P2: two dispatchers at once, one wins, the other learns for whom he is', async () => {
    const responderId = await enrolled();
    const [a, b] = [await opened('P1'), await opened('P2')];
    const answers = await Promise.all([a, b].map((id) => ask('POST', `/api/dispatch/cases/${id}/assignments`, { responderId })));
    expect(answers.map(({ status }) => status).toSorted((x, y) => x - y)).toEqual([201, 409]);
    const lost = answers.find(({ status }) => status === 409);
    expect(lost?.json.code).toBe('already-on-urgent');
    const winner = (await ask('GET', `/api/dispatch/cases/${answers[0] === lost ? b : a}`)).json as unknown as { readonly number: number };
    expect(String(lost?.json.detail)).toContain(`request ${winner.number} (`);
  });

  it('the queue is sorted by heat, filtered, paged', async () => {
    const urgent = await opened('P1');
    const list = await ask('GET', '/api/dispatch/cases?limit=2', undefined, dispatcher, { after: `${urgent.replace('request', 'case')}@2` });
    expect(list.json.items[0]?.requestId).toBe(urgent);
    const next = await ask('GET', `/api/dispatch/cases?limit=2&cursor=${encodeURIComponent(list.json.next)}`);
    expect(next.status).toBe(200);
    const filtered = await ask('GET', '/api/dispatch/cases?priority=P1&status=Open');
    expect(filtered.json.items.every((item) => item.priority === 'P1')).toBe(true);
    const [night, more] = [await ask('GET', '/api/dispatch/cases?limit=500'), await ask('GET', '/api/dispatch/cases?limit=501')];
    expect([night.status, more.status, (await ask('GET', '/api/dispatch/responders?limit=201')).status]).toEqual([200, 400, 400]);
    expect(night.json.items.length).toBeGreaterThan(2);
  });

  it('a case bears the number of its request, also of one that began as a draft', async () => {
    const plain = await opened();
    const drafted = `request-${newId()}`;
    const first = await service('intake').store.head();
    await says(drafted, { type: 'RequestDrafted', data: { area: place.area } });
    await opened();
    await says(
      drafted,
      { type: 'RequestLogged', data: { area: place.area, place, number: first + 1 } },
      { type: 'PrioritySet', data: { priority: 'P3', category: 'medicine-run', basis: 'person', triages: true } },
    );
    const number = async (id: string) => ((await ask('GET', `/api/dispatch/cases/${id}`)).json as unknown as { number: number }).number;
    expect([await number(plain), await number(drafted)]).toEqual([first - 1, first + 1]);
  });

  it('a case shows until when it should be resolved, and when that is over', async () => {
    const requestId = await opened('P3', 'medicine-run');
    const row = async () => (await ask('GET', `/api/dispatch/cases/${requestId}`)).json as unknown as { dueAt: string; overdue: boolean };
    const { dueAt, overdue } = await row();
    expect([Date.parse(dueAt) - service('dispatch').clock.now().getTime(), overdue]).toEqual([360 * 60_000, false]);
    await isThen(new Date(Date.parse(dueAt) + 1).toISOString());
    expect(await row()).toMatchObject({ dueAt, overdue: true });
    await says(requestId, { type: 'RequestHeld', data: { until: '2022-04-03T00:00:00.000Z', reason: 'asked-to-wait' } });
    expect(await row()).toMatchObject({ dueAt, overdue: false });
  });

  it('bad input is named', async () => {
    const requestId = await opened();
    expect((await ask('POST', `/api/dispatch/cases/${requestId}/assignments`, { responderId: 'x' })).json.errors[0]).toMatchObject({ pointer: '/responderId' });
    expect((await ask('GET', '/api/dispatch/cases/call-1')).status).toBe(404);
    expect((await ask('POST', '/api/dispatch/assignments/nonsense/clear', { outcome: 'done' })).status).toBe(404);
    expect((await ask('POST', `/api/dispatch/assignments/${requestId}.7/clear`, { outcome: 'done' })).status).toBe(404);
    expect((await ask('POST', `/api/dispatch/cases/${requestId}/escalate`, { level: 'god' })).status).toBe(400);
    const openapi = await ask('GET', '/api/dispatch/openapi.json');
    expect(Object.keys(openapi.json.paths).length).toBeGreaterThan(30);
  });

  it('responders come from a file: checked first, applied once, however often it is sent', async () => {
    const head = 'name_zh,name_en,phone,roles,skills,buildings,can_carry_kg,area\n';
    const wrong = await ask(
      'POST',
      '/api/dispatch/responders/import?check=true',
      `${head}李雷,Li Lei,13800001111,volunteer,flying,,x,${AREA}\n韩梅,,abc,,,east/9,,elsewhere/a/b/c\n`,
      admin,
    );
    expect(wrong.status).toBe(422);
    expect(wrong.json.errors.map((error) => error.pointer)).toEqual(['/2/skills', '/2/can_carry_kg', '/3/phone']);
    const csv = `${head}李雷,Li Lei,13800001111,volunteer,carry;errand,east/1;east/2,40,${AREA}\n韩梅,,13800002222,medic,medic,,,${AREA}\n`;
    expect((await ask('POST', '/api/dispatch/responders/import?check=true', csv, admin)).json).toEqual({ rows: 2, checked: true });
    expect((await ask('POST', '/api/dispatch/responders/import?accounts=true', csv, admin)).json).toMatchObject({ rows: 2, enrolled: 2 });
    expect((await ask('POST', '/api/dispatch/responders/import?accounts=true', csv, admin)).json).toMatchObject({ enrolled: 0, unchanged: 2 });
    const found = await ask('GET', `/api/dispatch/responders?name=${encodeURIComponent('李雷')}`);
    expect(found.json.items).toMatchObject([{ name: '李雷', nameEn: 'Li Lei', phone: '138****1111', skills: ['carry', 'errand'] }]);
  });

  it('what falls due is done: unanswered offers time out and free the responder, cases escalate, orphaned reservations go', async () => {
    const responderId = await enrolled();
    const requestId = await opened();
    await ask('POST', `/api/dispatch/cases/${requestId}/assignments`, { responderId });
    const unheeded = await opened();
    const moved = await ask('POST', '/api/clock', { to: new Date(service('dispatch').clock.now().getTime() + 1_801_000).toISOString() }, admin);
    expect(moved.status).toBe(200);
    const read = await ask('GET', `/api/dispatch/cases/${requestId}`);
    expect(read.json.assignments[0]?.status).toBe('timed-out');
    expect((await ask('GET', `/api/dispatch/responders/${responderId}`)).json).toMatchObject({ status: 'Available', loadToday: 0 });
    expect((await ask('GET', `/api/dispatch/cases/${unheeded}`)).json).toMatchObject({ escalated: 'supervisor', status: 'Open' });
    const late = await ask('POST', `/api/dispatch/assignments/${requestId}.1/acknowledge`, {});
    expect(late.json).toMatchObject({ status: 'acknowledged' });
    expect((await ask('GET', `/api/dispatch/responders/${responderId}`)).json.status).toBe('Committed');
  });
});
