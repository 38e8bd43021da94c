import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { openApiDocument } from '#runtime';
import { type RunningServer, startServer } from './server.ts';
import { API_PARTS } from './services.ts';
import { testConfig } from './testing/client.ts';
import { bodiesOf } from './testing/schema-bodies.ts';

interface Route {
  readonly method: string;
  readonly path: string;
}

const config = testConfig();
let server: RunningServer;
let token: string;
let routes: readonly Route[];

beforeAll(async () => {
  server = await startServer(config);
  const administrator = await redeem(server.adminLink?.url ?? '');
  const created = await fetch(`${server.url}/api/access/accounts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${administrator}`, 'idempotency-key': randomUUID() },
    body: JSON.stringify({
      name: 'everything',
      displayName: 'Everything',
      rights: ['operator', 'dispatcher', 'supervisor', 'administrator', 'responder', 'steward'].map((role) => ({ role, area: '' })),
    }),
  });
  token = await redeem(server.url + ((await created.json()) as { link: { path: string } }).link.path);
  routes = API_PARTS.flatMap((part) =>
    Object.entries(openApiDocument(server.app, part).paths).flatMap(([path, operations]) => Object.keys(operations).map((method) => ({ method: method.toUpperCase(), path }))),
  ).filter(({ path }) => !path.endsWith('/stream'));
}, 30_000);

afterAll(async () => {
  await server.close();
  rmSync(config.dataDir, { recursive: true, force: true });
});

/** A session by a single-use link. */
async function redeem(url: string): Promise<string> {
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
  return ((await answer.json()) as { token: string }).token;
}

function send({ method, path }: Route, id: string, body: string, headers: Readonly<Record<string, string>>) {
  return fetch(server.url + path.replaceAll(/\{\w+\}/g, id), {
    method,
    headers: {
      ...headers,
      'idempotency-key': randomUUID(),
      'if-match': '"1"',
      'x-arrowtower': '1',
      ...(method === 'GET' ? {} : { 'content-type': path.endsWith('/import') ? 'text/csv' : 'application/json' }),
    },
    ...(method === 'GET' ? {} : { body }),
  });
}

describe('all three services in one process', () => {
  it('are ready, with every view and consumer', async () => {
    const ready = (await (await fetch(`${server.url}/readyz`)).json()) as { ready: boolean; services: { service: string }[] };
    expect([ready.ready, ready.services.map(({ service }) => service)]).toEqual([true, ['intake', 'dispatch', 'audit']]);
    expect(routes.length).toBeGreaterThan(40);
  });

  it('let nobody in without a session, but for signing in and the public board', async () => {
    const open: string[] = [];
    for (const route of routes) if ((await send(route, 'x', '{}', {})).status !== 401) open.push(`${route.method} ${route.path}`);
    // A link that does not exist is 401 too.
    expect(open).toEqual(['GET /api/intake/board', 'GET /api/intake/board/{id}', 'POST /api/access/sign-in']);
  });

  it('answer nonsense with a problem of ours, never with a fault', async () => {
    const authorization = `Bearer ${token}`;
    const odd: string[] = [];
    for (const route of routes.filter(({ path }) => !/sign-out|sign-in|redeem|set-password/.test(path))) {
      for (const id of ['x', `request-${randomUUID()}`, `responder-${randomUUID()}`, `request-${randomUUID()}.1`, '%00', "'; DROP TABLE intake_events; --"]) {
        for (const body of ['{}', '[]', '{"text":"\\u0000"}']) {
          const answer = await send(route, id, body, { authorization });
          const text = await answer.text();
          const isProblem = answer.headers.get('content-type')?.startsWith('application/problem+json') === true;
          if (answer.status >= 500 || (answer.status >= 400 && !isProblem)) odd.push(`${route.method} ${route.path} ${id} ${body}: ${answer.status} ${text.slice(0, 200)}`);
          if (route.method === 'GET' || !route.path.includes('{')) break;
        }
        if (!route.path.includes('{')) break;
      }
    }
    expect(odd).toEqual([]);
  }, 120_000);

  it('answer every field of every body replaced by something odd, never with a fault', async () => {
    const authorization = `Bearer ${token}`;
    const faults: string[] = [];
    let sent = 0;
    let forbidden = 0;
    for (const part of API_PARTS) {
      const document = openApiDocument(server.app, part);
      for (const [path, { post }] of Object.entries(document.paths)) {
        const body = post?.requestBody;
        if (body === undefined || '$ref' in body || /sign-out|sign-in|redeem|set-password|links/.test(path)) continue;
        const schema = body.content['application/json']?.schema;
        if (schema === undefined) continue;
        const noun = /\/(calls|requests|communities|cases|responders|assignments|accounts)\//.exec(path)?.[1] ?? '';
        const id =
          {
            calls: `call-${randomUUID()}`,
            communities: `community-${randomUUID()}`,
            responders: `responder-${randomUUID()}`,
            assignments: `request-${randomUUID()}.1`,
            accounts: `account-${randomUUID()}`,
          }[noun] ?? `request-${randomUUID()}`;
        const texts = [...bodiesOf(document, schema as Readonly<Record<string, unknown>>)].map((variant) => JSON.stringify(variant));
        for (let start = 0; start < texts.length; start += 16) {
          await Promise.all(
            texts.slice(start, start + 16).map(async (text) => {
              const answer = await send({ method: 'POST', path }, id, text, { authorization });
              sent += 1;
              if (answer.status === 403) forbidden += 1;
              const said = await answer.text();
              if (answer.status >= 500) faults.push(`${path} ${text.slice(0, 300)}: ${answer.status} ${said.slice(0, 200)}`);
            }),
          );
        }
      }
    }
    expect(faults.slice(0, 20)).toEqual([]);
    expect(sent).toBeGreaterThan(2_000);
    expect(forbidden).toBeLessThan(sent / 10);
  }, 180_000);
});
