import { anEvent, note } from './an-event.ts';
import { behavesLikeAList, contractClock } from './contract-model.ts';
import { newId } from './ids.ts';
import { type EventStore, VersionConflict } from './port.ts';

/** An opened store under test and how to open the same again, as after a restart. */
export interface OpenedStore {
  readonly store: EventStore;
  /** Closes and opens what is stored anew; a store in memory opens the same again. */
  readonly reopen: () => Promise<OpenedStore>;
  readonly close: () => Promise<void>;
}

/**
 * What every event store promises; run it on each adapter. `open` makes an empty one on {@link contractClock}.
 * @param runs courses that are tried against a plain list; fewer where each costs round trips
 */
export function eventStoreContract(name: string, open: () => Promise<OpenedStore>, { runs = 50 }: { readonly runs?: number } = {}): void {
  describe(`event store contract: ${name}`, () => {
    let opened: OpenedStore;
    let store: EventStore;

    beforeEach(async () => {
      opened = await open();
      store = opened.store;
    });
    afterEach(() => opened.close());

    async function reopen(): Promise<void> {
      opened = await opened.reopen();
      store = opened.store;
    }

    it('is empty at first', async () => {
      expect(await store.head()).toBe(0);
      expect(await store.readAll(0, 10)).toEqual([]);
      expect(await store.readStream('a')).toEqual([]);
      expect(store.logId).not.toBe('');
    });

    it('gives versions per stream and positions per log, without gaps', async () => {
      const first = await store.append('a', 0, [note('1'), note('2')], newId());
      const second = await store.append('b', 0, [note('3')], newId());
      const third = await store.append('a', 2, [note('4')], newId());
      expect([first.version, first.position]).toEqual([2, 2]);
      expect([second.version, second.position]).toEqual([1, 3]);
      expect([third.version, third.position]).toEqual([3, 4]);
      expect(await store.head()).toBe(4);
      expect((await store.readAll(0, 10)).map(({ stream, version, position }) => [stream, version, position])).toEqual([
        ['a', 1, 1],
        ['a', 2, 2],
        ['b', 1, 3],
        ['a', 3, 4],
      ]);
    });

    it('gives back exactly what was appended, at once and after a restart', async () => {
      const data = { text: '王小明 👩‍👩‍👧 𠮷 "\\\n', none: null, list: [1, -0.5, 1e21, true], nested: { empty: {} }, lone: '\ud800', zero: '\u0000' };
      const whole = anEvent(
        { type: 'Whole', data },
        { subject: 'responder-1', causationId: newId(), traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', fingerprint: 'print', schemaVersion: 3 },
      );
      const commandId = newId();
      contractClock.time += 1_000;
      const recordedAt = contractClock.now().toISOString();
      const { events } = await store.append('流-1', 0, [whole, note('plain')], commandId);
      const expected = { ...whole, stream: '流-1', version: 1, position: 1, recordedAt, commandId };
      expect(events[0]).toEqual(expected);
      expect(events[1]).not.toHaveProperty('subject');
      expect((await store.readStream('流-1'))[0]).toEqual(expected);
      await reopen();
      expect(await store.readStream('流-1')).toEqual(events);
      expect(await store.readAll(0, 1)).toEqual([expected]);
      expect(await store.readPositions([1])).toEqual([expected]);
      expect((await store.readAll(1, 1))[0]).not.toHaveProperty('subject');
    });

    it('keeps given bytes exactly', async () => {
      const rawData = '{ "b" : 1.0 ,\t"a":"\\u0041\\/" , "n": 1E+2 }';
      await store.append('a', 0, [anEvent({ type: 'Public', data: JSON.parse(rawData) as object }, { rawData }), note('none')], newId());
      for (let round = 0; round < 2; round++) {
        const [first, second] = await store.readAll(0, 10);
        expect(first?.rawData).toBe(rawData);
        expect(first?.data).toEqual({ b: 1, a: 'A/', n: 100 });
        expect(second).not.toHaveProperty('rawData');
        await reopen();
      }
    });

    it('tells the versions of streams, at once and after a restart', async () => {
      await store.append('a', 0, [note('1'), note('2')], newId());
      await store.append('a', 2, [note('3')], newId());
      // Names that lie beside another's in an index.
      for (const stream of ['b', 'a:', 'a;', 'ab']) await store.append(stream, 0, [note('1')], newId());
      for (let round = 0; round < 2; round++) {
        expect(await store.versions(['a', 'none', 'b', 'a;', 'a'])).toEqual(
          new Map([
            ['a', 3],
            ['b', 1],
            ['a;', 1],
          ]),
        );
        expect(await store.versions([])).toEqual(new Map());
        await reopen();
      }
      await store.append('a', 3, [note('4')], newId());
      expect((await store.versions(['a'])).get('a')).toBe(4);
    });

    it('refuses another expected version with the actual one, and stores nothing of it', async () => {
      await store.append('a', 0, [note('1'), note('2')], newId());
      for (const expected of [0, 1, 3]) {
        const refused = store.append('a', expected, [note('x'), note('y')], newId());
        await expect(refused).rejects.toThrow(VersionConflict);
        await expect(refused).rejects.toMatchObject({ code: 'version-conflict', stream: 'a', expected, actual: 2 });
      }
      await expect(store.append('b', 1, [note('x')], newId())).rejects.toMatchObject({ expected: 1, actual: 0 });
      expect(await store.head()).toBe(2);
    });

    it('refuses no events, no stream and impossible versions', async () => {
      await expect(store.append('a', 0, [], newId())).rejects.toThrow(RangeError);
      await expect(store.append('', 0, [note('1')], newId())).rejects.toThrow(RangeError);
      for (const version of [-1, 0.5, Number.NaN]) await expect(store.append('a', version, [note('1')], newId())).rejects.toThrow(RangeError);
      expect(await store.head()).toBe(0);
    });

    it('fails only the append whose data is not JSON', async () => {
      const circle: { self?: object } = {};
      circle.self = circle;
      const [bad, good] = await Promise.allSettled([
        store.append('a', 0, [note('1'), anEvent({ type: 'Circle', data: circle })], newId()),
        store.append('b', 0, [note('1')], newId()),
      ]);
      expect([bad.status, good.status]).toEqual(['rejected', 'fulfilled']);
      expect((await store.readAll(0, 10)).map(({ stream }) => stream)).toEqual(['b']);
    });

    it('lets one of many at the same version win; others on other streams do not notice', async () => {
      const appends = Array.from({ length: 20 }, (_, index) => store.append(index % 2 === 0 ? 'hot' : `cold-${index}`, 0, [note(String(index))], newId()));
      const results = await Promise.allSettled(appends);
      expect(results.filter((_, index) => index % 2 === 1).every((result) => result.status === 'fulfilled')).toBe(true);
      expect(results.filter((result, index) => index % 2 === 0 && result.status === 'fulfilled')).toHaveLength(1);
      expect(await store.head()).toBe(11);
    });

    it('reads a stream after a version and the log after a position', async () => {
      for (let version = 0; version < 9; version++)
        await store.append(version % 3 === 0 ? 'a' : 'b', Math.floor(version % 3 === 0 ? version / 3 : (version * 2) / 3), [note(String(version))], newId());
      for (let round = 0; round < 2; round++) {
        expect((await store.readStream('a', 1)).map((event) => event.position)).toEqual([4, 7]);
        expect(await store.readStream('a', 3)).toEqual([]);
        expect(await store.readStream('a', 99)).toEqual([]);
        expect((await store.readAll(3, 4)).map((event) => event.position)).toEqual([4, 5, 6, 7]);
        expect((await store.readAll(8, 4)).map((event) => event.position)).toEqual([9]);
        expect(await store.readAll(9, 4)).toEqual([]);
        expect((await store.readPositions([7, 2, 7])).map((event) => event.position)).toEqual([7, 2, 7]);
        await reopen();
      }
    });

    it('shows its own appends, as soon as they are answered, also to who reads only what was told of', async () => {
      await store.append('a', 0, [note('1'), note('2')], newId());
      await store.append('b', 0, [note('3')], newId());
      expect((await store.readAll(0, 10, 'told')).map((event) => event.position)).toEqual([1, 2, 3]);
      expect(await store.readAll(3, 10, 'told')).toEqual([]);
      expect((await store.readStream('a', 1, 'told')).map((event) => event.version)).toEqual([2]);
      expect(await store.readStream('a', 2, 'told')).toEqual([]);
      expect(await store.readStream('c', 0, 'told')).toEqual([]);
    });

    it('refuses positions and limits that cannot be', async () => {
      await store.append('a', 0, [note('1')], newId());
      await expect(store.readPositions([1, 2])).rejects.toThrow(RangeError);
      for (const [after, limit] of [
        [-1, 1],
        [0.5, 1],
        [0, 0],
        [0, 1.5],
      ] as const) {
        await expect(store.readAll(after, limit)).rejects.toThrow(RangeError);
      }
    });

    it('calls back after commits, until told not to', async () => {
      const heads: number[] = [];
      const stop = store.onCommit((head) => heads.push(head));
      await store.append('a', 0, [note('1'), note('2')], newId());
      expect(heads.at(-1)).toBe(2);
      await store.append('a', 9, [note('x')], newId()).catch(() => undefined);
      await store.append('a', 2, [note('3')], newId());
      expect(heads.at(-1)).toBe(3);
      stop();
      const told = heads.length;
      await store.append('a', 3, [note('4')], newId());
      expect(heads).toHaveLength(told);
    });

    it('is the same log after a restart and goes on where it was', async () => {
      await store.append('a', 0, [note('1')], newId());
      const { logId } = store;
      await reopen();
      expect(store.logId).toBe(logId);
      expect(await store.head()).toBe(1);
      await expect(store.append('a', 0, [note('x')], newId())).rejects.toMatchObject({ actual: 1 });
      expect(await store.append('a', 1, [note('2')], newId())).toMatchObject({ version: 2, position: 2 });
    });

    behavesLikeAList(() => store, reopen, runs);
  });
}
