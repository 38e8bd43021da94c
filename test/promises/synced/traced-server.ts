import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot, WITHOUT_CLUSTER } from '#runtime';
import { CALLS } from './trace.ts';

/** Long enough for a page of a WAL with every byte of it escaped. */
const STRING = 4_200;
const PATIENCE = 120_000;

/** Why nothing can be traced here; undefined = it can. */
export function cannotTrace(): string | undefined {
  const tried = spawnSync('strace', ['-f', '-o', '/dev/null', 'true'], { encoding: 'utf8' });
  if (tried.error !== undefined) return 'strace is not installed: apt-get install strace';
  return tried.status === 0 ? undefined : `strace may not trace here (${tried.stderr.trim().slice(0, 200)}): allow ptrace for this user or container`;
}

/** A built server whose writes and syncs are recorded. */
export interface TracedServer {
  readonly url: string;
  readonly signInLink: string;
  /** Ends it and answers the trace. */
  readonly trace: () => Promise<string>;
}

/** Starts the server under strace on a throw-away folder. @throws Error with what it said when it does not listen */
export async function startTraced(): Promise<TracedServer> {
  const folder = mkdtempSync(join(tmpdir(), 'arrowtower-traced-'));
  const [dataDir, file] = [join(folder, 'data'), join(folder, 'trace')];
  const main = join(projectRoot(), 'dist/apps/all-in-one/src/main.js');
  const child = spawn('strace', ['-f', '-yy', '-s', String(STRING), '-e', `trace=${CALLS.join(',')}`, '-o', file, process.execPath, main], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, PORT: '0', METRICS_PORT: 'off', LOG_LEVEL: 'warn', LOG_FORMAT: 'json', DATA_DIR: dataDir, ...WITHOUT_CLUSTER },
  });
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  // strace passes signals on to nobody: the server itself is ended, by the pid it wrote down.
  const end = () => {
    try {
      process.kill((JSON.parse(readFileSync(join(dataDir, 'server.json'), 'utf8')) as { pid: number }).pid, 'SIGKILL');
    } catch {
      child.kill('SIGKILL');
    }
  };
  process.once('exit', end);
  let said = '';
  const signInLink = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the traced server was not listening in time; it said:\n${said}`)), PATIENCE);
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const link = /https?:\/\/\S+\/links\/[\w-]+\/redeem/.exec(said)?.[0];
      if (link === undefined) return;
      clearTimeout(timer);
      resolve(link.replace('localhost', '127.0.0.1'));
    });
    void gone.then(() => {
      clearTimeout(timer);
      reject(new Error(`the traced server ended; it said:\n${said}`));
    });
  });
  return {
    url: new URL(signInLink).origin,
    signInLink,
    trace: async () => {
      process.off('exit', end);
      end();
      await gone;
      const trace = readFileSync(file, 'latin1');
      rmSync(folder, { recursive: true, force: true });
      return trace;
    },
  };
}
