import { createMemoryEventStore, type EventStore, newId, StoreUnavailable, type StoredEvent } from '#event-store';
import { anEvent, contractClock as clock } from '#event-store/testing';
import { createMemoryViewStore } from './memory-views.ts';
import type { Projection } from './port.ts';
import { createProjectionRunner } from './projection-runner.ts';
import type { ProjectionFailure, ProjectionRunner, ProjectionRunnerOptions } from './runner-port.ts';
import { ViewsUnavailable, type WritableViewStore } from './writer.ts';

interface Sum {
  readonly sum: number;
  readonly versions: readonly number[];
}

function sums(name: string, over: Partial<Projection<Sum>> = {}, version = 1): Projection<Sum> {
  return {
    view: { service: 'test', name, version, indexes: { bySum: (document) => [document.sum] } },
    ids: (event) => [event.stream],
    evolve: (document, event) => ({ sum: (document?.sum ?? 0) + amount(event), versions: [...(document?.versions ?? []), event.version] }),
    ...over,
  };
}

function amount(event: StoredEvent): number {
  return 'amount' in event.data ? Number(event.data.amount) : 0;
}

describe('a projection runner', () => {
  let store: EventStore;
  let views: WritableViewStore;
  let runners: ProjectionRunner[];
  let applied: number[];
  let failures: ProjectionFailure[];

  beforeEach(() => {
    store = createMemoryEventStore({ clock });
    views = createMemoryViewStore();
    runners = [];
    applied = [];
    failures = [];
  });
  afterEach(() => Promise.all(runners.map((runner) => runner.stop())));

  async function add(stream: string, ...amounts: readonly number[]): Promise<number> {
    const { length } = await store.readStream(stream);
    const { position } = await store.append(
      stream,
      length,
      amounts.map((each) => anEvent({ type: 'Added', data: { amount: each } })),
      newId(),
    );
    return position;
  }

  async function run(projections: readonly Projection<object>[], over: Partial<ProjectionRunnerOptions> = {}): Promise<ProjectionRunner> {
    const runner = createProjectionRunner({
      store,
      views,
      projections,
      gapMs: 0,
      retryMs: 1,
      onApplied: (events) => applied.push(...events.map(({ position }) => position)),
      onFailure: (failure) => failures.push(failure),
      ...over,
    });
    runners.push(runner);
    await runner.start();
    return runner;
  }

  it('applies what the log holds, then what comes, and tells of each event once, in order', async () => {
    await add('a', 1, 2);
    const one = sums('one');
    const runner = await run([one, sums('two')]);
    await runner.catchUp();
    for (let index = 0; index < 20; index++) await add(`s${index % 3}`, index);
    await runner.catchUp();
    expect(await views.open(one.view).get('a')).toEqual({ sum: 3, versions: [1, 2] });
    expect(await views.open(one.view).get('s1')).toMatchObject({ versions: [1, 2, 3, 4, 5, 6, 7] });
    expect(runner.status()).toEqual([
      { view: 'one', position: 22, status: 'live' },
      { view: 'two', position: 22, status: 'live' },
    ]);
    expect(applied).toEqual(Array.from({ length: 20 }, (_, index) => index + 3));
  });

  it('waits for a position, for a while', async () => {
    const runner = await run([sums('one')]);
    expect(await runner.waitFor(1, 1)).toBe(false);
    const waiting = runner.waitFor(2, 60_000);
    await add('a', 1);
    await add('a', 1);
    expect(await waiting).toBe(true);
    expect(await runner.waitFor(2, 0, 'one')).toBe(true);
    await expect(runner.waitFor(1, 1, 'none')).rejects.toThrow(RangeError);
  });

  it('answers those who wait when it stops', async () => {
    const runner = await run([sums('one')]);
    const waiting = runner.waitFor(9, 60_000);
    await runner.stop();
    expect(await waiting).toBe(false);
  });

  it('goes on after a restart without applying anything twice', async () => {
    const one = sums('one');
    const first = await run([one]);
    await add('a', 1, 2);
    await first.catchUp();
    await first.stop();
    await add('a', 3);
    const second = await run([one]);
    await second.catchUp();
    expect(await views.open(one.view).get('a')).toEqual({ sum: 6, versions: [1, 2, 3] });
  });

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
    const runner = await run([broken, good, unsure]);
    await add('a', 1, 2, 13, 14, 5);
    await runner.catchUp();
    await add('a', 6);
    await runner.catchUp();
    expect(runner.status()).toEqual([
      { view: 'broken', position: 2, status: 'stopped', stoppedAt: { position: 3, type: 'Added', reason: 'thirteen' } },
      { view: 'good', position: 6, status: 'live' },
      { view: 'unsure', position: 3, status: 'stopped', stoppedAt: { position: 4, type: 'Added', reason: 'fourteen' } },
    ]);
    expect(failures.map((failure) => failure.kind === 'event' && [failure.view, failure.event.position])).toEqual([
      ['broken', 3],
      ['unsure', 4],
    ]);
    expect(await views.open(broken.view).get('a')).toEqual({ sum: 3, versions: [] });
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
    const runner = await run([half]);
    await add('a', 1, 2, 3);
    await runner.catchUp();
    expect(await views.open(half.view).getMany(['left', 'right'])).toEqual(
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
    const runner = await run([unindexable, good]);
    await runner.catchUp();
    await add('a', 1, 2);
    await add('a', 4);
    await runner.catchUp();
    expect(runner.status()).toMatchObject([
      { view: 'unindexable', position: 1, status: 'stopped', stoppedAt: { position: 2 } },
      { view: 'good', position: 3, status: 'live' },
    ]);
  });

  it('tries again while nothing can be saved or read, and loses no position', async () => {
    let outages = 3;
    const failing: WritableViewStore = Object.assign(Object.create(views) as WritableViewStore, {
      attach: views.attach.bind(views),
      complete: views.complete.bind(views),
      commit: async (...changes: Parameters<WritableViewStore['commit']>) => {
        if (outages-- > 0) throw new ViewsUnavailable('disk full');
        await views.commit(...changes);
      },
    });
    let unreadable = 2;
    const log: EventStore = Object.assign(Object.create(store) as EventStore, {
      head: () => store.head(),
      onCommit: (listener: (head: number) => void) => store.onCommit(listener),
      readAll: async (...parameters: Parameters<EventStore['readAll']>) => {
        if (unreadable-- > 0) throw new StoreUnavailable('disk gone');
        return store.readAll(...parameters);
      },
    });
    const one = sums('one');
    const runner = await run([one], { store: log, views: failing });
    await add('a', 1);
    await add('a', 2);
    await runner.catchUp();
    expect(await views.open(one.view).get('a')).toEqual({ sum: 3, versions: [1, 2] });
    expect(failures.every(({ kind }) => kind === 'unavailable')).toBe(true);
    expect(failures.length).toBeGreaterThan(0);
    expect(runner.unavailable()).toBeUndefined();
    expect(applied).toEqual([1, 2]);
  });

  it('reports a listener that throws and goes on', async () => {
    const runner = await run([sums('one')], {
      onApplied: () => {
        throw new Error('listener');
      },
    });
    await runner.catchUp();
    await add('a', 1);
    await add('a', 1);
    await runner.catchUp();
    expect(failures.map(({ kind }) => kind)).toEqual(['listener', 'listener']);
    expect(runner.position()).toBe(2);
  });

  it('builds a new or changed view from position 0 while the others stay live', async () => {
    const old = await run([sums('one')]);
    for (let index = 0; index < 30; index++) await add(`s${index % 4}`, 1);
    await old.catchUp();
    await old.stop();
    const changed = sums('one', { evolve: (document) => ({ sum: (document?.sum ?? 100) + 1, versions: [] }) }, 2);
    const runner = await run([changed, sums('new')]);
    await runner.catchUp();
    expect(await views.open(changed.view).get('s0')).toEqual({ sum: 108, versions: [] });
    expect(runner.status().map(({ view, position, status }) => [view, position, status])).toEqual([
      ['one', 30, 'live'],
      ['new', 30, 'live'],
    ]);
  });

  it('rebuilds beside the live view, which goes on, then swaps', async () => {
    let factor = 1;
    const one = sums('one', { evolve: (document, event) => ({ sum: (document?.sum ?? 0) + factor * amount(event), versions: [] }) });
    const runner = await run([one]);
    for (let index = 0; index < 50; index++) await add(`s${index % 5}`, 1);
    await runner.catchUp();
    factor = 10;
    const rebuilding = runner.rebuild('one');
    await expect(runner.rebuild('one')).rejects.toThrow('already');
    await add('s0', 1);
    expect(await rebuilding).toMatchObject({ view: 'one' });
    await runner.catchUp();
    expect(await views.open(one.view).get('s0')).toEqual({ sum: 110, versions: [] });
    expect(applied).toEqual(Array.from({ length: 51 }, (_, index) => index + 1));
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
    const runner = await run([fragile]);
    await add('a', 1, 13, 2);
    await runner.catchUp();
    await expect(runner.rebuild('fragile')).rejects.toThrow('fragile cannot apply Added at position 2');
    expect(await views.open(fragile.view).get('a')).toEqual({ sum: 1, versions: [] });
    broken = false;
    await runner.rebuild('fragile');
    await add('a', 4);
    await runner.catchUp();
    expect(await views.open(fragile.view).get('a')).toEqual({ sum: 20, versions: [] });
    expect(runner.status()).toEqual([{ view: 'fragile', position: 4, status: 'live' }]);
  });

  it('gives a rebuild up when it stops', async () => {
    for (let index = 0; index < 3_000; index += 100) await add('a', ...Array.from({ length: 100 }, () => 1));
    const runner = await run([sums('one')]);
    await runner.catchUp();
    const rebuilding = runner.rebuild('one');
    const outcome = expect(rebuilding).rejects.toThrow('given up');
    await runner.stop();
    await outcome;
  });
});
