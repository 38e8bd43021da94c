import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Body, Controller, Get, HttpCode, Module, Post, Query, Req, Res } from '@nestjs/common';
import { IsInt, IsOptional, IsString, MaxLength, Min } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { Allow } from '#access';
import { type Decider, Refused } from '#event-store';
import {
  CommandBody,
  type CommandContext,
  commandReply,
  CsvBody,
  type Deadline,
  IdOf,
  ifMatchOf,
  InCommand,
  InQuery,
  isInstant,
  loadConfig,
  PageQuery,
  type QueryContext,
  RequireIfMatch,
  ServiceModule,
  ServiceRuntime,
  type SignedInRequest,
} from '#runtime';
import type { Projection } from '#views';
import { lockFolder } from './data-folder/folder-lock.ts';
import { type RunningServer, serve } from './serve.ts';

// A service of ten lines that uses everything the runtime gives; its actions are those of libs/access, so that no table is needed.
type NoteEvent = { type: 'NoteWritten'; data: { text: string; remindAt?: string } } | { type: 'NoteReminded'; data: object };
type NoteCommand = { type: 'Write'; text: string; remindAt?: string } | { type: 'Remind' };
interface Note {
  readonly text: string;
  readonly remindAt?: string;
  readonly reminded: number;
}

const notes: Decider<Note | undefined, NoteCommand, NoteEvent> = {
  initialState: undefined,
  evolve: (state, event) =>
    event.type === 'NoteWritten' ? ({ ...event.data, reminded: state?.reminded ?? 0 } as Note) : ({ text: state?.text ?? '', reminded: (state?.reminded ?? 0) + 1 } satisfies Note),
  decide: (command, state) => {
    if (command.type === 'Remind') {
      if (state?.remindAt === undefined) throw new Refused('nothing-to-remind');
      return [{ type: 'NoteReminded', data: {} }];
    }
    if (command.text === 'forbidden') throw new Refused('text-not-wanted', 'invalid', { text: command.text }, '/text');
    return [{ type: 'NoteWritten', data: { text: command.text, ...(command.remindAt === undefined ? {} : { remindAt: command.remindAt }) } }];
  },
};

const list: Projection<Note> = {
  view: { service: 'intake', name: 'notes', version: 1, indexes: { all: (note) => [note.text], due: (note) => (note.remindAt === undefined ? undefined : [note.remindAt]) } },
  ids: (event) => [event.stream],
  evolve: (note, event) => notes.evolve(note, event as never),
};

const remind: Deadline<Note> = { name: 'remind', view: list.view, handle: (_note, due) => due.runtime.commands.handle(notes, due.id, { type: 'Remind' }, due.metadata) };

class WriteDto extends CommandBody {
  @IsString() @MaxLength(20) text!: string;
  @IsOptional() @IsInt() @Min(1) stars?: number;
  @IsOptional() @IsString() remindAt?: string;
}

@Controller('api/intake/notes')
class NoteController {
  constructor(private readonly runtime: ServiceRuntime) {}

  @Post()
  @Allow('access.session.own')
  async write(@Body() body: WriteDto, @InCommand() command: CommandContext) {
    const { remindAt } = body;
    const done = await this.runtime.commands.handle(
      notes,
      command.newId('note'),
      { type: 'Write', text: body.text, ...(remindAt !== undefined && isInstant(remindAt) ? { remindAt } : {}) },
      command.metadata,
    );
    return commandReply(done, { occurredAt: done.events[0]?.occurredAt });
  }

  @Post(':id/amend')
  @HttpCode(200)
  @RequireIfMatch()
  @Allow('access.session.own')
  async amend(@IdOf('note') id: string, @Body() body: WriteDto, @InCommand() command: CommandContext) {
    return commandReply(await this.runtime.commands.handle(notes, id, { type: 'Write', text: body.text }, command.metadata, ifMatchOf(command)));
  }

  @Post('import')
  @CsvBody()
  @Allow('access.session.own')
  import(@Body() text: string) {
    return { lines: text.split('\n').length };
  }

  @Get()
  @Allow('access.session.own')
  async list(@Query() page: PageQuery, @InQuery() query: QueryContext) {
    return { reader: query.subject.accountId, items: (await this.runtime.view(list.view).find('all', { prefix: [], limit: page.limit, after: page.cursor })).items };
  }

  @Get('stream')
  @Allow('access.session.own')
  stream(@Req() request: SignedInRequest, @Res() reply: FastifyReply) {
    return this.runtime.live.open(request, reply);
  }

  @Get('broken')
  @Allow('access.session.own')
  broken() {
    throw new TypeError('a defect');
  }

  @Get(':id')
  @Allow('access.session.own')
  async read(@IdOf('note') id: string) {
    const { state, version } = await this.runtime.commands.load(notes, id);
    if (state === undefined) throw new Refused('not-found', 'not-found');
    return { id, version, ...state };
  }
}

@Module({
  imports: [
    ServiceModule.forService({
      service: 'intake',
      publish: { types: { NoteWritten: 'intake.note.written.v1', NoteReminded: 'intake.note.reminded.v1' } },
      projections: [list],
      deadlines: [remind],
      live: {
        message: (event) => ({
          type: event.type === 'NoteWritten' ? 'intake.note.written.v1' : 'intake.note.reminded.v1',
          area: 'hankou',
          row: { text: (event.data as { text?: string }).text },
        }),
        reach: (subject) => ({ areas: subject.rights.map(({ area }) => area), ownAreas: [], confidentialAreas: [] }),
      },
      refusals: { 'text-not-wanted': { en: 'Not "{text}".', zh: '不要写“{text}”。' }, 'nothing-to-remind': { en: 'Nothing to remind of.', zh: '没有要提醒的。' } },
    }),
  ],
  controllers: [NoteController],
})
class NoteModule {}

const folder = mkdtempSync(join(tmpdir(), 'arrowtower-serve-'));
const config = { ...loadConfig({ CLOCK: 'manual', CLOCK_START: '2022-04-02T07:00:00+08:00' }), dataDir: folder, port: 0, metricsPort: undefined, logLevel: 'silent' as const };
let server: RunningServer;
let token: string;

async function ask(method: string, path: string, options: { body?: unknown; raw?: string | Buffer; headers?: Record<string, string>; key?: string | undefined } = {}) {
  const body = options.raw ?? (options.body === undefined ? undefined : JSON.stringify(options.body));
  const answer = await fetch(server.url + path, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...('key' in options ? (options.key === undefined ? {} : { 'idempotency-key': options.key }) : { 'idempotency-key': randomUUID() }),
      ...options.headers,
    },
    ...(body === undefined ? {} : { body }),
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, json: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown> };
}

async function start(): Promise<void> {
  server = await serve(config, { services: [NoteModule], apis: [{ service: 'intake', title: 'Notes', modules: [NoteModule] }] });
}

beforeAll(async () => {
  await start();
  const link = server.adminLink;
  if (link === undefined) throw new Error('an empty store prints a link');
  const redeemed = await fetch(link.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ password: 'correct horse battery staple' }) });
  token = ((await redeemed.json()) as { token: string }).token;
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a command', () => {
  it('answers id, version and ETag; the same again answers the same; another body is refused', async () => {
    const key = randomUUID();
    const first = await ask('POST', '/api/intake/notes', { body: { text: 'bread' }, key });
    expect(first.status).toBe(201);
    expect(first.headers.get('etag')).toBe('"1"');
    const again = await ask('POST', '/api/intake/notes', { body: { sentAt: '2022-04-02T00:00:00Z', text: 'bread' }, key });
    expect(again.json).toEqual(first.json);
    const other = await ask('POST', '/api/intake/notes', { body: { text: 'milk' }, key });
    expect([other.status, other.json['code']]).toEqual([422, 'idempotency-key-reused']);
  });

  it('needs a key that is a UUID', async () => {
    expect((await ask('POST', '/api/intake/notes', { body: { text: 'a' }, key: undefined })).json['code']).toBe('idempotency-key-missing');
    expect((await ask('POST', '/api/intake/notes', { body: { text: 'a' }, key: 'abc' })).json['code']).toBe('idempotency-key-malformed');
  });

  it('moves the told time by how far the client clock is off', async () => {
    const written = await ask('POST', '/api/intake/notes', { body: { text: 'late', occurredAt: '2022-04-02T07:02:00+08:00', sentAt: '2022-04-02T07:03:00+08:00' } });
    expect(written.json['occurredAt']).toBe('2022-04-01T22:59:00.000Z');
  });

  it('asks for If-Match on an edit, and refuses a stale one', async () => {
    const { json } = await ask('POST', '/api/intake/notes', { body: { text: 'one' } });
    const path = `/api/intake/notes/${String(json['id'])}/amend`;
    expect((await ask('POST', path, { body: { text: 'two' } })).status).toBe(428);
    expect((await ask('POST', path, { body: { text: 'two' }, headers: { 'if-match': 'x' } })).status).toBe(400);
    expect((await ask('POST', path, { body: { text: 'two' }, headers: { 'if-match': '"1"' } })).headers.get('etag')).toBe('"2"');
    const stale = await ask('POST', path, { body: { text: 'three' }, headers: { 'if-match': '"1"' } });
    expect([stale.status, stale.json['code']]).toEqual([412, 'precondition-failed']);
    const read = `/api/intake/notes/${String(json['id'])}`;
    expect((await ask('GET', read, { headers: { 'if-none-match': '"2"' } })).status).toBe(304);
    expect((await ask('GET', read)).json['text']).toBe('two');
  });

  it('tells a decider refusal in the reader language, with its pointer', async () => {
    const refused = await ask('POST', '/api/intake/notes', { body: { text: 'forbidden' }, headers: { 'accept-language': 'zh-CN,zh;q=0.9' } });
    expect(refused.status).toBe(422);
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    expect(refused.json).toMatchObject({ type: '/problems/text-not-wanted', code: 'text-not-wanted', detail: '不要写“forbidden”。', errors: [{ pointer: '/text' }] });
  });

  it('is read by those who wait for it', async () => {
    const { json } = await ask('POST', '/api/intake/notes', { body: { text: 'zebra' } });
    const seen = await ask('GET', '/api/intake/notes', { headers: { after: `${String(json['id'])}@1` } });
    expect(JSON.stringify(seen.json['items'])).toContain('zebra');
    const never = await ask('GET', '/api/intake/notes', { headers: { after: `note-${randomUUID()}@1` } });
    expect([never.status, never.json['code'], never.headers.get('retry-after')]).toEqual([503, 'not-caught-up', '1']);
    expect((await ask('GET', '/api/intake/notes', { headers: { after: 'x' } })).json['code']).toBe('after-malformed');
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
    const answer = await ask('POST', '/api/intake/notes', { raw });
    expect(answer.status).toBe(400);
    const errors = answer.json['errors'] as { pointer: string; code: string; detail: string }[] | undefined;
    expect(errors?.[0]?.code ?? answer.json['code']).toBe(code);
    if (pointer !== null) expect(errors?.[0]?.pointer).toBe(pointer);
  });

  it('says the limits of a field', async () => {
    const answer = await ask('POST', '/api/intake/notes', { body: { text: 'a'.repeat(21) }, headers: { 'accept-language': 'zh' } });
    expect((answer.json['errors'] as { detail: string }[])[0]?.detail).toBe('最多 20 个字符。');
  });

  it('emoji, rare CJK, SQL and HTML are only text', async () => {
    for (const text of ['👩‍👩‍👧', '𠮷野家', "'; DROP TABLE x", '<script>', 'a\nb\tc']) expect((await ask('POST', '/api/intake/notes', { body: { text } })).status).toBe(201);
  });

  it('a body of 10 MB, another content type, another kind of id, an unknown address, a broken one', async () => {
    expect((await ask('POST', '/api/intake/notes', { raw: `{"text":"${'a'.repeat(10_000_000)}"}` })).status).toBe(413);
    expect((await ask('POST', '/api/intake/notes', { raw: 'a=b', headers: { 'content-type': 'application/x-www-form-urlencoded' } })).status).toBe(415);
    expect((await ask('GET', `/api/intake/notes/call-${randomUUID()}`)).status).toBe(404);
    const unknown = await ask('GET', '/api/nothing');
    expect([unknown.status, unknown.json['code']]).toEqual([404, 'route-unknown']);
    const broken = await ask('GET', '/api/intake/%ff');
    expect([broken.status, broken.headers.get('content-type')]).toEqual([400, 'application/problem+json; charset=utf-8']);
    expect((await ask('GET', '/api/intake/notes?limit=9999')).json['errors']).toMatchObject([{ code: 'number-too-large' }]);
    expect((await ask('GET', '/api/intake/notes?cursor=abc')).status).toBe(400);
    expect((await fetch(`${server.url}/api/intake/notes`)).status).toBe(401);
  });

  it('a defect is 500 with a trace and nothing of the inside', async () => {
    const broken = await ask('GET', '/api/intake/notes/broken');
    expect(broken.status).toBe(500);
    expect(JSON.stringify(broken.json)).not.toContain('a defect');
    expect(broken.json['instance']).toMatch(/^urn:trace:[0-9a-f]{32}$/);
  });

  it('reads CSV where CSV is wanted, in the charset that is named', async () => {
    const csv = (raw: string | Buffer, type: string) => ask('POST', '/api/intake/notes/import', { raw, headers: { 'content-type': type } });
    expect((await csv('\ufeffa,b\r\n1,2', 'text/csv')).json).toEqual({ lines: 2 });
    expect((await csv(Buffer.from([0xc4, 0xe3, 0x0a, 0x41]), 'text/csv; charset=gb18030')).json).toEqual({ lines: 2 });
    expect((await csv(Buffer.from([0xc4, 0xe3]), 'text/csv')).json['code']).toBe('body-not-utf8');
    expect((await csv('{}', 'application/json')).status).toBe(415);
    expect((await ask('POST', '/api/intake/notes', { raw: 'a', headers: { 'content-type': 'text/csv' } })).status).toBe(415);
  });
});

describe('time', () => {
  it('moving the clock does what falls due on the way, at its time', async () => {
    const { json } = await ask('POST', '/api/intake/notes', { body: { text: 'remind me', remindAt: '2022-04-02T00:00:00.000Z' } });
    const moved = await ask('POST', '/api/clock', { body: { to: '2022-04-02T03:00:00Z' } });
    expect(moved.json).toEqual({ now: '2022-04-02T03:00:00.000Z' });
    const events = await server.platform.services[0]?.store.readStream(String(json['id']));
    expect(events?.map(({ type, occurredAt, recordedAt }) => [type, occurredAt, recordedAt])).toEqual([
      ['NoteWritten', '2022-04-01T23:00:00.000Z', '2022-04-01T23:00:00.000Z'],
      ['NoteReminded', '2022-04-02T00:00:00.000Z', '2022-04-02T00:00:00.000Z'],
    ]);
    expect((await ask('POST', '/api/clock', { body: { to: '2022-04-02T02:00:00Z' } })).json['code']).toBe('clock-backwards');
  });
});

describe('the live stream', () => {
  async function read(path: string, until: (text: string) => boolean): Promise<string> {
    const answer = await fetch(server.url + path, { headers: { authorization: `Bearer ${token}` } });
    let text = '';
    for await (const chunk of answer.body ?? []) {
      text += Buffer.from(chunk).toString();
      if (until(text)) break;
    }
    return text;
  }

  it('tells what happens, resumes by id, and says when the gap cannot be told', async () => {
    const first = read('/api/intake/notes/stream', (text) => text.includes('sesame'));
    await ask('POST', '/api/intake/notes', { body: { text: 'sesame' } });
    const told = await first;
    const id = Number(/id: (\d+)\nevent: intake.note.written.v1/.exec(told)?.[1]);
    const resumed = await read(`/api/intake/notes/stream?cursor=${id - 1}`, (text) => text.includes('sesame'));
    expect(/id: (\d+)/.exec(resumed)?.[1]).toBe(String(id));
    expect(await read('/api/intake/notes/stream?cursor=99999999', (text) => text.includes('\n\n'))).toContain('retry');
    expect(await read('/api/intake/notes/stream?cursor=99999999', (text) => text.includes('resync'))).toContain('event: resync');
  });

  it('ends when its reader signs out', async () => {
    const signedIn = await fetch(`${server.url}/api/access/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'administrator', password: 'correct horse battery staple' }),
    });
    const other = ((await signedIn.json()) as { token: string }).token;
    const stream = await fetch(`${server.url}/api/intake/notes/stream`, { headers: { authorization: `Bearer ${other}` } });
    const ended = stream.text();
    await fetch(`${server.url}/api/access/sign-out`, { method: 'POST', headers: { authorization: `Bearer ${other}`, 'content-type': 'application/json' }, body: '{}' });
    expect(await ended).toContain('retry');
  });
});

describe('the process', () => {
  it('says whether it makes progress, and describes its API', async () => {
    const ready = await ask('GET', '/readyz');
    expect([ready.status, ready.json['ready']]).toEqual([200, true]);
    const api = await ask('GET', '/api/intake/openapi.json');
    expect(api.json['openapi']).toBe('3.1.0');
    const post = (api.json as unknown as { paths: Record<string, { post: { parameters: { name: string }[] } }> }).paths['/api/intake/notes']?.post;
    expect(post?.parameters.map(({ name }) => name)).toContain('Idempotency-Key');
    expect((await ask('GET', '/problems/precondition-failed')).json['zh']).toContain('修改');
  });

  it('keeps a second process out of its data folder and names itself', () => {
    expect(() => lockFolder(folder)).toThrow(`held by process ${process.pid} since`);
  });

  it('ends open streams and comes back with everything', async () => {
    const { json } = await ask('POST', '/api/intake/notes', { body: { text: 'kept' } });
    const stream = await fetch(`${server.url}/api/intake/notes/stream`, { headers: { authorization: `Bearer ${token}` } });
    const ended = stream.text();
    await server.close();
    await ended;
    await start();
    expect(server.adminLink).toBeUndefined();
    expect((await ask('GET', `/api/intake/notes/${String(json['id'])}`)).json['text']).toBe('kept');
    expect((await ask('GET', '/api/clock')).json).toEqual({ now: '2022-04-02T03:00:00.000Z' });
  });
});
