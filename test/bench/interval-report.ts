import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { loadCatalogue } from '#catalogue';
import { openViewFile, type WritableViewStore } from '#views';
import { GROUPINGS, intervalReport } from '../../apps/audit/src/report/interval-report.ts';
import { LocalHour } from '../../apps/audit/src/report/local-hour.ts';
import { yardstickOf } from '../../apps/audit/src/report/yardstick.ts';
import { callHistory } from '../../apps/audit/src/views/call-history/projection.ts';
import type { HistoryDocument } from '../../apps/audit/src/views/request-history/document.ts';
import { requestHistory } from '../../apps/audit/src/views/request-history/projection.ts';
import { type Benchmark, seconds } from './benchmark.ts';
import { requestCourse, seeded } from '../../apps/audit/src/testing/synthetic-requests.ts';

/** A city's day (scenario 19). */
const REQUESTS = 300_000;
const ROUNDS = 2;

/** The view that the report reads, after a city's day. */
async function fill(views: WritableViewStore): Promise<number> {
  const table = await views.attach(requestHistory.view, 'log');
  await views.complete(await views.attach(callHistory.view, 'log'));
  const random = seeded(1);
  let position = 1;
  for (let from = 0; from < REQUESTS; from += 1_000) {
    const documents = new Map<string, { document: object; position: number }>();
    for (let index = from; index < from + 1_000; index += 1) {
      const course = requestCourse(index, random, position, (index / REQUESTS) * 86_400_000 + random() * 600_000);
      position += course.length;
      for (const event of course)
        for (const id of requestHistory.ids(event)) {
          const document = requestHistory.evolve(documents.get(id)?.document as HistoryDocument | undefined, event, id);
          if (document !== undefined) documents.set(id, { document, position: event.position });
        }
    }
    await views.commit([{ table, position: position - 1, documents }]);
  }
  await views.complete(table);
  return position - 1;
}

/** The interval report of a city's day by each grouping beside reading and parsing the same documents. */
export const intervalReports: Benchmark = {
  name: 'interval-report',
  what: `seconds of the slowest interval report (n, p50, p90, p95, compliance by ${GROUPINGS.join(', ')}) over ${REQUESTS.toLocaleString('en')} requests; the baseline only reads and parses the same documents`,
  async run(progress) {
    const folder = mkdtempSync(join(tmpdir(), 'arrowtower-report-'));
    const views = openViewFile(join(folder, 'views.sqlite'));
    try {
      progress(`${(await fill(views)).toLocaleString('en')} events folded`);
      const opened = { requests: views.open(requestHistory.view), calls: views.open(callHistory.view) };
      const { targetPacks } = loadCatalogue();
      const pack = targetPacks.find(({ key }) => key === 'emergency');
      if (pack === undefined) throw new Error('the catalogue has no target pack "emergency"');
      const yardstick = yardstickOf(
        pack,
        targetPacks.find(({ key }) => key === 'three-rates'),
      );
      const hours = new LocalHour('Asia/Shanghai');
      const best = new Map<string, number>();
      let longest = 0;
      let bare = Number.POSITIVE_INFINITY;
      for (let round = 1; round <= ROUNDS; round += 1) {
        const read = async () => {
          for await (const page of opened.requests.stream('contact', [], 500)) if (page.length === 0) return;
        };
        bare = Math.min(bare, await seconds(read));
        for (const groupBy of GROUPINGS) {
          // A new one each time: one that goes on counts the pause as a block.
          const delay = monitorEventLoopDelay({ resolution: 1 });
          delay.enable();
          const taken = await seconds(async () => {
            await intervalReport(opened, hours, { criteria: { asOf: Number.POSITIVE_INFINITY, areas: [''] }, groupBy, yardstick, areaDepth: 4 });
          });
          // A block right at the end is seen at the next tick only.
          await new Promise((resolve) => setTimeout(resolve, 10));
          delay.disable();
          longest = Math.max(longest, delay.max);
          best.set(groupBy, Math.min(taken, best.get(groupBy) ?? taken));
        }
        progress(`round ${round}: ${[...best].map(([groupBy, taken]) => `${groupBy} ${taken.toFixed(2)} s`).join(', ')}; bare reading ${bare.toFixed(2)} s`);
      }
      const slowest = Math.max(...best.values());
      return {
        name: 'interval-report',
        value: Number(slowest.toFixed(2)),
        unit: 's',
        baseline: Number(bare.toFixed(2)),
        ratio: slowest / bare,
        reach: '≤ 2 s',
        reached: slowest <= 2,
        notes: `${[...best].map(([groupBy, taken]) => `${groupBy} ${taken.toFixed(2)} s`).join(', ')}; longest block of the event loop ${(longest / 1e6).toFixed(0)} ms`,
      };
    } finally {
      await views.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
