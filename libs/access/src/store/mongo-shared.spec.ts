import { jest } from '@jest/globals';
import { type Connection, createConnection } from 'mongoose';
import { mongoForSuite } from '#brokers';
import { connectMongo, newId } from '#event-store';
import { Access } from '../access.ts';
import type { Right } from '../account/account.ts';
import { openAccess } from '../open-access.ts';
import type { SessionsEnded } from '../session/sessions.ts';
import { testMasterKey } from '../testing.ts';
import { accessCollections } from './mongo-collections.ts';
import { ensureAccessIndexes, openMongoAccessStore } from './mongo-access-store.ts';
import type { SharedAccessStore } from './port.ts';

const suite = await mongoForSuite();
jest.setTimeout(30_000);
const EVERYWHERE: readonly Right[] = [{ role: 'administrator', area: '' }];
const MASTER_KEY = Buffer.alloc(32, 7).toString('base64');

suite.describe('access on MongoDB, several processes at once', () => {
  let connection: Connection;
  const closing: { close(): Promise<void> }[] = [];
  beforeAll(async () => {
    connection = await connectMongo(suite.server?.url ?? '');
    await ensureAccessIndexes(connection);
  });
  afterAll(() => connection.close());
  beforeEach(async () => {
    for (const collection of Object.values(accessCollections(connection))) await collection.deleteMany({});
  });
  afterEach(async () => {
    await Promise.all(closing.splice(0).map((each) => each.close()));
  });

  const openStore = async (halfDone?: number): Promise<SharedAccessStore> => openMongoAccessStore(connection, halfDone === undefined ? {} : { halfDone });

  /** A process. */
  async function process(): Promise<Access & { readonly heard: SessionsEnded[] }> {
    const access = new Access({ store: await openStore(), masterKey: testMasterKey });
    await access.start();
    closing.push(access);
    const heard: SessionsEnded[] = [];
    access.sessions.onEnded((ended) => heard.push(ended));
    return Object.assign(access, { heard });
  }

  const account = (access: Access, rights: readonly Right[], name = 'wang') => access.accounts.create({ id: `account-${newId()}`, name, displayName: name, rights }, 'test');

  it('a session that ends in one process ends in the others, with its live streams', async () => {
    const [one, other] = [await process(), await process()];
    const wang = await account(one, [{ role: 'operator', area: 'a' }]);
    const [{ token, subject }, second] = [await one.sessions.start(wang, 'bearer'), await one.sessions.start(wang, 'bearer')];
    for (const access of [one, other]) for (const each of [token, second.token]) expect((await access.sessions.verify(each))?.subject.accountId).toBe(wang.id);
    await one.signIn.out(token, wang.id);
    await until(() => other.heard.length > 0);
    expect(other.heard).toEqual([{ sessionId: subject.sessionId }]);
    expect(await other.sessions.verify(token)).toBeUndefined();
    expect(await other.sessions.verify(second.token)).toBeDefined();
    await one.accounts.disable(wang.id, 'test');
    await until(() => other.heard.length > 1);
    expect(await other.sessions.verify(second.token)).toBeUndefined();
  });

  it('changed rights count everywhere, and are told once', async () => {
    const [one, other] = [await process(), await process()];
    const wang = await account(one, [{ role: 'operator', area: 'a' }]);
    const { token } = await one.sessions.start(wang, 'bearer');
    await other.sessions.verify(token);
    await one.accounts.setRights(wang.id, [{ role: 'dispatcher', area: 'b' }], undefined, 'test');
    await until(() => other.heard.length > 0);
    expect(other.heard).toEqual([{ accountId: wang.id }]);
    expect((await other.sessions.verify(token))?.subject.rights).toEqual([{ role: 'dispatcher', area: 'b' }]);
  });

  it('a person erased in one process is erased in the others', async () => {
    const [one, other] = [await process(), await process()];
    await one.keys.ensure([
      { id: 'person-1', phone: '13800000001' },
      { id: 'note-1', names: ['person-1'] },
    ]);
    const [sealed, note] = [one.keys.seal('person-1', 'Wang'), one.keys.seal('note-1', 'about Wang')];
    expect(await other.keys.openMany([sealed, note])).toMatchObject([{ value: 'Wang' }, { value: 'about Wang' }]);
    await one.erasePerson('person-1');
    await until(async () => (await other.keys.open(sealed)).erased);
    expect(await other.keys.openMany([sealed, note])).toEqual([
      { erased: true, cause: 'erased' },
      { erased: true, cause: 'erased' },
    ]);
    expect(() => other.keys.seal('person-1', 'again')).toThrow('person-erased');
    expect(await other.keys.personOfPhone('13800000001')).toBeUndefined();
  });

  it('an erasure that a dead process had only begun is finished by another', async () => {
    const store = await openStore(0);
    await store.ensureKeys([{ id: 'person-1', phone: 'hash', wrapped: bytes('p') }]);
    await store.ensureKeys([{ id: 'note-1', names: ['person-1'], wrapped: bytes('n') }]);
    const { until: place } = await store.erasures(undefined);
    const { erasures, keys } = accessCollections(connection);
    // It died after the first of its steps.
    await erasures.insertOne({ _id: '000000000001', key: 'person-1', state: 'begun', ids: [] });
    await keys.updateOne({ _id: 'person-1' }, { $unset: { wrapped: '' } });
    expect((await store.erasures(place)).ids.toSorted()).toEqual(['note-1', 'person-1']);
    expect(await store.keys(['person-1', 'note-1'])).toEqual([
      { id: 'person-1', erased: true },
      { id: 'note-1', erased: true },
    ]);
    expect(await store.personOfPhone('hash')).toBeUndefined();
    expect((await store.ensureKeys([{ id: 'person-2', phone: 'hash', wrapped: bytes('q') }])).map(({ id }) => id)).toEqual(['person-2']);
  });

  it('a phone is one person’s, whichever processes ask at once', async () => {
    const stores = await Promise.all([1, 2, 3].map(() => openStore()));
    for (let round = 0; round < 10; round++) {
      const ids = stores.map((_, index) => `person-${round}-${index}`);
      const made = await Promise.all(stores.map((store, index) => store.ensureKeys([{ id: ids[index] ?? '', phone: `hash-${round}`, wrapped: bytes('k') }])));
      expect(new Set(made.map(([key]) => key?.id)).size).toBe(1);
      expect(await stores[0]?.keys(ids)).toHaveLength(1);
    }
  });

  it('a note that is made while its person is erased elsewhere is not left readable', async () => {
    const [one, other] = [await openStore(), await openStore()];
    for (let round = 0; round < 15; round++) {
      const [person, note, phone] = [`person-${round}`, `note-${round}`, `hash-${round}`];
      await one.ensureKeys([{ id: person, wrapped: bytes('p') }]);
      const [made] = await Promise.all([
        one.ensureKeys([
          { id: note, names: [person], wrapped: bytes('n') },
          { id: person, phone, wrapped: bytes('p') },
        ]),
        pause(round).then(() => other.eraseKey(person)),
      ]);
      expect((await one.keys([note])).filter((key) => 'wrapped' in key)).toEqual([]);
      expect(await other.personOfPhone(phone)).toBeUndefined();
      // Answered as made only if the erasure came after it.
      if (made.length === 1) expect(made).toMatchObject([{ erased: true }]);
    }
  });

  it('the last root administrator stays, whichever processes take rights away at once, and though one of them died', async () => {
    const [one, other] = [await process(), await process()];
    for (let round = 0; round < 8; round++) {
      const [a, b] = [await account(one, EVERYWHERE, `a-${round}`), await account(one, EVERYWHERE, `b-${round}`)];
      const others = (await one.accounts.list(undefined, 100)).filter(({ id, disabled }) => !disabled && id !== a.id && id !== b.id);
      for (const { id } of others) await one.accounts.disable(id, 'test');
      const outcomes = await Promise.allSettled([one.accounts.disable(a.id, 'test'), other.accounts.setRights(b.id, [], undefined, 'test')]);
      const left = await (await openStore()).rootAdministrators();
      expect(left.length).toBe(2 - outcomes.filter(({ status }) => status === 'fulfilled').length);
      expect(left.length).toBeGreaterThan(0);
      const { accounts } = accessCollections(connection);
      await accounts.updateOne({ _id: left[0]?.id ?? '' }, { $set: { leaving: 'a dead process' } });
    }
  });

  it('the first link is made by as many processes as like: one account, and the last link is good', async () => {
    const processes = await Promise.all([1, 2, 3].map(() => process()));
    const links = await Promise.all(processes.map((access) => access.accounts.firstLink(() => `account-${newId()}`)));
    expect(new Set(links.map((link) => link?.accountId)).size).toBe(1);
    const outcomes = await Promise.allSettled(links.map(async (link, index) => processes[index]?.signIn.withLink(link?.token ?? '', undefined, 'bearer', '127.0.0.1')));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await processes[0]?.accounts.firstLink(() => `account-${newId()}`)).toBeUndefined();
  });

  it('sign-in tries count together, whichever process they reach, also those at once', async () => {
    const processes = await Promise.all([1, 2, 3].map(() => process()));
    const outcomes = await Promise.allSettled(Array.from({ length: 12 }, async (_, n) => processes[n % 3]?.signIn.withPassword('nobody', 'wrong', 'bearer', '10.0.0.1')));
    const codes = outcomes.map((outcome) => (outcome.status === 'rejected' ? (outcome.reason as { code: string }).code : 'signed-in'));
    expect(codes.filter((code) => code === 'sign-in-refused')).toHaveLength(8);
    expect(codes.filter((code) => code === 'too-many-tries')).toHaveLength(4);
  });

  it('an open page is seen by every process, whichever it talks to', async () => {
    const [one, other] = [await process(), await process()];
    const page = { page: 'a', accountId: 'account-li', name: '李工', areas: ['c'] };
    await one.presence.tell({ ...page, looksAt: 'request-1' });
    expect(await other.presence.all()).toMatchObject([{ accountId: page.accountId, open: true, looksAt: ['request-1'] }]);
    await other.presence.leave(page);
    expect(await one.presence.all()).toMatchObject([{ open: false, looksAt: [] }]);
  });

  it('refuses to open with another master key, or with none', async () => {
    const access = await openAccess({ store: await openStore(), masterKey: MASTER_KEY });
    closing.push(access);
    await expect(openAccess({ store: await openStore(), masterKey: Buffer.alloc(32, 8).toString('base64') })).rejects.toThrow('does not belong to the key store');
    await expect(openAccess({ store: await openStore() })).rejects.toThrow('set MASTER_KEY or MASTER_KEY_FILE');
  });

  it('shares commands among concurrent calls', async () => {
    const watched = await createConnection(suite.server?.url ?? '', { monitorCommands: true }).asPromise();
    const store = await openMongoAccessStore(watched);
    const inserts: unknown[] = [];
    watched.getClient().on('commandStarted', ({ commandName, command }) => {
      if (commandName === 'insert') inserts.push(command);
    });
    const made = await Promise.all(Array.from({ length: 100 }, (_, n) => store.ensureKeys([{ id: `person-${n}`, phone: `hash-${n}`, wrapped: bytes('k') }])));
    expect(made.flat().map(({ id }) => id)).toEqual(Array.from({ length: 100 }, (_, n) => `person-${n}`));
    // One for the phones, one for the keys.
    expect(inserts).toHaveLength(2);
    for (const insert of inserts) expect(insert).toMatchObject({ writeConcern: { w: 'majority', j: true } });
    await watched.close();
  });

  it('says that MongoDB is away as every store does', async () => {
    const gone = await connectMongo(suite.server?.url ?? '');
    const store = await openMongoAccessStore(gone);
    await gone.close();
    await expect(store.ensureKeys([{ id: 'person-1', wrapped: bytes('k') }])).rejects.toMatchObject({ code: 'store-unavailable' });
    await expect(store.session('h')).rejects.toMatchObject({ code: 'store-unavailable' });
  });

  it('stops the boot when deployment has not made the indexes', async () => {
    const bare = connection.useDb(`${connection.name}_bare`);
    await expect(openMongoAccessStore(bare)).rejects.toThrow('Run `npm run deploy:prepare`');
  });
});

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Looks again until it is so; the test's own time limit ends it. */
async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await pause(10);
}
