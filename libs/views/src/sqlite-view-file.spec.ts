import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMemoryEventStore, newId } from '#event-store';
import { anEvent, contractClock as clock } from '#event-store/testing';
import type { Projection } from './port.ts';
import { createProjectionRunner } from './projection-runner.ts';
import type { ProjectionFailure } from './runner-port.ts';
import { openViewFile, viewsIn } from './sqlite-view-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'arrowtower-view-file-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const texts: Projection<{ readonly text: string }> = {
  view: { service: 'test', name: 'texts', version: 1, indexes: { byText: ({ text }) => [text.slice(0, 10)] } },
  ids: (event) => [event.stream],
  evolve: (_, event) => ({ text: 'text' in event.data ? String(event.data.text) : '' }),
};

describe('a view file', () => {
  it('catches up without a restart when there is space again, and answers meanwhile', async () => {
    const store = createMemoryEventStore({ clock });
    const database = new DatabaseSync(join(folder, 'full.db'));
    const views = viewsIn(database);
    const view = views.open(texts.view);
    const failures: ProjectionFailure[] = [];
    let outage: () => void;
    const failed = new Promise<void>((resolve) => {
      outage = resolve;
    });
    const runner = createProjectionRunner({
      store,
      views,
      projections: [texts],
      gapMs: 0,
      retryMs: 1,
      onFailure: (failure) => {
        failures.push(failure);
        outage();
      },
    });
    await runner.start();
    const write = (stream: string, text: string) => store.append(stream, 0, [anEvent({ type: 'Written', data: { text } })], newId());
    await write('a', 'small');
    await runner.catchUp();
    const pages = Number(database.prepare('PRAGMA page_count').get()?.['page_count']);
    database.exec(`PRAGMA max_page_count = ${pages + 2}`);
    await write('b', 'x'.repeat(100_000));
    await write('c', 'small');
    await failed;
    expect(await view.get('a')).toEqual({ text: 'small' });
    expect(await view.position()).toBe(1);
    expect(runner.unavailable()).toMatchObject({ code: 'views-unavailable' });
    expect(await runner.waitFor(3, 0)).toBe(false);
    database.exec('PRAGMA max_page_count = 100000');
    await runner.catchUp();
    expect(await view.position()).toBe(3);
    expect((await view.getMany(['b', 'c'])).size).toBe(2);
    expect((await view.find('byText', { prefix: ['small'], limit: 10 })).items.map(({ id }) => id)).toEqual(['a', 'c']);
    expect(failures.map(({ kind }) => kind)).toEqual(['unavailable']);
    await runner.stop();
    await views.close();
  });

  it('is replaced by an empty one when it is damaged', async () => {
    const path = join(folder, 'damaged.db');
    writeFileSync(path, 'this is no database, and long enough to be read as one'.repeat(100));
    const views = openViewFile(path);
    expect((await views.attach(texts.view, 'log-1')).position).toBe(0);
    await views.close();
    await expect(views.attach(texts.view, 'log-1')).rejects.toMatchObject({ code: 'views-unavailable' });
  });

  it('seeks by its index to where a page begins, without scanning or sorting', async () => {
    const database = new DatabaseSync(join(folder, 'plan.db'));
    const asked: string[] = [];
    const prepare = database.prepare.bind(database);
    database.prepare = (sql) => {
      if (sql.startsWith('SELECT k0')) asked.push(sql);
      return prepare(sql);
    };
    const views = viewsIn(database);
    const table = await views.attach(texts.view, 'log-1');
    await views.complete(table);
    // One value for all: only the id tells the pages apart.
    const documents = new Map(Array.from({ length: 5 }, (_, index) => [`id-${index}`, { document: { text: 'same' }, position: 1 }] as const));
    await views.commit([{ table, position: 1, documents }]);
    const view = views.open(texts.view);
    for (const order of ['ascending', 'descending'] as const) {
      const { next } = await view.find('byText', { prefix: ['same'], order, limit: 2 });
      expect((await view.find('byText', { prefix: ['same'], order, limit: 2, after: next })).items).toHaveLength(2);
    }
    const plans = asked.map((sql) =>
      prepare(`EXPLAIN QUERY PLAN ${sql}`)
        .all()
        .map((row) => String(row['detail'])),
    );
    expect(plans).toEqual([
      ['SEARCH view_1 USING INDEX view_1_k0 (k0>? AND k0<?)'],
      ['SEARCH view_1 USING INDEX view_1_k0 ((k0,id)>(?,?) AND k0<?)'],
      ['SEARCH view_1 USING INDEX view_1_k0 (k0>? AND k0<?)'],
      ['SEARCH view_1 USING INDEX view_1_k0 (k0>? AND (k0,id)<(?,?))'],
    ]);
    await views.close();
  });
});
