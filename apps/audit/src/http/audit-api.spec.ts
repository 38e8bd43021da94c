import { Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Access, AccessModule } from '#access';
import { memoryAccess, signedIn } from '#access/testing';
import { DISPATCH_EVENTS_BY_TOPIC, INTAKE_EVENTS } from '#contracts';
import { ALWAYS_HELD, newId } from '#event-store';
import { LocalBus, MemoryConsumerState } from '#messaging';
import { createHttpApp, createLogger, installOpenApi, loadConfig, Platform, PlatformModule } from '#runtime';
import { createMemoryViewStore } from '#views';
import { AuditModule } from '../audit.module.ts';
import { Neighbours, wire } from './neighbours.ts';

const START = Date.parse('2022-04-02T00:00:00.000Z');
const [CALL, REQUEST, CASE, TIP] = ['call', 'request', 'case', 'request'].map((prefix) => `${prefix}-${newId()}`) as [string, string, string, string];
const kase = `case-${REQUEST.slice('request-'.length)}`;
const RESPONDER = `responder-${newId()}`;
const AREA = 'hankou/jianghan/minyi/huaan/east/3';
const contract = Object.fromEntries(Object.entries({ ...INTAKE_EVENTS, ...DISPATCH_EVENTS_BY_TOPIC }).map(([topic, types]) => [topic, Object.keys(types)]));

describe('audit over HTTP', () => {
  const neighbours = new Neighbours(START, REQUEST);
  let app: NestFastifyApplication;
  let platform: Platform;
  let access: Access;
  let tokens: Record<'administrator' | 'supervisor' | 'dispatcher' | 'elsewhere' | 'responder', string>;
  let onScene: string;

  const get = (url: string, token: string) => app.inject({ method: 'GET', url, headers: { authorization: `Bearer ${token}` } });

  beforeAll(async () => {
    access = memoryAccess();
    const personId = `person-${newId()}`;
    await access.keys.ensure([personId]);
    const person = { personId, details: access.keys.seal(personId, { name: '王小明', phone: '13812341234', room: '1404' }) };
    const stores = { intake: neighbours.intake, dispatch: neighbours.dispatch, audit: neighbours.audit };
    const views = createMemoryViewStore();
    const storage = { log: (service: keyof typeof stores) => stores[service], views, consumerState: async () => new MemoryConsumerState(), lease: () => ALWAYS_HELD };
    const config = { ...loadConfig({ CLOCK: 'manual' }), dataDir: 'unused' };
    platform = new Platform({
      config,
      clock: neighbours.clock,
      log: createLogger({ logLevel: 'silent', logFormat: 'json' }),
      storage,
      fingerprintKey: access.fingerprintKey,
      transport: () => new LocalBus({ sources: [wire('intake', neighbours.intake), wire('dispatch', neighbours.dispatch)] }),
      contract,
    });
    @Module({ imports: [PlatformModule.of(platform), AccessModule.forRoot(access), AuditModule] })
    class Root {}
    app = await createHttpApp(Root, platform);
    platform.connect(app);
    installOpenApi(app.getHttpAdapter().getInstance(), app, [{ service: 'audit', title: 'Audit', modules: [AuditModule] }]);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    await platform.start(app);
    neighbours.heard = async (stream, version) => (await platform.services[0]?.waitFor(stream, version, 5_000)) === true;
    const sign = async (role: 'administrator' | 'supervisor' | 'dispatcher' | 'responder', area: string, responder?: string) =>
      (await signedIn(access, [{ role, area }], responder)).token;
    tokens = {
      administrator: await sign('administrator', ''),
      supervisor: await sign('supervisor', ''),
      dispatcher: await sign('dispatcher', 'hankou'),
      elsewhere: await sign('supervisor', 'wuchang'),
      responder: await sign('responder', 'hankou', RESPONDER),
    };

    const assignment = { assignmentId: `${REQUEST}.1`, responderId: RESPONDER };
    await neighbours.say(CALL, 'intake.call.received.v1', 0, { area: AREA, medium: 'phone', ringKnown: true, caller: person });
    await neighbours.say(REQUEST, 'intake.request.drafted.v1', 9, { area: AREA });
    await neighbours.say(CALL, 'intake.call.linked.v1', 10, { requestId: REQUEST, kind: 'new', medium: 'phone', receivedAt: new Date(START).toISOString() });
    // Answered after it was linked: the request's document cannot know it.
    await neighbours.say(CALL, 'intake.call.answered.v1', 12, { operatorId: 'account-desk' });
    await neighbours.say(REQUEST, 'intake.request.logged.v1', 40, { area: AREA, place: { area: AREA, communityId: 'c' }, person, contactAt: new Date(START).toISOString() });
    const triaged = await neighbours.say(REQUEST, 'intake.request.priority-set.v1', 45, { priority: 'P2', category: 'medicine-run', basis: 'default', triages: true });
    await neighbours.say(kase, 'dispatch.case.opened.v1', 46, { requestId: REQUEST, area: AREA, category: 'medicine-run', priority: 'P2' }, { cause: triaged });
    await neighbours.say(kase, 'dispatch.assignment.offered.v1', 60, { ...assignment, seat: '1', n: 1 });
    await neighbours.say(kase, 'dispatch.assignment.acknowledged.v1', 75, assignment);
    await neighbours.say(kase, 'dispatch.assignment.en-route.v1', 90, assignment);
    onScene = await neighbours.say(kase, 'dispatch.assignment.on-scene.v1', 200, assignment);
    await neighbours.say(kase, 'dispatch.report.retracted.v1', 210, { ...assignment, retracted: onScene, retractedType: 'dispatch.assignment.on-scene.v1', undoes: [onScene] });
    await neighbours.say(kase, 'dispatch.assignment.on-scene.v1', 300, assignment, { later: 200 });
    await neighbours.say(kase, 'dispatch.assignment.with-person.v1', 420, assignment);
    await neighbours.say(kase, 'dispatch.assignment.cleared.v1', 1_200, { ...assignment, outcome: 'done' });
    await neighbours.say(TIP, 'intake.request.logged.v1', 1_300, {
      area: AREA,
      place: { area: AREA, communityId: 'c' },
      confidential: true,
      reporter: { ...person, relation: 'neighbour' },
    });
    await neighbours.say('disclosure-intake-20220402-1', 'intake.disclosure.made.v1', 1_310, {
      requestId: TIP,
      personId,
      fields: ['name'],
      reason: 'r',
      accountId: 'account-desk',
    });
  });
  afterAll(async () => {
    await app.close();
    await platform.stop(100);
  });

  it('holds every public event under its own stream, version and bytes', async () => {
    const own = await neighbours.audit.readStream(kase);
    const theirs = await neighbours.dispatch.readStream(kase);
    expect(own.map(({ id, version }) => [id, version])).toEqual(theirs.map(({ id, version }) => [id, version]));
    for (const event of own) expect(JSON.parse(event.rawData ?? '')).toEqual(event.data);
  });

  it('shows the whole timeline in order, in words, with what was late and what was taken back', async () => {
    const { statusCode, json } = await get(`/api/audit/timelines/${REQUEST}`, tokens.supervisor);
    expect(statusCode).toBe(200);
    const timeline = json();
    const types = timeline.entries.map(({ type }: { type: string }) => type.replace(/^(intake|dispatch)\.|\.v1$/g, ''));
    expect(types).toEqual([
      'call.received',
      'request.drafted',
      'call.linked',
      'call.answered',
      'request.logged',
      'request.priority-set',
      'case.opened',
      'assignment.offered',
      'assignment.acknowledged',
      'assignment.en-route',
      'assignment.on-scene',
      'report.retracted',
      'assignment.on-scene',
      'assignment.with-person',
      'assignment.cleared',
    ]);
    const [first, second] = timeline.entries.filter(({ type }: { type: string }) => type.includes('on-scene'));
    const taken = timeline.entries.find(({ type }: { type: string }) => type.includes('retracted'));
    expect([first.retractedBy, first.late, second.retractedBy, second.late, second.delay]).toEqual([taken.id, false, undefined, true, 200]);
    expect(taken.retracts).toEqual([onScene]);
    expect(first.text).toEqual({ en: '#1 on scene', zh: '第1派：到达' });
    expect(timeline.intervals).toMatchObject({
      answer: 12,
      processing: 48,
      acknowledge: 15,
      turnout: 30,
      travel: 210,
      access: 120,
      service: 780,
      response: 420,
      cycle: 1_200,
      closure: null,
    });
    expect(timeline.assignments).toMatchObject([{ n: 1, responderId: RESPONDER, end: 'cleared', outcome: 'done', intervals: { travel: 210 } }]);
  });

  it('masks personal data, opens it with a reason that is listed, and shows reasons to oversight', async () => {
    const masked = (await get(`/api/audit/timelines/${REQUEST}`, tokens.dispatcher)).json();
    const shown = masked.entries.find(({ type }: { type: string }) => type === 'intake.request.logged.v1').personal;
    expect(shown).toMatchObject([{ role: 'person', name: '王*', phone: '138****1234', room: '14**' }]);
    const url = `/api/audit/timelines/${REQUEST}/reveal`;
    const payload = { id: shown[0].id, fields: ['phone'], reason: 'complaint 77' };
    const ask = (token: string) => app.inject({ method: 'POST', url, payload, headers: { authorization: `Bearer ${token}`, 'idempotency-key': newId() } });
    expect((await ask(tokens.dispatcher)).statusCode).toBe(403);
    const before = await neighbours.audit.head();
    const opened = await ask(tokens.supervisor);
    expect(opened.statusCode).toBe(200);
    expect(opened.json().values[0]).toEqual({ role: 'person', id: shown[0].id, phone: '13812341234' });
    expect(await neighbours.audit.head()).toBe(before + 1);
    await platform.services[0]?.runner.catchUp();
    const listed = (await get(`/api/audit/disclosures?request=${REQUEST}`, tokens.supervisor)).json();
    expect(listed.items).toMatchObject([{ service: 'audit', personId: shown[0].id, fields: ['phone'], requestId: REQUEST, reason: 'complaint 77' }]);
    expect((await get('/api/audit/disclosures', tokens.elsewhere)).json().items).toEqual([]);
    const timeline = (await get(`/api/audit/timelines/${REQUEST}`, tokens.supervisor)).json();
    expect(timeline.entries.at(-1)).toMatchObject({ type: 'audit.disclosure.made.v1', text: { zh: '查看个人信息：电话' } });
  });

  it('answers only who may: own for a responder, nothing outside the area, tips to supervisors alone', async () => {
    expect((await get(`/api/audit/timelines/${REQUEST}`, tokens.responder)).statusCode).toBe(200);
    expect((await get(`/api/audit/timelines/${REQUEST}`, tokens.elsewhere)).statusCode).toBe(404);
    expect((await get(`/api/audit/timelines/${TIP}`, tokens.supervisor)).statusCode).toBe(200);
    expect((await get(`/api/audit/timelines/${TIP}`, tokens.dispatcher)).statusCode).toBe(404);
    expect((await get(`/api/audit/disclosures?request=${TIP}`, tokens.supervisor)).json().items).toHaveLength(1);
    expect((await get(`/api/audit/disclosures?request=${TIP}`, tokens.administrator)).json().items).toEqual([]);
    expect((await get('/api/audit/reports/intervals', tokens.dispatcher)).statusCode).toBe(403);
    expect((await get(`/api/audit/events?request=${REQUEST}`, tokens.elsewhere)).statusCode).toBe(404);
    expect((await get(`/api/audit/timelines/${CASE}`, tokens.supervisor)).statusCode).toBe(404);
    expect((await get(`/api/audit/events?request=${REQUEST}&limit=3`, tokens.supervisor)).json().items).toHaveLength(3);
  });

  it('reports, lists and exports what counts, without the tip', async () => {
    const report = (await get('/api/audit/reports/intervals?groupBy=category&pack=emergency', tokens.supervisor)).json();
    expect(report.rows).toMatchObject([
      { key: 'medicine-run', n: 1, legs: { response: { n: 1, p50: 420, p90: 420, small: true } }, rates: { response: { n: 1, of: 1, rate: 1 } } },
    ]);
    const turnout = report.all.legs.turnout.targets[0];
    expect([turnout.withinSeconds, turnout.n, turnout.within, turnout.met]).toEqual([60, 1, 1, true]);
    expect((await get('/api/audit/reports/intervals?pack=12345', tokens.supervisor)).json().all.rates.connected).toMatchObject({ n: 1, of: 1, met: true });
    expect((await get('/api/audit/reports/intervals', tokens.elsewhere)).json().all.n).toBe(0);
    const list = (await get('/api/audit/requests?category=medicine-run&hour=8', tokens.supervisor)).json();
    expect(list.items.map(({ requestId }: { requestId: string }) => requestId)).toEqual([REQUEST]);
    const lines = (await get('/api/audit/exports/requests?format=ndjson', tokens.supervisor)).body.trim().split('\n');
    expect(lines).toHaveLength(1);
    const exported = JSON.parse(lines[0] ?? '');
    const [answered] = (await neighbours.intake.readStream(CALL)).filter(({ type }) => type === 'intake.call.answered.v1');
    expect(exported.times.answered).toEqual({ at: '2022-04-02T00:00:12.000Z', event: answered?.id });
    expect(exported.times.onScene.event).not.toBe(onScene);
    const csv = await get('/api/audit/exports/requests', tokens.supervisor);
    expect([csv.headers['content-type'], csv.body.split('\n')[1]?.startsWith(`${REQUEST},2,medicine-run,P2`)]).toEqual(['text/csv; charset=utf-8', true]);
    expect((await get('/api/audit/exports/intervals?groupBy=priority', tokens.supervisor)).body).toContain('P2,1,response,1,420,420,420,true,response-540');
  });

  it('answers as of a position and an instant', async () => {
    const [offered] = (await neighbours.audit.readStream(kase)).filter(({ type }) => type === 'dispatch.assignment.offered.v1');
    const then = (await get(`/api/audit/timelines/${REQUEST}?asOf=${offered?.position}`, tokens.supervisor)).json();
    expect(then.entries.at(-1).type).toBe('dispatch.assignment.offered.v1');
    expect(then.intervals).toMatchObject({ processing: 48, acknowledge: null, cycle: null });
    const instant = (await get(`/api/audit/timelines/${REQUEST}?asOf=2022-04-02T00:01:00.000Z`, tokens.supervisor)).json();
    expect(instant.asOf.position).toBe(offered?.position);
    expect((await get('/api/audit/reports/intervals?asOf=2022-04-02T00:00:30Z', tokens.supervisor)).json().all.n).toBe(0);
    expect((await get(`/api/audit/timelines/${REQUEST}?asOf=yesterday`, tokens.supervisor)).json().code).toBe('as-of-wanted');
    expect((await get('/api/audit/reports/intervals?asOf=999999', tokens.supervisor)).statusCode).toBe(422);
    expect((await get('/api/audit/reports/intervals?pack=best', tokens.supervisor)).json().code).toBe('target-pack-unknown');
    expect((await get('/api/audit/requests?cursor=x', tokens.supervisor)).statusCode).toBe(400);
  });

  it('finds the requests behind a figure, with their number and where they stood', async () => {
    const behind = async (query: string) => (await get(`/api/audit/requests?${query}`, tokens.supervisor)).json();
    const ids = async (query: string) => (await behind(query)).items.map(({ requestId }: { requestId: string }) => requestId);
    const [line] = (await behind('order=descending')).items;
    expect([line.number, line.state]).toEqual([(await neighbours.intake.readStream(REQUEST))[0]?.position, 'in-progress']);
    expect((await get(`/api/audit/timelines/${REQUEST}`, tokens.supervisor)).json()).toMatchObject({ number: line.number, state: 'in-progress' });
    expect((await behind('asOf=2022-04-02T00:00:50Z')).items[0]?.state).toBe('triaged');
    expect(await ids('leg=response&atLeast=420')).toEqual([REQUEST]);
    expect(await ids('leg=response&atLeast=421')).toEqual([]);
    expect(await ids('leg=closure')).toEqual([]);
    expect([await ids('target=travel-240&met=true'), await ids('target=travel-240&met=false')]).toEqual([[REQUEST], []]);
    expect(await ids('pack=12345&target=answer-15')).toEqual([REQUEST]);
    expect([await ids(`leg=turnout&per=assignment&responder=${RESPONDER}`), await ids('leg=closure&per=assignment')]).toEqual([[REQUEST], []]);
    expect([await ids('state=in-progress&reached=triaged'), await ids('state=closed'), await ids('leak=declined')]).toEqual([[REQUEST], [], []]);
    expect([await ids('day=2022-04-02'), await ids('day=2022-04-03')]).toEqual([[REQUEST], []]);
    expect([(await behind('target=none')).code, (await behind('atLeast=5')).code]).toEqual(['target-unknown', 'leg-wanted']);
    const file = await get('/api/audit/exports/requests?format=ndjson&leg=closure', tokens.supervisor);
    expect([file.statusCode, file.body]).toEqual([200, '']);
  });

  it('shows flow, heat and workload to oversight, inside its area', async () => {
    const flow = (await get('/api/audit/reports/flow', tokens.supervisor)).json();
    expect(flow.n).toBe(1);
    expect(flow.states.filter(({ reached }: { reached: number }) => reached > 0).map(({ state }: { state: string }) => state)).toEqual([
      'draft',
      'logged',
      'triaged',
      'dispatched',
      'in-progress',
    ]);
    expect(flow.states.find(({ state }: { state: string }) => state === 'triaged')).toMatchObject({ n: 1, p50: 15, small: true, now: 0 });
    const heat = (await get('/api/audit/reports/heat?leg=response', tokens.supervisor)).json();
    expect(heat.rows).toEqual([{ area: AREA, n: 1, hours: [{ hour: 8, n: 1, leg: { n: 1, p50: 420, p90: 420, p95: 420, small: true } }] }]);
    const load = (await get('/api/audit/reports/workload', tokens.supervisor)).json();
    expect(load.rows).toMatchObject([{ responderId: RESPONDER, offered: 1, taken: 1, seconds: 1_125 }]);
    expect(load.rows[0].hours[8]).toBe(1);
    for (const report of ['flow', 'heat', 'workload']) {
      expect([report, (await get(`/api/audit/reports/${report}`, tokens.dispatcher)).statusCode]).toEqual([report, 403]);
      const elsewhere = (await get(`/api/audit/reports/${report}`, tokens.elsewhere)).json();
      expect([report, elsewhere.n ?? elsewhere.rows]).toEqual([report, report === 'flow' ? 0 : []]);
    }
  });

  it('publishes its API', async () => {
    const { paths } = (await get('/api/audit/openapi.json', tokens.supervisor)).json();
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining(['/api/audit/timelines/{requestId}', '/api/audit/reports/intervals', '/api/audit/exports/requests', '/api/audit/stream']),
    );
  });
});
