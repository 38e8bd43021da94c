import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sync } from './backup.ts';

/** Says in a data folder that its community lives in a cluster now. */
const MOVED_FILE = 'moved.json';

/** Where a community was moved to. */
export interface Moved {
  /** RFC 3339 */
  readonly at: string;
  /** Hosts and database, without who signs in. */
  readonly to: string;
}

/** The community of this folder lives elsewhere; the message says where, and how to come back. */
export class FolderMoved extends Error {
  readonly code = 'data-folder-moved';
  constructor(dataDir: string, { at, to }: Moved) {
    super(
      `The community in ${dataDir} was moved to the cluster at ${to} on ${at}: start its services there. What was logged there since is not in this folder. To go back to how it was at the move, delete ${join(dataDir, MOVED_FILE)}.`,
    );
    this.name = 'FolderMoved';
  }
}

/** For boot: the same community served from two places would become two. @throws FolderMoved */
export function assertNotMoved(dataDir: string): void {
  const file = join(dataDir, MOVED_FILE);
  if (existsSync(file)) throw new FolderMoved(dataDir, JSON.parse(readFileSync(file, 'utf8')) as Moved);
}

/** Notes that the community lives elsewhere from now on; durable when it returns. */
export function noteMoved(dataDir: string, moved: Moved): void {
  const file = join(dataDir, MOVED_FILE);
  if (existsSync(file)) return;
  writeFileSync(file, `${JSON.stringify(moved)}\n`, { mode: 0o600 });
  sync(file);
  sync(dataDir);
}
