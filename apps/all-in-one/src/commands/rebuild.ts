import { runCommand } from './run-command.ts';
import { withServer } from './with-server.ts';

runCommand('npm run rebuild -- SERVICE VIEW', 2, async (config, [service = '', view = '']) => withServer(config, 'rebuild', { service, view }));
