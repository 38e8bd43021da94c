import { assert, asyncProperty, dictionary, jsonValue, oneof, string } from 'fast-check';
import type { Sealed } from '#event-store';
import type { AccessEntry } from '../access-log.ts';
import { MemoryAccessStore } from '../store/memory.ts';
import { derive } from './master-key.ts';
import { PersonalKeys } from './personal-keys.ts';

const master = derive(new Uint8Array(32).fill(1));

function newKeys(store = new MemoryAccessStore(), cacheSize?: number) {
  const alarms: AccessEntry[] = [];
  const keys = new PersonalKeys(store, master, (alarm) => alarms.push(alarm), cacheSize);
  return { keys, store, alarms };
}

describe('personal keys', () => {
  it('opens what was sealed, whatever it was, also after a restart', async () => {
    const store = new MemoryAccessStore();
    const { keys } = newKeys(store);
    await keys.ensure(['person-1']);
    await assert(
      asyncProperty(oneof(string({ unit: 'binary' }), dictionary(string(), jsonValue())), async (value) => {
        const sealed = keys.seal('person-1', value);
        const expected = JSON.parse(JSON.stringify(value)) as unknown;
        expect(await keys.open(sealed)).toEqual({ erased: false, value: expected });
        expect(await newKeys(store).keys.open(sealed)).toEqual({ erased: false, value: expected });
      }),
    );
  });

  it('shows nothing of the value, and never the same text twice', async () => {
    const { keys } = newKeys();
    await keys.ensure(['person-1']);
    const [first, second] = [keys.seal('person-1', { name: '王小明' }), keys.seal('person-1', { name: '王小明' })];
    expect(first).not.toBe(second);
    expect(Buffer.from(first.split('.').at(-1) ?? '', 'base64url').toString('utf8')).not.toContain('王小明');
    expect(first).toMatch(/^s1\.person-1\.[\w-]+$/);
  });

  it('is found damaged when any bit is changed, and the rest of the page still opens', async () => {
    const { keys, alarms } = newKeys();
    await keys.ensure(['person-1']);
    const good = keys.seal('person-1', 'a');
    const body = Buffer.from(good.split('.').at(-1) ?? '', 'base64url');
    for (let bit = 0; bit < body.length * 8; bit++) {
      const bent = Buffer.from(body);
      bent.writeUInt8(bent.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      expect(await keys.open(`s1.person-1.${bent.toString('base64url')}` as Sealed)).toEqual({ erased: true, cause: 'damaged' });
    }
    expect(alarms).toHaveLength(body.length * 8);
    expect(await keys.openMany(['no seal' as Sealed, good, 's1.person-1.' as Sealed])).toEqual([
      { erased: true, cause: 'damaged' },
      { erased: false, value: 'a' },
      { erased: true, cause: 'damaged' },
    ]);
    expect(JSON.stringify(alarms)).not.toContain(good);
  });

  it('does not open under the key of another id', async () => {
    const { keys } = newKeys();
    await keys.ensure(['person-1', 'person-2']);
    const moved = keys.seal('person-1', 'a').replace('person-1', 'person-2') as Sealed;
    expect(await keys.open(moved)).toEqual({ erased: true, cause: 'damaged' });
  });

  it('says missing-key, with an alarm, where the key store never had the key', async () => {
    const { keys } = newKeys();
    await keys.ensure(['person-1']);
    const { keys: elsewhere, alarms } = newKeys();
    expect(await elsewhere.open(keys.seal('person-1', 'a'))).toEqual({ erased: true, cause: 'missing-key' });
    expect(alarms).toEqual([{ event: 'personal-data-unreadable', keyId: 'person-1', cause: 'missing-key' }]);
  });

  it('refuses to seal before ensure', () => {
    expect(() => newKeys().keys.seal('person-1', 'a')).toThrow('before "await keys.ensure');
  });

  it('opens a page of more keys than it keeps in memory', async () => {
    const store = new MemoryAccessStore();
    const { keys } = newKeys(store);
    const ids = Array.from({ length: 50 }, (_, n) => `person-${n}`);
    await keys.ensure(ids);
    const sealed = ids.map((id) => keys.seal(id, id));
    const small = newKeys(store, 4).keys;
    expect(await small.openMany(sealed)).toEqual(ids.map((value) => ({ erased: false, value })));
  });

  it('finds the person of a phone however it is typed, and seals under the id that counts', async () => {
    const { keys } = newKeys();
    await keys.ensure([{ id: 'person-1', phone: '13812341234' }]);
    const ids = await keys.ensure([
      { id: 'person-2', phone: '+86 138 1234 1234' },
      { id: 'note-1', names: ['person-2'] },
    ]);
    expect([...ids]).toEqual([
      ['person-2', 'person-1'],
      ['note-1', 'note-1'],
    ]);
    expect(await keys.personOfPhone('138-1234-1234')).toBe('person-1');
    expect(await keys.personOfPhone('13812341235')).toBeUndefined();
    const note = keys.seal('note-1', 'a');
    await keys.erase('person-1');
    expect(await keys.open(note)).toEqual({ erased: true, cause: 'erased' });
  });

  it('asks the store only where something is new', async () => {
    const { keys, store } = newKeys();
    const ensureKeys = store.ensureKeys.bind(store);
    let calls = 0;
    store.ensureKeys = (creations) => {
      calls += 1;
      return ensureKeys(creations);
    };
    await keys.ensure([{ id: 'person-1', phone: '13812341234' }]);
    await keys.ensure(['person-1']);
    expect([...(await keys.ensure([{ id: 'person-2', phone: '13812341234' }, 'person-1']))]).toEqual([
      ['person-2', 'person-1'],
      ['person-1', 'person-1'],
    ]);
    expect(calls).toBe(1);
    await keys.ensure([{ id: 'person-1', phone: '13812341235' }]);
    await keys.ensure(['person-1', { id: 'note-1', names: ['person-1'] }]);
    expect(calls).toBe(3);
  });

  describe('erasure', () => {
    it('is for good: sealed values open as erased everywhere, nothing is sealed again, no key comes back', async () => {
      const { keys, store } = newKeys();
      await keys.ensure(['person-1']);
      const sealed = keys.seal('person-1', 'a');
      expect(await keys.erase('person-1')).toEqual(['person-1']);
      expect(await keys.open(sealed)).toEqual({ erased: true, cause: 'erased' });
      expect(await newKeys(store).keys.open(sealed)).toEqual({ erased: true, cause: 'erased' });
      expect(() => keys.seal('person-1', 'b')).toThrow(expect.objectContaining({ code: 'person-erased' }));
      await expect(keys.ensure(['person-1'])).rejects.toMatchObject({ code: 'person-erased', kind: 'conflict' });
      await expect(newKeys(store).keys.ensure(['person-1'])).rejects.toMatchObject({ code: 'person-erased' });
      await expect(keys.ensure([{ id: 'note-1', names: ['person-1'] }])).rejects.toMatchObject({ code: 'person-erased' });
    });

    it('a key that is being read while it is erased does not stay in memory', async () => {
      const store = new MemoryAccessStore();
      const before = newKeys(store).keys;
      await before.ensure(['person-1']);
      const sealed = before.seal('person-1', 'a');
      const { keys } = newKeys(store);
      const read = store.keys.bind(store);
      let erased: Promise<unknown> | undefined;
      store.keys = async (ids) => {
        const found = await read(ids);
        // Once: the person is erased between the read and its answer.
        if (erased === undefined) {
          erased = keys.erase('person-1');
          await erased;
        }
        return found;
      };
      expect(await keys.open(sealed)).toEqual({ erased: true, cause: 'erased' });
    });

    it('a key that is being made while its person is erased is refused', async () => {
      const { keys, store } = newKeys();
      const ensureKeys = store.ensureKeys.bind(store);
      store.ensureKeys = async (creations) => {
        const made = await ensureKeys(creations);
        await keys.erase('person-1');
        return made;
      };
      await expect(keys.ensure(['person-1'])).rejects.toMatchObject({ code: 'person-erased' });
      expect(() => keys.seal('person-1', 'a')).toThrow(expect.objectContaining({ code: 'person-erased' }));
    });

    it('a caller whose phone was erased becomes a new person', async () => {
      const { keys } = newKeys();
      await keys.ensure([{ id: 'person-1', phone: '13812341234' }]);
      await keys.erase('person-1');
      expect(await keys.personOfPhone('13812341234')).toBeUndefined();
      expect((await keys.ensure([{ id: 'person-2', phone: '13812341234' }])).get('person-2')).toBe('person-2');
    });
  });

  it('a wrong phone refuses the whole call before anything is made', async () => {
    const { keys, store } = newKeys();
    await expect(keys.ensure(['note-1', { id: 'person-1', phone: '12345', pointer: '/reporter/phone' }])).rejects.toMatchObject({
      code: 'phone-invalid',
      kind: 'invalid',
      pointer: '/reporter/phone',
    });
    expect(await store.keys(['note-1', 'person-1'])).toEqual([]);
  });
});
