import type { Account } from '../account/account.ts';
import type { AccessStore, KeyCreation } from './port.ts';

const ADMINISTRATOR = { role: 'administrator', area: '' } as const;

function account(id: string, more: Partial<Account> = {}): Account {
  return { id, name: `name-of-${id}`, displayName: id, rights: [], disabled: false, createdAt: '2022-04-02T07:00:00.000Z', revision: 1, ...more };
}

function creation(id: string, more: Partial<KeyCreation> = {}): KeyCreation {
  return { id, wrapped: new TextEncoder().encode(`key of ${id}`), ...more };
}

function session(hash: string, accountId = 'account-a') {
  return { hash, accountId, kind: 'bearer', createdAt: 1, expiresAt: 10 } as const;
}

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

/** What every adapter of {@link AccessStore} must do; `open` gives an empty one. */
export function describeAccessStore(name: string, open: () => Promise<AccessStore>): void {
  describe(`access store: ${name}`, () => {
    let store: AccessStore;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    const keysOf = async (...ids: string[]) => (await store.keys(ids)).map((key) => ('erased' in key ? `${key.id} erased` : `${key.id} ${text(key.wrapped)}`));

    describe('accounts', () => {
      it('gives back every field as it was saved, and none that was not', async () => {
        const full = account('account-a', {
          responderId: 'responder-1',
          passwordHash: 'phc',
          signedInAt: '2022-04-02T08:00:00.000Z',
          createdBy: 'fingerprint',
          rights: [{ role: 'operator', area: 'a/b' }],
        });
        expect(await store.saveAccount(full)).toBe('saved');
        await store.saveAccount(account('account-b', { disabled: true }));
        expect(await store.account('account-a')).toEqual(full);
        expect(await store.accountByName('name-of-account-b')).toEqual(account('account-b', { disabled: true }));
        expect(await store.account('account-c')).toBeUndefined();
      });

      it('lets one of two concurrent changes win', async () => {
        await store.saveAccount(account('account-a'));
        const changes = await Promise.all([1, 2].map((n) => store.saveAccount(account('account-a', { revision: 2, displayName: `change ${n}` }))));
        expect(changes.toSorted()).toEqual(['saved', 'stale']);
        expect(await store.saveAccount(account('account-a'))).toBe('stale');
      });

      it('keeps names and responders to one account each', async () => {
        await store.saveAccount(account('account-a', { name: 'wang', responderId: 'responder-1' }));
        expect(await store.saveAccount(account('account-b', { name: 'wang' }))).toBe('name-taken');
        expect(await store.saveAccount(account('account-b', { responderId: 'responder-1' }))).toBe('responder-taken');
        expect(await store.account('account-b')).toBeUndefined();
        // The holder itself may be saved again.
        expect(await store.saveAccount(account('account-a', { name: 'wang', responderId: 'responder-1', revision: 2 }))).toBe('saved');
      });

      it('never loses its last root administrator, not even to two changes at once', async () => {
        await store.saveAccount(account('account-a', { rights: [ADMINISTRATOR] }));
        await store.saveAccount(account('account-b', { rights: [ADMINISTRATOR] }));
        const changes = await Promise.all([
          store.saveAccount(account('account-a', { rights: [], revision: 2 })),
          store.saveAccount(account('account-b', { rights: [ADMINISTRATOR], disabled: true, revision: 2 })),
        ]);
        expect(changes).toEqual(['saved', 'last-administrator']);
        expect((await store.rootAdministrators()).map((administrator) => administrator.id)).toEqual(['account-b']);
      });

      it('lists by id in pages', async () => {
        for (const id of ['account-c', 'account-a', 'account-b']) await store.saveAccount(account(id));
        expect((await store.accounts(undefined, 2)).map((found) => found.id)).toEqual(['account-a', 'account-b']);
        expect((await store.accounts('account-b', 2)).map((found) => found.id)).toEqual(['account-c']);
      });
    });

    describe('sessions and links', () => {
      it('renews a session that is there and never revives one that is gone', async () => {
        await store.createSession(session('h1'));
        expect(await store.renewSession('h1', 20)).toBe(true);
        expect(await store.session('h1')).toEqual({ ...session('h1'), expiresAt: 20 });
        await store.deleteSession('h1');
        expect(await store.renewSession('h1', 30)).toBe(false);
        expect(await store.session('h1')).toBeUndefined();
      });

      it('ends all sessions of one account but the one excepted', async () => {
        for (const one of [session('h1'), session('h2'), session('h3', 'account-b')]) await store.createSession(one);
        await store.deleteSessionsOf('account-a', 'h2');
        expect([await store.session('h1'), (await store.session('h2'))?.hash, (await store.session('h3'))?.hash]).toEqual([undefined, 'h2', 'h3']);
        await store.deleteSessionsOf('account-a');
        expect(await store.session('h2')).toBeUndefined();
      });

      it('sweeps what has expired', async () => {
        await store.createSession(session('h1'));
        await store.saveLink({ hash: 'l1', accountId: 'account-a', expiresAt: 10 });
        await store.deleteExpired(9);
        expect([(await store.session('h1'))?.hash, (await store.link('l1'))?.hash]).toEqual(['h1', 'l1']);
        await store.deleteExpired(10);
        expect([await store.session('h1'), await store.link('l1')]).toEqual([undefined, undefined]);
      });

      it('gives a link to one of many takers', async () => {
        await store.saveLink({ hash: 'l1', accountId: 'account-a', expiresAt: 10 });
        const taken = await Promise.all([1, 2, 3].map(() => store.takeLink('l1')));
        expect(taken.filter((link) => link !== undefined)).toEqual([{ hash: 'l1', accountId: 'account-a', expiresAt: 10 }]);
      });

      it('keeps one link an account', async () => {
        await store.saveLink({ hash: 'l1', accountId: 'account-a', expiresAt: 10 });
        await store.saveLink({ hash: 'l2', accountId: 'account-a', expiresAt: 10 });
        expect([await store.takeLink('l1'), (await store.takeLink('l2'))?.hash]).toEqual([undefined, 'l2']);
      });
    });

    describe('keys', () => {
      it('makes a key once: the first one stays', async () => {
        await store.ensureKeys([creation('person-1')]);
        const [again] = await store.ensureKeys([{ id: 'person-1', wrapped: new TextEncoder().encode('another') }]);
        expect(again !== undefined && 'wrapped' in again ? text(again.wrapped) : undefined).toBe('key of person-1');
        expect(await keysOf('person-1', 'person-2')).toEqual(['person-1 key of person-1']);
      });

      it('gives a phone to one person, however many ask at once', async () => {
        const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => store.ensureKeys([creation(`person-${n}`, { phone: 'hash' })])));
        expect(new Set(answers.map(([key]) => key?.id)).size).toBe(1);
        const [winner] = answers[0] ?? [];
        expect(await store.personOfPhone('hash')).toBe(winner?.id);
        expect(await keysOf(...Array.from({ length: 20 }, (_, n) => `person-${n}`))).toHaveLength(1);
      });

      it('takes two people with one phone in one call as one person', async () => {
        const made = await store.ensureKeys([creation('person-1', { phone: 'hash' }), creation('person-2', { phone: 'hash' })]);
        expect(made.map((key) => key.id)).toEqual(['person-1', 'person-1']);
      });

      it('adds a second phone to a person who is there', async () => {
        await store.ensureKeys([creation('person-1', { phone: 'old' })]);
        await store.ensureKeys([creation('person-1', { phone: 'new' })]);
        expect([await store.personOfPhone('old'), await store.personOfPhone('new')]).toEqual(['person-1', 'person-1']);
      });

      it('erases a person: key, phones and the keys of notes that name them, and nothing else', async () => {
        await store.ensureKeys([creation('person-1', { phone: 'hash' })]);
        // The note names the id that was asked for; the phone makes it person-1.
        await store.ensureKeys([
          creation('person-9', { phone: 'hash' }),
          creation('note-1', { names: ['person-9'] }),
          creation('note-2', { names: ['person-2'] }),
          creation('person-2'),
        ]);
        await store.ensureKeys([creation('note-3', { names: ['person-1', 'person-2'] })]);
        expect((await store.eraseKey('person-1')).toSorted()).toEqual(['note-1', 'note-3', 'person-1']);
        expect(await keysOf('person-1', 'note-1', 'note-3', 'note-2', 'person-2')).toEqual([
          'person-1 erased',
          'note-1 erased',
          'note-3 erased',
          'note-2 key of note-2',
          'person-2 key of person-2',
        ]);
        expect(await store.personOfPhone('hash')).toBeUndefined();
        expect(await store.eraseKey('person-1')).toEqual([]);
      });

      it('a tombstone stays: an erased id is never made again, and nothing of that call is stored', async () => {
        await store.ensureKeys([creation('person-1')]);
        await store.eraseKey('person-1');
        expect(await store.ensureKeys([creation('person-2'), creation('person-1', { phone: 'hash' })])).toEqual([{ id: 'person-1', erased: true }]);
        expect(await store.ensureKeys([creation('person-3', { phone: 'other' }), creation('note-1', { names: ['person-1'] })])).toEqual([{ id: 'person-1', erased: true }]);
        expect(await keysOf('person-1', 'person-2', 'person-3', 'note-1')).toEqual(['person-1 erased']);
        expect([await store.personOfPhone('hash'), await store.personOfPhone('other')]).toEqual([undefined, undefined]);
      });

      it('can erase an id before it was ever made', async () => {
        expect(await store.eraseKey('person-1')).toEqual(['person-1']);
        expect(await store.ensureKeys([creation('person-1')])).toEqual([{ id: 'person-1', erased: true }]);
      });

      it('a new person may take the phone of an erased one', async () => {
        await store.ensureKeys([creation('person-1', { phone: 'hash' })]);
        await store.eraseKey('person-1');
        expect((await store.ensureKeys([creation('person-2', { phone: 'hash' })])).map((key) => key.id)).toEqual(['person-2']);
      });
    });

    it('keeps values about itself', async () => {
      expect(await store.meta('check')).toBeUndefined();
      await store.setMeta('check', 'a');
      await store.setMeta('check', 'b');
      expect(await store.meta('check')).toBe('b');
    });

    it('keeps a value once: of many at a time the first stands', async () => {
      const stand = await Promise.all(['a', 'b', 'c'].map((value) => store.metaOnce('once', value)));
      expect(new Set(stand).size).toBe(1);
      expect(await store.metaOnce('once', 'd')).toBe(stand[0]);
      expect(await store.meta('once')).toBe(stand[0]);
    });
  });
}
