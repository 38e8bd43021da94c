import { join } from 'node:path';
import * as fc from 'fast-check';
import { mongoForSuite } from '#brokers';
import { newId, openLogFile } from '#event-store';
import { anEvent } from '#event-store/testing';
import { createProjectionRunner, ViewsUnavailable, type WritableViewStore } from '#views';
import { start } from './processes/process.ts';
import { contents, expected, projections } from './processes/tally.ts';
import { adapters, clock, makeMongoLog, type Opened, openStores, temporaryFolder } from './stores.ts';

const mongo = await mongoForSuite();
const folder = temporaryFolder();

/** Each view holds exactly what the events up to its own position make. */
async function expectViewsAtTheirPosition({ store, views }: Pick<Opened, 'store' | 'views'>): Promise<void> {
  const events = await store.readAll(0, 1_000_000);
  for (const projection of projections) {
    await views.attach(projection.view, store.logId);
    const view = views.open(projection.view);
    const position = await view.position();
    expect(await contents(view)).toEqual(expected(projection, events.slice(0, position)));
  }
}

describe('5: a view and its position move together: each event changes a view once', () => {
  describe.each(adapters(folder, mongo.server))('$name', ({ open, runs }) => {
    it('whatever fails and whenever it is stopped', async () => {
      let opened = await open();
      const step = fc.record({
        appends: fc.array(fc.nat({ max: 4 }), { maxLength: 6 }),
        outages: fc.nat({ max: 2 }),
        batchSize: fc.integer({ min: 1, max: 5 }),
        restart: fc.boolean(),
      });
      const versions = new Map<string, number>();
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 6 }), async (steps) => {
          for (const { appends, outages, batchSize, restart } of steps) {
            const { store } = opened;
            const runner = createProjectionRunner({ store, views: failing(opened.views, outages), projections, batchSize, gapMs: 0, retryMs: 0 });
            await runner.start();
            for (const each of appends) {
              const stream = `stream-${each}`;
              const { version } = await store.append(stream, versions.get(stream) ?? 0, [anEvent({ type: 'Written', data: {} }), anEvent({ type: 'Written', data: {} })], newId());
              versions.set(stream, version);
            }
            if (!restart) await runner.catchUp();
            await runner.stop();
            if (restart) opened = await opened.reopen();
            await expectViewsAtTheirPosition(opened);
          }
          expect(await opened.store.head()).toBe([...versions.values()].reduce((sum, version) => sum + version, 0));
        }),
        { numRuns: runs },
      );
      await opened.close();
    }, 60_000);
  });

  it('sqlite: when the process is killed at any moment', async () => {
    const [log, views] = [join(folder, 'killed.db'), join(folder, 'killed-views.db')];
    let before = 0;
    for (let kill = 0; kill < 5; kill++) {
      const running = start('project', log, views);
      await running.untilTold(10 + kill * 13);
      await running.kill();
      const opened = await openStores(log, views);
      await expectViewsAtTheirPosition(opened);
      const head = await opened.store.head();
      expect(head).toBeGreaterThan(before);
      before = head;
      await opened.close();
    }
  }, 120_000);

  mongo.describe('mongo', () => {
    it('when processes that share the views are killed at any moment, one while the other projects', async () => {
      const { url = '' } = mongo.server ?? {};
      const log = await makeMongoLog(url, 'killed');
      let running = start('project', log, url);
      for (let kill = 0; kill < 3; kill++) {
        const next = start('project', log, url);
        await Promise.all([running.untilTold(8 + kill * 7), next.untilTold(1)]);
        await running.kill();
        running = next;
      }
      await running.untilTold(20);
      await running.kill();
      const { store, views, close } = await openStores(log, url);
      const runner = createProjectionRunner({ store, views, projections });
      await runner.start();
      await runner.catchUp();
      await runner.stop();
      await expectViewsAtTheirPosition({ store, views });
      for (const { view } of projections) expect(await views.open(view).position()).toBe(await store.head());
      await close();
    }, 120_000);
  });

  it('sqlite: an effect outside happens at least once under a stable key, which makes it one', async () => {
    const path = join(folder, 'relayed.db');
    const file = openLogFile(path, { clock, logs: ['intake', 'dispatch'] });
    for (let version = 0; version < 100; version++) {
      await Promise.all([1, 2, 3].map((stream) => file.log('intake').append(`stream-${stream}`, version, [anEvent({ type: 'Written', data: {} })], newId())));
    }
    await expect(start('relay', path, 'die-before-the-cursor').ended).rejects.toThrow('SIGKILL');
    const told: unknown[] = [];
    for (const lines of [27, 43]) {
      const running = start('relay', path, 'for-ever');
      await running.untilTold(lines);
      await running.kill();
      told.push(...running.told);
    }
    const last = start('relay', path, 'to-the-end');
    await last.ended;
    told.push(...last.told);
    const [sources, effects] = [await file.log('intake').readAll(0, 1_000), await file.log('dispatch').readAll(0, 1_000)];
    expect(file.cursors.get('relay')).toBe(300);
    expect(effects.map(({ stream }) => stream)).toEqual(sources.map(({ stream }) => stream));
    // The first ten, at least, were done twice.
    expect(told.filter(wasReplayed).length).toBeGreaterThanOrEqual(10);
    await file.close();
  }, 120_000);
});

function failing(views: WritableViewStore, outages: number): WritableViewStore {
  let left = outages;
  return {
    open: (definition) => views.open(definition),
    attach: (definition, logId) => views.attach(definition, logId),
    build: (definition, logId) => views.build(definition, logId),
    commit: async (changes) => {
      if (left-- > 0) throw new ViewsUnavailable('planted outage');
      await views.commit(changes);
    },
    complete: (table) => views.complete(table),
    swap: (table) => views.swap(table),
    discard: (table) => views.discard(table),
    close: () => views.close(),
  };
}

function wasReplayed(line: unknown): boolean {
  return typeof line === 'object' && line !== null && 'replayed' in line && line.replayed === true;
}
