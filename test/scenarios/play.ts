import { checkTimeline } from './timeline.ts';
import { differences } from './match.ts';
import { post, race } from './post.ts';
import { get } from './get.ts';
import type { EachStep, Row, Step, TogetherStep } from './scenario.ts';
import { filledText, type Scope } from './scope.ts';
import type { Stage } from './stage.ts';
import { watch, watched } from './watch.ts';

/** Plays steps one after the other; the clock is moved to each one's time first. */
export async function play(stage: Stage, steps: readonly Step[]): Promise<void> {
  for (const step of steps) await playStep(stage, step, true);
}

async function playStep(stage: Stage, step: Step, alone: boolean): Promise<void> {
  if (step.needs === 'clock' && !stage.clock.movable) {
    stage.checks.skip(step.say ?? nameOf(step), "the server's clock cannot be moved");
    return;
  }
  if (alone && step.at !== undefined) await stage.clock.moveTo(stage.calendar.at(filledText(step.at, stage.scope)));
  if ('post' in step) await post(stage, step);
  else if ('get' in step) await get(stage, step);
  else if ('timeline' in step) await checkTimeline(stage, step);
  else if ('each' in step) await each(stage, step);
  else if ('together' in step) await together(stage, step);
  else if ('race' in step) await race(stage, step);
  else if ('watch' in step) await watch(stage, step);
  else if ('watched' in step) await watched(stage, step);
  else stage.tell(`${step.at}  ${step.say ?? 'time passes'}`);
}

async function each(stage: Stage, step: EachStep): Promise<void> {
  const rows = stage.tables[step.each];
  if (rows === undefined) throw new Error(`there is no table "${step.each}"; there are: ${Object.keys(stage.tables).join(', ')}`);
  const chosen = rows.filter((row) => fits(step.where, row));
  if (chosen.length === 0) throw new Error(`no row of "${step.each}" is like ${JSON.stringify(step.where)}`);
  stage.tell(`${step.at ?? ''}  ${step.say ?? `each of ${step.each}`} (${chosen.length}${step.inTurn === true ? '' : ' at once'})`);
  if (step.inTurn === true) {
    for (const row of chosen) await lane({ ...stage, scope: layered(stage.scope, row) }, step.do, row, true);
    return;
  }
  await all(chosen.map((row) => lane({ ...stage, scope: layered(stage.scope, row) }, step.do, row)));
}

async function together(stage: Stage, step: TogetherStep): Promise<void> {
  stage.tell(`${step.at ?? ''}  ${step.say ?? 'at the same time'} (${step.together.length} at once)`);
  await all(step.together.map((steps) => lane(stage, steps)));
}

/** One lane of things; where several happen at once the shared clock stands still, and steps only say when things happened. */
async function lane(stage: Stage, steps: readonly Step[], row?: Row, alone = false): Promise<void> {
  for (const step of steps) if (row === undefined || fits(step.where, row)) await playStep(stage, step, alone);
}

/** Like Promise.all, but every lane comes to its end before the first failure is told: none is left running behind. */
async function all(lanes: readonly Promise<void>[]): Promise<void> {
  const ends = await Promise.allSettled(lanes);
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

function fits(where: Readonly<Record<string, unknown>> | undefined, row: Row): boolean {
  return where === undefined || differences(where, row).length === 0;
}

/** A row's names hide the scenario's; what a step keeps goes into the row. */
function layered(outer: Scope, row: Scope): Scope {
  return new Proxy(row, {
    get: (target, name) => (name in target ? target[name as string] : outer[name as string]),
    has: (target, name) => name in target || name in outer,
  });
}

function nameOf(step: Step): string {
  if ('post' in step) return `${step.who} POST ${step.post}`;
  if ('get' in step) return `${step.who} GET ${step.get}`;
  if ('timeline' in step) return `timeline of ${step.timeline}`;
  return 'each' in step ? `each of ${step.each}` : 'together' in step ? 'together' : 'race' in step ? 'race' : 'wait';
}
