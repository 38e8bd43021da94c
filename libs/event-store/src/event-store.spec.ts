import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contractClock } from './contract-model.ts';
import { eventStoreContract, type OpenedStore } from './contract.ts';
import { createMemoryEventStore } from './memory-store.ts';
import { openLogFile } from './sqlite-log-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'arrowtower-events-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;

function openSqlite(path: string, ringSize: number, soleWriter = false): OpenedStore {
  const file = openLogFile(path, { clock: contractClock, logs: ['intake', 'dispatch'], ringSize, soleWriter });
  return {
    store: file.log('intake'),
    reopen: async () => {
      await file.close();
      return openSqlite(path, ringSize, soleWriter);
    },
    close: () => file.close(),
  };
}

eventStoreContract('memory', async () => {
  const opened: OpenedStore = { store: createMemoryEventStore({ clock: contractClock }), reopen: async () => opened, close: async () => {} };
  return opened;
});
eventStoreContract('sqlite', async () => openSqlite(join(folder, `log-${++files}.db`), 4_096));
// Reads that cross the end of the ring, and those that miss it.
eventStoreContract('sqlite with a ring of 3 events', async () => openSqlite(join(folder, `log-${++files}.db`), 3));
// As a server has it: transactions run on a thread of their own.
eventStoreContract('sqlite with one writer', async () => openSqlite(join(folder, `log-${++files}.db`), 4_096, true));
