import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anEvent } from './an-event.ts';
import { contractClock as clock } from './contract-model.ts';
import { newId } from './ids.ts';
import { StoreUnavailable } from './port.ts';
import { type LogFile, openLogFile } from './sqlite-log-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'arrowtower-log-file-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a log file', () => {
  let path: string;
  let file: LogFile;
  let files = 0;

  beforeEach(() => {
    path = join(folder, `log-${++files}.db`);
    file = openLogFile(path, { clock, logs: ['intake', 'dispatch'] });
  });
  afterEach(() => file.close());

  const append = (log: string, stream: string, version: number, text = 'x') => file.log(log).append(stream, version, [anEvent({ type: 'Noted', data: { text } })], newId());

  it('gives each log its own positions and identity', async () => {
    await Promise.all([append('intake', 'a', 0), append('dispatch', 'a', 0), append('intake', 'b', 0)]);
    expect([await file.log('intake').head(), await file.log('dispatch').head()]).toEqual([2, 1]);
    expect(file.log('intake').logId).not.toBe(file.log('dispatch').logId);
    expect(() => file.log('audit')).toThrow(RangeError);
    expect(() => openLogFile(path, { clock, logs: ['drop table'] })).toThrow(RangeError);
  });

  it('keeps cursors and the identity; a new identity changes every log', async () => {
    const before = file.log('intake').logId;
    await file.cursors.set('relay', 7);
    await file.close();
    file = openLogFile(path, { clock, logs: ['intake'] });
    expect([file.cursors.get('relay'), file.cursors.get('other')]).toEqual([7, 0]);
    expect(file.log('intake').logId).toBe(before);
    await file.newIdentity();
    expect(file.log('intake').logId).not.toBe(before);
  });

  it('commits other writes with the appends of the same turn, and undoes only the one that throws', async () => {
    await file.alone((database) => database.exec('CREATE TABLE parked (key TEXT PRIMARY KEY)'));
    const park = (key: string) => file.write((sink) => sink.run('INSERT INTO parked VALUES (?)', key));
    const failing = file.write((sink) => {
      sink.run("INSERT INTO parked VALUES ('undone')");
      throw new TypeError('a bug in the caller');
    });
    const results = await Promise.allSettled([append('intake', 'a', 0), park('a'), failing, park('b'), file.cursors.set('consumer', 3)]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    await expect(failing).rejects.toThrow('a bug in the caller');
    expect(
      file.database
        .prepare('SELECT key FROM parked ORDER BY key')
        .all()
        .map((row) => row['key']),
    ).toEqual(['a', 'b']);
    expect(file.cursors.get('consumer')).toBe(3);
  });

  it('undoes what is done alone and throws', async () => {
    const work = file.alone((database) => {
      database.exec('CREATE TABLE gone (key TEXT)');
      throw new TypeError('a bug in the caller');
    });
    await expect(work).rejects.toThrow('a bug in the caller');
    expect(() => file.database.prepare('SELECT * FROM gone')).toThrow('no such table');
    expect(await append('intake', 'a', 0)).toMatchObject({ version: 1 });
  });

  it('refuses appends while the disk is full, goes on reading, and recovers without a restart', async () => {
    await append('intake', 'a', 0);
    const pages = Number(file.database.prepare('PRAGMA page_count').get()?.['page_count']);
    file.database.exec(`PRAGMA max_page_count = ${pages + 1}`);
    const big = 'x'.repeat(100_000);
    const heads: number[] = [];
    file.log('intake').onCommit((head) => heads.push(head));
    const group = [append('intake', 'b', 0), append('intake', 'a', 1, big), file.cursors.set('relay', 9)];
    for (const each of group) await expect(each).rejects.toThrow(StoreUnavailable);
    expect((await file.log('intake').readAll(0, 10)).map(({ stream }) => stream)).toEqual(['a']);
    expect((await file.log('intake').readStream('b')).length).toBe(0);
    expect([await file.log('intake').head(), file.cursors.get('relay'), heads]).toEqual([1, 0, []]);
    file.database.exec('PRAGMA max_page_count = 1000000');
    expect(await append('intake', 'a', 1, big)).toMatchObject({ version: 2, position: 2 });
    expect(await append('intake', 'b', 0)).toMatchObject({ version: 1, position: 3 });
    expect(heads).toEqual([2, 3]);
  });

  it('answers what was queued when it closes, and refuses what comes later', async () => {
    const queued = append('intake', 'a', 0);
    await file.close();
    expect(await queued).toMatchObject({ version: 1 });
    await expect(append('intake', 'a', 1)).rejects.toThrow(StoreUnavailable);
    file = openLogFile(path, { clock, logs: ['intake'] });
    expect(await file.log('intake').head()).toBe(1);
  });

  it('is read by another process while it is written, which cannot write', async () => {
    await append('intake', 'a', 0);
    const reader = openLogFile(path, { clock, logs: ['intake'], readOnly: true });
    expect(await reader.log('intake').head()).toBe(1);
    await append('intake', 'a', 1);
    expect((await reader.log('intake').readStream('a')).map(({ version }) => version)).toEqual([1, 2]);
    await expect(reader.log('intake').append('a', 2, [anEvent({ type: 'Noted', data: {} })], newId())).rejects.toThrow(StoreUnavailable);
    await reader.close();
    const script = `const { DatabaseSync } = require('node:sqlite');
      const database = new DatabaseSync(process.argv[1], { readOnly: true });
      console.log(database.prepare('SELECT count(*) AS n FROM intake_events').get().n);`;
    expect(execFileSync(process.execPath, ['--no-warnings', '-e', script, path]).toString().trim()).toBe('2');
  });

  it('notices what another writer committed, for reads and for expected versions', async () => {
    const other = openLogFile(path, { clock, logs: ['intake', 'dispatch'] });
    await append('intake', 'a', 0);
    expect(await other.log('intake').append('a', 1, [anEvent({ type: 'Noted', data: {} })], newId())).toMatchObject({ version: 2, position: 2 });
    await expect(append('intake', 'a', 1)).rejects.toMatchObject({ code: 'version-conflict', actual: 2 });
    expect(await append('intake', 'a', 2)).toMatchObject({ version: 3, position: 3 });
    for (const after of [0, 1, 2]) expect((await other.log('intake').readAll(after, 10)).map(({ position }) => position)).toEqual([1, 2, 3].slice(after));
    await other.close();
  });
});
