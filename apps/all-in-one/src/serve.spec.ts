import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { TestServer } from './testing/client.ts';
import { gate } from './testing/note-service.ts';

const test = new TestServer();

beforeAll(() => test.start());

afterAll(async () => {
  await test.server.close();
  rmSync(test.config.dataDir, { recursive: true, force: true });
});

describe('a command', () => {
  it('answers id, version and ETag; the same again answers the same; another body is refused', async () => {
    const key = randomUUID();
    const first = await test.ask('POST', '/api/intake/notes', { body: { text: 'bread' }, key });
    expect(first.status).toBe(201);
    expect(first.headers.get('etag')).toBe('"1"');
    const again = await test.ask('POST', '/api/intake/notes', { body: { sentAt: '2022-04-02T00:00:00Z', text: 'bread' }, key });
    expect(again.json).toEqual(first.json);
    const other = await test.ask('POST', '/api/intake/notes', { body: { text: 'milk' }, key });
    expect([other.status, other.json['code']]).toEqual([422, 'idempotency-key-reused']);
  });

  it('is not begun twice: the same command under way is 409, and done it answers', async () => {
    const opened = Promise.withResolvers<void>();
    gate.open = opened.promise;
    const key = randomUUID();
    const both = [1, 2].map(() => test.ask('POST', '/api/intake/notes', { body: { text: 'slow' }, key }));
    expect((await Promise.race(both)).json['code']).toBe('command-in-flight');
    opened.resolve();
    const answers = (await Promise.all(both)).map(({ status }) => status).toSorted((a, b) => a - b);
    expect(answers).toEqual([201, 409]);
    expect((await test.ask('POST', '/api/intake/notes', { body: { text: 'slow' }, key })).status).toBe(201);
  });

  it('needs a key that is a UUID', async () => {
    expect((await test.ask('POST', '/api/intake/notes', { body: { text: 'a' }, key: undefined })).json['code']).toBe('idempotency-key-missing');
    expect((await test.ask('POST', '/api/intake/notes', { body: { text: 'a' }, key: 'abc' })).json['code']).toBe('idempotency-key-malformed');
  });

  it('moves the told time by how far the client clock is off', async () => {
    const written = await test.ask('POST', '/api/intake/notes', { body: { text: 'late', occurredAt: '2022-04-02T07:02:00+08:00', sentAt: '2022-04-02T07:03:00+08:00' } });
    expect(written.json['occurredAt']).toBe('2022-04-01T22:59:00.000Z');
  });

  it('asks for If-Match on an edit, and refuses a stale one', async () => {
    const { json } = await test.ask('POST', '/api/intake/notes', { body: { text: 'one' } });
    const path = `/api/intake/notes/${String(json['id'])}/amend`;
    expect((await test.ask('POST', path, { body: { text: 'two' } })).status).toBe(428);
    expect((await test.ask('POST', path, { body: { text: 'two' }, headers: { 'if-match': 'x' } })).status).toBe(400);
    expect((await test.ask('POST', path, { body: { text: 'two' }, headers: { 'if-match': '"1"' } })).headers.get('etag')).toBe('"2"');
    const stale = await test.ask('POST', path, { body: { text: 'three' }, headers: { 'if-match': '"1"' } });
    expect([stale.status, stale.json['code']]).toEqual([412, 'precondition-failed']);
    const read = `/api/intake/notes/${String(json['id'])}`;
    expect((await test.ask('GET', read, { headers: { 'if-none-match': '"2"' } })).status).toBe(304);
    expect((await test.ask('GET', read)).json['text']).toBe('two');
  });

  it('tells a decider refusal in the reader language, with its pointer', async () => {
    const refused = await test.ask('POST', '/api/intake/notes', { body: { text: 'forbidden' }, headers: { 'accept-language': 'zh-CN,zh;q=0.9' } });
    expect(refused.status).toBe(422);
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    expect(refused.json).toMatchObject({ type: '/problems/text-not-wanted', code: 'text-not-wanted', detail: '不要写“forbidden”。', errors: [{ pointer: '/text' }] });
  });

  it('is read by those who wait for it', async () => {
    const { json } = await test.ask('POST', '/api/intake/notes', { body: { text: 'zebra' } });
    const seen = await test.ask('GET', '/api/intake/notes', { headers: { after: `${String(json['id'])}@1` } });
    expect(JSON.stringify(seen.json['items'])).toContain('zebra');
    const never = await test.ask('GET', '/api/intake/notes', { headers: { after: `note-${randomUUID()}@1` } });
    expect([never.status, never.json['code'], never.headers.get('retry-after')]).toEqual([503, 'not-caught-up', '1']);
    expect((await test.ask('GET', '/api/intake/notes', { headers: { after: 'x' } })).json['code']).toBe('after-malformed');
  });
});

describe('bad input', () => {
  const bodies: readonly [string, string | Buffer, string, string | null][] = [
    ['malformed JSON', '{"text": }', 'body-malformed', null],
    ['JSON cut off', '{"text": "a', 'body-malformed', null],
    ['a list', '[]', 'body-not-object', null],
    ['no UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 'body-not-utf8', null],
    ['a lone surrogate', '{"text":"\\ud800"}', 'text-lone-surrogate', '/text'],
    ['a control character', '{"text":"a\\u0000b"}', 'text-control-character', '/text'],
    ['a prototype key', '{"text":"a","__proto__":{}}', 'name-reserved', '/__proto__'],
    ['depth', `{"text":${'['.repeat(40)}${']'.repeat(40)}}`, 'too-deep', `/text${'/0'.repeat(31)}`],
    ['an unknown field', '{"text":"a","colour":"red"}', 'field-unknown', '/colour'],
    ['a missing field', '{}', 'field-required', '/text'],
    ['a wrong type', '{"text":5}', 'text-wanted', '/text'],
    ['a text too long', `{"text":"${'a'.repeat(21)}"}`, 'text-too-long', '/text'],
    ['a number too small', '{"text":"a","stars":0}', 'number-too-small', '/stars'],
    ['no instant', '{"text":"a","occurredAt":"yesterday"}', 'instant-wanted', '/occurredAt'],
  ];
  it.each(bodies)('%s is refused with its place', async (_name, raw, code, pointer) => {
    const answer = await test.ask('POST', '/api/intake/notes', { raw });
    expect(answer.status).toBe(400);
    const errors = answer.json['errors'] as { pointer: string; code: string; detail: string }[] | undefined;
    expect(errors?.[0]?.code ?? answer.json['code']).toBe(code);
    expect(errors?.[0]?.pointer ?? null).toBe(pointer);
  });

  it('says the limits of a field', async () => {
    const answer = await test.ask('POST', '/api/intake/notes', { body: { text: 'a'.repeat(21) }, headers: { 'accept-language': 'zh' } });
    expect((answer.json['errors'] as { detail: string }[])[0]?.detail).toBe('最多 20 个字符。');
  });

  it('emoji, rare CJK, SQL and HTML are only text', async () => {
    for (const text of ['👩‍👩‍👧', '𠮷野家', "'; DROP TABLE x", '<script>', 'a\nb\tc']) expect((await test.ask('POST', '/api/intake/notes', { body: { text } })).status).toBe(201);
  });

  it('a body of 10 MB, another content type, another kind of id, an unknown address, a broken one', async () => {
    expect((await test.ask('POST', '/api/intake/notes', { raw: `{"text":"${'a'.repeat(10_000_000)}"}` })).status).toBe(413);
    expect((await test.ask('POST', '/api/intake/notes', { raw: 'a=b', headers: { 'content-type': 'application/x-www-form-urlencoded' } })).status).toBe(415);
    expect((await test.ask('GET', `/api/intake/notes/call-${randomUUID()}`)).status).toBe(404);
    const unknown = await test.ask('GET', '/api/nothing');
    expect([unknown.status, unknown.json['code']]).toEqual([404, 'route-unknown']);
    const broken = await test.ask('GET', '/api/intake/%ff');
    expect([broken.status, broken.headers.get('content-type')]).toEqual([400, 'application/problem+json; charset=utf-8']);
    expect((await test.ask('GET', '/api/intake/notes?limit=9999')).json['errors']).toMatchObject([{ code: 'number-too-large' }]);
    expect((await test.ask('GET', '/api/intake/notes?cursor=abc')).status).toBe(400);
    expect((await fetch(`${test.server.url}/api/intake/notes`)).status).toBe(401);
  });

  it('a defect is 500 with a trace and nothing of the inside', async () => {
    const broken = await test.ask('GET', '/api/intake/notes/broken');
    expect(broken.status).toBe(500);
    expect(JSON.stringify(broken.json)).not.toContain('a defect');
    expect(broken.json['instance']).toMatch(/^urn:trace:[0-9a-f]{32}$/);
  });

  it('reads CSV where CSV is wanted, in the charset that is named', async () => {
    const csv = (raw: string | Buffer, type: string) => test.ask('POST', '/api/intake/notes/import', { raw, headers: { 'content-type': type } });
    expect((await csv('\ufeffa,b\r\n1,2', 'text/csv')).json).toEqual({ lines: 2 });
    expect((await csv(Buffer.from([0xc4, 0xe3, 0x0a, 0x41]), 'text/csv; charset=gb18030')).json).toEqual({ lines: 2 });
    expect((await csv(Buffer.from([0xc4, 0xe3]), 'text/csv')).json['code']).toBe('body-not-utf8');
    expect((await csv('{}', 'application/json')).status).toBe(415);
    expect((await test.ask('POST', '/api/intake/notes', { raw: 'a', headers: { 'content-type': 'text/csv' } })).status).toBe(415);
  });
});

describe('time', () => {
  it('moving the clock does what falls due on the way, at its time', async () => {
    const { json } = await test.ask('POST', '/api/intake/notes', { body: { text: 'remind me', remindAt: '2022-04-02T00:00:00.000Z' } });
    const moved = await test.ask('POST', '/api/clock', { body: { to: '2022-04-02T03:00:00Z' } });
    expect(moved.json).toEqual({ now: '2022-04-02T03:00:00.000Z' });
    const events = await test.server.platform.services[0]?.store.readStream(String(json['id']));
    expect(events?.map(({ type, occurredAt, recordedAt }) => [type, occurredAt, recordedAt])).toEqual([
      ['NoteWritten', '2022-04-01T23:00:00.000Z', '2022-04-01T23:00:00.000Z'],
      ['NoteReminded', '2022-04-02T00:00:00.000Z', '2022-04-02T00:00:00.000Z'],
    ]);
    expect((await test.ask('POST', '/api/clock', { body: { to: '2022-04-02T02:00:00Z' } })).json['code']).toBe('clock-backwards');
  });
});

async function listen(path: string, until: (text: string) => boolean): Promise<string> {
  const answer = await fetch(test.server.url + path, { headers: { authorization: `Bearer ${test.token}` } });
  let text = '';
  for await (const chunk of answer.body ?? []) {
    text += Buffer.from(chunk).toString();
    if (until(text)) break;
  }
  return text;
}

describe('the live stream', () => {
  it('tells what happens, resumes by id, and says when the gap cannot be told', async () => {
    const first = listen('/api/intake/notes/stream', (text) => text.includes('sesame'));
    await test.ask('POST', '/api/intake/notes', { body: { text: 'sesame' } });
    const told = await first;
    const id = Number(/id: (\d+)\nevent: intake.note.written.v1/.exec(told)?.[1]);
    const resumed = await listen(`/api/intake/notes/stream?cursor=${id - 1}`, (text) => text.includes('sesame'));
    expect(/id: (\d+)/.exec(resumed)?.[1]).toBe(String(id));
    expect(await listen('/api/intake/notes/stream?cursor=99999999', (text) => text.includes('\n\n'))).toContain('retry');
    expect(await listen('/api/intake/notes/stream?cursor=99999999', (text) => text.includes('resync'))).toContain('event: resync');
  });

  it('ends when its reader signs out', async () => {
    const other = await test.signIn();
    const stream = await fetch(`${test.server.url}/api/intake/notes/stream`, { headers: { authorization: `Bearer ${other}` } });
    const ended = stream.text();
    await fetch(`${test.server.url}/api/access/sign-out`, { method: 'POST', headers: { authorization: `Bearer ${other}`, 'content-type': 'application/json' }, body: '{}' });
    expect(await ended).toContain('retry');
  });
});

describe('the process', () => {
  it('says whether it makes progress, and describes its API', async () => {
    const ready = await test.ask('GET', '/readyz');
    expect([ready.status, ready.json['ready']]).toEqual([200, true]);
    const api = await test.ask('GET', '/api/intake/openapi.json');
    expect(api.json['openapi']).toBe('3.1.0');
    const post = (api.json as unknown as { paths: Record<string, { post: { parameters: { name: string }[] } }> }).paths['/api/intake/notes']?.post;
    expect(post?.parameters.map(({ name }) => name)).toContain('Idempotency-Key');
    expect((await test.ask('GET', '/problems/precondition-failed')).json['zh']).toContain('修改');
  });
});
