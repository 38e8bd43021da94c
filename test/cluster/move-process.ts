import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '#runtime';

/** How a run of `npm run move` ended. */
export interface MoveRun {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly said: string;
}

/** Runs the built command in a process of its own. */
export function runMove(from: string, env: Readonly<Record<string, string>>): Promise<MoveRun> {
  return run('apps/all-in-one/src/commands/move.js', ['--from', from, '--json'], env);
}

/** Runs it until it kills itself (SIGKILL) behind so many steps: a step is a batch that was read, written or compared. */
export function killedMove(from: string, env: Readonly<Record<string, string>>, steps: number): Promise<MoveRun> {
  return run('test/cluster/move-and-die.js', [from, String(steps)], env);
}

function run(program: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<MoveRun> {
  const root = projectRoot();
  const child = spawn(process.execPath, [join(root, 'dist', program), ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  let [out, said] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return new Promise((resolve) => child.once('close', (code, signal) => resolve({ code, signal, out, said })));
}
