// node move-and-die.js DATA_DIR N: npm run move, killed (SIGKILL) while the write after the N-th step is on its way.
import { loadConfig } from '#runtime';
import { moveCommunity } from '../../apps/all-in-one/src/move/move.ts';

const [from = '', steps = ''] = process.argv.slice(2);
const key = loadConfig(process.env);
if (key.cluster === undefined) throw new Error('MONGODB_URL and KAFKA_BROKERS must be set');
let left = Number(steps);
const step = () => {
  left -= 1;
  if (left === 0) setImmediate(() => process.kill(process.pid, 'SIGKILL'));
};
await moveCommunity({ from, cluster: key.cluster, key, progress: { part: () => step } });
