// One Kafka or one MongoDB for a whole test run, in a process of its own: whichever suite needs it first starts it, and it ends with the run.
// Parameters: kafka|mongo, the folder where it tells what it found, the run (its pid, then anything).
import { renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Kafka, Mongo } from './broker.ts';
import { startKafka, startMongo } from './start.ts';

const [kind, folder, run] = process.argv.slice(2) as [string, string, string];
const file = join(folder, `${kind}.json`);

function tell(found: unknown): void {
  writeFileSync(`${file}.part`, JSON.stringify(found));
  renameSync(`${file}.part`, file);
}

const alive = () => {
  try {
    process.kill(Number.parseInt(run, 10), 0);
    return true;
  } catch {
    return false;
  }
};

let server: Kafka | Mongo | undefined;
try {
  server = kind === 'kafka' ? await startKafka() : await startMongo();
  const { version, origin, note } = server;
  tell({ version, origin, note, ...('url' in server ? { url: server.url } : { brokers: server.brokers }) });
} catch (error) {
  tell({ unavailable: error instanceof Error ? error.message : String(error) });
}

// Also an answer of "none" stands until the run ends.
const watch = setInterval(() => {
  if (!alive()) void end();
}, 500);
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void end());

async function end(): Promise<void> {
  clearInterval(watch);
  await server?.stop();
  rmSync(file, { force: true });
  rmSync(join(folder, `${kind}.lock`), { recursive: true, force: true });
  try {
    rmdirSync(folder);
  } catch {
    // The other server's process still has something in it, and removes it.
  }
  process.exit(0);
}
