// Runs every suite and prints its minutes, then one plain closing line: "N passed, N failed, N skipped".
// `npm test -- NAME…` runs only suites whose name contains one of the words; REQUIRE_STRACE=1 turns what is skipped for want of strace into a failure.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
/** Suite name → folders or files, in the order a newcomer would want to see them fail. */
const suites = {
  'libs (beside the code and adapter contracts)': ['libs/'],
  'apps (beside the code)': ['apps/'],
  architecture: ['test/architecture'],
  promises: ['test/promises/'],
  brokers: ['test/brokers/'],
  simulation: ['test/simulation/'],
  contracts: ['test/contracts/', 'test/deploy/'],
  'services over HTTP': ['test/dispatch/'],
  telemetry: ['test/telemetry/'],
  cluster: ['test/cluster/'],
  'services as processes': ['test/processes/'],
  'scenarios and commands': ['test/scenarios/', 'test/commands/', 'test/chaos/'],
  'console in a browser': ['test/console/'],
};

const words = process.argv.slice(2);
const chosen = Object.entries(suites).filter(([name]) => words.length === 0 || words.some((word) => name.includes(word)));
if (chosen.length === 0) {
  console.error(`No suite is called ${words.join(' or ')}. There are: ${Object.keys(suites).join(', ')}.`);
  process.exit(1);
}

// Suites that need brokers share them, and they end with this process (test/brokers).
const testRun = `${process.pid}.${Date.now().toString(36)}`;
const folder = mkdtempSync(join(tmpdir(), 'arrowtower-tests-'));
const total = { passed: 0, failed: 0, skipped: 0 };
const minutes = [];
for (const [name, paths] of chosen) {
  const output = join(folder, 'result.json');
  rmSync(output, { force: true });
  console.log(`\n── ${name}`);
  const begun = performance.now();
  const run = spawnSync(
    process.execPath,
    [
      '--experimental-vm-modules',
      '--no-warnings',
      join(root, 'node_modules/jest/bin/jest.js'),
      '--config',
      join(root, 'test/jest.config.mjs'),
      '--json',
      `--outputFile=${output}`,
      '--testPathPatterns',
      ...paths,
    ],
    { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, NODE_ENV: 'test', ARROWTOWER_TEST_RUN: testRun } },
  );
  const spent = ((performance.now() - begun) / 60_000).toFixed(2);
  let result;
  try {
    result = JSON.parse(readFileSync(output, 'utf8'));
  } catch {
    result = { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0, numTodoTests: 0, numRuntimeErrorTestSuites: 0 };
  }
  // A file that cannot even be loaded counts as one failure, and a suite that finds no test is a failure too.
  const none = result.numTotalTests === 0 ? 1 : 0;
  const broken = (result.numRuntimeErrorTestSuites ?? 0) + none;
  const failed = result.numFailedTests + broken || (run.status === 0 ? 0 : 1);
  total.passed += result.numPassedTests;
  total.failed += failed;
  total.skipped += result.numPendingTests + result.numTodoTests;
  minutes.push(`${name}: ${result.numPassedTests} passed, ${failed} failed in ${spent} min`);
  console.log(minutes.at(-1));
}
rmSync(folder, { recursive: true, force: true });
console.log(`\n${minutes.join('\n')}\n`);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed === 0 ? 0 : 1);
