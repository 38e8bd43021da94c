import { resolve } from 'node:path';
import { restoreFolder } from '../data-folder/restore.ts';
import { runCommand } from './run-command.ts';

runCommand('DATA_DIR=<empty folder> npm run restore -- FOLDER', 1, async (config, [folder = '']) => restoreFolder(resolve(process.env['INIT_CWD'] ?? '.', folder), config.dataDir));
