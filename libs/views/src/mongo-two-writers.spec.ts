import { jest } from '@jest/globals';
import * as fc from 'fast-check';
import type { Connection } from 'mongoose';
import { mongoForSuite } from '#brokers';
import { connectMongo, createMemoryEventStore, type EventStore, newId } from '#event-store';
import { anEvent, contractClock as clock } from '#event-store/testing';
import { createMongoViewStore } from './mongo-views.ts';
import type { Projection } from './port.ts';
import { createProjectionRunner } from './projection-runner.ts';
import { amount, type Sum, sums } from './testing.ts';
import type { Held, SharedViewStore } from './writer.ts';

const suite = await mongoForSuite();
jest.setTimeout(30_000);

/** Adds up; an amount of 0 deletes, and what comes after begins anew. */
const closing: Projection<Sum> = sums('closing', {
  evolve(document, event) {
    if (amount(event) === 0) return undefined;
    return { sum: (document?.sum ?? 0) + amount(event), versions: [...(document?.versions ?? []), event.version] };
  },
});

const KEEP = 300;

suite.describe('views on MongoDB, several processes at once', () => {
  let connection: Connection;
  const opened: SharedViewStore[] = [];
  let store: EventStore;
  beforeAll(async () => {
    connection = await connectMongo(suite.server?.url ?? '');
  });
  afterAll(() => connection.close());
  beforeEach(async () => {
    await connection.dropDatabase();
    store = createMemoryEventStore({ clock });
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((views) => views.close()));
  });

  /** As another process has them. */
  function open(): SharedViewStore {
    const views = createMongoViewStore(connection, { keepRetired: KEEP });
    opened.push(views);
    return views;
  }

  async function append(stream: string, ...amounts: readonly number[]): Promise<void> {
    const { length } = await store.readStream(stream);
    await store.append(
      stream,
      length,
      amounts.map((each) => anEvent({ type: 'Added', data: { amount: each } })),
      newId(),
    );
  }

  const generations = async () => {
    const collections = await (connection.db?.listCollections({}, { nameOnly: true }).toArray() ?? []);
    return collections.map(({ name }) => name).filter((name) => name.startsWith('view_test_'));
  };

  const held = (position: number, document?: Sum) => new Map<string, Held>([['a', { document, position }]]);
  const sum = (of: number): Sum => ({ sum: of, versions: [] });

  it('a late writer neither overwrites a later state, nor revives what was deleted, nor moves the position back', async () => {
    const [late, ahead] = [open(), open()];
    const [old, table] = [await late.attach(closing.view, store.logId), await ahead.attach(closing.view, store.logId)];
    await ahead.complete(table);
    const view = ahead.open(closing.view);
    await ahead.commit([{ table, position: 10, documents: held(10, sum(10)) }]);
    await late.commit([{ table: old, position: 7, documents: held(7, sum(7)) }]);
    expect(await view.get('a')).toEqual(sum(10));
    await ahead.commit([{ table, position: 12, documents: held(12) }]);
    await late.commit([{ table: old, position: 11, documents: held(11, sum(11)) }]);
    expect(await view.get('a')).toBeUndefined();
    expect(await view.count('bySum', [])).toBe(0);
    expect(await view.position()).toBe(12);
    // What the late one has written is older than what it finds, so its next batch, as far as the other, is the same.
    await late.commit([{ table: old, position: 13, documents: held(13, sum(13)) }]);
    expect(await view.get('a')).toEqual(sum(13));
    expect(await view.position()).toBe(13);
  });

  it('the mark of a deleted document goes after a day, once the saved position is beyond it', async () => {
    let now = Date.parse('2022-04-02T07:00:00.000Z');
    const views = createMongoViewStore(connection, { clock: { now: () => new Date(now) } });
    opened.push(views);
    const table = await views.attach(closing.view, store.logId);
    await views.commit([{ table, position: 1, documents: held(1, sum(1)) }]);
    await views.commit([{ table, position: 2, documents: held(2) }]);
    const marks = async () => (await connection.db?.collection('view_test_closing_1').find({}).toArray())?.length;
    const HOUR = 60 * 60_000;
    for (const [hours, left] of [
      [1, 1],
      [22, 1],
      [2, 0],
    ] as const) {
      now += hours * HOUR;
      await views.commit([{ table, position: table.position + 1, documents: new Map() }]);
      expect(await marks()).toBe(left);
    }
  });

  it('what was written before by a process that died is not folded anew from nothing because its stream begins', async () => {
    const [dead, views] = [open(), open()];
    const table = await dead.attach(closing.view, store.logId);
    await append('a', 1, 2);
    await append('b', 5);
    // It had applied the first two events when it died, and had not yet said so.
    await dead.commit([{ table, position: 0, documents: held(2, { sum: 3, versions: [1, 2] }) }]);
    const failures: string[] = [];
    const runner = createProjectionRunner({ store, views, projections: [closing], batchSize: 2, gapMs: 0, retryMs: 1, onFailure: ({ kind }) => failures.push(kind) });
    await runner.start();
    await runner.catchUp();
    await append('c', 7);
    await runner.catchUp();
    await runner.stop();
    const { items } = await views.open(closing.view).find('bySum', { prefix: [], limit: 10 });
    expect(items.map(({ document }) => document)).toEqual([
      { sum: 3, versions: [1, 2] },
      { sum: 5, versions: [1] },
      { sum: 7, versions: [1] },
    ]);
    // Done again once, and known from then on.
    expect(failures).toEqual(['unavailable']);
  });

  it('the process that projects answers from memory who asks for documents since a position it has saved, and nobody else', async () => {
    const [former, next] = [open(), open()];
    const table = await former.attach(closing.view, store.logId);
    await former.commit([{ table, position: 5, documents: held(5, sum(5)) }]);
    const later = await next.attach(closing.view, store.logId);
    await next.commit([{ table: later, position: 9, documents: held(9, sum(9)) }]);
    const view = former.open(closing.view);
    expect((await view.getMany(['a'], 5)).get('a')).toEqual(sum(5));
    expect((await view.getMany(['a'], 6)).get('a')).toEqual(sum(9));
    expect((await view.getMany(['a'])).get('a')).toEqual(sum(9));
    expect((await next.open(closing.view).getMany(['a', 'b'], 9)).get('a')).toEqual(sum(9));
  });

  it('two that make the same document at the same moment leave the later state', async () => {
    const writers = await Promise.all(
      [1, 2, 3, 4].map(async (position) => {
        const views = open();
        return { views, position, table: await views.attach(closing.view, store.logId) };
      }),
    );
    await Promise.all(writers.map(({ views, position, table }) => views.commit([{ table, position, documents: held(position, sum(position)) }])));
    expect(await open().progress([closing.view], store.logId)).toMatchObject([{ position: 4 }]);
    expect(await writers[0]?.views.open(closing.view).get('a')).toEqual(sum(4));
  });

  it('two that project the whole time make what one makes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 25 }), fc.nat({ max: 3 }), async (appends, sizes) => {
        await connection.dropDatabase();
        store = createMemoryEventStore({ clock });
        const runners = [1 + sizes, 3].map((batchSize) => createProjectionRunner({ store, views: open(), projections: [closing], batchSize, gapMs: 0, retryMs: 1 }));
        await Promise.all(runners.map((runner) => runner.start()));
        for (const [index, amounts] of appends.entries()) await append(`s${index % 3}`, ...amounts);
        await Promise.all(runners.map((runner) => runner.catchUp()));
        await Promise.all(runners.map((runner) => runner.stop()));
        const expected = new Map<string, Sum>();
        for (const event of await store.readAll(0, 1_000)) {
          const next = closing.evolve(expected.get(event.stream), event, event.stream);
          if (next === undefined) expected.delete(event.stream);
          else expected.set(event.stream, next);
        }
        const reader = open();
        expect(await reader.progress([closing.view], store.logId)).toMatchObject([{ position: await store.head() }]);
        expect(await reader.open(closing.view).getMany(['s0', 's1', 's2'])).toEqual(expected);
        const { items } = await reader.open(closing.view).find('bySum', { prefix: [], limit: 10 });
        expect(items.map(({ document }) => document.sum)).toEqual([...expected.values()].map((each) => each.sum).toSorted((a, b) => a - b));
      }),
      { numRuns: 12 },
    );
  }, 120_000);

  it('a process that died between documents and position is gone on with: nothing is applied twice', async () => {
    const dead = open();
    const table = await dead.attach(closing.view, store.logId);
    await append('a', 1, 2, 0, 4);
    await append('b', 5);
    const collection = connection.db?.collection<{ _id: string; p: number }>('view_test_closing_1');
    // Its batch wrote a document and the mark of a deleted one, and the position never moved.
    await dead.commit([{ table, position: 1, documents: held(1, { sum: 1, versions: [1] }) }]);
    const rows: Held[] = [{ document: { sum: 4, versions: [4] }, position: 4 }];
    await collection?.updateOne({ _id: 'a' }, { $set: { p: 4, d: JSON.stringify(rows[0]?.document) } });
    await dead.close();
    const views = open();
    const runner = createProjectionRunner({ store, views, projections: [closing], gapMs: 0 });
    await runner.start();
    await runner.catchUp();
    await runner.stop();
    expect(await views.open(closing.view).getMany(['a', 'b'])).toEqual(
      new Map([
        ['a', { sum: 4, versions: [4] }],
        ['b', { sum: 5, versions: [1] }],
      ]),
    );
  });

  it('who reads elsewhere sees a whole view through a rebuild and its swap; what was swapped out goes a while later', async () => {
    const projecting = open();
    for (let index = 0; index < 20; index++) await append(`s${index}`, 1);
    const runner = createProjectionRunner({ store, views: projecting, projections: [closing], gapMs: 0 });
    await runner.start();
    await runner.catchUp();
    const elsewhere = open();
    const end = new AbortController();
    const counts = new Set<number>();
    const reading = (async () => {
      while (!end.signal.aborted) {
        await elsewhere.progress([closing.view], store.logId);
        counts.add((await elsewhere.open(closing.view).find('bySum', { prefix: [], limit: 100 })).items.length);
      }
    })();
    for (let again = 0; again < 3; again++) await runner.rebuild('closing');
    end.abort();
    await reading;
    expect([...counts]).toEqual([20]);
    await runner.stop();
    await projecting.close();
    // The next process that projects sweeps what this one had no time for.
    await open().attach(closing.view, store.logId);
    await until(async () => (await generations()).length === 1);
    expect((await elsewhere.open(closing.view).find('bySum', { prefix: [], limit: 100 })).items).toHaveLength(20);
  });

  it('a rebuild of a process that projects no more is not swapped in', async () => {
    const [former, next] = [open(), open()];
    await append('a', 1);
    const live = await former.attach(closing.view, store.logId);
    const built = await former.build(closing.view, store.logId);
    await former.commit([{ table: built, position: 1, documents: held(1, sum(99)) }]);
    await next.attach(closing.view, store.logId);
    await expect(former.swap(built)).rejects.toThrow('another process');
    await former.discard(built);
    expect(await next.open(closing.view).get('a')).toBeUndefined();
    expect(await generations()).not.toContain('view_test_closing_2');
    // Nor one that is behind what is live by now.
    const behind = await next.build(closing.view, store.logId);
    await former.commit([{ table: live, position: 1, documents: held(1, sum(1)) }]);
    await expect(next.swap(behind)).rejects.toThrow('further');
  });

  it('a table that another process has replaced is written in vain, and said so', async () => {
    const [old, fresh] = [open(), open()];
    const table = await old.attach(closing.view, store.logId);
    await fresh.attach({ ...closing.view, version: 2 }, store.logId);
    await expect(old.commit([{ table, position: 1, documents: held(1, sum(1)) }])).rejects.toMatchObject({ code: 'views-unavailable' });
    expect(table.position).toBe(0);
    expect(await old.progress([closing.view], store.logId)).toEqual([undefined]);
    await expect(old.open(closing.view).get('a')).rejects.toMatchObject({ code: 'views-unavailable' });
  });
});

/** Looks again until it is so; the test's own time limit ends it. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20));
}
