import { createMemoryEventStore } from '#event-store';
import { anEvent } from '#event-store/testing';
import { Consumer } from './consumer.ts';
import type { Delivery, Envelope } from './delivery.ts';
import { MemoryConsumerState } from './memory-consumer-state.ts';
import { seenInLog } from './seen-in-log.ts';

const clock = { now: () => new Date('2022-04-02T07:00:00.000Z') };

function message(key: string, version: number): Delivery<Envelope> {
  return { topic: 't', key, bytes: JSON.stringify({ id: `${key}@${version}`, type: 'known', stream: key, version }) };
}

describe('a consumer whose log says what it has seen', () => {
  const log = createMemoryEventStore({ clock });
  const state = new MemoryConsumerState();
  const open = async () => {
    const consumer = new Consumer<Envelope>({ name: 'audit', state: seenInLog(state, log), clock, retries: [], pause: async () => undefined });
    await consumer.open(() => async (event) => {
      await log.append(event.stream, event.version - 1, [anEvent({ type: event.type, data: {} })], event.id);
    });
    return consumer;
  };

  it('drops after a restart what is in its log, applies what comes next, and writes no version beside it', async () => {
    const first = await open();
    await (await first.accept([message('a', 1), message('a', 2), message('b', 1)], 'source', 3)).saved;
    const again = await open();
    await (await again.accept([message('a', 1), message('b', 1), message('a', 3), message('c', 1)], 'source', 7)).saved;
    expect(again.status()).toMatchObject({ applied: 2, duplicates: 2, gaps: 0, parkedKeys: 0 });
    expect(await log.versions(['a', 'b', 'c'])).toEqual(
      new Map([
        ['a', 3],
        ['b', 1],
        ['c', 1],
      ]),
    );
    expect(await again.cursor('source')).toBe(7);
    expect(await state.lastSeen(['a', 'b', 'c'])).toEqual(new Map());
  });

  it('parks a key behind what is missing, and frees it when that comes, also after a restart', async () => {
    await (await open()).accept([message('d', 1), message('d', 3)]);
    const again = await open();
    expect(again.status().parkedKeys).toBe(1);
    await again.accept([message('d', 4), message('d', 2)]);
    expect(again.status().parkedKeys).toBe(0);
    expect((await log.versions(['d'])).get('d')).toBe(4);
  });

  it('hears of what another instance has recorded', async () => {
    const [one, other] = [await open(), await open()];
    await one.accept([message('e', 1)]);
    const heard = other.waitFor('e', 2, 2_000);
    await one.accept([message('e', 2)]);
    expect(await heard).toBe(true);
    await other.accept([message('e', 2), message('e', 3)]);
    expect(other.status()).toMatchObject({ applied: 1, duplicates: 1 });
  });
});
