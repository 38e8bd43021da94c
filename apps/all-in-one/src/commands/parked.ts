import { Refusal } from '#process';
import { runCommand } from './run-command.ts';
import { withServer } from './with-server.ts';

const USAGE = 'npm run parked -- list [SERVICE]   or   npm run parked -- release SERVICE STREAM';

runCommand(USAGE, 1, async (config, [verb, service, stream]) => {
  if (verb === 'list') return withServer(config, 'parked-list', service === undefined ? {} : { service });
  if (verb === 'release' && service !== undefined && stream !== undefined) return withServer(config, 'parked-release', { service, stream });
  throw new Refusal(`Write: ${USAGE}`);
});
