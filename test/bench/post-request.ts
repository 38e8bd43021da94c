import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '#runtime';
import { Dice } from '../city/dice.ts';
import { residentMegabytes } from '../city/memory.ts';
import { foundTown, phoneOf, type Town } from '../city/town.ts';
import { Connection } from '../drive/connection.ts';
import { type ServerProcess, spawnServer } from '../drive/server-process.ts';
import { redeem } from '../drive/sign-in.ts';
import { type Benchmark, bestOf } from './benchmark.ts';
import { postMany } from './load.ts';

const IN_FLIGHT = 32;
const REQUESTS = 6_000;
const MEMORY_REQUESTS = 100_000;
/** Views may be this far behind when the last answer is in. */
const BEHIND_SECONDS = 1;

interface Running {
  readonly server: ServerProcess;
  readonly connection: Connection;
  readonly town: Town;
  readonly token: string;
}

async function ours(): Promise<Running> {
  const server = await spawnServer({ env: { LOG_LEVEL: 'warn' } });
  const connection = new Connection(server.url, IN_FLIGHT);
  const administrator = await redeem(connection, await server.signInLink());
  const town = await foundTown(administrator, 'bench', { communities: 8, buildings: 25, responders: 0 }, new Dice(1), () => undefined);
  const operator = town.operators[0];
  if (operator === undefined) throw new Error('the town has no operator');
  return { server, connection, town, token: operator.token };
}

/** The same complete request both servers get. */
function request(town: Town, n: number): object {
  const { communityId, estate, building } = town.addresses[n % town.addresses.length] ?? { communityId: '', estate: '', building: '' };
  return {
    category: 'supplies',
    place: { communityId, estate, building, unit: '2', floor: 1 + (n % 18), room: `${1 + (n % 18)}01` },
    person: { name: '王安', phone: phoneOf(n) },
    reporter: { relation: 'self' },
    note: '米和菜都吃完了，家里两位老人',
    priority: 'P3',
    priorityReason: '按来电人所述',
  };
}

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

/** Seconds until every view and consumer has applied what the logs held when this was asked. */
async function secondsBehind(connection: Connection): Promise<number> {
  const begun = performance.now();
  for (;;) {
    const { body } = await connection.send<{
      services: readonly { head: number; views: readonly { position: number }[]; consumers: readonly { cursor: number; head: number }[] }[];
    }>({ method: 'GET', path: '/readyz' });
    const level = body.services.every(
      ({ head, views, consumers }) => views.every(({ position }) => position >= head) && consumers.every((consumer) => consumer.cursor >= consumer.head),
    );
    if (level) return (performance.now() - begun) / 1_000;
    if (performance.now() - begun > 60_000) throw new Error('the views are still behind after a minute');
  }
}

/** Durable POST of a complete request beside a POST that does nothing, same DTO, validation, guard, client and concurrency. */
export const postRequest: Benchmark = {
  name: 'post-request',
  what: 'durable POSTs/s of a complete request ÷ no-op Nest+Fastify POSTs/s with the same DTO, validation and sign-in guard; 32 in flight; all three services and all views running',
  async run(progress) {
    const { server, connection, town, token } = await ours();
    const baseline = await noop();
    const path = '/api/intake/requests';
    let posted = 0;
    let behind = 0;
    const measure = async () => {
      const raw = await postMany(baseline.url, baseline.token, path, REQUESTS, IN_FLIGHT, (n) => request(town, n));
      const durable = await postMany(server.url, token, path, REQUESTS, IN_FLIGHT, (n) => request(town, posted + n));
      posted += REQUESTS;
      behind = Math.max(behind, await secondsBehind(connection));
      progress(
        `${durable.perSecond.toFixed(0)} durable/s (p99 ${durable.p99.toFixed(1)} ms), ${raw.perSecond.toFixed(0)} no-op/s, level ${behind.toFixed(2)} s after the last answer`,
      );
      return { ours: durable.perSecond, raw: raw.perSecond };
    };
    await measure();
    const best = await bestOf(3, measure);
    baseline.child.kill('SIGTERM');
    await connection.close();
    await server.remove();
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
    const { server, connection, town, token } = await ours();
    const before = residentMegabytes(server.pid);
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
        if (done % 10_000 === 0) progress(`${done} requests, ${residentMegabytes(server.pid)} MB`);
      },
    );
    const behind = await secondsBehind(connection);
    const value = residentMegabytes(server.pid);
    await connection.close();
    await server.remove();
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
