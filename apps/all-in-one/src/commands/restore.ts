import { resolve } from 'node:path';
import { restoreFolder } from '../data-folder/restore.ts';
import { embeddedOnly, runCommand } from './run-command.ts';

runCommand('DATA_DIR=<empty folder> npm run restore -- FOLDER', 1, async (config, [folder = '']) => {
  embeddedOnly(config);
  return restoreFolder(resolve(process.env['INIT_CWD'] ?? '.', folder), config.dataDir);
});
