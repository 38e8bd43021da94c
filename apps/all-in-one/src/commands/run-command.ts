import { MissingIndexes, StoreUnavailable } from '#event-store';
import { Refusal } from '#process';
import { ConfigError, loadConfig, type Config } from '#runtime';
import { MaintenanceRefused } from '../data-folder/backup.ts';
import { FolderHeld, FolderUnusable } from '../data-folder/folder-lock.ts';
import { FolderMoved } from '../data-folder/moved.ts';

const KNOWN = [Refusal, MaintenanceRefused, ConfigError, FolderHeld, FolderUnusable, FolderMoved, StoreUnavailable, MissingIndexes];

/**
 * Runs a maintenance command: its answer goes to standard output, what it says to standard error; a wrong use prints one sentence and exits 1.
 * @param print how the answer is written; as JSON by default
 */
export function runCommand<Answer extends object>(
  usage: string,
  wanted: number,
  work: (config: Config, args: readonly string[]) => Promise<Answer>,
  print: (answer: Answer) => string = (answer) => JSON.stringify(answer, null, 2),
): void {
  const args = process.argv.slice(2);
  const run = async () => {
    if (args.length < wanted) throw new Refusal(`Write: ${usage}`);
    return work(loadConfig(process.env, process.cwd(), process.stdout.isTTY, { masterKeyNeeded: false }), args);
  };
  run().then(
    (answer) => {
      process.stdout.write(`${print(answer)}\n`);
      process.exit(0);
    },
    (error: unknown) => {
      const known = KNOWN.some((kind) => error instanceof kind);
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
