import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StoreUnavailable } from '#event-store';
import { describeAccessStore } from './contract.ts';
import { MemoryAccessStore } from './memory.ts';
import { SqliteAccessStore } from './sqlite-access-store.ts';

const folders: string[] = [];
function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'access-'));
  folders.push(made);
  return made;
}
afterAll(() => {
  for (const made of folders) rmSync(made, { recursive: true });
});

describeAccessStore('memory', async () => new MemoryAccessStore());
describeAccessStore('sqlite', async () => new SqliteAccessStore(join(folder(), 'keys.sqlite')));

const key = (id: string) => ({ id, wrapped: new Uint8Array([1, 2, 3]) });

describe('the SQLite adapter', () => {
  it('has the key in the file, for another connection, when ensureKeys resolves', async () => {
    const file = join(folder(), 'keys.sqlite');
    const store = new SqliteAccessStore(file);
    const other = new DatabaseSync(file, { readOnly: true });
    const count = () => other.prepare('SELECT count(*) AS n FROM keys').get()?.['n'];
    const pending = store.ensureKeys([key('person-1')]);
    expect(count()).toBe(0);
    await pending;
    expect(count()).toBe(1);
    other.close();
    await store.close();
  });

  it('puts concurrent calls in one commit', async () => {
    const file = join(folder(), 'keys.sqlite');
    const store = new SqliteAccessStore(file);
    const other = new DatabaseSync(file, { readOnly: true });
    // data_version changes once a commit of another connection is seen.
    const version = () => Number(other.prepare('PRAGMA data_version').get()?.['data_version']);
    const seen: number[] = [version()];
    await Promise.all(Array.from({ length: 200 }, (_, n) => store.ensureKeys([key(`person-${n}`)]).then(() => seen.push(version()))));
    expect(new Set(seen).size).toBe(2);
    other.close();
    await store.close();
  });

  it('writes a WAL, and overwrites what is deleted; promise 9 sees its syncs', async () => {
    const file = join(folder(), 'keys.sqlite');
    const store = new SqliteAccessStore(file);
    expect(await store.pragmas()).toEqual({ journal_mode: 'wal', synchronous: 1, secure_delete: 1 });
    await store.close();
  });

  it('keeps its files from others', async () => {
    const path = folder();
    const store = new SqliteAccessStore(join(path, 'keys.sqlite'));
    await store.ensureKeys([key('person-1')]);
    expect(['keys.sqlite', 'keys.sqlite-wal', 'keys.sqlite-shm'].map((name) => statSync(join(path, name)).mode & 0o777)).toEqual([0o600, 0o600, 0o600]);
    await store.close();
  });

  it('leaves no byte of an erased key in its files', async () => {
    const path = folder();
    const store = new SqliteAccessStore(join(path, 'keys.sqlite'));
    const wrapped = new TextEncoder().encode('the wrapped key that must be gone');
    await store.ensureKeys([{ id: 'person-1', wrapped }]);
    const holds = () => ['keys.sqlite', 'keys.sqlite-wal'].some((name) => readFileSync(join(path, name)).includes(Buffer.from(wrapped)));
    expect(holds()).toBe(true);
    await store.eraseKey('person-1');
    expect(holds()).toBe(false);
    await store.close();
  });

  it('refuses writes as StoreUnavailable while the file is locked by another, stores nothing of them, and goes on afterwards', async () => {
    const file = join(folder(), 'keys.sqlite');
    const store = new SqliteAccessStore(file, { lockWait: 1 });
    const other = new DatabaseSync(file);
    other.exec('BEGIN IMMEDIATE');
    await expect(store.ensureKeys([key('person-1')])).rejects.toBeInstanceOf(StoreUnavailable);
    other.exec('ROLLBACK');
    expect(await store.keys(['person-1'])).toEqual([]);
    await store.ensureKeys([key('person-1')]);
    expect(await store.keys(['person-1'])).toHaveLength(1);
    other.close();
    await store.close();
  });
});
