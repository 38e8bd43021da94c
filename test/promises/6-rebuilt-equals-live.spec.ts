import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import * as fc from 'fast-check';
import { mongoForSuite } from '#brokers';
import { connectMongo, newId } from '#event-store';
import { anEvent } from '#event-store/testing';
import { createMongoViewStore, createProjectionRunner } from '#views';
import { start } from './processes/process.ts';
import { contents, expected, projections, tallies } from './processes/tally.ts';
import { adapters, makeMongoLog, openStores, temporaryFolder } from './stores.ts';

const mongo = await mongoForSuite();
const folder = temporaryFolder();

describe('6: any view can be rebuilt from position 0 beside the live one and swapped in; rebuilt equals live', () => {
  describe.each(adapters(folder, mongo.server))('$name', ({ open, runs }) => {
    it('while events come, whenever it begins', async () => {
      let opened = await open();
      const versions = new Map<string, number>();
      await fc.assert(
        fc.asyncProperty(fc.array(fc.nat({ max: 5 }), { minLength: 1, maxLength: 30 }), fc.nat({ max: 30 }), fc.boolean(), async (streams, rebuildAt, reopen) => {
          if (reopen) opened = await opened.reopen();
          const { store, views } = opened;
          const runner = createProjectionRunner({ store, views, projections, gapMs: 0 });
          await runner.start();
          const rebuilds: Promise<unknown>[] = [];
          for (const [index, each] of streams.entries()) {
            if (index === rebuildAt % streams.length) rebuilds.push(...projections.map(({ view }) => runner.rebuild(view.name)));
            const stream = `stream-${each}`;
            const { version } = await store.append(stream, versions.get(stream) ?? 0, [anEvent({ type: 'Written', data: {} })], newId());
            versions.set(stream, version);
          }
          await Promise.all(rebuilds);
          await runner.catchUp();
          const events = await store.readAll(0, 1_000_000);
          for (const projection of projections) {
            const view = views.open(projection.view);
            const rebuilt = await contents(view);
            expect(await view.position()).toBe(events.length);
            expect(rebuilt).toEqual(expected(projection, events));
          }
          const { items } = await views.open(tallies.view).find('byLast', { prefix: [], limit: 100 });
          const even = await views.open(tallies.view).count('even', []);
          expect(items.map(({ document }) => document.last)).toEqual(items.map(({ document }) => document.last).toSorted((a, b) => a - b));
          expect(even).toBe(items.filter(({ document }) => document.last % 2 === 0).length);
          await runner.stop();
        }),
        { numRuns: runs },
      );
      await opened.close();
    }, 60_000);
  });

  it('sqlite: a rebuild that is killed half-way leaves nothing behind', async () => {
    const [log, views] = [join(folder, 'killed.db'), join(folder, 'killed-views.db')];
    for (let kill = 0; kill < 5; kill++) {
      const running = start('project', log, views, 'rebuild');
      await running.untilTold(15 + kill * 7);
      await running.kill();
      const opened = await openStores(log, views);
      const runner = createProjectionRunner({ store: opened.store, views: opened.views, projections });
      await runner.start();
      await runner.catchUp();
      const events = await opened.store.readAll(0, 1_000_000);
      for (const projection of projections) expect(await contents(opened.views.open(projection.view))).toEqual(expected(projection, events));
      await runner.stop();
      await opened.close();
      const database = new DatabaseSync(views, { readOnly: true });
      expect(database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE 'view\\_%' ESCAPE '\\' AND name <> 'view_builds'").all()).toHaveLength(2);
      expect(database.prepare('SELECT live FROM view_builds').all()).toHaveLength(2);
      database.close();
    }
  }, 120_000);

  mongo.describe('mongo', () => {
    it('a rebuild that is killed half-way leaves nothing behind once another process projects', async () => {
      const { url = '' } = mongo.server ?? {};
      const log = await makeMongoLog(url, 'killed');
      for (let kill = 0; kill < 2; kill++) {
        const running = start('project', log, url, 'rebuild');
        await running.untilTold(12 + kill * 9);
        await running.kill();
      }
      const { store, close } = await openStores(log, url);
      const connection = await connectMongo(url);
      const views = createMongoViewStore(connection, { keepRetired: 0 });
      const runner = createProjectionRunner({ store, views, projections });
      await runner.start();
      await runner.catchUp();
      const events = await store.readAll(0, 1_000_000);
      for (const projection of projections) expect(await contents(views.open(projection.view))).toEqual(expected(projection, events));
      await runner.stop();
      const collections = async () => ((await connection.db?.listCollections({}, { nameOnly: true }).toArray()) ?? []).filter(({ name }) => /^view_intake_\w+_\d+$/.test(name));
      while ((await collections()).length > projections.length) await pause(20);
      expect(await collections()).toHaveLength(projections.length);
      await views.close();
      await connection.close();
      await close();
    }, 120_000);
  });
});
