import { closeSync, fdatasync, fdatasyncSync, fsyncSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes committed transactions durable without holding up the event loop: SQLite writes the WAL (`synchronous = NORMAL`), and the sync that
 * FULL would do inside COMMIT runs on a thread of libuv's pool. Nobody is answered before it is done.
 */
export class WalSync {
  readonly #file: number;
  #closed = false;

  /** @param path of a database that is open in WAL mode; what its WAL holds already is synced here, for a killed process may have left it in memory only */
  constructor(path: string) {
    // Written to nowhere: Windows syncs only files that are open for writing.
    this.#file = openSync(`${path}-wal`, 'r+');
    fdatasyncSync(this.#file);
    // The name of a WAL that was made just now must last as well. Windows cannot sync a folder and need not.
    if (process.platform === 'win32') return;
    const folder = openSync(dirname(path), 'r');
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  }

  /** Resolves when everything written so far is on disk. */
  sync(): Promise<void> {
    return new Promise((resolve, reject) => fdatasync(this.#file, (error) => (error === null ? resolve() : reject(error))));
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    closeSync(this.#file);
  }
}
