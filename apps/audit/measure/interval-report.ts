// Measures the interval report over N synthetic requests (default 300,000) on a real view file.
// node --conditions=arrowtower-source apps/audit/measure/interval-report.ts [N]
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { loadCatalogue } from '#catalogue';
import { openViewFile } from '#views';
import { GROUPINGS, intervalReport } from '../src/report/interval-report.ts';
import { LocalHour } from '../src/report/local-hour.ts';
import { yardstickOf } from '../src/report/yardstick.ts';
import { callHistory } from '../src/views/call-history/projection.ts';
import type { HistoryDocument } from '../src/views/request-history/document.ts';
import { requestHistory } from '../src/views/request-history/projection.ts';
import { requestCourse, seeded } from './synthetic.ts';

const requests = Number(process.argv[2] ?? 300_000);
const folder = mkdtempSync(join(tmpdir(), 'audit-report-'));
const file = join(folder, 'views.sqlite');
const views = openViewFile(file);
const table = await views.attach(requestHistory.view, 'log');
await views.complete(await views.attach(callHistory.view, 'log'));
const random = seeded(1);
let position = 1;
let folding = 0;
let events = 0;
for (let from = 0; from < requests; from += 1_000) {
  const documents = new Map<string, { document: object; position: number }>();
  for (let index = from; index < Math.min(requests, from + 1_000); index++) {
    const course = requestCourse(index, random, position, (index / requests) * 86_400_000 + random() * 600_000);
    position += course.length;
    events += course.length;
    const start = performance.now();
    for (const event of course)
      for (const id of requestHistory.ids(event)) {
        const document = requestHistory.evolve(documents.get(id)?.document as HistoryDocument | undefined, event, id);
        if (document !== undefined) documents.set(id, { document, position: event.position });
      }
    folding += performance.now() - start;
  }
  await views.commit([{ table, position: position - 1, documents }]);
}
await views.complete(table);
console.log(`${requests} requests, ${events} events, fold ${((folding * 1_000) / events).toFixed(2)} µs an event, file ${(statSync(file).size / 2 ** 20).toFixed(0)} MiB`);

const opened = { requests: views.open(requestHistory.view), calls: views.open(callHistory.view) };
// The floor: the same documents read and parsed, nothing reckoned.
{
  const cpu = process.cpuUsage();
  const start = performance.now();
  let after: string | undefined;
  do {
    const page = await opened.requests.find('contact', { prefix: [], limit: 500, ...(after === undefined ? {} : { after }) });
    after = page.next;
  } while (after !== undefined);
  const used = process.cpuUsage(cpu);
  console.log(`bare reading: ${((performance.now() - start) / 1_000).toFixed(2)} s (${((used.user + used.system) / 1e6).toFixed(2)} s of processor)`);
}
const { targetPacks } = loadCatalogue();
const rates = targetPacks.find(({ key }) => key === 'three-rates');
const hours = new LocalHour('Asia/Shanghai');
const criteria = { asOf: Number.POSITIVE_INFINITY, areas: [''] };
for (const [name, groupBy, asOf] of [
  ...GROUPINGS.map((grouping) => [grouping, grouping, Number.POSITIVE_INFINITY] as const),
  ['category as of half', 'category', position / 2] as const,
]) {
  const pack = targetPacks.find(({ key }) => key === 'emergency');
  if (pack === undefined) throw new Error('no pack "emergency"');
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const cpu = process.cpuUsage();
  const start = performance.now();
  const report = await intervalReport(opened, hours, { criteria: { ...criteria, asOf }, groupBy, yardstick: yardstickOf(pack, rates), areaDepth: 4 });
  const seconds = (performance.now() - start) / 1_000;
  const used = process.cpuUsage(cpu);
  delay.disable();
  const leg = report.all.legs.response;
  console.log(
    `${name}: ${seconds.toFixed(2)} s (${((used.user + used.system) / 1e6).toFixed(2)} s of processor), ${report.rows.length} rows, n ${report.all.n}, response p90 ${leg.p90}, longest block ${(delay.max / 1e6).toFixed(1)} ms (p99 ${(delay.percentile(99) / 1e6).toFixed(1)}), rss ${(process.memoryUsage.rss() / 2 ** 20).toFixed(0)} MiB`,
  );
}
await views.close();
rmSync(folder, { recursive: true });
