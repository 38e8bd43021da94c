import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { GroupCommit } from './sqlite-group-commit.ts';
import { StoreUnavailable } from './port.ts';
import { TransactionHere } from './sqlite-transaction.ts';
import { WalSync } from './sqlite-wal-sync.ts';

const folder = mkdtempSync(join(tmpdir(), 'arrowtower-group-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a group and its sync', () => {
  let files = 0;

  function open() {
    const path = join(folder, `file-${++files}.db`);
    const database = new DatabaseSync(path);
    database.exec('PRAGMA journal_mode = WAL; CREATE TABLE things (name TEXT PRIMARY KEY)');
    const told: string[] = [];
    const real = new WalSync(path);
    const disk = { held: Promise.resolve(), broken: false };
    const wal = {
      sync: async () => {
        await disk.held;
        if (disk.broken) throw new Error('EIO');
        await real.sync();
      },
      close: () => real.close(),
    };
    const participant = {
      begin: () => told.push('begin'),
      committed: () => told.push('committed'),
      rolledBack: () => told.push('rolled back'),
      forget: () => told.push('forget'),
      announce: () => told.push('announce'),
    };
    const group = new GroupCommit(path, database, new TransactionHere(path, database, wal), participant);
    const insert = (name: string) =>
      new Promise<void>((resolve, reject) => group.enqueue({ write: (sink) => sink.run('INSERT INTO things VALUES (?)', name), settle: resolve, reject }));
    const names = () =>
      database
        .prepare('SELECT name FROM things ORDER BY name')
        .all()
        .map((row) => row['name']);
    const close = async () => {
      await group.close();
      database.close();
    };
    return { group, disk, told, insert, names, close };
  }

  it('answers nobody and begins no other group before the sync has ended', async () => {
    const { disk, told, insert, names, close, group } = open();
    const held = Promise.withResolvers<void>();
    disk.held = held.promise;
    const first = insert('a');
    while (!group.busy) await new Promise((resolve) => setImmediate(resolve));
    const second = insert('b');
    let answered = false;
    void first.then(() => (answered = true));
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    // It is in the file and nobody has been told.
    expect([names(), told, answered]).toEqual([['a'], ['begin'], false]);
    held.resolve();
    await Promise.all([first, second]);
    expect(told).toEqual(['begin', 'committed', 'announce', 'begin', 'committed', 'announce']);
    await close();
  });

  it('refuses its callers when the sync fails, and finds out what the file holds before the next', async () => {
    const { disk, told, insert, names, close } = open();
    disk.broken = true;
    await expect(insert('a')).rejects.toThrow(StoreUnavailable);
    expect(told).toEqual(['begin', 'rolled back']);
    disk.broken = false;
    await insert('b');
    expect(told.slice(2)).toEqual(['forget', 'begin', 'committed', 'announce']);
    // As after a lost answer: it was stored, and who asks again is told so.
    expect(names()).toEqual(['a', 'b']);
    await close();
  });

  it('does alone what wants the file for itself', async () => {
    const { group, insert, told, close } = open();
    const work = group.alone(async () => {
      told.push('alone');
      for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      told.push('done');
    });
    await Promise.all([work, insert('a')]);
    expect(told).toEqual(['alone', 'done', 'begin', 'committed', 'announce']);
    await expect(group.alone(() => Promise.reject(new TypeError('a bug')))).rejects.toThrow('a bug');
    await insert('b');
    await close();
  });
});
