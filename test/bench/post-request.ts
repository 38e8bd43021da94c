import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '#runtime';
import { residentMegabytes } from '../city/memory.ts';
import { Connection } from '../drive/connection.ts';
import { redeem } from '../drive/sign-in.ts';
import { type Benchmark, bestOf } from './benchmark.ts';
import { postMany } from './load.ts';
import { benchServer, IN_FLIGHT, request } from './server.ts';

const REQUESTS = 6_000;
const MEMORY_REQUESTS = 100_000;
/** Views may be this far behind when the last answer is in. */
const BEHIND_SECONDS = 1;

async function noop(): Promise<{ readonly child: ChildProcess; readonly url: string; readonly token: string }> {
  const child = spawn(process.execPath, [join(projectRoot(), 'dist/test/bench/noop-server.js')], { stdio: ['ignore', 'pipe', 'inherit'] });
  const line = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error('the no-op server ended')));
    child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString()));
  });
  const [, url = '', link = ''] = line.trim().split(' ');
  const connection = new Connection(url, 1);
  const { token } = await redeem(connection, link);
  await connection.close();
  return { child, url, token };
}

/** Durable POST of a complete request beside a POST that does nothing, same DTO, validation, guard, client and concurrency. */
export const postRequest: Benchmark = {
  name: 'post-request',
  what: 'durable POSTs/s of a complete request ÷ no-op Nest+Fastify POSTs/s with the same DTO, validation and sign-in guard; 32 in flight; all three services and all views running',
  async run(progress) {
    const bench = await benchServer();
    const { server, town } = bench;
    const token = town.operators[0]?.token ?? '';
    const baseline = await noop();
    const path = '/api/intake/requests';
    let posted = 0;
    let behind = 0;
    const measure = async () => {
      const raw = await postMany(baseline.url, baseline.token, path, REQUESTS, IN_FLIGHT, (n) => request(town, n));
      const durable = await postMany(server.url, token, path, REQUESTS, IN_FLIGHT, (n) => request(town, posted + n));
      posted += REQUESTS;
      behind = Math.max(behind, await server.level());
      progress(
        `${durable.perSecond.toFixed(0)} durable/s (p99 ${durable.p99.toFixed(1)} ms), ${raw.perSecond.toFixed(0)} no-op/s, level ${behind.toFixed(2)} s after the last answer`,
      );
      return { ours: durable.perSecond, raw: raw.perSecond };
    };
    await measure();
    const best = await bestOf(3, measure);
    baseline.child.kill('SIGTERM');
    await bench.close();
    const ratio = best.ours / best.raw;
    return {
      name: 'post-request',
      value: Math.round(best.ours),
      unit: 'requests/s',
      baseline: Math.round(best.raw),
      ratio,
      reach: `ratio ≥ 0.3 and all views < ${BEHIND_SECONDS} s behind at the end`,
      reached: ratio >= 0.3 && behind < BEHIND_SECONDS,
      notes: `${best.spread}; views level at most ${behind.toFixed(2)} s after the last answer`,
    };
  },
};

/** Resident memory after 100,000 complete requests. */
export const memory: Benchmark = {
  name: 'memory',
  what: 'resident MB of the one process at the end of post-request with 100,000 requests; the baseline is the same process before the first',
  async run(progress) {
    const bench = await benchServer();
    const { server, town } = bench;
    const token = town.operators[0]?.token ?? '';
    const before = residentMegabytes(server.pids[0] ?? -1);
    let done = 0;
    await postMany(
      server.url,
      token,
      '/api/intake/requests',
      MEMORY_REQUESTS,
      IN_FLIGHT,
      (n) => request(town, n),
      () => {
        done += 1;
        if (done % 10_000 === 0) progress(`${done} requests, ${residentMegabytes(server.pids[0] ?? -1)} MB`);
      },
    );
    const behind = await server.level();
    const value = residentMegabytes(server.pids[0] ?? -1);
    await bench.close();
    return {
      name: 'memory',
      value,
      unit: 'MB',
      baseline: before,
      ratio: value / before,
      reach: '≤ 350 MB',
      reached: value <= 350,
      notes: `level ${behind.toFixed(2)} s after the last answer`,
    };
  },
};
