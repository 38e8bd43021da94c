import { resolve } from 'node:path';
import { backupFolder } from '../data-folder/backup.ts';
import { embeddedOnly, runCommand } from './run-command.ts';

runCommand('npm run backup -- FOLDER', 1, async (config, [folder = '']) => {
  embeddedOnly(config);
  return backupFolder(config.dataDir, resolve(process.env['INIT_CWD'] ?? '.', folder), (line) => process.stderr.write(`${line}\n`));
});
