import { Refused, StoreUnavailable } from '#event-store';
import { Consumer } from './consumer.ts';
import type { BusAlarm, Handle } from './consumer-options.ts';
import { type Delivery, type Envelope, strayKey } from './delivery.ts';
import { MemoryConsumerState } from './memory-consumer-state.ts';

const clock = { now: () => new Date('2022-04-02T07:00:00.000Z') };

function message(key: string, version: number, type = 'known'): Delivery<Envelope> {
  return { topic: 't', key, bytes: JSON.stringify({ id: `${key}@${version}`, type, stream: key, version }) };
}

function setUp(handle: Handle<Envelope> = () => undefined, state = new MemoryConsumerState(), remembered = 100) {
  const applied: string[] = [];
  const alarms: BusAlarm[] = [];
  const consumer = new Consumer<Envelope>({ name: 'reader', state, clock, remembered, retries: [1, 1], pause: async () => undefined, alarm: (alarm) => alarms.push(alarm) });
  const open = () =>
    consumer.open((type) => {
      if (type === 'ignored') return 'ignored';
      if (type !== 'known') return undefined;
      return async (event, delivery) => {
        await handle(event, delivery);
        applied.push(event.id);
      };
    });
  return { consumer, state, applied, alarms, open };
}

describe('consumer', () => {
  it('applies what comes next, drops what it has seen and counts it', async () => {
    const { consumer, applied, open } = setUp();
    await open();
    await consumer.accept([message('a', 1), message('b', 1), message('a', 2), message('a', 1)]);
    await consumer.accept([message('a', 2), message('a', 3)]);
    expect(applied.filter((id) => id.startsWith('a'))).toEqual(['a@1', 'a@2', 'a@3']);
    expect(consumer.status()).toMatchObject({ applied: 4, duplicates: 2, parkedKeys: 0 });
  });

  it('remembers what it has seen after a restart and when its memory is small', async () => {
    const state = new MemoryConsumerState();
    const first = setUp(undefined, state, 1);
    await first.open();
    await (await first.consumer.accept([message('a', 1), message('b', 1), message('c', 1)], 'source', 3)).saved;
    const second = setUp(undefined, state, 1);
    await second.open();
    expect(await second.consumer.cursor('source')).toBe(3);
    await second.consumer.accept([message('a', 1), message('b', 2), message('c', 1)]);
    expect(second.applied).toEqual(['b@2']);
  });

  it('saves nothing before the effects: a closed consumer starts over from the old cursor', async () => {
    const { consumer, state, open } = setUp(() => {
      throw new StoreUnavailable('away');
    });
    await open();
    const accepted = consumer.accept([message('a', 1)], 'source', 1);
    await consumer.close(10);
    await expect(accepted).rejects.toMatchObject({ code: 'consumer-closed' });
    expect(await state.cursor('source')).toBe(0);
    expect((await state.lastSeen(['a'])).size).toBe(0);
  });

  it('treats a refusal as a result', async () => {
    const { consumer, alarms, open } = setUp((event) => {
      if (event.version === 1) throw new Refused('not-now');
    });
    await open();
    await consumer.accept([message('a', 1), message('a', 2)]);
    expect(consumer.status()).toMatchObject({ applied: 1, refused: 1, parkedKeys: 0 });
    expect(alarms).toMatchObject([{ kind: 'refused', key: 'a' }]);
  });

  it('waits out a store that is away and never parks for it', async () => {
    let tries = 0;
    const { consumer, applied, open } = setUp(() => {
      if (++tries < 20) throw new StoreUnavailable('disk full');
    });
    await open();
    await consumer.accept([message('a', 1)]);
    expect(applied).toEqual(['a@1']);
    expect(consumer.status()).toMatchObject({ storeAway: 19, parkedKeys: 0 });
  });

  it('parks a key on a gap, and is healed by the owner publishing the stream again', async () => {
    const { consumer, applied, alarms, open } = setUp();
    await open();
    await consumer.accept([message('a', 1), message('a', 3), message('a', 4), message('b', 1)]);
    expect(applied).toEqual(['a@1', 'b@1']);
    expect(alarms).toMatchObject([{ kind: 'gap', key: 'a' }]);
    expect(await consumer.parked()).toMatchObject([{ key: 'a', kind: 'gap', waitsFor: 2, messages: 2 }]);
    await consumer.accept([message('a', 1), message('a', 2), message('a', 3), message('a', 4), message('a', 5)]);
    expect(applied).toEqual(['a@1', 'b@1', 'a@2', 'a@3', 'a@4', 'a@5']);
    expect(await consumer.parked()).toEqual([]);
  });

  it('is healed by a missing version that stands later in the same batch', async () => {
    const { consumer, applied, open } = setUp();
    await open();
    await consumer.accept([message('a', 3), message('a', 2), message('a', 1), message('a', 4)]);
    expect(applied).toEqual(['a@1', 'a@2', 'a@3', 'a@4']);
    expect(await consumer.parked()).toEqual([]);
    await consumer.accept([message('b', 2), message('b', 3), message('b', 1), message('b', 3)]);
    expect(applied.slice(4)).toEqual(['b@1', 'b@2', 'b@3']);
    expect(await consumer.parked()).toEqual([]);
  });

  it('believes the state, not its memory, before it calls something a gap', async () => {
    const { consumer, applied, state, open } = setUp();
    await open();
    await (await consumer.accept([message('a', 1)])).saved;
    await state.save({ seen: new Map([['a', 4]]), cursors: new Map() });
    await consumer.accept([message('a', 3), message('a', 5)]);
    expect(applied).toEqual(['a@1', 'a@5']);
    expect(consumer.status()).toMatchObject({ gaps: 0, parkedKeys: 0 });
  });

  it('parks bytes that are no event; the true version supersedes them', async () => {
    const { consumer, applied, open } = setUp();
    await open();
    const bad: Delivery<Envelope> = { topic: 't', key: 'a', bytes: new Uint8Array([0xff, 0x7b]) };
    await consumer.accept([message('a', 1), bad, message('a', 3)]);
    await consumer.accept([bad]);
    expect(await consumer.parked()).toMatchObject([{ key: 'a', kind: 'undecodable', messages: 2 }]);
    expect(await consumer.release('a')).toMatchObject({ kind: 'undecodable' });
    await consumer.accept([message('a', 1), message('a', 2)]);
    expect(applied).toEqual(['a@1', 'a@2', 'a@3']);
    expect(await consumer.parked()).toEqual([]);
  });

  it('parks a type nobody knows and passes one that is ignored', async () => {
    const { consumer, applied, open } = setUp();
    await open();
    await consumer.accept([message('a', 1, 'ignored'), message('a', 2, 'new'), message('a', 3), message('b', 1)]);
    expect(applied).toEqual(['b@1']);
    expect(await consumer.parked()).toMatchObject([{ key: 'a', kind: 'unknown-type', waitsFor: 2, messages: 2 }]);
  });

  it('tells who waits for a version', async () => {
    const { consumer, open } = setUp();
    await open();
    const waiting = consumer.waitFor('a', 2, 1_000);
    await consumer.accept([message('a', 1), message('a', 2)]);
    expect(await waiting).toBe(true);
    expect(await consumer.waitFor('a', 3, 1)).toBe(false);
  });

  it('runs different keys at once', async () => {
    const arrived = new Set<string>();
    const { promise, resolve } = Promise.withResolvers<void>();
    const { consumer, applied, open } = setUp(async (event) => {
      arrived.add(event.stream);
      if (arrived.size === 3) resolve();
      await promise;
    });
    await open();
    await consumer.accept([message('a', 1), message('b', 1), message('c', 1)]);
    expect(applied).toHaveLength(3);
  });

  describe('of which several instances share a state', () => {
    function two() {
      const state = new MemoryConsumerState();
      let broken = true;
      const gates = new Map<string, Promise<void>>();
      const handle = async (event: Envelope) => {
        await gates.get(event.id);
        if (broken && event.version === 2) throw new Error('cannot');
      };
      const [owner, other] = [setUp(handle, state), setUp(handle, state)];
      return { owner, other, state, gates, mend: () => (broken = false) };
    }

    it('lists and releases on any of them; the owner goes on as if it had released itself', async () => {
      const { owner, other, mend } = two();
      await Promise.all([owner.open(), other.open()]);
      await (await owner.consumer.accept([message('a', 1), message('a', 2), message('a', 3)])).saved;
      expect(await other.consumer.parked()).toMatchObject([{ key: 'a', kind: 'failed', messages: 2 }]);
      expect(await other.consumer.release('a')).toMatchObject({ kind: 'failed', waitsFor: 2 });
      mend();
      expect(await other.consumer.release('a')).toBeUndefined();
      expect(other.applied).toEqual(['a@2', 'a@3']);
      await owner.consumer.accept([message('a', 3), message('a', 4)]);
      expect(owner.applied).toEqual(['a@1', 'a@4']);
      expect(owner.consumer.status()).toMatchObject({ parkedKeys: 0, gaps: 0 });
    });

    it('loses no message that the owner puts behind the key during a release elsewhere', async () => {
      const { owner, other, gates, mend } = two();
      await Promise.all([owner.open(), other.open()]);
      await (await owner.consumer.accept([message('a', 1), message('a', 2)])).saved;
      mend();
      const gate = Promise.withResolvers<void>();
      gates.set('a@2', gate.promise);
      const released = other.consumer.release('a');
      await owner.consumer.accept([message('a', 3)]);
      gate.resolve();
      expect(await released).toBeUndefined();
      expect(other.applied).toEqual(['a@2', 'a@3']);
      await owner.consumer.accept([message('a', 4)]);
      expect(owner.applied).toEqual(['a@1', 'a@4']);
    });

    it('hears of what the others parked and released when it looks', async () => {
      const { owner, other, mend } = two();
      await Promise.all([owner.open(), other.open()]);
      await (await owner.consumer.accept([message('a', 1), message('a', 2)])).saved;
      await other.consumer.alignParked();
      expect(other.consumer.status().parkedKeys).toBe(1);
      mend();
      await other.consumer.release('a');
      expect(owner.consumer.status().parkedKeys).toBe(1);
      await owner.consumer.refresh();
      expect(owner.consumer.status().parkedKeys).toBe(0);
      await owner.consumer.accept([message('a', 2), message('a', 3)]);
      expect(owner.applied).toEqual(['a@1', 'a@3']);
    });
  });

  it('forgets on release what belongs to no stream', async () => {
    const { consumer, applied, open } = setUp();
    await open();
    const stray = { topic: 't', key: strayKey('t', 3, '17'), bytes: '{}', fault: 'the message has no key' };
    await consumer.accept([stray, message('a', 1)]);
    expect(applied).toEqual(['a@1']);
    expect(await consumer.parked()).toMatchObject([{ key: 't/3/17', kind: 'undecodable', reason: 'the message has no key' }]);
    expect(await consumer.release('t/3/17')).toBeUndefined();
    expect(await consumer.parked()).toEqual([]);
  });
});
