import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OpenedViews, viewStoreContract } from './contract.ts';
import { createMemoryViewStore } from './memory-views.ts';
import { openViewFile } from './sqlite-view-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'arrowtower-views-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;

function openSqlite(path: string): OpenedViews {
  const views = openViewFile(path);
  return {
    views,
    reopen: async () => {
      await views.close();
      return openSqlite(path);
    },
  };
}

viewStoreContract('memory', async () => {
  const opened: OpenedViews = { views: createMemoryViewStore(), reopen: async () => opened };
  return opened;
});
viewStoreContract('sqlite', async () => openSqlite(join(folder, `views-${++files}.db`)));
