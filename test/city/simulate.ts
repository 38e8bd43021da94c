// npm run simulate -- --requests N [--seed S] [--at-once W] [--cluster [--instances I]] [--profile FOLDER] [--json]: a city's day through HTTP, then every timeline against the client's own record.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { v7 } from 'uuid';
import { Connection } from '../drive/connection.ts';
import { embedded } from '../drive/building.ts';
import { redeem } from '../drive/sign-in.ts';
import type { Difference } from './compare.ts';
import { compareAll, playDay } from './day.ts';
import { Dice } from './dice.ts';
import { Latency } from './latency.ts';
import { residentMegabytes } from './memory.ts';
import { PatientSender } from './patient.ts';
import { straight } from './player.ts';
import { Progress } from './progress.ts';
import { Spill } from './spill.ts';
import { foundTown } from './town.ts';

const LIMIT = 1_000_000;
const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    'at-once': { type: 'string', default: '48' },
    cluster: { type: 'boolean', default: false },
    instances: { type: 'string', default: '1' },
    profile: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const requests = Number(values.requests);
const seed = Number(values.seed);
const atOnce = Number(values['at-once']);
if (!Number.isInteger(requests) || requests < 1 || requests > LIMIT) stop(`--requests must be a whole number from 1 to ${LIMIT}, not ${values.requests}`);
if (!Number.isInteger(seed)) stop(`--seed must be a whole number, not ${values.seed}`);
const instances = Number(values.instances);
if (!Number.isInteger(instances) || instances < 1 || instances > 8) stop(`--instances must be a whole number from 1 to 8, not ${values.instances}`);
if (!Number.isInteger(atOnce) || atOnce < 1 || atOnce > 256) stop(`--at-once must be a whole number from 1 to 256, not ${values['at-once']}`);

function stop(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

const begun = performance.now();
// The profile is written by the server when it stops: open it in any viewer of .cpuprofile files.
const profiled: Record<string, string> = values.profile === undefined ? {} : { NODE_OPTIONS: `--cpu-prof --cpu-prof-interval=2000 --cpu-prof-dir=${resolve(values.profile)}` };
const tell = (line: string) => process.stderr.write(`${line}\n`);
const build = values.cluster ? (await import('../drive/cluster-building.ts')).clusterBuild({ instances, say: tell }) : embedded;
const server = await build({ LOG_LEVEL: 'warn', ...profiled });
const connection = new Connection(server.url, atOnce);
const administrator = await redeem(connection, await server.signInLink());

// A responder does at most a dozen errands a day, and never fewer than one responder stands ready per story under way.
const responders = Math.max(atOnce * 12, Math.ceil(requests / 11));
const enrolling = new Progress('enrolling', responders);
const town = await foundTown(administrator, `city-${v7()}`, { communities: Math.max(1, Math.ceil(requests / 5_000)), buildings: 25, responders }, new Dice(seed), (done) =>
  enrolling.show(done),
);

// One process is never behind itself; several are under load, say so, and are asked again.
const patient = new PatientSender();
const record = new Spill();
const all = new Latency();
let commands = 0;
let ended = 0;
const playing = new Progress('playing', requests);
await playDay(town, {
  requests,
  seed,
  atOnce,
  sender: values.cluster ? patient : straight,
  heard: (milliseconds) => all.add(milliseconds),
  ended: (played) => {
    record.write(played);
    commands += played.told.length;
    ended += 1;
    playing.show(ended);
  },
});
// What is told of a request is complete when every log has reached everybody.
const behind = await server.level(values.cluster ? 1_800_000 : 60_000);
const played = (performance.now() - begun) / 1_000;

let compared = 0;
let differing = 0;
const examples: string[] = [];
const comparing = new Progress('comparing', requests);
const judge = (difference: Difference) => {
  const lines = [...difference.lost, ...difference.partial, ...difference.duplicated, ...difference.wrong];
  if (lines.length > 0) differing += 1;
  if (examples.length < 20) examples.push(...lines.slice(0, 3));
  compared += 1;
  comparing.show(compared);
};
for await (const batch of record.read(2_000)) await compareAll(town.supervisor, batch, Math.min(atOnce, 16), judge);

const seconds = (performance.now() - begun) / 1_000;
const heads = await server.heads();
const result = {
  requests,
  events: (heads.get('intake') ?? 0) + (heads.get('dispatch') ?? 0),
  commands,
  seed,
  responders,
  seconds: Math.round(seconds),
  seconds_playing: Math.round(played),
  seconds_behind: Math.round(behind),
  differing,
  ...(values.cluster ? { told_not_yet: patient.repeated } : {}),
  p99_ms: { command: all.percentile(0.99) },
  p50_ms: { command: all.percentile(0.5) },
  rss_mb: server.pids.reduce((sum, pid) => sum + residentMegabytes(pid), 0),
};
for (const line of examples) process.stderr.write(`${line}\n`);
if (values.json) console.log(JSON.stringify(result));
else
  console.log(
    Object.entries(result)
      .map(([name, value]) => `${name}: ${typeof value === 'object' ? JSON.stringify(value) : value}`)
      .join('\n'),
  );
record.remove();
await connection.close();
await server.remove();
process.exit(differing === 0 && compared === requests ? 0 : 1);
