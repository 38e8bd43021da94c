import { type EventStore, StoreUnavailable } from '#event-store';
import { amount, RunnerHarness, type Sum, sums } from './testing.ts';
import { ViewsUnavailable, type WritableViewStore } from './writer.ts';

describe('a projection runner in trouble', () => {
  let test: RunnerHarness;
  beforeEach(() => {
    test = new RunnerHarness();
  });
  afterEach(() => test.stop());

  it('stops the view whose projection throws, before that event, and no other', async () => {
    const broken = sums('broken', {
      evolve(document, event) {
        if (amount(event) === 13) throw new TypeError('thirteen');
        return { sum: (document?.sum ?? 0) + amount(event), versions: [] };
      },
    });
    const unsure = sums('unsure', {
      ids(event) {
        if (amount(event) === 14) throw new TypeError('fourteen');
        return [event.stream];
      },
    });
    const good = sums('good');
    const runner = await test.run([broken, good, unsure]);
    await test.add('a', 1, 2, 13, 14, 5);
    await runner.catchUp();
    await test.add('a', 6);
    await runner.catchUp();
    expect(runner.status()).toEqual([
      { view: 'broken', position: 2, status: 'stopped', stoppedAt: { position: 3, type: 'Added', reason: 'thirteen' } },
      { view: 'good', position: 6, status: 'live' },
      { view: 'unsure', position: 3, status: 'stopped', stoppedAt: { position: 4, type: 'Added', reason: 'fourteen' } },
    ]);
    expect(test.failures.map((failure) => failure.kind === 'event' && [failure.view, failure.event.position])).toEqual([
      ['broken', 3],
      ['unsure', 4],
    ]);
    expect(await test.views.open(broken.view).get('a')).toEqual({ sum: 3, versions: [] });
    expect(await runner.waitFor(6, 0)).toBe(true);
    expect(await runner.waitFor(6, 1, 'broken')).toBe(false);
  });

  it('changes all documents of an event or none', async () => {
    const half = sums('half', {
      ids: () => ['left', 'right'],
      evolve(document, event, id) {
        if (id === 'right' && amount(event) === 2) throw new Error('half way');
        return { sum: (document?.sum ?? 0) + amount(event), versions: [] };
      },
    });
    const runner = await test.run([half]);
    await test.add('a', 1, 2, 3);
    await runner.catchUp();
    expect(await test.views.open(half.view).getMany(['left', 'right'])).toEqual(
      new Map([
        ['left', { sum: 1, versions: [] }],
        ['right', { sum: 1, versions: [] }],
      ]),
    );
  });

  it('stops the view whose document cannot be saved, and no other', async () => {
    const { view } = sums('unindexable');
    const indexes = {
      bySum: (document: Sum) => {
        if (document.sum === 3) throw new TypeError('no index value');
        return [document.sum];
      },
    };
    const unindexable = sums('unindexable', { view: { ...view, indexes } });
    const good = sums('good');
    const runner = await test.run([unindexable, good]);
    await runner.catchUp();
    await test.add('a', 1, 2);
    await test.add('a', 4);
    await runner.catchUp();
    expect(runner.status()).toMatchObject([
      { view: 'unindexable', position: 1, status: 'stopped', stoppedAt: { position: 2 } },
      { view: 'good', position: 3, status: 'live' },
    ]);
  });

  it('tries again while nothing can be saved or read, and loses no position', async () => {
    let outages = 3;
    const failing: WritableViewStore = Object.assign(Object.create(test.views) as WritableViewStore, {
      attach: test.views.attach.bind(test.views),
      complete: test.views.complete.bind(test.views),
      commit: async (...changes: Parameters<WritableViewStore['commit']>) => {
        if (outages-- > 0) throw new ViewsUnavailable('disk full');
        await test.views.commit(...changes);
      },
    });
    let unreadable = 2;
    const log: EventStore = Object.assign(Object.create(test.store) as EventStore, {
      head: () => test.store.head(),
      onCommit: (listener: (head: number) => void) => test.store.onCommit(listener),
      readAll: async (...parameters: Parameters<EventStore['readAll']>) => {
        if (unreadable-- > 0) throw new StoreUnavailable('disk gone');
        return test.store.readAll(...parameters);
      },
    });
    const one = sums('one');
    const runner = await test.run([one], { store: log, views: failing });
    await test.add('a', 1);
    await test.add('a', 2);
    await runner.catchUp();
    expect(await test.views.open(one.view).get('a')).toEqual({ sum: 3, versions: [1, 2] });
    expect(test.failures.every(({ kind }) => kind === 'unavailable')).toBe(true);
    expect(test.failures.length).toBeGreaterThan(0);
    expect(runner.unavailable()).toBeUndefined();
    expect(test.applied).toEqual([1, 2]);
  });

  it('reports a listener that throws and goes on', async () => {
    const runner = await test.run([sums('one')], {
      onApplied: () => {
        throw new Error('listener');
      },
    });
    await runner.catchUp();
    await test.add('a', 1);
    await test.add('a', 1);
    await runner.catchUp();
    expect(test.failures.map(({ kind }) => kind)).toEqual(['listener', 'listener']);
    expect(runner.position()).toBe(2);
  });
});
