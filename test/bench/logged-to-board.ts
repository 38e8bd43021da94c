import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { v7 } from 'uuid';
import { live } from '../drive/live.ts';
import { type Benchmark, bestOf, percentile } from './benchmark.ts';
import { benchServer, request } from './server.ts';

const PER_SECOND = 200;
const SECONDS = 15;
const ABOVE_MILLISECONDS = 20;

/** Milliseconds of each of a row of durable commits of 1 KB, at the same pace. */
async function rawCommits(): Promise<readonly number[]> {
  const folder = mkdtempSync(join(tmpdir(), 'arrowtower-bench-'));
  const database = new DatabaseSync(join(folder, 'raw.sqlite'));
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE events (position INTEGER PRIMARY KEY, data TEXT)');
  const insert = database.prepare('INSERT INTO events (data) VALUES (?)');
  const times: number[] = [];
  await atPace(PER_SECOND * 5, () => {
    const begun = performance.now();
    insert.run('x'.repeat(1_024));
    times.push(performance.now() - begun);
  });
  database.close();
  rmSync(folder, { recursive: true });
  return times;
}

/** Calls `act` at the wanted pace, late calls at once: what waits counts as waiting. */
async function atPace(count: number, act: (n: number, due: number) => void): Promise<void> {
  const begun = performance.now();
  for (let n = 0; n < count; ) {
    const due = begun + (n * 1_000) / PER_SECOND;
    if (due > performance.now()) await pause(1);
    else {
      act(n, due);
      n += 1;
    }
  }
}

/** From the moment a POST is due until a dispatcher's live stream shows the case. */
export const loggedToBoard: Benchmark = {
  name: 'logged-to-board',
  what: `POST sent → SSE event at a dispatcher, p99 in ms at ${PER_SECOND} requests/s, beside the p99 of a raw durable commit at that pace`,
  async run(progress) {
    const bench = await benchServer();
    const [operator, dispatcher] = [bench.town.operators[0], bench.town.dispatchers[0]];
    if (operator === undefined || dispatcher === undefined) throw new Error('the town has nobody to play with');
    let posted = 0;
    const best = await bestOf(
      3,
      async () => {
        const sent = new Map<string, number>();
        const early = new Map<string, number>();
        const times: number[] = [];
        const stop = new AbortController();
        const opened = Promise.withResolvers<void>();
        const reading = (async () => {
          for await (const message of live(dispatcher, '/api/dispatch/stream', stop.signal, undefined, opened.resolve)) {
            const now = performance.now();
            if (message.event !== 'dispatch.case.opened.v1') continue;
            const { requestId } = message.data as { requestId: string };
            const due = sent.get(requestId);
            if (due === undefined) early.set(requestId, now);
            else times.push(now - due);
          }
        })();
        await opened.promise;
        const answers: Promise<void>[] = [];
        await atPace(PER_SECOND * SECONDS, (n, due) => {
          answers.push(
            operator.done<{ id: string }>('/api/intake/requests', request(bench.town, posted + n), { key: v7() }).then(({ body }) => {
              // The event may be there before the answer is read.
              const seen = early.get(body.id);
              if (seen === undefined) sent.set(body.id, due);
              else times.push(seen - due);
            }),
          );
        });
        posted += PER_SECOND * SECONDS;
        await Promise.all(answers);
        for (let waited = 0; times.length < PER_SECOND * SECONDS && waited < 10_000; waited += 10) await pause(10);
        stop.abort();
        await reading;
        if (times.length !== PER_SECOND * SECONDS) throw new Error(`${PER_SECOND * SECONDS - times.length} requests never reached the board`);
        const raw = percentile(await rawCommits(), 0.99);
        const ours = percentile(times, 0.99);
        progress(`p50 ${percentile(times, 0.5).toFixed(1)} ms, p99 ${ours.toFixed(1)} ms, raw commit p99 ${raw.toFixed(1)} ms`);
        return { ours, raw };
      },
      'lower',
    );
    await bench.close();
    const above = best.ours - best.raw;
    return {
      name: 'logged-to-board',
      value: Number(best.ours.toFixed(2)),
      unit: 'ms',
      baseline: Number(best.raw.toFixed(2)),
      ratio: best.ours / best.raw,
      reach: `≤ ${ABOVE_MILLISECONDS} ms above the raw commit's p99`,
      reached: above <= ABOVE_MILLISECONDS,
      notes: `${above.toFixed(1)} ms above; ${best.spread}`,
    };
  },
};
