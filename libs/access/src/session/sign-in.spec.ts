import { Access } from '../access.ts';
import type { AccessEntry } from '../access-log.ts';
import { LINK_LIFE } from '../account/accounts.ts';
import { MemoryAccessStore } from '../store/memory.ts';
import { StandingClock, testMasterKey } from '../testing.ts';

const PASSWORD = 'correct horse battery';

async function newAccess() {
  const log: AccessEntry[] = [];
  const clock = new StandingClock();
  const store = new MemoryAccessStore();
  const access = new Access({ store, masterKey: testMasterKey, clock, log: (entry) => log.push(entry) });
  const account = await access.accounts.create({ id: 'account-1', name: 'Wang.Li', displayName: 'Wang Li', rights: [{ role: 'operator', area: 'a' }] }, 'test');
  const link = await access.accounts.issueLink(account.id, 'test');
  return { access, clock, store, log, account, link };
}

describe('sign-in by link', () => {
  it('works once, and sets the password that then works', async () => {
    const { access, link, log } = await newAccess();
    const { token, subject } = await access.signIn.withLink(link.token, PASSWORD, 'bearer', '10.0.0.1');
    expect([(await access.sessions.verify(token))?.subject.accountId, subject.name]).toEqual(['account-1', 'wang.li']);
    await expect(access.signIn.withLink(link.token, undefined, 'bearer', '10.0.0.1')).rejects.toMatchObject({ code: 'link-not-valid' });
    // The name as people type it: case, spaces, full width.
    expect((await access.signIn.withPassword(' ＷANG.li ', PASSWORD, 'cookie', '10.0.0.1')).subject.accountId).toBe('account-1');
    expect(JSON.stringify(log)).not.toMatch(new RegExp(`${PASSWORD}|${link.token}|${token}|argon2`));
  });

  it('gives one of two concurrent users a session', async () => {
    const { access, link } = await newAccess();
    const tries = await Promise.allSettled([1, 2, 3].map(() => access.signIn.withLink(link.token, undefined, 'bearer', '10.0.0.1')));
    expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  });

  it('ends after a day, with a newer link, and with the account', async () => {
    const { access, link, clock } = await newAccess();
    const refused = (token: string) => expect(access.signIn.withLink(token, undefined, 'bearer', '10.0.0.1')).rejects.toMatchObject({ code: 'link-not-valid' });
    const newer = await access.accounts.issueLink('account-1', 'test');
    await refused(link.token);
    clock.pass(LINK_LIFE);
    await refused(newer.token);
    const newest = await access.accounts.issueLink('account-1', 'test');
    await access.accounts.disable('account-1', 'test');
    await refused(newest.token);
    await refused('no token at all');
  });

  it('stays good when the password that came with it is refused', async () => {
    const { access, link } = await newAccess();
    await expect(access.signIn.withLink(link.token, 'short', 'bearer', '10.0.0.1')).rejects.toMatchObject({ code: 'password-too-short' });
    await expect(access.signIn.withLink(link.token, 'my name is wang.li', 'bearer', '10.0.0.1')).rejects.toMatchObject({ code: 'password-too-simple' });
    await expect(access.signIn.withLink(link.token, 'abcabcabcabcabc', 'bearer', '10.0.0.1')).rejects.toMatchObject({ code: 'password-too-simple' });
    expect((await access.signIn.withLink(link.token, PASSWORD, 'bearer', '10.0.0.1')).subject.accountId).toBe('account-1');
  });
});

describe('sign-in by password', () => {
  it('refuses all of these alike, with the same work: wrong password, no such account, no password yet, disabled', async () => {
    const { access } = await newAccess();
    const refused = (name: string, password = PASSWORD) =>
      expect(access.signIn.withPassword(name, password, 'bearer', '10.0.0.1')).rejects.toMatchObject({ name: 'SignInRefused', code: 'sign-in-refused' });
    await refused('wang.li');
    await refused('nobody');
    await access.signIn.withLink((await access.accounts.issueLink('account-1', 'test')).token, PASSWORD, 'bearer', '10.0.0.1');
    await refused('wang.li', `${PASSWORD}!`);
    await access.accounts.disable('account-1', 'test');
    await refused('wang.li');
  });

  it('is throttled for the pair of name and address after eight failures, for a quarter of an hour, and for nobody else', async () => {
    const { access, link, clock, log } = await newAccess();
    await access.signIn.withLink(link.token, PASSWORD, 'bearer', '10.0.0.1');
    const attempt = (password: string, address: string) =>
      access.signIn.withPassword('wang.li', password, 'bearer', address).then(
        () => 'in',
        (error: unknown) => (error instanceof Error ? error.name : ''),
      );
    // All at once: each is counted before its password is checked.
    const answers = await Promise.all(Array.from({ length: 12 }, () => attempt('wrong wrong wrong', '10.0.0.1')));
    expect(answers.toSorted()).toEqual([...Array<string>(8).fill('SignInRefused'), ...Array<string>(4).fill('TooManyTries')]);
    expect(await attempt(PASSWORD, '10.0.0.1')).toBe('TooManyTries');
    expect(await attempt(PASSWORD, '10.0.0.2')).toBe('in');
    clock.pass(15 * 60_000);
    expect(await attempt(PASSWORD, '10.0.0.1')).toBe('in');
    expect(log.some((entry) => entry.event === 'sign-in-throttled')).toBe(true);
  });
});

describe('changing the password', () => {
  it('wants the old one, and ends every other session', async () => {
    const { access, link } = await newAccess();
    const { token } = await access.signIn.withLink(link.token, PASSWORD, 'bearer', '10.0.0.1');
    const other = await access.signIn.withPassword('wang.li', PASSWORD, 'bearer', '10.0.0.1');
    await expect(access.signIn.changePassword('account-1', 'not the old one', 'another good one', token, '10.0.0.1')).rejects.toMatchObject({ code: 'sign-in-refused' });
    await access.signIn.changePassword('account-1', PASSWORD, 'another good one', token, '10.0.0.1');
    expect([(await access.sessions.verify(token))?.subject.accountId, await access.sessions.verify(other.token)]).toEqual(['account-1', undefined]);
    await expect(access.signIn.withPassword('wang.li', PASSWORD, 'bearer', '10.0.0.1')).rejects.toMatchObject({ code: 'sign-in-refused' });
  });
});

const newId = () => 'account-first';

describe('the first start', () => {
  it('gives a link for the administrator at every start until one has signed in', async () => {
    const store = new MemoryAccessStore();
    const start = () => new Access({ store, masterKey: testMasterKey });
    const first = await start().accounts.firstLink(newId);
    const access = start();
    const second = await access.accounts.firstLink(newId);
    expect([first?.accountId, second?.accountId]).toEqual(['account-first', 'account-first']);
    await expect(access.signIn.withLink(first?.token ?? '', undefined, 'bearer', '::1')).rejects.toMatchObject({ code: 'link-not-valid' });
    const { subject } = await access.signIn.withLink(second?.token ?? '', undefined, 'bearer', '::1');
    expect(subject.rights).toEqual([{ role: 'administrator', area: '' }]);
    expect(await start().accounts.firstLink(newId)).toBeUndefined();
  });

  it('has no password that anybody could know', async () => {
    const store = new MemoryAccessStore();
    await new Access({ store, masterKey: testMasterKey }).accounts.firstLink(newId);
    expect((await store.account('account-first'))?.passwordHash).toBeUndefined();
  });
});
