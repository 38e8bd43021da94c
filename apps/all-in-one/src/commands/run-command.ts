import { Refusal } from '#process';
import { ConfigError, loadConfig, type Config } from '#runtime';
import { MaintenanceRefused } from '../data-folder/backup.ts';
import { FolderHeld, FolderUnusable } from '../data-folder/folder-lock.ts';

/** Runs a maintenance command: its answer goes to standard output as JSON, what it says to standard error; a wrong use prints one sentence and exits 1. */
export function runCommand(usage: string, wanted: number, work: (config: Config, args: readonly string[]) => Promise<object>): void {
  const args = process.argv.slice(2);
  const run = async () => {
    if (args.length < wanted) throw new Refusal(`Write: ${usage}`);
    return work(loadConfig(process.env, process.cwd(), process.stdout.isTTY, { masterKeyNeeded: false }), args);
  };
  run().then(
    (answer) => {
      process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
      process.exit(0);
    },
    (error: unknown) => {
      const known =
        error instanceof Refusal || error instanceof MaintenanceRefused || error instanceof ConfigError || error instanceof FolderHeld || error instanceof FolderUnusable;
      process.stderr.write(`${error instanceof Error ? ((known ? error.message : error.stack) ?? '') : String(error)}\n`);
      process.exit(1);
    },
  );
}

/** @throws Refusal for a cluster: its data lies in MongoDB, whose own tools copy it */
export function embeddedOnly(config: Config): void {
  if (config.cluster !== undefined)
    throw new Refusal(
      'This command copies a data folder, but MONGODB_URL is set. Back a cluster up with mongodump --oplog and put it back with mongorestore, or leave MONGODB_URL out.',
    );
}
