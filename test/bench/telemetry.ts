import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { residentMegabytes } from '../city/memory.ts';
import type { Benchmark } from './benchmark.ts';
import { postMany } from './load.ts';
import { type BenchServer, benchServer, IN_FLIGHT, request } from './server.ts';

const REQUESTS = 4_000;
const ROUNDS = 3;

/** A collector that takes everything and keeps nothing, so that only our side costs. */
async function sink(): Promise<{ readonly url: string; readonly bytes: () => number; readonly close: () => void }> {
  let bytes = 0;
  const server = createServer((incoming, answer) => {
    incoming.on('data', (chunk: Buffer) => (bytes += chunk.length)).on('end', () => answer.writeHead(200, { 'content-type': 'application/x-protobuf' }).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, bytes: () => bytes, close };
}

/** Durable POSTs with every trace sent to a collector, and with one in twenty, beside the same with telemetry off; the three servers take turns. */
export const telemetry: Benchmark = {
  name: 'telemetry',
  what: 'durable POSTs/s of a complete request with every trace sent to a collector ÷ the same with telemetry off; 32 in flight, three servers taking turns, best of three',
  async run(progress) {
    const collector = await sink();
    const sent = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url };
    const kinds: { readonly name: string; readonly bench: BenchServer; best: number; posted: number }[] = [];
    for (const [name, env] of [
      ['off', {}],
      ['1 in 20', { ...sent, OTEL_TRACES_SAMPLER: 'parentbased_traceidratio', OTEL_TRACES_SAMPLER_ARG: '0.05' }],
      ['every', sent],
    ] as const)
      kinds.push({ name, bench: await benchServer(env), best: 0, posted: 0 });
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const kind of kinds) {
        const { server, town } = kind.bench;
        const { perSecond } = await postMany(server.url, town.operators[0]?.token ?? '', '/api/intake/requests', REQUESTS, IN_FLIGHT, (n) => request(town, kind.posted + n));
        await server.level();
        kind.posted += REQUESTS;
        // The first round warms up.
        if (round > 0) kind.best = Math.max(kind.best, perSecond);
        progress(`${kind.name}: ${perSecond.toFixed(0)} POSTs/s, ${residentMegabytes(server.pids[0] ?? -1)} MB`);
      }
    }
    const [off, some, every] = kinds.map(({ best }) => best) as [number, number, number];
    for (const { bench } of kinds) await bench.close();
    collector.close();
    return {
      name: 'telemetry',
      value: Math.round(every),
      unit: 'requests/s',
      baseline: Math.round(off),
      ratio: every / off,
      reach: 'ratio ≥ 0.5',
      reached: every / off >= 0.5,
      notes: `one trace in twenty: ${(some / off).toFixed(2)}; ${(collector.bytes() / 1_000_000).toFixed(0)} MB went to the collector`,
    };
  },
};
