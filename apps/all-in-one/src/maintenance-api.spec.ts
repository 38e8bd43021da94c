import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { parkStream } from '../../../test/drive/park-stream.ts';
import { type RunningServer, startServer } from './server.ts';
import { testConfig } from './testing/client.ts';

const SAMPLE = 'jiangcheng/donghu/minyi/huaan';

type Json = Readonly<Record<string, unknown>>;
interface Said<Body = Json> {
  readonly status: number;
  readonly json: Body;
}

const config = testConfig();
let server: RunningServer;
let administrator: string;

beforeAll(async () => {
  server = await startServer(config);
  administrator = await redeem(server.adminLink?.url ?? '');
}, 30_000);

afterAll(async () => {
  await server.close();
  rmSync(config.dataDir, { recursive: true, force: true });
});

async function redeem(url: string): Promise<string> {
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
  return ((await answer.json()) as { token: string }).token;
}

async function ask<Body = Json>(method: 'GET' | 'POST', path: string, body?: object, token = administrator, headers: Readonly<Record<string, string>> = {}): Promise<Said<Body>> {
  const answer = await fetch(server.url + path, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, json: (await answer.json()) as Body };
}

/** Somebody with one right, signed in. */
async function somebody(role: string, area: string): Promise<string> {
  const made = await ask<{ link: { path: string } }>('POST', '/api/access/accounts', { name: `t.${randomUUID().slice(0, 8)}`, displayName: role, rights: [{ role, area }] });
  return redeem(server.url + made.json.link.path);
}

describe('the sample community', () => {
  it('comes by the import’s own path, and a second time changes nothing', async () => {
    const places = await ask<{ changed: number; buildings: number; after: string[] }>('POST', '/api/intake/places/sample', {});
    expect(places).toMatchObject({ status: 200, json: { applied: true, buildings: 25, changed: 25 } });
    const after = { after: places.json.after.join(',') };
    expect(await ask('POST', '/api/dispatch/responders/sample', {}, administrator, after)).toMatchObject({ status: 200, json: { rows: 36, enrolled: 36 } });
    expect((await ask('POST', '/api/intake/places/sample', {})).json).toMatchObject({ buildings: 25, changed: 0 });
    expect((await ask('POST', '/api/dispatch/responders/sample', {})).json).toMatchObject({ rows: 36, enrolled: 0, changed: 0, unchanged: 36 });
  });

  it('is for administrators of its area only', async () => {
    for (const path of ['/api/intake/places/sample', '/api/dispatch/responders/sample']) {
      expect((await ask('POST', path, {}, await somebody('operator', ''))).status).toBe(403);
      expect([404, 422]).toContain((await ask('POST', path, {}, await somebody('administrator', 'elsewhere'))).status);
    }
  });

  it('has a template for responders that the import takes as it is', async () => {
    const read = await fetch(`${server.url}/api/dispatch/responders/template.csv`, { headers: { authorization: `Bearer ${administrator}` } });
    expect(read.headers.get('content-type')).toContain('text/csv');
    const checked = await fetch(`${server.url}/api/dispatch/responders/import?check=true`, {
      method: 'POST',
      headers: { authorization: `Bearer ${administrator}`, 'content-type': 'text/csv', 'idempotency-key': randomUUID() },
      body: await read.text(),
    });
    expect(await checked.json()).toEqual({ rows: 1, checked: true });
  });
});

interface Waiting {
  readonly items: readonly Json[];
}

describe('a parked stream', () => {
  it('is listed with why, where and since when; what came after it is applied in order once it is released', async () => {
    const { json: communities } = await ask<{ items: { id: string }[] }>('GET', '/api/intake/communities');
    const operator = await somebody('operator', SAMPLE);
    const place = { communityId: communities.items[0]?.id, estate: 'east', building: '1', unit: '1', floor: 2, room: '201' };
    const logged = await ask<{ id: string; version: number }>(
      'POST',
      '/api/intake/requests',
      { place, category: 'supplies', note: 'rice', reporter: { relation: 'self' } },
      operator,
    );
    const { id } = logged.json;
    await server.platform.settle(10_000);
    const { json: request } = await ask<{ version: number }>('GET', `/api/intake/requests/${id}`);
    await server.close();
    await parkStream(config.dataDir, { consumer: 'dispatch', stream: id, topic: 'intake.request', seen: request.version, reason: 'TypeError: a handler had a defect' });
    server = await startServer(config);

    const supervisor = await somebody('supervisor', SAMPLE);
    const priorityOf = async () => (await ask('GET', `/api/dispatch/cases/${id}`, undefined, supervisor)).json['priority'];
    const before = await priorityOf();
    const set = await ask('POST', `/api/intake/requests/${id}/set-priority`, { priority: 'P1', priorityReason: 'worse' }, supervisor, { 'if-match': `"${request.version}"` });
    expect(set.status).toBe(200);
    await server.platform.settle(10_000);
    expect(await priorityOf()).toBe(before);
    const listed = await ask<Waiting>('GET', '/api/dispatch/parked');
    expect(listed.json.items).toEqual([
      {
        consumer: 'dispatch',
        stream: id,
        topic: 'intake.request',
        kind: 'failed',
        reason: 'TypeError: a handler had a defect',
        position: request.version + 1,
        since: expect.any(String),
        messages: expect.any(Number),
      },
    ]);
    expect((await ask<Waiting>('GET', '/api/intake/parked')).json.items).toEqual([]);

    const release = () => ask('POST', '/api/dispatch/parked/release', { stream: id, reason: 'mended' });
    expect(await release()).toEqual({ status: 200, json: { stream: id, released: true } });
    await server.platform.settle(10_000);
    expect(await priorityOf()).toBe('P1');
    expect((await ask<Waiting>('GET', '/api/dispatch/parked')).json.items).toEqual([]);
    expect(await release()).toEqual({ status: 200, json: { stream: id, released: true } });
  }, 30_000);

  it('that cannot go yet says why, names who can mend it, and goes by itself when its owner has published what was missing', async () => {
    const { json: communities } = await ask<{ items: { id: string }[] }>('GET', '/api/intake/communities');
    const stream = communities.items[0]?.id ?? '';
    const { json: community } = await ask<{ version: number }>('GET', `/api/intake/communities/${stream}`);
    await server.close();
    await parkStream(config.dataDir, { consumer: 'dispatch', stream, topic: 'intake.community', seen: community.version, reason: 'lost' });
    server = await startServer(config);
    const released = await ask<{ parked: Json }>('POST', '/api/dispatch/parked/release', { stream, reason: 'looked-at' });
    expect(released.json).toMatchObject({ released: false, parked: { stream, kind: 'undecodable', owner: 'intake', position: community.version + 1 } });
    const again = await ask('POST', '/api/intake/parked/republish', { stream, reason: 'mended' });
    expect(again).toEqual({ status: 200, json: { stream, events: community.version } });
    expect((await ask<Waiting>('GET', '/api/dispatch/parked')).json.items).toMatchObject([{ stream, owner: 'intake' }]);
    expect((await ask('POST', `/api/intake/communities/${stream}/set-building-state`, { estate: 'east', building: '1', state: 'closed' })).status).toBe(200);
    await server.platform.settle(10_000);
    expect((await ask<Waiting>('GET', '/api/dispatch/parked')).json.items).toEqual([]);
    expect((await ask('POST', '/api/intake/parked/republish', { stream: `community-${randomUUID()}`, reason: 'mended' })).status).toBe(404);
  }, 30_000);

  it('is for administrators of everything, and a reason is one of three words', async () => {
    const [area, operator] = [await somebody('administrator', 'jiangcheng'), await somebody('operator', '')];
    for (const service of ['intake', 'dispatch', 'audit']) {
      expect((await ask('GET', `/api/${service}/parked`)).status).toBe(200);
      expect((await ask('GET', `/api/${service}/parked`, undefined, area)).status).toBe(404);
      expect((await ask('GET', `/api/${service}/parked`, undefined, operator)).status).toBe(403);
      expect((await ask('POST', `/api/${service}/parked/release`, { stream: 'x', reason: 'mended' }, area)).status).toBe(404);
      expect((await ask('POST', `/api/${service}/parked/republish`, { stream: 'x', reason: 'mended' }, operator)).status).toBe(403);
      expect((await ask('POST', `/api/${service}/parked/release`, { stream: 'x', reason: 'why not' })).status).toBe(400);
    }
  });
});
