import type { Connection } from 'mongoose';
import { mongoForSuite } from '#brokers';
import type { Lease } from './lease.ts';
import { connectMongo } from './mongo-connection.ts';
import { createMongoLeaseStore } from './mongo-lease-store.ts';

const suite = await mongoForSuite();
const QUICK = { timeToLive: 600, interval: 50 };

/** Resolves when the lease is held, or is not. */
function until(lease: Lease, held: boolean): Promise<void> {
  return new Promise((resolve) => {
    if (lease.held === held) resolve();
    else
      lease.onChange((now) => {
        if (now === held) resolve();
      });
  });
}

suite.describe('leases in MongoDB', () => {
  let connection: Connection;
  let names = 0;
  let name = '';
  const open: Lease[] = [];

  beforeAll(async () => {
    connection = await connectMongo(suite.server?.url ?? '', { name: 'leases' });
  });
  afterAll(() => connection.close());
  beforeEach(() => {
    names += 1;
    name = `intake/${names}`;
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((lease) => lease.stop()));
  });

  const store = (options = QUICK) => createMongoLeaseStore(connection, options);
  function acquire(holder: string, on = name, leases = store()): Lease {
    const lease = leases.acquire(on, holder);
    open.push(lease);
    return lease;
  }
  const documents = () => connection.collection<{ _id: string; holder: string; turn: number }>('leases');

  it('one of many has it at any time, and every name goes for itself', async () => {
    const all = Array.from({ length: 6 }, (_, index) => acquire(`process-${index}`));
    const other = acquire('process-9', `${name}-other`);
    const heldAtOnce: number[] = [];
    for (const lease of all) lease.onChange(() => heldAtOnce.push(all.filter(({ held }) => held).length));
    await Promise.race(all.map((lease) => until(lease, true)));
    await until(other, true);
    for (let left = all.length; left > 1; left--) {
      const holder = all.find(({ held }) => held);
      if (holder === undefined) throw new Error('nobody has it');
      all.splice(all.indexOf(holder), 1);
      const next = Promise.race(all.map((lease) => until(lease, true)));
      await holder.stop();
      expect(holder.held).toBe(false);
      await next;
    }
    expect(Math.max(...heldAtOnce)).toBe(1);
  }, 30_000);

  it('stays with its holder as long as that renews, and goes to another when it cannot', async () => {
    const first = acquire('first');
    await until(first, true);
    const second = acquire('second');
    const begun = await documents().findOne({ _id: name });
    // Several times its time to live, by the holder's own renewals.
    await renewals(name, (begun?.turn ?? 0) + 30);
    expect([first.held, second.held]).toEqual([true, false]);

    // As if the first could not reach MongoDB any more while another did: its turn is not its own.
    const changed: boolean[] = [];
    first.onChange((held) => changed.push(held));
    await documents().updateOne({ _id: name }, { $set: { holder: 'a third that dies at once' }, $inc: { turn: 1 } });
    await until(first, false);
    expect(changed).toEqual([false]);
    await Promise.race([until(first, true), until(second, true)]);
    expect([first.held, second.held].filter(Boolean)).toHaveLength(1);
  }, 30_000);

  it('is given up by a holder that was frozen, before its timers say so', async () => {
    let now = 0;
    const frozen = acquire('frozen', name, createMongoLeaseStore(connection, { timeToLive: 600_000, interval: 100_000, now: () => now }));
    await until(frozen, true);
    now += 600_000;
    expect(frozen.held).toBe(false);
  }, 30_000);

  it('goes to another when its holder does not reach MongoDB, and not before the holder has given it up', async () => {
    const own = await connectMongo(suite.server?.url ?? '', { name: 'lost holder' });
    const first = acquire('first', name, createMongoLeaseStore(own, QUICK));
    await until(first, true);
    const second = acquire('second');
    const held: boolean[][] = [];
    for (const lease of [first, second]) lease.onChange(() => held.push([first.held, second.held]));
    await own.close(true);
    await until(second, true);
    expect(held).toEqual([
      [false, false],
      [false, true],
    ]);
  }, 30_000);

  async function renewals(of: string, turn: number): Promise<void> {
    for (;;) {
      const found = await documents().findOne({ _id: of });
      if (found === null || found.turn >= turn) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
});
