import type { WritableViewStore } from './writer.ts';
import { RunnerHarness, sums, amount } from './testing.ts';

describe('a projection runner', () => {
  let test: RunnerHarness;
  beforeEach(() => {
    test = new RunnerHarness();
  });
  afterEach(() => test.stop());

  it('applies what the log holds, then what comes, and tells of each event once, in order', async () => {
    await test.add('a', 1, 2);
    const one = sums('one');
    const runner = await test.run([one, sums('two')]);
    await runner.catchUp();
    for (let index = 0; index < 20; index++) await test.add(`s${index % 3}`, index);
    await runner.catchUp();
    expect(await test.views.open(one.view).get('a')).toEqual({ sum: 3, versions: [1, 2] });
    expect(await test.views.open(one.view).get('s1')).toMatchObject({ versions: [1, 2, 3, 4, 5, 6, 7] });
    expect(runner.status()).toEqual([
      { view: 'one', position: 22, status: 'live' },
      { view: 'two', position: 22, status: 'live' },
    ]);
    expect(test.applied).toEqual(Array.from({ length: 20 }, (_, index) => index + 3));
  });

  it('waits for a position, for a while', async () => {
    const runner = await test.run([sums('one')]);
    expect(await runner.waitFor(1, 1)).toBe(false);
    const waiting = runner.waitFor(2, 60_000);
    await test.add('a', 1);
    await test.add('a', 1);
    expect(await waiting).toBe(true);
    expect(await runner.waitFor(2, 0, 'one')).toBe(true);
    await expect(runner.waitFor(1, 1, 'none')).rejects.toThrow(RangeError);
  });

  it('answers those who wait when it stops', async () => {
    const runner = await test.run([sums('one')]);
    const waiting = runner.waitFor(9, 60_000);
    await runner.stop();
    expect(await waiting).toBe(false);
  });

  it('goes on after a restart without applying anything twice', async () => {
    const one = sums('one');
    const first = await test.run([one]);
    await test.add('a', 1, 2);
    await first.catchUp();
    await first.stop();
    await test.add('a', 3);
    const second = await test.run([one]);
    await second.catchUp();
    expect(await test.views.open(one.view).get('a')).toEqual({ sum: 6, versions: [1, 2, 3] });
  });

  it('builds a new or changed view from position 0 while the others stay live', async () => {
    const old = await test.run([sums('one')]);
    for (let index = 0; index < 30; index++) await test.add(`s${index % 4}`, 1);
    await old.catchUp();
    await old.stop();
    const changed = sums('one', { evolve: (document) => ({ sum: (document?.sum ?? 100) + 1, versions: [] }) }, 2);
    const runner = await test.run([changed, sums('new')]);
    await runner.catchUp();
    expect(await test.views.open(changed.view).get('s0')).toEqual({ sum: 108, versions: [] });
    expect(runner.status().map(({ view, position, status }) => [view, position, status])).toEqual([
      ['one', 30, 'live'],
      ['new', 30, 'live'],
    ]);
  });

  it('catches up views that stand at different positions', async () => {
    const [half, fresh] = [sums('half'), sums('fresh')];
    await test.add('a', 1, 2, 3, 4);
    const table = await test.views.attach(half.view, test.store.logId);
    await test.views.commit([{ table, position: 2, documents: new Map([['a', { document: { sum: 3, versions: [1, 2] }, position: 2 }]]) }]);
    const runner = await test.run([half, fresh]);
    await runner.catchUp();
    for (const { view } of [half, fresh]) expect(await test.views.open(view).get('a')).toEqual({ sum: 10, versions: [1, 2, 3, 4] });
  });

  it('never swaps in a table that is behind the live one', async () => {
    const one = sums('one');
    const swapped: number[] = [];
    const views: WritableViewStore = {
      ...bound(test.views),
      complete: async (table) => {
        await test.views.complete(table);
        if (swapped.length > 0) return;
        // The rebuild has read everything; now the live view gets further.
        await test.add('a', 1, 1, 1);
        await runner.catchUp();
      },
      swap: (table) => {
        swapped.push(table.position);
        return test.views.swap(table);
      },
    };
    await test.views.complete(await test.views.attach(one.view, test.store.logId));
    const runner = await test.run([one], { views });
    await test.add('a', 1);
    await runner.catchUp();
    await runner.rebuild('one');
    expect(swapped).toEqual([4]);
  });

  it('rebuilds beside the live view, which goes on, then swaps', async () => {
    let factor = 1;
    const one = sums('one', { evolve: (document, event) => ({ sum: (document?.sum ?? 0) + factor * amount(event), versions: [] }) });
    const runner = await test.run([one]);
    for (let index = 0; index < 50; index++) await test.add(`s${index % 5}`, 1);
    await runner.catchUp();
    factor = 10;
    const rebuilding = runner.rebuild('one');
    await expect(runner.rebuild('one')).rejects.toThrow('already');
    await test.add('s0', 1);
    expect(await rebuilding).toMatchObject({ view: 'one' });
    await runner.catchUp();
    expect(await test.views.open(one.view).get('s0')).toEqual({ sum: 110, versions: [] });
    expect(test.applied).toEqual(Array.from({ length: 51 }, (_, index) => index + 1));
    await expect(runner.rebuild('none')).rejects.toThrow(RangeError);
  });

  it('keeps the live view when a rebuild fails, and a rebuild brings a stopped view back', async () => {
    let broken = true;
    const fragile = sums('fragile', {
      evolve(document, event) {
        if (broken && amount(event) === 13) throw new Error('thirteen');
        return { sum: (document?.sum ?? 0) + amount(event), versions: [] };
      },
    });
    const runner = await test.run([fragile]);
    await test.add('a', 1, 13, 2);
    await runner.catchUp();
    await expect(runner.rebuild('fragile')).rejects.toThrow('fragile cannot apply Added at position 2');
    expect(await test.views.open(fragile.view).get('a')).toEqual({ sum: 1, versions: [] });
    broken = false;
    await runner.rebuild('fragile');
    await test.add('a', 4);
    await runner.catchUp();
    expect(await test.views.open(fragile.view).get('a')).toEqual({ sum: 20, versions: [] });
    expect(runner.status()).toEqual([{ view: 'fragile', position: 4, status: 'live' }]);
  });

  it('gives a rebuild up when it stops', async () => {
    for (let index = 0; index < 3_000; index += 100) await test.add('a', ...Array.from({ length: 100 }, () => 1));
    const runner = await test.run([sums('one')]);
    await runner.catchUp();
    const rebuilding = runner.rebuild('one');
    const [outcome] = await Promise.allSettled([rebuilding, runner.stop()]);
    expect(outcome).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining('given up') } });
  });
});

function bound(views: WritableViewStore): WritableViewStore {
  return {
    open: (definition) => views.open(definition),
    attach: (definition, logId) => views.attach(definition, logId),
    build: (definition, logId) => views.build(definition, logId),
    commit: (changes) => views.commit(changes),
    complete: (table) => views.complete(table),
    swap: (table) => views.swap(table),
    discard: (table) => views.discard(table),
    close: () => views.close(),
  };
}
