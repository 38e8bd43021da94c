import { runCommand } from './run-command.ts';
import { withServer } from './with-server.ts';

runCommand('npm run replay -- SERVICE STREAM', 2, async (config, [service = '', stream = '']) => withServer(config, 'replay', { service, stream }));
