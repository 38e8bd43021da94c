import type { ConsumerState, ParkedKey, ParkedMessage } from './consumer-state.ts';

/** One store with the states of two consumers in it. */
export interface ConsumerStateFixture {
  /** Opens a consumer's state; the same name again finds what was kept. */
  open(consumer: string): Promise<ConsumerState>;
  /** Ends the process, as far as the adapter can be told; `open` works again afterwards. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

const parked: ParkedKey = { key: 'request-1', topic: 'intake.request', kind: 'failed', reason: 'Error: no', waitsFor: 3, since: '2022-04-02T07:00:00.000Z' };
const message = (version: number, bytes: string | Uint8Array = `{"version":${version}}`, undecodable = false): ParkedMessage => ({
  topic: 'intake.request',
  version,
  undecodable,
  bytes,
});

/** What every adapter of {@link ConsumerState} must do. */
export function consumerStateContract(name: string, create: () => Promise<ConsumerStateFixture>): void {
  describe(`consumer state: ${name}`, () => {
    let fixture: ConsumerStateFixture;
    let state: ConsumerState;
    beforeEach(async () => {
      fixture = await create();
      state = await fixture.open('dispatch');
    });
    afterEach(() => fixture.close());

    it('knows nothing at first', async () => {
      expect(await state.cursor('intake')).toBe(0);
      expect((await state.lastSeen(['request-1'])).size).toBe(0);
      expect(await state.parkedKeys()).toEqual([]);
      expect(await state.parkedCount('request-1')).toEqual({ messages: 0, highest: 0 });
    });

    it('keeps seen versions and cursors over a restart and never lowers them', async () => {
      await state.save({
        seen: new Map([
          ['request-1', 5],
          ['request-2', 1],
        ]),
        cursors: new Map([['intake', 90]]),
      });
      await state.save({
        seen: new Map([
          ['request-1', 4],
          ['request-3', 2],
        ]),
        cursors: new Map([['intake', 80]]),
      });
      await fixture.restart();
      state = await fixture.open('dispatch');
      expect(Object.fromEntries(await state.lastSeen(['request-1', 'request-2', 'request-3', 'request-4']))).toEqual({ 'request-1': 5, 'request-2': 1, 'request-3': 2 });
      expect(await state.cursor('intake')).toBe(90);
    });

    it('keeps parked messages byte for byte, by version, over a restart', async () => {
      const bytes = new Uint8Array([0xff, 0x00, 0x7b]);
      await state.park(parked, [message(4, bytes, true), { ...message(3, '{"name":"王芳"}'), headers: { traceparent: '00-1' } }], 2);
      await fixture.restart();
      state = await fixture.open('dispatch');
      expect(await state.parkedKeys()).toEqual([parked]);
      const messages = await state.parkedMessages('request-1', 0, 10);
      expect(messages.map(({ version, undecodable, headers }) => ({ version, undecodable, headers }))).toEqual([
        { version: 3, undecodable: false, headers: { traceparent: '00-1' } },
        { version: 4, undecodable: true, headers: undefined },
      ]);
      expect(messages[0]?.bytes).toBe('{"name":"王芳"}');
      expect(Buffer.from(messages[1]?.bytes ?? '')).toEqual(Buffer.from(bytes));
      expect((await state.lastSeen(['request-1'])).get('request-1')).toBe(2);
      expect(await state.parkedCount('request-1')).toEqual({ messages: 2, highest: 4 });
    });

    it('queues a version once; what can be read takes the place of what could not', async () => {
      await state.park(parked, [message(3, 'first'), message(4, 'unreadable', true)], 2);
      await state.park({ ...parked, kind: 'gap', reason: 'changed' }, [message(3, 'second'), message(4, 'readable'), message(5)], 2);
      await state.park(parked, [message(4, 'unreadable', true)], 2);
      expect((await state.parkedMessages('request-1', 0, 10)).map(({ bytes, undecodable }) => [bytes, undecodable])).toEqual([
        ['first', false],
        ['readable', false],
        ['{"version":5}', false],
      ]);
      expect(await state.parkedKeys()).toEqual([parked]);
    });

    it('pages a queue', async () => {
      await state.park(
        parked,
        [3, 4, 5, 6].map((version) => message(version)),
        2,
      );
      expect((await state.parkedMessages('request-1', 3, 2)).map(({ version }) => version)).toEqual([4, 5]);
    });

    it('settles: forgets what is done, keeps the rest waiting, ends the waiting', async () => {
      await state.park(parked, [message(3), message(4), message(5)], 2);
      await state.settle('request-1', 4, { ...parked, waitsFor: 5, reason: 'Error: still no' });
      expect(await state.parkedKeys()).toEqual([{ ...parked, waitsFor: 5, reason: 'Error: still no' }]);
      expect((await state.parkedMessages('request-1', 0, 10)).map(({ version }) => version)).toEqual([5]);
      await state.settle('request-1', 5, undefined);
      expect(await state.parkedKeys()).toEqual([]);
      expect(await state.parkedCount('request-1')).toEqual({ messages: 0, highest: 0 });
      expect((await state.lastSeen(['request-1'])).get('request-1')).toBe(5);
    });

    it('keeps consumers apart', async () => {
      const other = await fixture.open('audit');
      await state.save({ seen: new Map([['request-1', 5]]), cursors: new Map([['intake', 9]]) });
      await state.park(parked, [message(6)], 5);
      expect(await other.cursor('intake')).toBe(0);
      expect((await other.lastSeen(['request-1'])).size).toBe(0);
      expect(await other.parkedKeys()).toEqual([]);
      expect(await other.parkedMessages('request-1', 0, 10)).toEqual([]);
      await other.settle('request-1', 9, undefined);
      expect(await state.parkedKeys()).toHaveLength(1);
    });
  });
}
