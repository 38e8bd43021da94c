import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A process of this folder under test: what it has told, and the means to kill it. */
export interface Running {
  /** Every line it has told so far, parsed; a line is told only after what it says is durable. */
  readonly told: readonly unknown[];
  /** Resolves when it has told that many lines; rejects when it ends before. */
  untilTold(lines: number): Promise<void>;
  /** SIGKILL, at once; resolves when it is gone. */
  kill(): Promise<void>;
  /** Resolves when it has ended by itself; rejects with its complaint when it failed. */
  readonly ended: Promise<void>;
}

const running = new Set<ChildProcess>();
// A test that fails half-way must not leave a process that writes for ever.
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts `<name>.ts` of this folder on this Node, from source. */
export function start(name: string, ...parameters: readonly string[]): Running {
  const child = spawn(process.execPath, ['--conditions=arrowtower-source', '--no-warnings', join(import.meta.dirname, `${name}.ts`), ...parameters], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {},
  });
  running.add(child);
  child.once('close', () => running.delete(child));
  const told: unknown[] = [];
  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of listeners) listener();
  };
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    // A line that the kill cut off was never told.
    if (line.endsWith('}') || line.endsWith(']')) told.push(JSON.parse(line));
    changed();
  });
  const closed = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
  });
  const ended = (async () => {
    await closed;
    if (child.exitCode !== 0) throw new Error(`${name} ended with ${child.exitCode ?? child.signalCode}: ${complaint}`);
  })();
  // Who kills it does not wait for a good end.
  ended.catch(changed);
  return {
    told,
    ended,
    untilTold: (count) =>
      new Promise((resolve, reject) => {
        const check = () => {
          if (told.length < count && !isGone(child)) return;
          listeners.delete(check);
          if (told.length >= count) resolve();
          else reject(new Error(`${name} ended after ${told.length} of ${count} lines: ${complaint}`));
        };
        listeners.add(check);
        check();
      }),
    kill: async () => {
      child.kill('SIGKILL');
      await closed;
    },
  };
}

function isGone(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
