import { StandingClock, testMasterKey } from '../testing.ts';
import { Access } from '../access.ts';
import { MemoryAccessStore } from '../store/memory.ts';
import { IDLE_LIFE, type SessionsEnded, TOTAL_LIFE } from './sessions.ts';
import { tokenHash } from './token.ts';

const MINUTE = 60_000;

async function newSessions() {
  const store = new MemoryAccessStore();
  const clock = new StandingClock();
  const access = new Access({ store, masterKey: testMasterKey, clock });
  const account = await access.accounts.create({ id: 'account-1', name: 'wang', displayName: 'Wang', rights: [{ role: 'operator', area: 'a' }] }, 'test');
  return { store, clock, access, account, sessions: access.sessions };
}

describe('sessions', () => {
  it('know who holds the token, from memory the second time', async () => {
    const { sessions, account } = await newSessions();
    const { token } = await sessions.start(account, 'bearer');
    const first = await sessions.verify(token);
    expect(first?.subject).toMatchObject({ accountId: 'account-1', rights: [{ role: 'operator', area: 'a' }] });
    expect(sessions.verify(token)).toBe(first);
  });

  it('know nothing of other tokens, and store none in the clear', async () => {
    const { sessions, account, store } = await newSessions();
    const { token } = await sessions.start(account, 'bearer');
    for (const wrong of ['', 'x', `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`, tokenHash(token), `${token}A`]) expect(await sessions.verify(wrong)).toBeUndefined();
    expect(await store.session(token)).toBeUndefined();
    expect((await store.session(tokenHash(token)))?.accountId).toBe('account-1');
  });

  it('end when they are not used for an hour', async () => {
    const { sessions, account, clock } = await newSessions();
    const { token } = await sessions.start(account, 'bearer');
    await sessions.verify(token);
    clock.pass(IDLE_LIFE);
    expect(await sessions.verify(token)).toBeUndefined();
  });

  it('go on while they are used, and end after sixteen hours all the same', async () => {
    const { sessions, account, clock } = await newSessions();
    const { token } = await sessions.start(account, 'cookie');
    let renewals = 0;
    for (let passed = 0; passed + 10 * MINUTE < TOTAL_LIFE; passed += 10 * MINUTE) {
      clock.pass(10 * MINUTE);
      const verified = await sessions.verify(token);
      expect(verified).toBeDefined();
      if (verified?.renewed === true) renewals += 1;
    }
    // Every second use (20 minutes after the last renewal), not every one; the last hour needs none.
    expect(renewals).toBeGreaterThan(40);
    expect(renewals).toBeLessThan(50);
    // In its last hour it is answered from memory too, although it cannot be renewed.
    expect(sessions.verify(token)).not.toBeInstanceOf(Promise);
    clock.pass(10 * MINUTE);
    expect(await sessions.verify(token)).toBeUndefined();
  });

  it('end at once when they are revoked, one or all, and tell the live streams', async () => {
    const { sessions, account } = await newSessions();
    const ended: SessionsEnded[] = [];
    const stop = sessions.onEnded((one) => ended.push(one));
    const [first, second, third] = [await sessions.start(account, 'bearer'), await sessions.start(account, 'bearer'), await sessions.start(account, 'bearer')];
    for (const { token } of [first, second, third]) expect(await sessions.verify(token)).toBeDefined();
    await sessions.end(first.token);
    expect([await sessions.verify(first.token), (await sessions.verify(second.token))?.subject.accountId]).toEqual([undefined, 'account-1']);
    await sessions.endAll('account-1', third.token);
    expect([await sessions.verify(second.token), (await sessions.verify(third.token))?.subject.accountId]).toEqual([undefined, 'account-1']);
    stop();
    await sessions.endAll('account-1');
    expect(await sessions.verify(third.token)).toBeUndefined();
    expect(ended).toEqual([{ sessionId: first.subject.sessionId }, { accountId: 'account-1' }]);
  });

  it('that are being read while they are revoked are not remembered', async () => {
    const { sessions, account, store } = await newSessions();
    const { token } = await sessions.start(account, 'bearer');
    const read = store.account.bind(store);
    let revoked = false;
    store.account = async (id) => {
      const found = await read(id);
      if (!revoked) {
        revoked = true;
        await sessions.endAll('account-1');
      }
      return found;
    };
    expect(await sessions.verify(token)).toBeUndefined();
    expect(await sessions.verify(token)).toBeUndefined();
  });

  it('have new rights at the next use, none when the account is disabled', async () => {
    const { sessions, account, access } = await newSessions();
    const { token } = await sessions.start(account, 'bearer');
    await sessions.verify(token);
    await access.accounts.setRights('account-1', [{ role: 'dispatcher', area: 'b' }], 'responder-1', 'test');
    expect((await sessions.verify(token))?.subject).toMatchObject({ rights: [{ role: 'dispatcher', area: 'b' }], responderId: 'responder-1' });
    await access.accounts.disable('account-1', 'test');
    expect(await sessions.verify(token)).toBeUndefined();
    await access.accounts.enable('account-1', 'test');
    expect(await sessions.verify(token)).toBeUndefined();
  });

  it('that have expired are swept', async () => {
    const { sessions, account, clock, store } = await newSessions();
    const { token } = await sessions.start(account, 'bearer');
    clock.pass(IDLE_LIFE);
    await sessions.sweep();
    expect(await store.session(tokenHash(token))).toBeUndefined();
  });
});
