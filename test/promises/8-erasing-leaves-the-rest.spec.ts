import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Access, ensureAccessIndexes, openAccess, openMongoAccessStore, readAccessFile } from '#access';
import { mongoForSuite } from '#brokers';
import { connectMongo, type EventStore, factsOfLog, type NewEvent, newId, type Sealed } from '#event-store';
import { openLog } from './processes/open-log.ts';
import { clock, makeMongoLog, temporaryFolder } from './stores.ts';

const mongo = await mongoForSuite();
const MASTER_KEY = Buffer.alloc(32, 8).toString('base64');
const ZHOU = { id: 'person-zhou', name: '周桂芳', phone: '13900008801', note: '周桂芳说门不锁' };
const HE = { id: 'person-he', name: '何正国', phone: '13900008802', note: '何正国家住七楼' };

/** A log and the keys of it, as one process has them. */
interface Process {
  readonly access: Access;
  readonly log: EventStore;
  close(): Promise<void>;
}

interface Installation {
  readonly name: string;
  /** That may share it. */
  readonly processes: number;
  readonly process: () => Promise<Process>;
  /** The stored key of a person, as it is wrapped; undefined once there is none. */
  readonly key: (id: string) => Promise<Uint8Array | undefined>;
  /** Everything that is stored, byte by byte. */
  readonly bytes: () => Promise<Buffer>;
}

const folder = temporaryFolder();

const oneFile: Installation = {
  name: 'in one process',
  processes: 1,
  process: async () => {
    const [held, access] = [await openLog(join(folder, 'log.db'), clock), await openAccess({ dataDir: folder, masterKey: MASTER_KEY })];
    return { access, log: held.log, close: () => closeAll(access, held) };
  },
  key: async (id) => {
    const file = readAccessFile(join(folder, 'keys.sqlite'));
    const found = [...file.keys.rows()].find((key) => key.id === id);
    file.close();
    return found !== undefined && 'wrapped' in found ? found.wrapped : undefined;
  },
  bytes: async () => Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name)))),
};

function inACluster(url: string): Installation {
  let log: Promise<string> | undefined;
  return {
    name: 'in two processes of a cluster',
    processes: 2,
    process: async () => {
      const connection = await connectMongo(url);
      await ensureAccessIndexes(connection);
      log ??= makeMongoLog(url, 'erasing');
      const held = await openLog(await log, clock);
      const access = await openAccess({ store: await openMongoAccessStore(connection), masterKey: MASTER_KEY });
      return { access, log: held.log, close: () => closeAll(access, held, connection) };
    },
    key: async (id) => {
      const connection = await connectMongo(url);
      const [found] = await (await openMongoAccessStore(connection)).keys([id]);
      await connection.close();
      return found !== undefined && 'wrapped' in found ? found.wrapped : undefined;
    },
    bytes: async () => {
      const connection = await connectMongo(url);
      const parts: Buffer[] = [];
      // As they are: a document's own encoding, binary fields included.
      for (const { name } of (await connection.db?.listCollections().toArray()) ?? [])
        for await (const document of connection.collection(name).find({}, { raw: true })) parts.push(document as unknown as Buffer);
      await connection.close();
      return Buffer.concat(parts);
    },
  };
}

function note(type: string, data: object, minute: number): NewEvent {
  const occurredAt = `2022-04-02T07:${String(minute).padStart(2, '0')}:00.000Z`;
  return { id: newId(), type, schemaVersion: 1, occurredAt, actor: { id: 'account-1', role: 'operator', area: '' }, channel: 'phone', correlationId: 'request-8', data };
}

/** Seals what is known of somebody and appends it to a request's stream, with what happened to it. */
async function logged({ access, log }: Process, { id, name, phone, note: text }: typeof ZHOU): Promise<readonly Sealed[]> {
  const noteId = `note-${id}`;
  await access.keys.ensure([
    { id, phone },
    { id: noteId, names: [id] },
  ]);
  const sealed = [access.keys.seal(id, { name, phone }), access.keys.seal(noteId, text)];
  const [person, said] = sealed;
  await log.append(`request-${id}`, 0, [note('RequestLogged', { person }, 1), note('NoteAdded', { note: said }, 4)], `log-${id}`);
  await log.append(`request-${id}`, 2, [note('RequestResolved', { basis: 'done' }, 31)], `resolve-${id}`);
  return sealed;
}

/** One after the other. */
async function closeAll(...opened: readonly { close(): Promise<void> }[]): Promise<void> {
  for (const each of opened) await each.close();
}

async function until(true_: () => Promise<boolean>): Promise<void> {
  while (!(await true_())) await new Promise((resolve) => setImmediate(resolve));
}

describe.each([oneFile, ...(mongo.server === undefined ? [] : [inACluster(mongo.server.url)])])(
  '8: erasing a person leaves order, positions, times and everybody else as they were, and no word of that person anywhere, $name',
  (installation) => {
    it('also after a restart', async () => {
      const processes = [await installation.process()];
      while (processes.length < installation.processes) processes.push(await installation.process());
      const [first, last] = [processes[0], processes.at(-1)];
      if (first === undefined || last === undefined) throw new RangeError('nothing runs');
      const [zhou, he] = [await logged(first, ZHOU), await logged(last, HE)];
      const head = await first.log.head();
      const before = await factsOfLog(first.log, head);
      expect(before).toMatchObject({ events: 6, last: 6 });
      // Whoever has opened it before has the key in memory.
      for (const { access } of processes)
        expect(await access.keys.openMany([...zhou, ...he])).toMatchObject([
          { value: { name: ZHOU.name } },
          { value: ZHOU.note },
          { value: { name: HE.name } },
          { value: HE.note },
        ]);
      const [key, other] = [await installation.key(ZHOU.id), await installation.key(HE.id)];
      if (key === undefined || other === undefined) throw new Error('a person has no key');

      expect((await first.access.erasePerson(ZHOU.id)).length).toBeGreaterThan(0);
      for (const { access, log } of processes) {
        await until(async () => (await access.keys.openMany(zhou)).every(({ erased }) => erased));
        expect(() => access.keys.seal(ZHOU.id, 'again')).toThrow('person-erased');
        expect(await access.keys.personOfPhone(ZHOU.phone)).toBeUndefined();
        expect(await factsOfLog(log, await log.head())).toEqual(before);
      }
      for (const each of processes) await each.close();

      const again = await installation.process();
      expect(await again.access.keys.openMany([...zhou, ...he])).toEqual([
        { erased: true, cause: 'erased' },
        { erased: true, cause: 'erased' },
        { erased: false, value: { name: HE.name, phone: HE.phone } },
        { erased: false, value: HE.note },
      ]);
      expect(await factsOfLog(again.log, await again.log.head())).toEqual(before);
      expect((await again.log.readStream(`request-${ZHOU.id}`)).map(({ position, occurredAt }) => [position, occurredAt.slice(14, 16)])).toEqual([
        [1, '01'],
        [2, '04'],
        [3, '31'],
      ]);
      await again.close();
      const stored = await installation.bytes();
      // Not even the key that would open what stays in the log; the search finds what is there.
      expect(stored.includes(key)).toBe(false);
      expect([stored.includes(other), stored.includes(`request-${ZHOU.id}`)]).toEqual([true, true]);
      for (const said of [ZHOU.name, ZHOU.phone, ZHOU.note, HE.name, HE.phone, HE.note]) expect(stored.includes(said)).toBe(false);
    }, 60_000);
  },
);
