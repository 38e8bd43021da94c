import * as fc from 'fast-check';
import { mongoForSuite } from '#brokers';
import { newId, VersionConflict } from '#event-store';
import { anEvent } from '#event-store/testing';
import type { Acknowledged } from './processes/acknowledged.ts';
import { logAdapters, sharedLogs } from './logs.ts';
import { openLog } from './processes/open-log.ts';
import { start } from './processes/process.ts';
import { clock, temporaryFolder } from './stores.ts';

const mongo = await mongoForSuite();
const folder = temporaryFolder();

describe('1: one winner per (stream, version); the loser gets one typed conflict', () => {
  describe.each(logAdapters(folder, mongo.server))('$name', ({ open, runs }) => {
    it('whoever asks for a version, through whichever instance', async () => {
      const first = await open();
      const second = await first.another();
      let run = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.array(fc.record({ second: fc.boolean(), size: fc.integer({ min: 1, max: 3 }) }), { minLength: 1, maxLength: 8 }), { maxLength: 5 }),
          async (rounds) => {
            run += 1;
            const stream = `stream-${run}`;
            let version = 0;
            for (const round of rounds) {
              const results = await Promise.allSettled(
                round.map((each) => {
                  const events = Array.from({ length: each.size }, (_, index) => anEvent({ type: 'Written', data: { index } }));
                  return (each.second ? second : first).store.append(stream, version, events, newId());
                }),
              );
              const winners = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
              expect(winners).toHaveLength(1);
              const reached = winners[0]?.version ?? 0;
              for (const result of results) {
                if (result.status === 'fulfilled') continue;
                expect(result.reason).toBeInstanceOf(VersionConflict);
                expect(result.reason).toMatchObject({ stream, expected: version, actual: reached });
              }
              version = reached;
            }
            expect((await first.store.readStream(stream)).map((event) => event.version)).toEqual(Array.from({ length: version }, (_, index) => index + 1));
          },
        ),
        { numRuns: runs },
      );
      await second.close();
      await first.close();
    }, 60_000);
  });

  for (const { name: adapter, describe: describeIf, make, appends } of sharedLogs(folder, mongo))
    describeIf(adapter, () => {
      it('three processes race for the versions of three streams', async () => {
        const address = await make('raced');
        const each = Math.round(appends * 0.4);
        const processes = ['p1', 'p2', 'p3'].map((name) => start('append-batches', address, name, '4', String(each), 'shared'));
        await Promise.all(processes.map(({ ended }) => ended));
        const acknowledged = processes.flatMap(({ told }) => told as readonly Acknowledged[]);
        expect(acknowledged).toHaveLength(3 * each);
        const claimed = acknowledged.flatMap(({ stream, version, size }) => Array.from({ length: size }, (_, index) => `${stream}@${version - index}`));
        expect(new Set(claimed).size).toBe(claimed.length);
        const { log, close } = await openLog(address, clock);
        const events = await log.readAll(0, 10_000);
        expect(new Set(events.map(({ stream, version }) => `${stream}@${version}`))).toEqual(new Set(claimed));
        await close();
      }, 60_000);
    });
});
