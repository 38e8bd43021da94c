import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type NewEvent, openLogFile } from '#event-store';
import { v7 } from 'uuid';
import { type Benchmark, bestOf, ratioOf, seconds } from './benchmark.ts';

const EVENTS = 20_000;
const RAW_COMMITS = 2_000;
const IN_FLIGHT = 32;

function event(): NewEvent {
  const now = new Date().toISOString();
  return {
    id: v7(),
    type: 'NoteAdded',
    schemaVersion: 1,
    occurredAt: now,
    actor: { id: 'account-bench', role: 'operator', area: '' },
    channel: 'app',
    correlationId: 'request-bench',
    data: { note: 'x'.repeat(1_024) },
  };
}

async function ours(folder: string): Promise<number> {
  const file = openLogFile(join(folder, 'log.sqlite'), { clock: { now: () => new Date() }, logs: ['bench'] });
  const log = file.log('bench');
  let left = EVENTS;
  const worker = async (n: number) => {
    for (let version = 0; left > 0; version += 1) {
      left -= 1;
      await log.append(`stream-${n}`, version, [event()], v7());
    }
  };
  const spent = await seconds(async () => {
    await Promise.all(Array.from({ length: IN_FLIGHT }, (_, n) => worker(n)));
  });
  await file.close();
  return EVENTS / spent;
}

/** The same kilobyte with no store around it: one insert, one synced commit, the next. */
async function raw(folder: string): Promise<number> {
  const database = new DatabaseSync(join(folder, 'raw.sqlite'));
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE events (position INTEGER PRIMARY KEY, stream TEXT, version INTEGER, data TEXT)');
  const insert = database.prepare('INSERT INTO events (stream, version, data) VALUES (?, ?, ?)');
  const spent = await seconds(() => {
    for (let n = 0; n < RAW_COMMITS; n += 1) insert.run(`stream-${n % IN_FLIGHT}`, n, JSON.stringify(event()));
  });
  database.close();
  return RAW_COMMITS / spent;
}

/** Appends of one 1 KB event with 32 in flight, beside raw durable commits one by one. */
export const append: Benchmark = {
  name: 'append',
  what: 'appends/s of one 1 KB event, 32 in flight ÷ raw node:sqlite durable commits one by one',
  async run() {
    const best = await bestOf(3, async () => {
      const folder = mkdtempSync(join(tmpdir(), 'arrowtower-bench-'));
      const round = { raw: await raw(folder), ours: await ours(folder) };
      rmSync(folder, { recursive: true });
      return round;
    });
    return ratioOf('append', 'appends/s', best, 3);
  },
};
