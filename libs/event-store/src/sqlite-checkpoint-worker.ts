import { DatabaseSync } from 'node:sqlite';
import { parentPort } from 'node:worker_threads';

/** One pass over one file's WAL. */
export interface CheckpointAsked {
  readonly ask: number;
  readonly path: string;
}

/** What a pass left: frames in the WAL that are not in the file yet; undefined when it could not be done. */
export interface CheckpointDone {
  readonly ask: number;
  readonly left: number | undefined;
}

/** Connections by path; a file that is gone is asked for no more. */
const files = new Map<string, DatabaseSync>();

function pass(path: string): number | undefined {
  try {
    let file = files.get(path);
    if (file === undefined) {
      file = new DatabaseSync(path, { timeout: 0 });
      // The WAL is synced before its pages go into the file, and the file after it.
      file.exec('PRAGMA synchronous = NORMAL; PRAGMA cache_size = -64');
      files.set(path, file);
    }
    const row = file.prepare('PRAGMA wal_checkpoint(PASSIVE)').get();
    return Number(row?.['log']) - Number(row?.['checkpointed']);
  } catch {
    files.get(path)?.close();
    files.delete(path);
    return undefined;
  }
}

parentPort?.on('message', ({ ask, path, close }: CheckpointAsked & { readonly close?: boolean }) => {
  if (close === true) {
    files.get(path)?.close();
    files.delete(path);
    parentPort?.postMessage({ ask, left: 0 } satisfies CheckpointDone);
    return;
  }
  parentPort?.postMessage({ ask, left: pass(path) } satisfies CheckpointDone);
});
