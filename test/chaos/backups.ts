import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { projectRoot, WITHOUT_CLUSTER } from '#runtime';
import type { Dice } from '../city/dice.ts';
import type { UnderWay } from './inside.ts';

/** A backup that was begun under fire. */
export interface Backup {
  readonly folder: string;
  /** Commands that were acknowledged before it began; all of them must be in it. */
  readonly acknowledged: number;
  /** Stories that had ended before it began. */
  readonly stories: number;
  /** It says that it is done. */
  finished: boolean;
  /** What it said if it failed although nobody killed it. */
  complaint: string | undefined;
}

const LOOK_EVERY = 2;

/** `npm run backup` beside the server, again and again, some of them killed with it. */
export class Backups {
  readonly all: Backup[] = [];
  readonly #running = new Set<Promise<void>>();
  readonly #dataDir: string;
  readonly #target: string;

  /** @param target folder under which every backup gets its own */
  constructor(dataDir: string, target: string) {
    this.#dataDir = dataDir;
    this.#target = target;
  }

  /** Begins one and resolves when it copies: after its file appeared, or it ended. */
  async begin(dice: Dice, acknowledged: number, stories: number): Promise<UnderWay & { kill(): void }> {
    const folder = join(this.#target, `backup-${this.all.length + 1}`);
    const backup: Backup = { folder, acknowledged, stories, finished: false, complaint: undefined };
    this.all.push(backup);
    const child = spawn(process.execPath, [join(projectRoot(), 'dist/apps/all-in-one/src/commands/backup.js'), folder], {
      cwd: projectRoot(),
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, DATA_DIR: this.#dataDir, ...WITHOUT_CLUSTER, INIT_CWD: projectRoot() },
    });
    let said = '';
    const state = { ended: false };
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const gone = new Promise<void>((resolve) => {
      child.once('close', (code) => {
        state.ended = true;
        backup.finished = code === 0;
        if (code !== 0 && code !== null) backup.complaint = said;
        resolve();
      });
    });
    this.#running.add(gone);
    void gone.then(() => this.#running.delete(gone));
    while (!state.ended && !existsSync(join(folder, 'log.sqlite'))) await pause(LOOK_EVERY);
    await pause(dice.between(0, 20));
    return { isUnderWay: () => !state.ended, kill: () => child.kill('SIGKILL') };
  }

  /** Resolves when none runs any more. */
  async settle(): Promise<void> {
    await Promise.all(this.#running);
  }
}
