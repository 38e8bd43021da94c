import { amount, HeldLease, RunnerHarness, sums } from './testing.ts';
import type { ProjectionRunner } from './runner-port.ts';

describe('a projection runner whose views several processes share', () => {
  let test: RunnerHarness;
  beforeEach(() => {
    test = new RunnerHarness();
  });
  afterEach(() => test.stop());

  /** A process: its runner, its lease and the positions it was told of. */
  async function process(held: boolean, projections = [sums('one'), sums('two')]): Promise<{ runner: ProjectionRunner; lease: HeldLease; told: number[] }> {
    const lease = new HeldLease(held);
    const told: number[] = [];
    const runner = await test.run(projections, { lease, onApplied: (events) => told.push(...events.map(({ position }) => position)) });
    return { runner, lease, told };
  }

  const positions = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

  it('tells of events, answers those who wait and is ready where it only follows, as where it projects', async () => {
    const [holder, follower] = [await process(true), await process(false)];
    const waiting = follower.runner.waitFor(25, 60_000);
    for (let index = 0; index < 25; index++) await test.add(`s${index % 3}`, 1);
    expect(await waiting).toBe(true);
    await Promise.all([holder.runner.catchUp(), follower.runner.catchUp()]);
    expect(await follower.runner.waitFor(25, 0, 'two')).toBe(true);
    await expect(follower.runner.waitFor(1, 0, 'none')).rejects.toThrow(RangeError);
    await follower.runner.stop();
    expect(follower.told).toEqual(positions(1, 25));
    expect(holder.told).toEqual(positions(1, 25));
    expect(follower.runner.status()).toEqual(holder.runner.status());
  });

  it('does not project without the lease, and waits no longer than asked', async () => {
    const { runner, told } = await process(false);
    await test.add('a', 1);
    expect(await runner.waitFor(1, 20)).toBe(false);
    expect(runner.status()).toEqual([
      { view: 'one', position: 0, status: 'catching-up' },
      { view: 'two', position: 0, status: 'catching-up' },
    ]);
    expect(told).toEqual([]);
  });

  it('changes hands as often as the lease does: each process tells of each event once, in order', async () => {
    const [one, other] = [await process(true), await process(false)];
    for (let turn = 0; turn < 6; turn++) {
      const [from, to] = turn % 2 === 0 ? [one, other] : [other, one];
      await test.add('a', ...positions(1, 20));
      from.lease.set(false);
      await test.add('b', 1);
      to.lease.set(true);
    }
    await Promise.all([one.runner.catchUp(), other.runner.catchUp()]);
    await Promise.all([one.runner.stop(), other.runner.stop()]);
    expect(one.told).toEqual(positions(1, 126));
    expect(other.told).toEqual(positions(1, 126));
    expect(await test.views.open(sums('one').view).get('a')).toMatchObject({ sum: 6 * 210, versions: positions(1, 120) });
  });

  it('answers who waits although another process takes over meanwhile', async () => {
    const [one, other] = [await process(true), await process(false)];
    await test.add('a', 1);
    const waiting = [one.runner.waitFor(3, 60_000), other.runner.waitFor(3, 60_000)];
    one.lease.set(false);
    other.lease.set(true);
    await test.add('a', 1, 1);
    expect(await Promise.all(waiting)).toEqual([true, true]);
  });

  it('says where a view stands still, also where it only follows, and is not held up by it', async () => {
    const fragile = sums('fragile', {
      evolve(document, event) {
        if (amount(event) === 13) throw new Error('thirteen');
        return { sum: (document?.sum ?? 0) + amount(event), versions: [] };
      },
    });
    const [holder, follower] = [await process(true, [fragile, sums('good')]), await process(false, [fragile, sums('good')])];
    await test.add('a', 1, 13, 2);
    await holder.runner.catchUp();
    await follower.runner.catchUp();
    expect(follower.runner.status()).toEqual(holder.runner.status());
    expect(follower.runner.status()[0]).toMatchObject({ view: 'fragile', status: 'stopped', stoppedAt: { position: 2, type: 'Added', reason: 'thirteen' } });
    expect(follower.runner.position()).toBe(3);
  });

  it('rebuilds where it projects, and says so elsewhere', async () => {
    const [holder, follower] = [await process(true), await process(false)];
    await test.add('a', 1);
    await holder.runner.catchUp();
    await expect(follower.runner.rebuild('one')).rejects.toMatchObject({ code: 'not-projecting' });
    expect(await holder.runner.rebuild('one')).toMatchObject({ view: 'one', events: 1 });
  });
});
