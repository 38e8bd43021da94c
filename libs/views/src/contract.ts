import { ordersAnyValues } from './contract-order.ts';
import type { View, ViewDefinition } from './port.ts';
import type { Held, WritableViewStore } from './writer.ts';

/** An opened store under test and how to open the same again, as after a restart. */
export interface OpenedViews {
  readonly views: WritableViewStore;
  /** Closes and opens what is stored anew; a store in memory opens the same again. */
  readonly reopen: () => Promise<OpenedViews>;
}

interface Item {
  readonly state: string;
  readonly heat: number | null;
  readonly area?: string;
}

const ITEMS: ViewDefinition<Item> = {
  service: 'contract',
  name: 'items',
  version: 1,
  indexes: {
    byHeat: (item) => [item.state, item.heat],
    byArea: (item) => (item.area === undefined ? undefined : [item.area]),
  },
};

/** What every view store promises; run it on each adapter. `open` makes an empty one. */
export function viewStoreContract(name: string, open: () => Promise<OpenedViews>): void {
  describe(`view store contract: ${name}`, () => {
    let opened: OpenedViews;
    let views: WritableViewStore;

    beforeEach(async () => {
      opened = await open();
      views = opened.views;
    });
    afterEach(async () => {
      await views.close();
    });

    async function filled(items: Readonly<Record<string, Item>>, complete = true): Promise<View<Item>> {
      const table = await views.attach(ITEMS, 'log-1');
      if (complete) await views.complete(table);
      await views.commit([{ table, position: 10, documents: held(items, 10) }]);
      return views.open(ITEMS);
    }

    it('is empty and at position 0 at first', async () => {
      await views.attach(ITEMS, 'log-1');
      const view = views.open(ITEMS);
      expect(await view.position()).toBe(0);
      expect(await view.get('a')).toBeUndefined();
      expect(await view.find('byHeat', { prefix: [], limit: 10 })).toEqual({ items: [], next: undefined });
    });

    it('says that a view is not attached yet', async () => {
      await expect(views.open(ITEMS).get('a')).rejects.toMatchObject({ code: 'views-unavailable' });
    });

    it('saves documents and position together, changes and deletes them', async () => {
      const view = await filled({ a: { state: 'open', heat: 1 }, b: { state: 'open', heat: 2 } });
      expect(await view.position()).toBe(10);
      expect(await view.get('a')).toEqual({ state: 'open', heat: 1 });
      const table = await views.attach(ITEMS, 'log-1');
      const documents = new Map<string, Held>([
        ['a', { document: { state: 'done', heat: 1 }, position: 11 }],
        ['b', { document: undefined, position: 12 }],
      ]);
      await views.commit([{ table, position: 12, documents }]);
      expect(table.position).toBe(12);
      expect(await view.getMany(['a', 'b', 'c'])).toEqual(new Map([['a', { state: 'done', heat: 1 }]]));
      expect(await view.count('byHeat', ['open'])).toBe(0);
      expect(await view.count('byHeat', ['done'])).toBe(1);
      expect((await table.load(['a'])).get('a')).toEqual({ document: { state: 'done', heat: 1 }, position: 11 });
    });

    it('changes no table when one of them cannot be saved', async () => {
      const failing: ViewDefinition<Item> = {
        ...ITEMS,
        name: 'failing',
        indexes: {
          broken: () => {
            throw new TypeError('broken index');
          },
        },
      };
      const view = await filled({ a: { state: 'open', heat: 1 } });
      const good = await views.attach(ITEMS, 'log-1');
      const bad = await views.attach(failing, 'log-1');
      const documents = held({ a: { state: 'done', heat: 1 } }, 11);
      await expect(
        views.commit([
          { table: good, position: 11, documents },
          { table: bad, position: 11, documents },
        ]),
      ).rejects.toThrow('broken index');
      expect(await view.get('a')).toEqual({ state: 'open', heat: 1 });
      expect((await good.load(['a'])).get('a')?.position).toBe(10);
      expect([good.position, bad.position, await view.position()]).toEqual([10, 0, 10]);
    });

    it('leaves a document out of an index whose values it does not have', async () => {
      const view = await filled({ a: { state: 'open', heat: 1, area: 'x' }, b: { state: 'open', heat: 1 } });
      expect(ids(await view.find('byArea', { prefix: [], limit: 10 }))).toEqual(['a']);
      const table = await views.attach(ITEMS, 'log-1');
      await views.commit([{ table, position: 11, documents: held({ a: { state: 'open', heat: 1 }, b: { state: 'open', heat: 1, area: 'y' } }, 11) }]);
      expect(ids(await view.find('byArea', { prefix: [], limit: 10 }))).toEqual(['b']);
    });

    it('pages in index order both ways, with bounds', async () => {
      const heats = [5, -1, null, 3, 0, 2.5, 1e9, -1e9];
      const view = await filled(Object.fromEntries(heats.map((heat, index) => [`i${index}`, { state: 'open', heat }])));
      const read = async (order: 'ascending' | 'descending') => {
        const found: (number | null)[] = [];
        let after: string | undefined;
        do {
          const page = await view.find('byHeat', { prefix: ['open'], order, limit: 3, after });
          found.push(...page.items.map(({ document }) => document.heat));
          after = page.next;
        } while (after !== undefined);
        return found;
      };
      expect(await read('ascending')).toEqual([null, -1e9, -1, 0, 2.5, 3, 5, 1e9]);
      expect(await read('descending')).toEqual([1e9, 5, 3, 2.5, 0, -1, -1e9, null]);
      const bounded = await view.find('byHeat', { prefix: ['open'], from: 0, to: 5, limit: 10 });
      expect(bounded.items.map(({ document }) => document.heat)).toEqual([0, 2.5, 3]);
      expect(await view.count('byHeat', ['open'])).toBe(8);
    });

    it('refuses undeclared indexes, impossible limits and cursors of another search', async () => {
      const view = await filled({ a: { state: 'open', heat: 1 }, b: { state: 'open', heat: 2 } });
      const { next } = await view.find('byHeat', { prefix: [], limit: 1 });
      expect(next).toBeDefined();
      for (const bad of [
        () => view.find('byName', { prefix: [], limit: 1 }),
        () => view.find('toString', { prefix: [], limit: 1 }),
        () => view.count('byName', []),
        () => view.find('byHeat', { prefix: [], limit: 0 }),
        () => view.find('byHeat', { prefix: [], limit: 1_001 }),
        () => view.find('byArea', { prefix: [], limit: 1, after: next }),
        () => view.find('byHeat', { prefix: [], limit: 1, order: 'descending', after: next }),
        () => view.find('byHeat', { prefix: [], limit: 1, after: 'nonsense' }),
      ]) {
        await expect(bad()).rejects.toThrow(RangeError);
      }
    });

    it('keeps a cursor of another prefix inside the prefix that is asked for', async () => {
      const view = await filled({ a: { state: 'a', heat: 1 }, b: { state: 'b', heat: 1 }, b2: { state: 'b', heat: 2 }, c: { state: 'c', heat: 1 } });
      for (const order of ['ascending', 'descending'] as const) {
        const { next } = await view.find('byHeat', { prefix: [], order, limit: 1 });
        expect(ids(await view.find('byHeat', { prefix: ['b'], order, limit: 9, after: next })).toSorted()).toEqual(['b', 'b2']);
      }
    });

    it('streams an index prefix in batches, each document once', async () => {
      const items = Object.fromEntries(Array.from({ length: 25 }, (_, index) => [`i${index}`, { state: index % 5 === 0 ? 'done' : 'open', heat: index % 3 }]));
      const view = await filled(items);
      const batches: string[][] = [];
      for await (const batch of view.stream('byHeat', ['open'], 8)) batches.push(batch.map(({ id }) => id));
      expect(batches.map((batch) => batch.length)).toEqual([8, 8, 4]);
      expect(new Set(batches.flat()).size).toBe(20);
    });

    it('finds the same without its indexes as with them', async () => {
      const view = await filled({ a: { state: 'open', heat: 2 }, b: { state: 'open', heat: 1 } }, false);
      expect(ids(await view.find('byHeat', { prefix: ['open'], limit: 10 }))).toEqual(['b', 'a']);
      const table = await views.attach(ITEMS, 'log-1');
      await views.complete(table);
      expect(table.complete).toBe(true);
      expect(ids(await view.find('byHeat', { prefix: ['open'], limit: 10 }))).toEqual(['b', 'a']);
    });

    it('starts again at position 0 for another log, version or set of indexes, and only then', async () => {
      await filled({ a: { state: 'open', heat: 1 } });
      const { byHeat } = ITEMS.indexes;
      if (byHeat === undefined) throw new Error('the definition has this index');
      expect((await views.attach(ITEMS, 'log-1')).position).toBe(10);
      for (const [definition, log] of [
        [ITEMS, 'log-2'],
        [{ ...ITEMS, version: 2 }, 'log-2'],
        [{ ...ITEMS, version: 2, indexes: { byHeat } }, 'log-2'],
      ] as const) {
        const table = await views.attach(definition, log);
        expect([table.position, table.complete]).toEqual([0, false]);
        expect(await views.open(definition).get('a')).toBeUndefined();
        await views.commit([{ table, position: 10, documents: held({ a: { state: 'open', heat: 1 } }, 10) }]);
        expect((await views.attach(definition, log)).position).toBe(10);
      }
    });

    it('builds beside the live table and swaps in one step', async () => {
      const view = await filled({ a: { state: 'open', heat: 1 }, b: { state: 'open', heat: 1 } });
      const built = await views.build(ITEMS, 'log-1');
      expect(built.position).toBe(0);
      await views.commit([{ table: built, position: 20, documents: held({ a: { state: 'done', heat: 9 } }, 20) }]);
      expect(await view.get('a')).toEqual({ state: 'open', heat: 1 });
      await views.complete(built);
      const retired = await views.swap(built);
      expect(await view.get('a')).toEqual({ state: 'done', heat: 9 });
      expect(await view.get('b')).toBeUndefined();
      expect(await view.position()).toBe(20);
      if (retired === undefined) throw new Error('there was a live table');
      await views.discard(retired);
      expect(await view.get('a')).toEqual({ state: 'done', heat: 9 });
      expect((await views.attach(ITEMS, 'log-1')).position).toBe(20);
    });

    it('discards a built table and goes on with the live one', async () => {
      const view = await filled({ a: { state: 'open', heat: 1 } });
      const built = await views.build(ITEMS, 'log-1');
      await views.commit([{ table: built, position: 20, documents: held({ a: { state: 'done', heat: 9 } }, 20) }]);
      await views.discard(built);
      expect(await view.get('a')).toEqual({ state: 'open', heat: 1 });
      expect((await views.attach(ITEMS, 'log-1')).position).toBe(10);
    });

    it('holds after a restart what was committed, and nothing of a killed rebuild', async () => {
      await filled({ a: { state: 'open', heat: 1 } });
      const built = await views.build(ITEMS, 'log-1');
      await views.commit([{ table: built, position: 20, documents: held({ a: { state: 'done', heat: 9 } }, 20) }]);
      opened = await opened.reopen();
      views = opened.views;
      const table = await views.attach(ITEMS, 'log-1');
      expect([table.position, table.complete]).toEqual([10, true]);
      expect((await table.load(['a'])).get('a')).toEqual({ document: { state: 'open', heat: 1 }, position: 10 });
      expect(ids(await views.open(ITEMS).find('byHeat', { prefix: ['open'], limit: 10 }))).toEqual(['a']);
    });

    ordersAnyValues(() => views);
  });
}

function held(items: Readonly<Record<string, Item>>, position: number): Map<string, Held> {
  return new Map(Object.entries(items).map(([id, document]) => [id, { document, position }]));
}

function ids(page: { readonly items: readonly { readonly id: string }[] }): string[] {
  return page.items.map(({ id }) => id);
}
