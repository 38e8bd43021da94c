import { join } from 'node:path';
import { mongoForSuite } from '#brokers';
import { type NewEvent, newId, openLogFile, type StoredEvent } from '#event-store';
import { anEvent } from '#event-store/testing';
import type { Acknowledged } from './processes/acknowledged.ts';
import { logAdapters, sharedLogs } from './logs.ts';
import { openLog } from './processes/open-log.ts';
import { start } from './processes/process.ts';
import { clock, temporaryFolder } from './stores.ts';

const mongo = await mongoForSuite();
const folder = temporaryFolder();

describe('4: an append of many events is all or nothing', () => {
  describe.each(logAdapters(folder, mongo.server))('$name', ({ open }) => {
    it('when it conflicts, or one of its events cannot be stored', async () => {
      const opened = await open();
      const { store } = opened;
      await store.append('a', 0, good(3), newId());
      const unstorable = anEvent({ type: 'Written', data: { big: 1n } });
      const results = await Promise.allSettled([
        store.append('a', 2, good(50), newId()),
        store.append('b', 0, [...good(50), unstorable], newId()),
        store.append('c', 0, good(50), newId()),
        store.append('c', 0, good(50), newId()),
      ]);
      expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled', 'rejected']);
      expect((await store.readAll(0, 1_000)).map(({ stream }) => stream)).toEqual([...Array<string>(3).fill('a'), ...Array<string>(50).fill('c')]);
      await opened.close();
    }, 60_000);
  });

  it('sqlite: when the disk is full in the middle of it', async () => {
    const file = openLogFile(join(folder, 'full.db'), { clock, logs: ['intake'] });
    const log = file.log('intake');
    const events = Array.from({ length: 200 }, () => anEvent({ type: 'Written', data: { text: 'x'.repeat(1_000) } }));
    const pages = Number(file.database.prepare('PRAGMA page_count').get()?.['page_count']);
    file.database.exec(`PRAGMA max_page_count = ${pages + 20}`);
    await expect(log.append('a', 0, events, newId())).rejects.toMatchObject({ code: 'store-unavailable' });
    expect([await log.head(), await log.readStream('a')]).toEqual([0, []]);
    file.database.exec('PRAGMA max_page_count = 100000');
    expect(await log.append('a', 0, events, newId())).toMatchObject({ version: 200, position: 200 });
    await file.close();
  });

  for (const { name: adapter, describe: describeIf, make, appends } of sharedLogs(folder, mongo))
    describeIf(adapter, () => {
      it('when the process is killed at any moment', async () => {
        const address = await make('killed');
        let told: readonly Acknowledged[] = [];
        for (let kill = 0; kill < 5; kill++) {
          const running = start('append-batches', address, `p${kill}`, '8', '100000', 'own');
          await running.untilTold(Math.round(appends * (0.05 + kill * 0.09)));
          await running.kill();
          told = [...told, ...(running.told as readonly Acknowledged[])];
        }
        const { log, close } = await openLog(address, clock);
        const events = await log.readAll(0, 1_000_000);
        const byCommand = Map.groupBy(events, ({ commandId }) => commandId);
        for (const own of byCommand.values()) expect(own.map(sizeAndIndex)).toEqual(own.map((_, index) => ({ size: own.length, index })));
        for (const { commandId, size } of told) expect(byCommand.get(commandId)).toHaveLength(size);
        await close();
      }, 120_000);
    });
});

function good(count: number): NewEvent[] {
  return Array.from({ length: count }, (_, index) => anEvent({ type: 'Written', data: { index } }));
}

function sizeAndIndex({ data }: StoredEvent): object {
  return data;
}
