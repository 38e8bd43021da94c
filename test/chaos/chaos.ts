import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { v7 } from 'uuid';
import { playDay } from '../city/day.ts';
import { Dice } from '../city/dice.ts';
import { Progress } from '../city/progress.ts';
import type { Played } from '../city/record.ts';
import { foundTown } from '../city/town.ts';
import { Connection } from '../drive/connection.ts';
import { redeem } from '../drive/sign-in.ts';
import { judge } from './after/judge.ts';
import { Backups } from './backups.ts';
import { Findings, type Kind } from './findings.ts';
import { beHasty, type HastyRecord } from './hasty.ts';
import { Imports } from './imports.ts';
import { type Inside, killPlan, type UnderWay } from './inside.ts';
import { BETWEEN_KILLS, type ChaosOptions, IN_FLIGHT } from './options.ts';
import { PersistentSender } from './persistent-sender.ts';
import { keepRebuilding } from './rebuilds.ts';
import { Victim } from './victim.ts';

/** What a run says at its end. */
export interface ChaosReport extends Readonly<Record<Kind, number>> {
  readonly kills: number;
  /** Commands the server said yes to. */
  readonly acknowledged: number;
  readonly seed: number;
  /** Kills that came while these were under way. */
  readonly inside: Readonly<Record<Inside, number>>;
  /** Fewest commands in flight at a kill, and fewest acknowledged between two. */
  readonly in_flight_least: number;
  readonly between_kills_least: number;
  /** Commands that had to be sent again, some of them several times. */
  readonly repeated: number;
  readonly [more: string]: unknown;
}

const HASTY = 2;

/** Plays a town's requests while the server is killed again and again, lets everything settle, and compares what is there with what the clients were told. */
export async function chaos({ kills, seed, atOnce, keep }: ChaosOptions): Promise<{ readonly report: ChaosReport; readonly findings: Findings }> {
  const begun = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'arrowtower-chaos-'));
  const dataDir = join(folder, 'data');
  const findings = new Findings();
  const dice = new Dice(seed);
  const victim = await Victim.start(dataDir, join(folder, 'compiled'));
  const connection = new Connection(victim.url, atOnce + HASTY + 8);
  const administrator = await redeem(connection, await victim.server.signInLink());

  const hastyHands = kills + 12 * HASTY;
  const size = { communities: 2, buildings: 25, responders: Math.ceil((atOnce * 4 + hastyHands + kills * 4) * 1.3) + 40 };
  const enrolling = new Progress('enrolling', size.responders);
  const town = await foundTown(administrator, `city-${v7()}`, size, dice, (done) => enrolling.show(done));

  const sender = new PersistentSender(victim, new Dice(seed + 101));
  const refused = (error: unknown) => findings.add('wrong', error instanceof Error ? error.message : String(error));
  const played: Played[] = [];
  const hasty: HastyRecord = { unanswered: [], requests: [] };
  const hands = Array.from({ length: HASTY }, () => town.errands.splice(0, Math.ceil(hastyHands / HASTY)));
  const backups = new Backups(dataDir, folder);
  const imports = new Imports(administrator, `imported-${v7()}`, dice, victim, refused);
  const state = { over: false };
  const work = Promise.all([
    playDay(town, { requests: Number.MAX_SAFE_INTEGER, seed, atOnce, sender, heard: () => {}, ended: (story) => played.push(story), failed: refused, enough: () => state.over }),
    ...hands.map((own, n) => beHasty({ town, hands: own, dice: new Dice(seed + n + 1), up: () => victim.up, enough: () => state.over, refused, record: hasty })),
  ]);
  // With nobody left who plays, there is nothing to kill for: what there is gets judged.
  const ended = work.then(
    () => undefined,
    (error: unknown) => {
      refused(error);
      state.over = true;
    },
  );

  const inside: Record<Inside, number> = { backup: 0, rebuild: 0, import: 0 };
  const begin: Readonly<Record<Inside, () => Promise<UnderWay & { kill?(): void }>>> = {
    backup: () => backups.begin(dice, sender.acknowledged.length, played.length),
    rebuild: () => keepRebuilding(dataDir, dice),
    import: () => imports.begin(),
  };
  let inFlightLeast = Number.POSITIVE_INFINITY;
  let killed = 0;
  let betweenLeast = Number.POSITIVE_INFINITY;
  const killing = new Progress('kills', kills);
  for (const [n, kind] of killPlan(kills, dice).entries()) {
    const before = sender.acknowledged.length;
    await Promise.race([sender.more(BETWEEN_KILLS + dice.between(0, 60)), ended]);
    if (state.over) break;
    const underWay = kind === undefined ? undefined : await begin[kind]();
    await pause(dice.next() * 15);
    while (sender.inFlight < IN_FLIGHT && !state.over) await pause(1);
    inFlightLeast = Math.min(inFlightLeast, sender.inFlight);
    betweenLeast = Math.min(betweenLeast, sender.acknowledged.length - before);
    await victim.kill(() => {
      if (kind !== undefined && underWay?.isUnderWay() === true) {
        inside[kind] += 1;
        // Every third backup dies with the server; the others go on alone and must still be whole.
        if (inside.backup % 3 === 0) underWay.kill?.();
      }
    });
    await victim.restart();
    killed = n + 1;
    killing.show(killed);
  }
  state.over = true;
  await ended;
  await imports.settle();
  await backups.settle();
  const acknowledged = sender.acknowledged.length;
  const seconds_killing = Math.round((performance.now() - begun) / 1_000);

  const judged = await judge({ victim, administrator, town, sender, played, hasty, imports: imports.all, backups: backups.all, dice, findings });
  await connection.close();
  const report: ChaosReport = {
    kills: killed,
    acknowledged,
    ...findings.counts,
    seed,
    inside,
    in_flight_least: inFlightLeast,
    between_kills_least: betweenLeast,
    repeated: sender.repeated,
    stories: played.length,
    unanswered: hasty.unanswered.length,
    ...judged,
    start_ms_median: Math.round(victim.starts.toSorted((a, b) => a - b)[Math.floor(victim.starts.length / 2)] ?? 0),
    seconds_killing,
    seconds: Math.round((performance.now() - begun) / 1_000),
  };
  if (keep || !findings.isEmpty) process.stderr.write(`The data folder is kept: ${dataDir}\n`);
  else rmSync(folder, { recursive: true, force: true });
  return { report, findings };
}
