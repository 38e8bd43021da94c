import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Refusal } from '#process';
import { moveCommunity } from '../move/move.ts';
import { progressOn } from '../move/progress.ts';
import { type MoveReport, summaryOf } from '../move/report.ts';
import { runCommand } from './run-command.ts';

const USAGE = 'npm run move -- --from DATA_DIR [--json]';
const { values } = parseArgs({ options: { from: { type: 'string' }, json: { type: 'boolean' } }, strict: false });

runCommand<MoveReport>(
  USAGE,
  1,
  async (config) => {
    if (typeof values.from !== 'string') throw new Refusal(`Write: ${USAGE}`);
    if (config.cluster === undefined) throw new Refusal('Set MONGODB_URL and KAFKA_BROKERS: the cluster that the community moves to.');
    const from = resolve(process.env['INIT_CWD'] ?? '.', values.from);
    return moveCommunity({ from, cluster: config.cluster, key: config, progress: progressOn(process.stderr) });
  },
  values.json === true ? undefined : summaryOf,
);
