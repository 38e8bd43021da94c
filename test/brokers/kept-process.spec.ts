import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

const alive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** A parent in a process of its own that keeps a child and a folder, and tells both. */
async function parentWithChild(folder: string): Promise<{ parent: number; child: number; ended: Promise<void> }> {
  const script = join(folder, 'parent.ts');
  writeFileSync(
    script,
    `import { keepFolder, spawnKept } from ${JSON.stringify(join(import.meta.dirname, 'kept-process.ts'))};
keepFolder(${JSON.stringify(join(folder, 'kept'))});
const child = await spawnKept('sleep', ['300'], { log: ${JSON.stringify(join(folder, 'log'))} });
console.log(child.pid);
setInterval(() => undefined, 1_000);`,
  );
  const parent = spawn(process.execPath, ['--no-warnings', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => parent.once('exit', () => resolve()));
  const child = await new Promise<number>((resolve) => createInterface({ input: parent.stdout }).once('line', (line) => resolve(Number(line))));
  return { parent: parent.pid ?? -1, child, ended };
}

describe('a kept process', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'arrowtower-keeper-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it.each(['SIGKILL', 'SIGTERM', 'SIGINT'] as const)(
    'goes with its parent, by %s too, and so does the folder',
    async (signal) => {
      const kept = join(folder, 'kept');
      mkdirSync(kept);
      const { parent, child, ended } = await parentWithChild(folder);
      writeFileSync(join(folder, 'other'), '');
      expect(alive(child)).toBe(true);
      process.kill(parent, signal);
      await ended;
      // The keeper hears of it from a pipe that closes; nobody tells us when it is done.
      while (alive(child) || existsSync(kept)) await pause(10);
      expect(existsSync(join(folder, 'other'))).toBe(true);
    },
    20_000,
  );
});
