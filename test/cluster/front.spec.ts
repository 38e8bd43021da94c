import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Front, openFront } from '../../deploy/cluster/front.ts';
import type { Instance } from '../../deploy/cluster/upstream.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

let front: Front;
const servers = new Set<Server>();

async function listen(handler: Handler): Promise<{ server: Server; url: string }> {
  const server = createServer((request, response) => void handler(request, response));
  servers.add(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** A process behind the front; all its answers come from `handler`. */
async function instance(name: string, handler: Handler, service = 'intake'): Promise<{ server: Server; place: Instance }> {
  const { server, url } = await listen(handler);
  const upstream = front.upstreams.get(service);
  if (upstream === undefined) throw new Error(`no ${service}`);
  const place = upstream.add(name);
  place.url = url;
  upstream.changed();
  return { server, place };
}

/** A place where nobody listens any more. */
async function gone(name: string): Promise<Instance> {
  const { server, place } = await instance(name, () => undefined);
  await new Promise((resolve) => server.close(resolve));
  return place;
}

const says =
  (text: string): Handler =>
  (request, response) => {
    request.resume();
    request.on('end', () => response.end(text));
  };

const body = async (request: IncomingMessage) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
};

beforeEach(async () => {
  front = await openFront({ host: '127.0.0.1', port: 0, services: ['intake', 'audit'], fallback: 'intake', hold: 300 });
});

afterEach(async () => {
  await front.close();
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  servers.clear();
});

describe('the front', () => {
  it('sends each address to its service, and what is nobody’s to the one that answers for it', async () => {
    await instance('intake.1', (request, response) => response.end(`intake ${request.url}`));
    await instance('audit.1', (request, response) => response.end(`audit ${request.url}`), 'audit');
    const ask = async (path: string) => (await fetch(`${front.url}${path}`)).text();
    expect(await ask('/api/audit/timelines/request-1?limit=2')).toBe('audit /api/audit/timelines/request-1?limit=2');
    expect(await ask('/api/access/session')).toBe('intake /api/access/session');
    expect(await ask('/problems/forbidden')).toBe('intake /problems/forbidden');
    const elsewhere = await fetch(`${front.url}/somewhere`, { headers: { 'accept-language': 'en' } });
    expect([elsewhere.status, elsewhere.headers.get('content-type')]).toEqual([404, 'application/problem+json; charset=utf-8']);
  });

  it('spreads requests over the instances', async () => {
    await instance('intake.1', says('1'));
    await instance('intake.2', says('2'));
    const answers = await Promise.all(Array.from({ length: 20 }, async () => (await fetch(`${front.url}/api/intake/x`)).text()));
    expect(answers.filter((text) => text === '1')).toHaveLength(10);
  });

  it('says where a request comes from, and believes no client about it', async () => {
    await instance('intake.1', (request, response) => response.end(JSON.stringify(request.headers)));
    const answer = (await (await fetch(`${front.url}/api/intake/x`, { headers: { 'x-forwarded-for': '9.9.9.9', 'x-forwarded-proto': 'https' } })).json()) as Record<string, string>;
    expect(answer).toMatchObject({ 'x-forwarded-for': '127.0.0.1', 'x-forwarded-proto': 'http', 'x-forwarded-host': new URL(front.url).host });
  });

  it('hands on what a command says, byte for byte, with its content type', async () => {
    await instance('intake.1', async (request, response) => response.end(`${request.method} ${request.headers['content-type']} ${await body(request)}`));
    const send = async (content: string | undefined, type: string | undefined) =>
      (
        await fetch(`${front.url}/api/intake/x`, {
          method: 'POST',
          ...(content === undefined ? {} : { body: content }),
          headers: type === undefined ? {} : { 'content-type': type },
        })
      ).text();
    expect(await send('{ "a":  1 }', 'application/json')).toBe('POST application/json { "a":  1 }');
    expect(await send('{ broken', 'application/json')).toBe('POST application/json { broken');
    expect(await send(undefined, undefined)).toBe('POST undefined ');
    const large = `名,x\n${'a'.repeat(3_000_000)}`;
    expect(await send(large, 'text/csv')).toBe(`POST text/csv ${large}`);
  });

  it('asks another instance when one refuses the connection, whatever was asked', async () => {
    const away = await gone('intake.1');
    await instance('intake.2', async (request, response) => response.end(await body(request)));
    for (let turn = 0; turn < 4; turn += 1) {
      away.failed = false;
      const answer = await fetch(`${front.url}/api/intake/links/abc/redeem`, { method: 'POST', body: 'hello' });
      expect([answer.status, await answer.text()]).toEqual([200, 'hello']);
    }
    expect(away.failed).toBe(true);
  });

  it('repeats a command whose connection broke on another instance only when its key makes that harmless', async () => {
    let heard = 0;
    const broken = await instance('intake.1', (request) => {
      heard += 1;
      request.socket.destroy();
    });
    const whole = await instance('intake.2', async (request, response) => response.end(await body(request)));
    const send = (headers: Record<string, string>) => {
      broken.place.failed = false;
      // So that the broken one is asked first.
      whole.place.ready = false;
      return fetch(`${front.url}/api/intake/requests`, { method: 'POST', body: 'bread', headers });
    };
    const repeated = await send({ 'idempotency-key': '0190f1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b' });
    expect([repeated.status, await repeated.text(), heard]).toEqual([200, 'bread', 1]);
    const not = await send({ 'accept-language': 'zh-CN' });
    const problem = (await not.json()) as Record<string, string>;
    expect([not.status, problem['code'], not.headers.get('retry-after'), heard]).toEqual([503, 'service-unreachable', '1', 2]);
    expect(problem['detail']).toContain('目前没有可用的实例');
  });

  it('asks another instance when one says that it is stopping', async () => {
    await instance('intake.1', (request, response) => {
      request.resume();
      response.writeHead(503, { connection: 'close', 'retry-after': '5' }).end('{"code":"shutting-down"}');
    });
    const second = await instance('intake.2', says('2'));
    second.place.ready = false;
    expect(await (await fetch(`${front.url}/api/intake/x`)).text()).toBe('2');
  });

  it('keeps a request while no instance runs, and hands it over when one comes', async () => {
    const asked = fetch(`${front.url}/api/intake/x`, { method: 'POST', body: 'call' });
    await instance('intake.1', async (request, response) => response.end(await body(request)));
    expect(await (await asked).text()).toBe('call');
  });

  it('answers 503 when none comes', async () => {
    const answer = await fetch(`${front.url}/api/audit/x`);
    expect([answer.status, ((await answer.json()) as Record<string, string>)['code']]).toEqual([503, 'service-unreachable']);
    expect((await fetch(`${front.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${front.url}/livez`)).status).toBe(200);
  });

  it('goes on asking those that say they are not ready when there is no better one', async () => {
    const behind = await instance('intake.1', says('taken'));
    behind.place.ready = false;
    expect(await (await fetch(`${front.url}/api/intake/x`)).text()).toBe('taken');
  });

  it('hands on each event of a live stream at once, and lets go of it when the client does', async () => {
    const opened = Promise.withResolvers<ServerResponse>();
    const closed = Promise.withResolvers<void>();
    const { place } = await instance('intake.1', (request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('id: 1\n\n');
      request.on('close', () => closed.resolve());
      opened.resolve(response);
    });
    const stop = new AbortController();
    const answer = await fetch(`${front.url}/api/intake/stream`, { signal: stop.signal });
    const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
    const next = async () => Buffer.from((await reader.read()).value ?? []).toString();
    expect(await next()).toBe('id: 1\n\n');
    (await opened.promise).write('id: 2\n\n');
    expect(await next()).toBe('id: 2\n\n');
    stop.abort();
    await closed.promise;
    expect(place.busy).toBeLessThanOrEqual(1);
  });
});
