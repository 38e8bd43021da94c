import { Controller, Get, Module, Post } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { newId } from '#event-store';
import { createHttpApp, createLogger, loadConfig, Platform, systemClock } from '#runtime';
import type { Access } from '../access.ts';
import { AccessModule, Allow, CurrentSubject, Public } from '../index.ts';
import type { Subject } from '../account/account.ts';
import { accessActions } from '../policy/access.ts';
import { memoryAccess, signedIn } from '../testing.ts';

const none = () => {
  throw new Error('this platform has no services');
};

async function boot(access: Access, controller: new () => object): Promise<NestFastifyApplication> {
  @Module({ imports: [AccessModule.forRoot(access)], controllers: [controller] })
  class Root {}
  const config = { ...loadConfig({}), dataDir: 'unused' };
  const storage = { log: none, consumerState: none, views: { open: none } };
  const log = createLogger({ logLevel: 'silent', logFormat: 'json' });
  const platform = new Platform({ config, clock: systemClock, log, storage: storage as never, fingerprintKey: access.fingerprintKey, transport: none, contract: {} });
  const app = await createHttpApp(Root, platform);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

@Controller('api/test')
class TestController {
  @Get('open')
  @Public()
  open() {
    return {};
  }
  @Get('mine')
  @Allow('access.session.own')
  mine(@CurrentSubject() subject: Subject) {
    return { account: subject.accountId };
  }
  @Post('change')
  @Allow('access.account.change')
  change() {
    return {};
  }
}

const PASSWORD = 'correct horse battery';

const command = (token: string) => ({ authorization: `Bearer ${token}`, 'idempotency-key': newId() });

describe('access over HTTP', () => {
  let app: NestFastifyApplication;
  let access: Access;
  beforeAll(async () => {
    access = memoryAccess();
    app = await boot(access, TestController);
  });
  afterAll(() => app.close());

  const post = (url: string, payload: object, headers: Record<string, string> = {}) => app.inject({ method: 'POST', url, payload, headers });
  const get = (url: string, headers: Record<string, string> = {}) => app.inject({ method: 'GET', url, headers });
  const root = () => signedIn(access, [{ role: 'administrator', area: '' }]);

  it('lets nobody in without a good token, and says how to sign in', async () => {
    const { token } = await signedIn(access, [{ role: 'operator', area: 'a' }]);
    const refused = [{}, { authorization: 'Bearer x' }, { authorization: `Basic ${token}` }, { authorization: '' }, { cookie: `arrowtower=${token}` }];
    for (const headers of refused) {
      const answer = await get('/api/test/mine', headers);
      expect([answer.statusCode, answer.json().code, answer.headers['www-authenticate']]).toEqual([401, 'unauthenticated', 'Bearer']);
    }
    expect((await get('/api/test/mine', { authorization: `Bearer ${token}` })).statusCode).toBe(200);
    expect((await get('/api/test/open')).statusCode).toBe(200);
  });

  it('refuses who may never do this, before the handler runs', async () => {
    const { token } = await signedIn(access, [{ role: 'operator', area: 'a' }]);
    const answer = await post('/api/test/change', {}, { authorization: `Bearer ${token}` });
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'forbidden']);
  });

  it('a link gives a bearer session; signing out ends it at once', async () => {
    const link = await access.accounts.issueLink((await root()).subject.accountId, 'test');
    const answer = await post(`/api/access/links/${link.token}/redeem`, { password: PASSWORD });
    expect([answer.statusCode, answer.headers['cache-control'], answer.headers['set-cookie']]).toEqual([200, 'no-store', undefined]);
    const headers = { authorization: `Bearer ${answer.json().token}` };
    expect((await get('/api/access/me', headers)).json()).toMatchObject({ accountId: link.accountId, rights: [{ role: 'administrator', area: '' }] });
    expect((await post('/api/access/sign-out', {}, headers)).statusCode).toBe(200);
    expect((await get('/api/access/me', headers)).statusCode).toBe(401);
    const again = await post(`/api/access/links/${link.token}/redeem`, {});
    expect([again.statusCode, again.json().code, again.json().detail]).toEqual([401, 'link-not-valid', expect.stringContaining('Ask for a new one')]);
  });

  it('a browser gets a cookie that scripts cannot read, and no token', async () => {
    const { subject } = await root();
    const link = await access.accounts.issueLink(subject.accountId, 'test');
    await post(`/api/access/links/${link.token}/redeem`, { password: PASSWORD });
    const answer = await post('/api/access/sign-in', { name: subject.name, password: PASSWORD, session: 'cookie' });
    expect(answer.json().token).toBeUndefined();
    const cookie = String(answer.headers['set-cookie']);
    expect(cookie).toMatch(/^arrowtower=[\w-]{43}; Max-Age=57600; Path=\/; HttpOnly; SameSite=Strict$/);
    const mine = { cookie: cookie.split(';', 1)[0] ?? '' };
    expect((await get('/api/test/mine', mine)).json()).toEqual({ account: subject.accountId });
    // A cookie's token is no bearer token.
    expect((await get('/api/test/mine', { authorization: `Bearer ${mine.cookie.slice('arrowtower='.length)}` })).statusCode).toBe(401);
    const key = { ...mine, 'idempotency-key': newId() };
    const status = async (headers: Record<string, string>) => (await post('/api/test/change', {}, headers)).statusCode;
    expect(await status(key)).toBe(201);
    expect(await status({ ...mine, 'x-arrowtower': '1', origin: 'http://localhost:8080', host: 'localhost:8080' })).toBe(201);
    expect(await status({ ...key, 'sec-fetch-site': 'same-origin' })).toBe(201);
    expect(await status(mine)).toBe(403);
    for (const site of ['cross-site', 'same-site', 'none']) expect(await status({ ...key, 'sec-fetch-site': site })).toBe(403);
    for (const origin of ['https://evil.example', 'null', 'http://localhost:8081']) expect(await status({ ...key, origin, host: 'localhost:8080' })).toBe(403);
    // Another site cannot sign the browser in as somebody else either.
    expect((await post('/api/access/sign-in', { name: subject.name, password: PASSWORD }, { origin: 'https://evil.example' })).json().code).toBe('cross-site');
    const out = await post('/api/access/sign-out-everywhere', {}, key);
    expect([out.statusCode, String(out.headers['set-cookie'])]).toEqual([200, expect.stringMatching(/^arrowtower=; Max-Age=0;/)]);
    expect((await get('/api/test/mine', mine)).statusCode).toBe(401);
  });

  it('wrong passwords are refused, then throttled with a time to wait', async () => {
    const answers = await Promise.all(Array.from({ length: 9 }, () => post('/api/access/sign-in', { name: 'nobody', password: 'wrong wrong wrong' })));
    const codes = answers.map((answer) => `${answer.statusCode} ${answer.json().code}`);
    expect(codes.toSorted()).toEqual([...Array<string>(8).fill('401 sign-in-refused'), '429 too-many-requests']);
    expect(Number(answers.find((answer) => answer.statusCode === 429)?.headers['retry-after'])).toBeGreaterThan(800);
  });

  it('an administrator makes an account once, whose link works; the answer never has a hash', async () => {
    const { token } = await root();
    const headers = command(token);
    const body = { name: 'Wang.Li', displayName: '王丽', rights: [{ role: 'operator', area: 'city/district' }] };
    const [made, again] = [await post('/api/access/accounts', body, headers), await post('/api/access/accounts', body, headers)];
    expect([made.statusCode, made.json().name, made.headers['etag']]).toEqual([201, 'wang.li', '"1"']);
    expect(again.json().id).toBe(made.json().id);
    expect((await post('/api/access/accounts', { ...body, displayName: 'other' }, headers)).json().code).toBe('idempotency-key-reused');
    expect((await post(made.json().link.path, {})).statusCode).toBe(401);
    expect((await post(again.json().link.path, { password: PASSWORD })).json().subject.displayName).toBe('王丽');
    const read = await get(`/api/access/accounts/${made.json().id}`, command(token));
    expect(read.json()).toMatchObject({ hasPassword: true, disabled: false, version: 3 });
    expect(read.body).not.toContain('argon2');
    expect((await post('/api/access/accounts', body, command(token))).json().code).toBe('account-name-taken');
  });

  it('an administrator of an area has no say outside it, and cannot see what is there', async () => {
    const { token } = await signedIn(access, [{ role: 'administrator', area: 'city/district' }]);
    const inside = await post('/api/access/accounts', { name: 'inside', displayName: 'x', rights: [{ role: 'dispatcher', area: 'city/district/street' }] }, command(token));
    expect(inside.statusCode).toBe(201);
    for (const rights of [[{ role: 'operator', area: 'city' }], [{ role: 'administrator', area: '' }], []]) {
      expect((await post('/api/access/accounts', { name: 'outside', displayName: 'x', rights }, command(token))).json().code).toBe('rights-outside-area');
      expect((await post(`/api/access/accounts/${inside.json().id}/set-rights`, { rights }, command(token))).json().code).toBe('rights-outside-area');
    }
    const { subject } = await root();
    expect((await get(`/api/access/accounts/${subject.accountId}`, command(token))).statusCode).toBe(404);
    for (const verb of ['disable', 'enable', 'issue-link', 'sign-out-everywhere'])
      expect((await post(`/api/access/accounts/${subject.accountId}/${verb}`, {}, command(token))).statusCode).toBe(404);
    const listed = (await get('/api/access/accounts?limit=200', command(token))).json().items as readonly { id: string }[];
    expect(listed.map((account) => account.id)).toContain(inside.json().id);
    expect(listed.map((account) => account.id)).not.toContain(subject.accountId);
  });

  it('disabling ends every session of the account at once', async () => {
    const { token } = await root();
    const other = await signedIn(access, [{ role: 'operator', area: 'a' }]);
    expect((await get('/api/test/mine', other.headers)).statusCode).toBe(200);
    expect((await post(`/api/access/accounts/${other.subject.accountId}/disable`, {}, command(token))).json().disabled).toBe(true);
    expect((await get('/api/test/mine', other.headers)).statusCode).toBe(401);
  });

  it('names what is wrong with a body', async () => {
    const { token } = await root();
    const body = { name: 'x', displayName: '', rights: [{ role: 'king', area: 'a' }], responderId: 'responder-1', root: true };
    const answer = await post('/api/access/accounts', body, command(token));
    expect(answer.statusCode).toBe(400);
    const pointers = (answer.json().errors as readonly { pointer: string }[]).map((error) => error.pointer);
    expect(pointers.toSorted()).toEqual(['/displayName', '/name', '/responderId', '/rights/0/role', '/root']);
    const odd = await post('/api/access/accounts', { name: 'fine', displayName: 'x', rights: [{ role: 'operator', area: '/a//b' }] }, command(token));
    expect([odd.statusCode, odd.json().errors[0].pointer]).toEqual([422, '/rights/0/area']);
  });
});

describe('the boot', () => {
  it('fails for a route that does not say who may use it', async () => {
    @Controller('api/forgotten')
    class Forgotten {
      @Post(':id/open')
      open() {
        return {};
      }
    }
    await expect(boot(memoryAccess(), Forgotten)).rejects.toThrow("POST /api/forgotten/:id/open (Forgotten.open) has neither @Allow('<action>') nor @Public()");
  });

  it('fails for an action that no table has', async () => {
    @Controller('api/odd')
    class Odd {
      @Get()
      @Allow('intake.no.such')
      read() {
        return {};
      }
    }
    await expect(boot(memoryAccess({ tables: [accessActions] }), Odd)).rejects.toThrow(
      'GET /api/odd (Odd.read) allows the action "intake.no.such", which stands in no policy table',
    );
  });
});
