import { execFile, execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askServer } from '../control/control-socket.ts';
import { TestServer, testConfig } from '../testing/client.ts';
import { backupFolder, type BackupReport } from './backup.ts';
import { lockFolder } from './folder-lock.ts';
import { restoreFolder } from './restore.ts';

const root = mkdtempSync(join(tmpdir(), 'arrowtower-folder-'));
const test = new TestServer(testConfig(join(root, 'data')));

beforeAll(() => test.start());

afterAll(async () => {
  await test.server.close();
  rmSync(root, { recursive: true, force: true });
});

const write = (text: string, key: string = randomUUID()) => test.ask('POST', '/api/intake/notes', { body: { text }, key });

describe('a data folder', () => {
  it('is for its owner only, and keeps a second process out by naming the first', () => {
    expect(statSync(test.config.dataDir).mode & 0o777).toBe(0o700);
    expect(() => lockFolder(test.config.dataDir)).toThrow(`held by process ${process.pid} since`);
    expect(() => lockFolder(test.config.dataDir)).toThrow(test.server.url);
  });

  it('is free again when its holder is killed', async () => {
    const folder = join(root, 'killed');
    // The holder in three lines: what the kernel frees is the lock, not our code.
    const script = `const { DatabaseSync } = require('node:sqlite'); const d = new DatabaseSync(${JSON.stringify(join(folder, 'lock.sqlite'))}); d.exec('BEGIN EXCLUSIVE'); console.log('held'); setInterval(() => {}, 1000)`;
    mkdirSync(folder);
    const holder = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'ignore'] });
    await new Promise((resolve) => holder.stdout.once('data', resolve));
    expect(() => lockFolder(folder)).toThrow('held by another process');
    const gone = new Promise((resolve) => holder.once('exit', resolve));
    holder.kill('SIGKILL');
    await gone;
    lockFolder(folder).release();
  });

  it('that cannot be made stops the boot with what to do', () => {
    writeFileSync(join(root, 'a-file'), '');
    expect(() => lockFolder(join(root, 'a-file', 'data'))).toThrow('set DATA_DIR to another folder');
  });
});

describe('a restart', () => {
  it('ends open streams, and comes back with everything', async () => {
    const { json } = await write('kept');
    const stream = await fetch(`${test.server.url}/api/intake/notes/stream`, { headers: { authorization: `Bearer ${test.token}` } });
    const ended = stream.text();
    await test.server.close();
    await ended;
    await test.start();
    expect(test.server.adminLink).toBeUndefined();
    expect((await test.ask('GET', `/api/intake/notes/${String(json['id'])}`)).json['text']).toBe('kept');
  });
});

/** As the command does it: beside the server, while it writes. */
function backupInOtherProcess(dataDir: string, target: string): Promise<BackupReport> {
  const module = JSON.stringify(join(import.meta.dirname, 'backup.ts'));
  const script = `import(${module}).then(({ backupFolder }) => console.log(JSON.stringify(backupFolder(${JSON.stringify(dataDir)}, ${JSON.stringify(target)}))))`;
  return new Promise((resolve, reject) =>
    execFile(process.execPath, ['--no-warnings', '-e', script], (error, stdout) => (error === null ? resolve(JSON.parse(stdout) as BackupReport) : reject(error))),
  );
}

describe('backup and restore', () => {
  it('under load: one consistent copy, which comes back with every note up to an instant, and views made anew', async () => {
    const load = { going: true };
    const told: { id: string; position: number }[] = [];
    const writers = Promise.all(
      Array.from({ length: 8 }, async () => {
        while (load.going) {
          const { json, status } = await write('under load');
          if (status === 201) told.push({ id: String(json['id']), position: Number(json['position']) });
        }
      }),
    );
    while (told.length < 50) await new Promise((resolve) => setImmediate(resolve));
    const before = told.length;
    const target = join(root, 'backup');
    const report = await backupInOtherProcess(test.config.dataDir, target);
    while (told.length < before + 50) await new Promise((resolve) => setImmediate(resolve));
    load.going = false;
    await writers;
    expect(report.files.map(({ name }) => name).toSorted()).toEqual(['keys.sqlite', 'log.sqlite', 'master.key']);
    const copied = report.events['intake'] ?? 0;
    expect(copied).toBeGreaterThanOrEqual(before);

    await restoreFolder(target, join(root, 'restored'));
    const other = await new TestServer(testConfig(join(root, 'restored'))).start();
    try {
      other.token = await other.signIn();
      expect(other.server.platform.services[0]?.store.logId).not.toBe(test.server.platform.services[0]?.store.logId);
      await other.server.platform.settle(10_000);
      const kept = told.filter(({ position }) => position <= copied);
      expect(kept.length).toBeGreaterThanOrEqual(before);
      for (const { id } of kept) expect((await other.ask('GET', `/api/intake/notes/${id}`)).status).toBe(200);
      expect((await other.ask('GET', '/readyz')).json['ready']).toBe(true);
    } finally {
      await other.server.close();
    }
  }, 30_000);

  it('refuses what would harm', async () => {
    expect(() => backupFolder(test.config.dataDir, join(root, 'backup'))).toThrow('is not empty');
    expect(() => backupFolder(join(root, 'nothing'), join(root, 'new'))).toThrow('no store');
    await expect(restoreFolder(join(root, 'backup'), test.config.dataDir)).rejects.toThrow('is not empty');
    await expect(restoreFolder(root, join(root, 'x'))).rejects.toThrow('is no backup');
    const log = join(root, 'backup', 'log.sqlite');
    truncateSync(log, statSync(log).size - 8192);
    await expect(restoreFolder(join(root, 'backup'), join(root, 'x'))).rejects.toThrow('log.sqlite');
    expect(existsSync(join(root, 'x'))).toBe(false);
  });
});

describe('maintenance of a running server', () => {
  it('goes through a socket that only its user can open', async () => {
    expect(statSync(join(test.config.dataDir, 'control.sock')).mode & 0o777).toBe(0o600);
    expect(await askServer(test.config.dataDir, 'rebuild', { service: 'intake', view: 'notes' })).toMatchObject({ service: 'intake' });
    expect(await askServer(test.config.dataDir, 'parked-list', {})).toEqual({ parked: [] });
    await expect(askServer(test.config.dataDir, 'rebuild', { service: 'intake', view: 'x' })).rejects.toThrow('Write one of: notes');
    await expect(askServer(test.config.dataDir, 'replay', { service: 'intake', stream: 'note-x' })).rejects.toThrow('no stream');
    expect(await askServer(join(root, 'nobody'), 'parked-list', {})).toBeUndefined();
  });
});

describe('a full disk', () => {
  const small = join(root, 'small');
  let mounted = false;
  beforeAll(() => {
    mkdirSync(small);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', small], { stdio: 'ignore' });
      mounted = true;
    } catch {
      process.stderr.write('skipped: a full disk needs a small file system; run as a user who may mount a tmpfs\n');
    }
  });
  afterAll(() => {
    if (mounted) execFileSync('umount', ['-l', small]);
  });

  it('refuses writes with a sentence, goes on reading, loses nothing, and recovers by itself', async () => {
    if (!mounted) return;
    const full = await new TestServer(testConfig(join(small, 'data'))).start();
    const post = (key: string, text = 'x'.repeat(20)) => full.ask('POST', '/api/intake/notes', { body: { text }, key });
    try {
      const told = [String((await post(randomUUID())).json['id'])];
      fill(join(small, 'ballast'));
      let refused = '';
      let answer: unknown;
      for (let n = 0; n < 20_000 && refused === ''; n++) {
        const key = randomUUID();
        const { status, json, headers } = await post(key);
        if (status === 201) told.push(String(json['id']));
        else {
          answer = [status, json['code'], headers.get('retry-after')];
          refused = key;
        }
      }
      expect(answer).toEqual([503, 'store-unavailable', '10']);
      expect((await full.ask('GET', `/api/intake/notes/${told[0] ?? ''}`)).status).toBe(200);
      const ready = await full.ask('GET', '/readyz');
      expect([ready.status, JSON.stringify(ready.json['behind'])]).toEqual([503, expect.stringContaining('cannot be written')]);
      rmSync(join(small, 'ballast'));
      const { status, json } = await post(refused);
      expect(status).toBe(201);
      told.push(String(json['id']));
      for (const id of told) expect((await full.ask('GET', `/api/intake/notes/${id}`)).status).toBe(200);
      await full.server.platform.settle(10_000);
      expect((await full.ask('GET', '/readyz')).json).toMatchObject({ ready: true });
    } finally {
      await full.server.close();
    }
  }, 60_000);
});

function fill(file: string): void {
  writeFileSync(file, '');
  for (let size = 1 << 20; size >= 4096; size >>= 1) {
    try {
      for (;;) writeFileSync(file, Buffer.alloc(size), { flag: 'a' });
    } catch {
      // This size does not fit any more; a smaller one may.
    }
  }
  expect(readFileSync(file).length).toBeGreaterThan(0);
}
