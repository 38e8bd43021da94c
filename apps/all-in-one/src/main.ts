import { run } from '#process';
import { loadConfig } from '#runtime';
import { startServer } from './server.ts';

run({ name: 'Arrowtower', config: () => loadConfig(process.env), start: (config, log, onAdminLink) => startServer(config, { log, onAdminLink }) });
