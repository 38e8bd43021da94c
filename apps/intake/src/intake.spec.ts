import { memoryAccess, signedIn } from '#access/testing';
import { newId } from '#event-store';
import { type Client, IntakeUnderTest } from './intake-under-test.ts';
import { TEMPLATE } from './places/places-csv.ts';

const AREA = 'jiangcheng/donghu/minyi/huaan';
const intake = new IntakeUnderTest(memoryAccess(), signedIn);
let operator: Client;
let supervisor: Client;
let administrator: Client;
let stranger: Client;
let communityId = '';

beforeAll(async () => {
  await intake.start();
  operator = await intake.as({ role: 'operator', area: AREA });
  supervisor = await intake.as({ role: 'supervisor', area: AREA });
  administrator = await intake.as({ role: 'administrator', area: '' });
  stranger = await intake.as({ role: 'operator', area: 'jiangcheng/donghu/minyi/other' });
  await administrator.post('places/import', TEMPLATE);
  communityId = (await administrator.get('communities')).body['items'][0].id;
});

afterAll(() => intake.stop());

const place = () => ({ communityId, estate: 'east', building: '1', unit: '2', room: '1404' });

async function logged(more: object = {}) {
  const { body } = await operator.post('requests', {
    place: place(),
    person: { name: '王秀英', phone: '13812345678', age: 71, health: '肺癌' },
    reporter: { relation: 'self' },
    category: 'medicine-run',
    answers: { 'medicine-left-hours': 4 },
    note: '止痛药没了',
    ...more,
  });
  return body as { id: string; version: number; number: number; status: string; priority: string };
}

describe('the main path', () => {
  it('a call is answered, a request logged, worked on, confirmed by someone else and closed', async () => {
    const call = (await operator.post('calls', { caller: { phone: '138 1234 5678', name: '王秀英' } })).body;
    await operator.post(`calls/${call['id']}/answer`, {});
    const request = await logged({ callId: call['id'] });
    expect(request).toMatchObject({ status: 'triaged', priority: 'P2' });
    await intake.settle();
    expect((await operator.get(`calls/${call['id']}`)).body).toMatchObject({ status: 'answered', links: [{ requestId: request.id, kind: 'new' }] });

    const caseId = request.id.replace('request', 'case');
    const of = { assignmentId: `${request.id}.1`, responderId: `responder-${newId()}` };
    await intake.dispatched(caseId, 'dispatch.assignment.offered.v1', of);
    expect((await operator.get(`requests/${request.id}`)).body['status']).toBe('dispatched');
    await intake.dispatched(caseId, 'dispatch.assignment.acknowledged.v1', of);
    await intake.dispatched(caseId, 'dispatch.assignment.en-route.v1', of);
    expect((await operator.get(`requests/${request.id}`)).body).toMatchObject({ status: 'in-progress', onCase: [of] });
    const cleared = await intake.dispatched(caseId, 'dispatch.assignment.cleared.v1', { ...of, outcome: 'done' });
    const done = await intake.dispatched(caseId, 'dispatch.case.done.v1', { round: 1 });
    expect((await operator.get('work')).body['followUps']).toMatchObject([{ asks: ['person', 'reporter'], request: { id: request.id } }]);

    await intake.dispatched(caseId, 'dispatch.report.retracted.v1', { ...of, retracted: cleared, undoes: [cleared, done], underWay: true, onCase: true });
    expect((await operator.get(`requests/${request.id}`)).body['status']).toBe('in-progress');
    await intake.dispatched(caseId, 'dispatch.case.done.v1', { round: 1 });

    const ownWord = await operator.post(`requests/${request.id}/follow-up`, { outcome: 'solved', asked: 'person', subject: of.responderId });
    expect([ownWord.status, ownWord.body['code']]).toEqual([403, 'was-on-the-case']);
    expect((await operator.post(`requests/${request.id}/follow-up`, { outcome: 'solved', asked: 'person', rating: 5 })).body['status']).toBe('verified');
    expect((await operator.post(`requests/${request.id}/close`, {})).body['status']).toBe('closed');
  });

  it('the same command again answers the same; another body is refused', async () => {
    const key = newId();
    const body = { place: place(), category: 'other' };
    const first = await operator.post('requests', body, { key });
    expect((await operator.post('requests', body, { key })).body).toEqual(first.body);
    expect((await operator.post('requests', { ...body, note: 'x' }, { key })).status).toBe(422);
  });

  it('content edits need If-Match', async () => {
    const request = await logged();
    expect((await operator.post(`requests/${request.id}/set-priority`, { priority: 'P1', priorityReason: '更疼了' })).status).toBe(428);
    expect((await operator.post(`requests/${request.id}/set-priority`, { priority: 'P1', priorityReason: '更疼了' }, { ifMatch: 1 })).status).toBe(412);
    const set = await operator.post(`requests/${request.id}/set-priority`, { priority: 'P1' }, { ifMatch: request.version });
    expect([set.status, set.body['code'], set.body['errors'][0].pointer]).toEqual([422, 'reason-needed', '/priorityReason']);
    expect((await operator.post(`requests/${request.id}/set-priority`, { priority: 'P1', priorityReason: '更疼了' }, { ifMatch: request.version })).status).toBe(200);
  });

  it('a hold wakes by itself', async () => {
    const request = await logged();
    const until = new Date(intake.clock.now().getTime() + 60 * 60_000).toISOString();
    await operator.post(`requests/${request.id}/hold`, { reason: 'asked-to-wait', until });
    expect((await operator.get(`requests/${request.id}`)).body).toMatchObject({ status: 'on-hold', heldUntil: until });
    await intake.pass(61);
    expect((await operator.get(`requests/${request.id}`)).body['status']).toBe('triaged');
  });

  it('a draft that nobody goes on with is given up', async () => {
    const draft = (await operator.post('requests', { draft: true, place: place() })).body;
    await intake.pass(60);
    expect((await operator.get(`requests/${draft['id']}`)).body['status']).toBe('draft');
    await intake.pass(70);
    expect((await operator.get(`requests/${draft['id']}`)).body['status']).toBe('discarded');
  });
});

describe('personal data', () => {
  it('is masked in lists, opened to the desk, hidden from strangers, and every reveal is recorded first', async () => {
    const request = await logged();
    const [row] = (await operator.get(`requests?number=${request.number}`)).body['items'];
    expect(row.person).toMatchObject({ name: '王*', phone: '138****5678', room: '14**' });
    expect((await operator.get(`requests/${request.id}`)).body).toMatchObject({
      person: { name: '王秀英', phone: '138****5678', health: '肺癌' },
      notes: [{ text: '止痛药没了' }],
    });
    expect((await stranger.get(`requests/${request.id}`)).status).toBe(404);
    expect((await stranger.get('requests')).body['items']).toEqual([]);
    const revealed = await operator.post(`requests/${request.id}/reveal`, { fields: ['phone'], reason: '回电' });
    expect(revealed.body['person']).toEqual({ personId: expect.stringMatching(/^person-/), phone: '138 1234 5678' });
    const log = await intake.platform.services[0]?.store.readAll(0, 10_000);
    expect(log?.at(-1)).toMatchObject({ type: 'DisclosureMade', data: { fields: ['phone'], requestId: request.id, accountId: operator.accountId } });
  });

  it('who has called is opened for ringing back, and that is recorded first', async () => {
    const { body } = await operator.post('calls', { caller: { phone: '13812345678', name: '王秀英' } });
    const revealed = await operator.post(`calls/${body['id']}/reveal`, { reason: '回电' });
    expect(revealed.body['caller']).toMatchObject({ name: '王秀英', phone: '138 1234 5678' });
    const log = await intake.platform.services[0]?.store.readAll(0, 10_000);
    expect(log?.at(-1)).toMatchObject({ type: 'DisclosureMade', data: { fields: ['name', 'phone'], personId: revealed.body['caller'].personId, accountId: operator.accountId } });
    expect((await stranger.post(`calls/${body['id']}/reveal`, { reason: '?' })).status).toBe(404);
  });

  it('nothing of it lies in the log as plain text', async () => {
    await logged();
    const text = JSON.stringify(await intake.platform.services[0]?.store.readAll(0, 10_000));
    // Four digits alone stand in many an id by chance; the room would stand in quotes.
    for (const secret of ['王秀英', '13812345678', '"1404"', '肺癌', '止痛药没了', 'medicine-left-hours']) expect(text).not.toContain(secret);
  });

  it('the same phone is the same person, and shows the open and last requests', async () => {
    const one = await logged();
    await intake.settle();
    const found = (await operator.post('callers/lookup', { phone: '+86 138-1234-5678' })).body;
    expect(found['open'].map((row: { id: string }) => row.id)).toContain(one.id);
  });
});

describe('a confidential tip', () => {
  it('opens a request that names neither call nor reporter; only supervisors see the tip', async () => {
    const call = (await operator.post('calls', { caller: { phone: '13900001111' } })).body;
    await operator.post(`calls/${call['id']}/answer`, {});
    const tip = await operator.post('requests', {
      category: 'confidential-tip',
      callId: call['id'],
      place: place(),
      reporter: { relation: 'neighbour', name: '李四', phone: '13900001111' },
      note: '李四说对门没隔离',
      opens: { category: 'isolation-persuasion', note: '上门核实' },
    });
    expect(tip.status).toBe(201);
    const opened = tip.body['opened'].id as string;
    expect((await operator.get(`requests/${tip.body['id']}`)).status).toBe(404);
    expect((await supervisor.get(`requests/${tip.body['id']}`)).body).toMatchObject({
      confidential: true,
      reporter: { name: '李四' },
      links: [{ requestId: opened, kind: 'opened' }],
    });
    const open = (await operator.get(`requests/${opened}`)).body;
    expect(open).toMatchObject({ status: 'triaged', category: 'isolation-persuasion' });
    expect(JSON.stringify(open)).not.toContain(tip.body['id']);
    expect(open['reporter']).toBeUndefined();
    expect(open['callId']).toBeUndefined();
    expect((await operator.get('calls')).body['items'].map((row: { id: string }) => row.id)).not.toContain(call['id']);
    const found = (await operator.post('callers/lookup', { phone: '13900001111' })).body;
    expect([found['open'], found['last'], found['calls']]).toEqual([[], [], []]);
  });
});

describe('places and guesses', () => {
  it('the place field understands what people type', async () => {
    for (const typed of ['1-2-1404', '1#1404', '1号楼2单元1404', '华安 1号楼', 'hadq 1-2-1404', '红楼']) {
      const [best] = (await operator.get(`places?q=${encodeURIComponent(typed)}`)).body['items'];
      expect([typed, best?.area]).toEqual([typed, `${AREA}/east/1`]);
    }
  });

  it('a pasted line becomes a draft with place and category, and says why', async () => {
    const { body } = await operator.post('requests', { draft: true, text: '1号楼有个独居老人没饭吃，送点吃的上去' });
    expect(body).toMatchObject({ status: 'draft', guess: { category: 'supplies', place: { area: `${AREA}/east/1`, building: '1' }, answers: { alone: 'alone', 'food-days': 0 } } });
    expect(body['guess'].reasons.map(({ zh }: { zh: string }) => zh)).toContain('类别：生活物资（说到“没饭吃”、“吃的”）');
    const done = await operator.post(`requests/${body['id']}/log`, { answers: body['guess'].answers });
    expect(done.body).toMatchObject({ status: 'triaged', priority: 'P3' });
  });

  it('unknown places are refused with the pointer', async () => {
    const { status, body } = await operator.post('requests', { place: { ...place(), building: '99' }, category: 'other' });
    expect([status, body['errors'][0].pointer]).toEqual([422, '/place/building']);
  });

  it('a wrong file changes nothing and names every cell', async () => {
    const { status, body } = await administrator.post('places/import', TEMPLATE.replace(',3,18,yes,', ',x,18,vielleicht,'));
    expect(status).toBe(422);
    expect(body['cells']).toMatchObject([
      { row: 2, column: 'lift', code: 'yes-or-no' },
      { row: 2, column: 'units', code: 'whole-number' },
    ]);
    expect((await administrator.post('places/import?check=true', TEMPLATE)).body).toMatchObject({ applied: false, buildings: 1 });
    expect((await administrator.post('places/import', TEMPLATE)).body).toMatchObject({ applied: true, changed: 0 });
  });
});

describe('merging and dividing', () => {
  it('merges, lists every caller to be told, and undoes it', async () => {
    const [older, newer] = [await logged({ person: { phone: '13800000001' } }), await logged({ person: { phone: '13800000002' } })];
    expect((await operator.get(`requests/${newer.id}/duplicates`)).body['items'][0]).toMatchObject({
      request: { id: expect.any(String) },
      reasons: expect.arrayContaining([expect.objectContaining({ code: 'same-room' })]),
    });
    const merged = await operator.post(`requests/${newer.id}/merge`, { into: older.id }, { ifMatch: newer.version });
    expect(merged.body).toMatchObject({ status: 'merged', into: older.id });
    expect((await operator.get(`requests/${older.id}`)).body).toMatchObject({ merged: [{ requestId: newer.id, pending: false }], reports: [{}, { requestId: newer.id }] });
    expect((await operator.post(`requests/${newer.id}/unmerge`, {})).body['status']).toBe('triaged');
    expect((await operator.get(`requests/${older.id}`)).body['merged']).toEqual([]);
  });

  it('divides into parts that name the whole', async () => {
    const whole = await logged();
    const { body } = await operator.post(`requests/${whole.id}/divide`, { parts: [{ category: 'supplies' }, { category: 'waste-disinfection', note: '楼道' }] });
    expect(body['into']).toHaveLength(2);
    expect((await operator.get(`requests/${body['into'][1].id}`)).body).toMatchObject({
      status: 'triaged',
      category: 'waste-disinfection',
      links: [{ requestId: whole.id, kind: 'parent' }],
    });
  });
});

describe('stewards', () => {
  it('follow from what dispatch says of its responders; buildings without one show', async () => {
    expect((await administrator.get('communities')).body['items'][0].withoutSteward).toHaveLength(1);
    const responder = `responder-${newId()}`;
    await intake.dispatched(responder, 'dispatch.responder.enrolled.v1', { area: AREA, roles: ['steward'], skills: [], buildings: [`${AREA}/east/1`], canCarryKg: 0 });
    expect((await administrator.get(`communities/${communityId}`)).body).toMatchObject({ withoutSteward: [], buildings: [{ stewards: [responder] }] });
    await intake.dispatched(responder, 'dispatch.responder.changed.v1', { buildings: [] });
    expect((await administrator.get('communities')).body['items'][0].withoutSteward).toHaveLength(1);
  });
});
