import { setTimeout as pause } from 'node:timers/promises';
import { v7 } from 'uuid';
import { playDay } from '../../city/day.ts';
import { Dice } from '../../city/dice.ts';
import { Progress } from '../../city/progress.ts';
import type { Played } from '../../city/record.ts';
import { foundTown } from '../../city/town.ts';
import { readiness, untilLevel } from '../../drive/building.ts';
import { Connection } from '../../drive/connection.ts';
import { redeem } from '../../drive/sign-in.ts';
import { Findings } from '../findings.ts';
import { beHasty, type HastyRecord } from '../hasty.ts';
import { BETWEEN_KILLS, type ChaosOptions, IN_FLIGHT } from '../options.ts';
import { PersistentSender } from '../persistent-sender.ts';
import { type Fault, FAULTS } from './fault-names.ts';
import { faultPlan, happen } from './faults.ts';
import { judgeCluster } from './judge-cluster.ts';
import { openScene, releaseStrays } from './scene.ts';
import { Trace } from './trace.ts';

const HASTY = 2;
/** How long everything may take to come to rest after the last fault, milliseconds. */
const REST = 600_000;
/** How long after an outage a command may be answered "not now", milliseconds. */
const PATIENCE_AFTER = 120_000;

/** Plays a town's requests on a cluster while its processes die and its servers go away, lets everything settle, and compares what is there with what the clients were told. */
export async function chaosCluster({
  kills,
  seed,
  atOnce,
  keep,
  outage,
  nodes,
  faults,
}: ChaosOptions): Promise<{ readonly report: Readonly<Record<string, unknown>>; readonly findings: Findings }> {
  const begun = performance.now();
  const findings = new Findings();
  const dice = new Dice(seed);
  const scene = await openScene({ nodes, say: (line) => process.stderr.write(`${line}\n`) });
  const { cluster, kafka, mongo } = scene;
  const trace = new Trace();
  let kept = true;
  try {
    const connection = new Connection(cluster.url, atOnce + HASTY + 8);
    const administrator = await redeem(connection, (await cluster.signInLink()) ?? '');
    const hastyHands = kills * 4 + 12 * HASTY;
    const size = { communities: 2, buildings: 25, responders: Math.ceil((atOnce * 6 + hastyHands + kills * 12) * 1.3) + 40 };
    const enrolling = new Progress('enrolling', size.responders);
    const town = await foundTown(administrator, `city-${v7()}`, size, dice, (done) => enrolling.show(done));

    const server = { up: Promise.resolve() };
    const sender = new PersistentSender(server, new Dice(seed + 101), outage * 1_000 + PATIENCE_AFTER, trace.attempt);
    const refused = (error: unknown) => findings.add('wrong', error instanceof Error ? error.message : String(error));
    const played: Played[] = [];
    const hasty: HastyRecord = { unanswered: [], requests: [] };
    const hands = Array.from({ length: HASTY }, () => town.errands.splice(0, Math.ceil(hastyHands / HASTY)));
    const state = { over: false };
    const work = Promise.all([
      playDay(town, { requests: Number.MAX_SAFE_INTEGER, seed, atOnce, sender, heard: () => {}, ended: (story) => played.push(story), failed: refused, enough: () => state.over }),
      ...hands.map((own, n) => beHasty({ town, hands: own, dice: new Dice(seed + n + 1), up: () => server.up, enough: () => state.over, refused, record: hasty })),
    ]);
    const ended = work.then(
      () => undefined,
      (error: unknown) => {
        refused(error);
        state.over = true;
      },
    );

    const happened = Object.fromEntries(FAULTS.map((fault) => [fault, 0])) as Record<Fault, number>;
    let inFlightLeast = Number.POSITIVE_INFINITY;
    let betweenLeast = Number.POSITIVE_INFINITY;
    let done = 0;
    const killing = new Progress('faults', kills);
    for (const fault of faultPlan(kills, dice, nodes, faults)) {
      const before = sender.acknowledged.length;
      await Promise.race([sender.more(BETWEEN_KILLS + dice.between(0, 60)), ended]);
      if (state.over) break;
      await pause(dice.next() * 50);
      while (sender.inFlight < IN_FLIGHT && !state.over) await pause(1);
      inFlightLeast = Math.min(inFlightLeast, sender.inFlight);
      betweenLeast = Math.min(betweenLeast, sender.acknowledged.length - before);
      const from = new Date();
      await happen(fault, scene, dice, outage);
      trace.fault(fault, from);
      happened[fault] += 1;
      killing.show((done += 1));
    }
    state.over = true;
    await ended;
    await cluster.untilReady(REST);
    const acknowledged = sender.acknowledged.length;
    const seconds_killing = Math.round((performance.now() - begun) / 1_000);
    const level = () => untilLevel(() => readiness(cluster.processes.flatMap(({ url }) => url ?? [])), REST);
    await level();
    const strays = await releaseStrays(cluster.env['MONGODB_URL'] ?? '');
    const judged = await judgeCluster({ mongodbUrl: cluster.env['MONGODB_URL'] ?? '', supervisor: town.supervisor, sender, played, hasty, dice, findings, level });
    await connection.close();
    kept = keep || !findings.isEmpty;
    if (kept) await trace.logs(cluster.env['MONGODB_URL'] ?? '');
    return {
      report: {
        kills: done,
        acknowledged,
        ...findings.counts,
        seed,
        faults: happened,
        outage_seconds: outage,
        in_flight_least: inFlightLeast,
        between_kills_least: betweenLeast,
        repeated: sender.repeated,
        stories: played.length,
        unanswered: hasty.unanswered.length,
        strays_released: strays,
        ...judged,
        kafka: kafka.version,
        mongodb: [mongo.version, mongo.note].filter((one) => one !== '').join(': '),
        seconds_killing,
        seconds: Math.round((performance.now() - begun) / 1_000),
      },
      findings,
    };
  } finally {
    await trace.close(kept);
    if (kept) process.stderr.write(`What happened when is kept: ${trace.folder}\n`);
    await scene.close();
  }
}
