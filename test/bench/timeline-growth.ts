import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type NewEvent, openLogFile, type StoredEvent } from '#event-store';
import { playDay } from '../city/day.ts';
import { Dice } from '../city/dice.ts';
import { straight } from '../city/player.ts';
import { foundTown } from '../city/town.ts';
import { Connection } from '../drive/connection.ts';
import { spawnServer } from '../drive/server-process.ts';
import { Session } from '../drive/session.ts';
import { redeem } from '../drive/sign-in.ts';
import { type Benchmark, bestOf, percentile } from './benchmark.ts';
import { readiness, untilLevel } from '../drive/building.ts';

const MANY = 1_000_000;
const REQUESTS = 380;
const READS = 200;
const clock = { now: () => new Date() };

/** Plays real stories until audit holds about 10,000 events. */
async function play(dataDir: string): Promise<{ readonly token: string; readonly requestIds: readonly string[] }> {
  const server = await spawnServer({ dataDir, env: { LOG_LEVEL: 'warn' } });
  const connection = new Connection(server.url, 32);
  const administrator = await redeem(connection, await server.signInLink());
  const town = await foundTown(administrator, 'bench', { communities: 1, buildings: 25, responders: 400 }, new Dice(1), () => undefined);
  const requestIds: string[] = [];
  await playDay(town, { requests: REQUESTS, seed: 1, atOnce: 32, sender: straight, heard: () => undefined, ended: ({ requestId }) => void requestIds.push(requestId) });
  await untilLevel(() => readiness([server.url]));
  await connection.close();
  await server.stop();
  return { token: town.supervisor.token, requestIds };
}

const UUID_TAIL = /([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-)([0-9a-f]{12})/g;

/** The same events under other ids, again and again, until the log holds `until` of them: other requests, other calls, other people. */
async function grow(dataDir: string, until: number): Promise<number> {
  const file = openLogFile(join(dataDir, 'log.sqlite'), { clock, logs: ['intake', 'dispatch', 'audit'] });
  const log = file.log('audit');
  const originals: StoredEvent[] = [];
  for (let batch = await log.readAll(0, 1_000); batch.length > 0; batch = await log.readAll(originals.length, 1_000)) originals.push(...batch);
  const commits = Map.groupBy(originals, ({ stream, commandId }) => `${stream} ${commandId}`);
  for (let copy = 1; (await log.head()) < until; copy += 1) {
    const other = (text: string) => text.replace(UUID_TAIL, (_, head: string, tail: string) => `${head}${(BigInt(`0x${tail}`) ^ BigInt(copy)).toString(16).padStart(12, '0')}`);
    let waiting: Promise<unknown>[] = [];
    for (const events of commits.values()) {
      const [first] = events;
      if (first === undefined) continue;
      const again = events.map((event): NewEvent => {
        const { stream: _, version: __, position: ___, recordedAt: ____, commandId: _____, ...envelope } = event;
        const rawData = other(event.rawData ?? JSON.stringify(event.data));
        return { ...envelope, id: other(event.id), correlationId: other(event.correlationId), rawData, data: JSON.parse(rawData) as object };
      });
      waiting.push(log.append(other(first.stream), first.version - 1, again, other(first.commandId)));
      if (waiting.length < 1_000) continue;
      await Promise.all(waiting);
      waiting = [];
    }
    await Promise.all(waiting);
  }
  const events = await log.head();
  await file.close();
  return events;
}

/** Median milliseconds of one timeline, read one after another. */
async function timelineTime(dataDir: string, token: string, requestIds: readonly string[]): Promise<number> {
  const server = await spawnServer({ dataDir, env: { LOG_LEVEL: 'warn' }, patience: 60_000 });
  const connection = new Connection(server.url, 1);
  const supervisor = new Session(connection, token);
  await untilLevel(() => readiness([server.url]), 600_000);
  const dice = new Dice(2);
  const times: number[] = [];
  for (let n = 0; n < READS * 2; n += 1) {
    const begun = performance.now();
    await supervisor.read(`/api/audit/timelines/${dice.pick(requestIds)}`);
    // The first half warms up: a new process is slow at everything.
    if (n >= READS) times.push(performance.now() - begun);
  }
  await connection.close();
  await server.stop();
  return percentile(times, 0.5);
}

/** One timeline among a million events beside one among ten thousand. */
export const timelineGrowth: Benchmark = {
  name: 'timeline-growth',
  what: 'time of one timeline at 1,000,000 events ÷ at 10,000, median over HTTP',
  async run(progress) {
    const folder = mkdtempSync(join(tmpdir(), 'arrowtower-bench-'));
    const few = join(folder, 'few');
    const many = join(folder, 'many');
    const { token, requestIds } = await play(few);
    cpSync(few, many, { recursive: true });
    const small = await grow(few, 0);
    const large = await grow(many, MANY);
    progress(`${small} and ${large} events in audit's log`);
    const best = await bestOf(3, async () => ({ raw: await timelineTime(few, token, requestIds), ours: await timelineTime(many, token, requestIds) }), 'lower');
    rmSync(folder, { recursive: true });
    const ratio = best.ours / best.raw;
    return {
      name: 'timeline-growth',
      value: Number(best.ours.toFixed(2)),
      unit: 'ms',
      baseline: Number(best.raw.toFixed(2)),
      ratio,
      reach: 'ratio ≤ 1.5',
      reached: ratio <= 1.5,
      notes: `${best.spread}; ${small} and ${large} events`,
    };
  },
};
