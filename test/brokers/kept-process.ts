import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { KeeperOrder } from './keeper.ts';

/** A server process that never outlives the process that started it, and that Ctrl+C in the terminal does not reach: who started it stops it. */
export interface KeptProcess {
  readonly pid: number;
  /** Resolves when it is gone. */
  readonly ended: Promise<void>;
  readonly alive: boolean;
  /** Sends a signal; nothing happens when it is gone. */
  signal(signal: NodeJS.Signals): void;
  /** What it has printed, its last 4,000 characters, for failures. */
  output(): string;
}

/** This file's neighbour that runs in a process of its own: source under a test runner, built elsewhere. */
export function programBeside(name: string): string {
  return join(import.meta.dirname, `${name}${import.meta.filename.endsWith('.ts') ? '.ts' : '.js'}`);
}

let keeper: { readonly child: ChildProcess; readonly pipe: Socket } | undefined;
const kept = new Set<number | string>();

function tell(order: KeeperOrder): void {
  if (keeper === undefined) {
    const child = spawn(process.execPath, ['--no-warnings', programBeside('keeper')], { stdio: ['pipe', 'ignore', 'ignore'], detached: true, env: {} });
    const pipe = child.stdin as Socket;
    // A keeper that was killed takes its protection with it, not its parent.
    pipe.on('error', () => undefined);
    child.unref();
    pipe.unref();
    keeper = { child, pipe };
  }
  keeper.pipe.write(`${JSON.stringify(order)}\n`);
}

function release(what: number | string): void {
  if (!kept.delete(what)) return;
  tell(typeof what === 'number' ? { forget: what } : { spare: what });
  if (kept.size > 0) return;
  keeper?.pipe.end();
  keeper = undefined;
}

/** Registers a folder that is removed when this process ends, by whatever. */
export function keepFolder(folder: string): void {
  kept.add(folder);
  tell({ remove: folder });
}

/** Removes a kept folder now. */
export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  release(folder);
}

/** Where what a process prints goes: appended to a file, or line by line to its parent. */
export type Output = { readonly log: string } | { readonly heard: (line: string) => void };

/** Starts a command in a process group of its own. @throws Error when there is no such command */
export async function spawnKept(command: string, parameters: readonly string[], options: Output & { readonly env?: NodeJS.ProcessEnv }): Promise<KeptProcess> {
  const log = 'log' in options ? openSync(options.log, 'a') : undefined;
  const child = spawn(command, parameters, { stdio: ['ignore', log ?? 'pipe', log ?? 'pipe'], detached: true, env: options.env ?? process.env });
  if (log !== undefined) closeSync(log);
  const last: string[] = [];
  if ('heard' in options)
    for (const stream of [child.stdout, child.stderr])
      if (stream !== null)
        createInterface({ input: stream }).on('line', (line) => {
          last.push(line);
          if (last.length > 200) last.splice(0, 100);
          options.heard(line);
        });
  // With its last line read, when lines are what its parent wants.
  const ended = new Promise<void>((resolve) => child.once(log === undefined ? 'close' : 'exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', reject);
  });
  const pid = child.pid as number;
  kept.add(pid);
  tell({ watch: pid });
  child.unref();
  void ended.then(() => release(pid));
  const gone = () => child.exitCode !== null || child.signalCode !== null;
  return {
    pid,
    ended,
    get alive() {
      return !gone();
    },
    signal: (signal) => {
      if (gone()) return;
      // Who ends it waits for the end; until then it keeps nobody from ending.
      if (signal === 'SIGKILL' || signal === 'SIGTERM') child.ref();
      process.kill(-pid, signal);
    },
    output: () => ('log' in options ? readFileSync(options.log, 'utf8') : last.join('\n')).slice(-4_000),
  };
}
