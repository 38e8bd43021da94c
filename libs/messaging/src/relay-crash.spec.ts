import type { PublicEvent } from '#contracts';
import { ALWAYS_HELD, createMemoryEventStore, type EventStore, type Lease } from '#event-store';
import { anEvent, MemoryLeaseStore } from '#event-store/testing';
import { Relay } from './relay.ts';
import { MemoryRelayCursor, type RelayCursor } from './relay-cursor.ts';

const clock = { now: () => new Date('2022-04-02T07:00:00.000Z') };
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

async function until(what: string, check: () => boolean): Promise<void> {
  for (let turns = 0; !check(); turns++) {
    if (turns > 10_000) throw new Error(`never: ${what}`);
    await turn();
  }
}

async function grow(store: EventStore, events: number): Promise<void> {
  const version = (await store.readStream('request-1')).length;
  for (let n = 0; n < events; n++) await store.append('request-1', version + n, [anEvent({ type: 'Logged', data: { n } })], `command-${version + n}`);
}

/** A relay of one log that tells what it sent. */
function relayOf(
  store: EventStore,
  parts: { cursor?: RelayCursor; lease?: Lease; publish?: (positions: readonly number[]) => Promise<void> | undefined; batch?: number; now?: () => number } = {},
) {
  const sent: number[] = [];
  const said: string[] = [];
  const relay = new Relay({
    source: { service: 'intake', store, toPublic: (stored): PublicEvent => ({ ...stored, service: 'intake' }) },
    cursor: parts.cursor ?? new MemoryRelayCursor(),
    lease: parts.lease ?? ALWAYS_HELD,
    publish: async (events) => {
      const positions = events.map(({ position }) => position);
      await parts.publish?.(positions);
      sent.push(...positions);
    },
    trouble: (sentence) => said.push(sentence),
    batch: parts.batch ?? 3,
    now: parts.now ?? (() => 0),
    pause: turn,
  });
  return { relay, sent, said };
}

const upTo = (last: number, from = 1) => Array.from({ length: last - from + 1 }, (_, index) => from + index);

describe('relay', () => {
  it('killed between sending and its cursor, sends that part again and leaves nothing out', async () => {
    const store = createMemoryEventStore({ clock });
    await grow(store, 10);
    const stored = new MemoryRelayCursor();
    const dying: RelayCursor = {
      get: (service) => stored.get(service),
      save: (service, position) => (position <= 3 ? stored.save(service, position) : new Promise(() => undefined)),
    };
    const first = relayOf(store, { cursor: dying });
    first.relay.start();
    await until('all sent', () => first.sent.length === 10);
    first.relay.abandon();
    expect(await stored.get('intake')).toBe(3);
    await grow(store, 2);
    const second = relayOf(store, { cursor: stored });
    second.relay.start();
    await second.relay.close();
    expect(second.sent).toEqual(upTo(12, 4));
    expect(await stored.get('intake')).toBe(12);
  });

  it('sends on while the cursor cannot be saved, and saves it when it can', async () => {
    const store = createMemoryEventStore({ clock });
    await grow(store, 6);
    const stored = new MemoryRelayCursor();
    let away = true;
    const cursor: RelayCursor = { get: (service) => stored.get(service), save: (service, position) => (away ? Promise.reject(new Error('away')) : stored.save(service, position)) };
    const { relay, sent } = relayOf(store, { cursor });
    relay.start();
    await until('all sent', () => sent.length === 6);
    away = false;
    let saved = 0;
    while (saved < 6) {
      saved = await stored.get('intake');
      await turn();
    }
    await relay.close();
    expect(sent).toEqual(upTo(6));
  });

  it('sends the same events again, in order, after a failure; says so once, and no more when it works', async () => {
    const store = createMemoryEventStore({ clock });
    await grow(store, 7);
    let failures = 4;
    const tried: string[] = [];
    const { relay, sent, said } = relayOf(store, {
      publish: async (positions) => {
        tried.push(positions.join());
        if (positions[0] === 4 && failures-- > 0) throw new Error('no broker');
      },
    });
    relay.start();
    await until('it says so', () => relay.trouble() !== undefined);
    await until('all sent', () => sent.length === 7);
    expect(tried).toEqual(['1,2,3', '4,5,6', '4,5,6', '4,5,6', '4,5,6', '4,5,6', '7']);
    expect(sent).toEqual(upTo(7));
    expect(said).toEqual(["intake's events do not go out and will be tried again: no broker"]);
    await until('it works', () => relay.trouble() === undefined);
    await relay.close();
  });

  it('sends only under the lease; the next holder goes on from the stored cursor', async () => {
    const store = createMemoryEventStore({ clock });
    const leases = new MemoryLeaseStore();
    const cursor = new MemoryRelayCursor();
    const one = relayOf(store, { cursor, lease: leases.acquire('intake/relay', 'one') });
    const two = relayOf(store, { cursor, lease: leases.acquire('intake/relay', 'two') });
    one.relay.start();
    two.relay.start();
    await grow(store, 5);
    await until('the first sends', () => one.sent.length === 5);
    expect(two.sent).toEqual([]);
    leases.take('intake/relay');
    await grow(store, 5);
    await until('the second sends', () => two.sent.at(-1) === 10);
    const { sent } = two;
    expect([...one.sent, ...sent.filter((position) => position > (one.sent.at(-1) ?? 0))]).toEqual(upTo(10));
    expect(sent).toEqual(upTo(10, sent[0]));
    await Promise.all([one.relay.close(), two.relay.close()]);
  });

  it('knows the age of what is not out, whether it may send or not', async () => {
    const store = createMemoryEventStore({ clock });
    const leases = new MemoryLeaseStore();
    const cursor = new MemoryRelayCursor();
    let now = 0;
    let broken = true;
    const publish = async () => {
      if (broken) throw new Error('no broker');
    };
    const holder = relayOf(store, { cursor, lease: leases.acquire('intake/relay', 'holder'), publish, now: () => now });
    const other = relayOf(store, { cursor, lease: leases.acquire('intake/relay', 'other'), publish, now: () => now });
    holder.relay.start();
    other.relay.start();
    await grow(store, 1);
    now = 4_000;
    expect([holder.relay.oldestUnpublishedSeconds(), other.relay.oldestUnpublishedSeconds()]).toEqual([4, 4]);
    broken = false;
    await until('both know that it is out', () => holder.relay.oldestUnpublishedSeconds() + other.relay.oldestUnpublishedSeconds() === 0);
    await Promise.all([holder.relay.close(), other.relay.close()]);
  });

  it('sends what is committed before it closes, and gives up when it cannot', async () => {
    const store = createMemoryEventStore({ clock });
    await grow(store, 8);
    const able = relayOf(store);
    able.relay.start();
    await able.relay.close();
    expect(able.sent).toEqual(upTo(8));
    const unable = relayOf(store, { publish: () => Promise.reject(new Error('no broker')) });
    unable.relay.start();
    await unable.relay.close();
    expect(unable.sent).toEqual([]);
  });
});
