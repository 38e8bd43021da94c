import { append } from './append.ts';
import { consoleScroll } from './console-scroll.ts';
import { consoleSize } from './console-size.ts';
import { consoleStart } from './console-start.ts';
import { consoleUpdate } from './console-update.ts';
import { consume } from './consume.ts';
import { intervalReports } from './interval-report.ts';
import { logACall } from './log-a-call.ts';
import { loggedToBoard, loggedToBoardCluster } from './logged-to-board.ts';
import { memory, postRequest } from './post-request.ts';
import { rebuildView } from './rebuild-view.ts';
import type { Benchmark, Result } from './benchmark.ts';
import { relay } from './relay.ts';
import { telemetry } from './telemetry.ts';
import { timelineGrowth } from './timeline-growth.ts';

const benchmarks: readonly Benchmark[] = [
  postRequest,
  append,
  rebuildView,
  loggedToBoard,
  loggedToBoardCluster,
  relay,
  consume,
  timelineGrowth,
  intervalReports,
  telemetry,
  memory,
  consoleSize,
  consoleStart,
  consoleUpdate,
  consoleScroll,
  logACall,
];

const words = process.argv.slice(2);
const json = words.includes('--json');
const names = words.filter((word) => word !== '--json');
const unknown = names.filter((name) => !benchmarks.some((benchmark) => benchmark.name === name));
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}. There are: ${benchmarks.map((benchmark) => benchmark.name).join(', ')}.`);
  process.exit(1);
}

const results: Result[] = [];
for (const benchmark of benchmarks) {
  if (names.length > 0 && !names.includes(benchmark.name)) continue;
  process.stderr.write(`${benchmark.name}: ${benchmark.what}\n`);
  const result = await benchmark.run((line) => process.stderr.write(`  ${line}\n`));
  results.push(result);
  process.stderr.write(
    `  ${result.value} ${result.unit}, raw ${result.baseline}, ratio ${result.ratio.toFixed(2)}; ${result.reach}: ${result.reached ? 'reached' : 'NOT reached'} (${result.notes})\n`,
  );
}
if (json) console.log(JSON.stringify({ benchmarks: results }));
// What a benchmark left open (a thread, a kept connection) must not keep whoever waits for the figures.
process.exit(0);
