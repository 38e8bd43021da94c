// npm run chaos -- --kills N [--cluster [--outage SECONDS]] [--seed S] [--at-once W] [--keep] [--json]: kills the server under load, restarts it, and compares what is there with what clients were told.
import { chaos } from './chaos.ts';
import { type ChaosOptions, chaosOptions } from './options.ts';

let options: ChaosOptions;
try {
  options = chaosOptions(process.argv.slice(2));
} catch (error) {
  stop(error instanceof Error ? error.message : String(error));
}

function stop(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

process.stderr.write(`seed ${options.seed}: the same plots, moments and works under way again with --kills ${options.kills} --seed ${options.seed}\n`);
const { report, findings } = options.cluster ? await (await import('./cluster/chaos-cluster.ts')).chaosCluster(options) : await chaos(options);
for (const line of findings.examples) process.stderr.write(`${line}\n`);
if (options.json) console.log(JSON.stringify(report));
else for (const [name, value] of Object.entries(report)) console.log(`${name}: ${JSON.stringify(value)}`);
process.exit(findings.isEmpty && report['kills'] === options.kills ? 0 : 1);
