import { lengthOf, secondsOf } from './calendar.ts';
import { checkTexts } from './get.ts';
import { differences } from './match.ts';
import type { TimelineStep } from './scenario.ts';
import { filled, filledText } from './scope.ts';
import { person, settled, type Stage } from './stage.ts';
import { readTimeline, type Timeline } from './timeline-answer.ts';

/** Reads a request's timeline, prints it, and checks its events in order, its times and every interval to the second. */
export async function checkTimeline(stage: Stage, step: TimelineStep): Promise<void> {
  const { scope, checks, tell } = stage;
  const id = filledText(step.timeline, scope);
  const who = filledText(step.who, scope);
  const name = filledText(step.say ?? `timeline of ${step.timeline}`, scope);
  const after = await settled(stage, id);
  const timeline = await readTimeline(person(stage, who), id, after, stage.offset);
  tell(`\n    ${name}`);
  for (const line of timeline.lines) tell(`      ${line}`);
  for (const [interval, value] of Object.entries(timeline.intervals)) if (value !== null) tell(`      ${interval.padEnd(12)} ${lengthOf(value)}`);
  tell('');

  if (step.events !== undefined) checks.add(`${name}: events in order`, eventDifferences(stage, step, timeline));
  for (const [leg, wanted] of Object.entries(step.intervals ?? {})) checks.add(`${name}: interval ${leg}`, lengthDifference(filledLength(wanted, stage), timeline.intervals[leg]));
  for (const [what, wanted] of Object.entries(step.times ?? {})) {
    const time = wanted === null ? null : stage.calendar.at(filledText(wanted, scope)).getTime();
    checks.add(`${name}: time ${what}`, timeDifference(time, timeline.times[what]));
  }
  for (const [number, legs] of Object.entries(step.assignments ?? {})) {
    for (const [leg, wanted] of Object.entries(legs)) {
      checks.add(`${name}: assignment ${number}, interval ${leg}`, lengthDifference(filledLength(wanted, stage), timeline.assignments[number]?.[leg]));
    }
  }
  if (step.expect !== undefined) checks.add(`${name}: says`, differences(stage.calendar.dated(filled(step.expect, scope)), timeline.answer));
  for (const language of ['en', 'zh'] as const) {
    const sentences = step.words?.[language];
    if (sentences !== undefined) checkTexts(stage, { shows: sentences }, `${name}: words (${language})`, timeline.words[language]);
  }
  checkTexts(stage, step, name, timeline.text);
}

/** `clock:` before an expected event: only where the runner moves the clock. `~` late, `-` retracted; lateness is only known where the clock is moved. */
function eventDifferences(stage: Stage, step: TimelineStep, timeline: Timeline): string[] {
  const { movable } = stage.clock;
  const here = (event: string) => (movable ? event.replace(/^clock:/, '') : event.replace('~', ''));
  const wanted = (step.events ?? []).flatMap((event) => {
    const group = (typeof event === 'string' ? [event] : event).filter((one) => movable || !one.startsWith('clock:')).map((one) => here(filledText(one, stage.scope)));
    return group.length === 0 ? [] : [group.toSorted()];
  });
  const actual = timeline.events.map(({ type, late, retracted }) => `${retracted ? '-' : ''}${late && movable ? '~' : ''}${type}`);
  if (!movable && !stage.checks.skipped.some(({ what }) => what === 'which reports are late')) {
    stage.checks.skip('which reports are late', 'every report of a day long past is late on a clock that runs by itself');
  }
  let at = 0;
  for (const group of wanted) {
    const found = actual.slice(at, at + group.length).toSorted();
    if (group.some((event, index) => event !== found[index])) {
      return [
        `from the ${at + 1}th on should be ${group.join(' and ')}, is ${actual.slice(at, at + group.length + 3).join(', ') || 'nothing'} (${wanted.flat().length} wanted, ${actual.length} there)`,
      ];
    }
    at += group.length;
  }
  return at === actual.length ? [] : [`should end here, goes on with ${actual.slice(at).join(', ')}`];
}

function filledLength(wanted: string | null, stage: Stage): number | null {
  return wanted === null ? null : secondsOf(filledText(wanted, stage.scope));
}

function lengthDifference(wanted: number | null, actual: number | null | undefined): string[] {
  const rounded = actual === undefined || actual === null ? null : Math.round(actual);
  return rounded === wanted ? [] : [`should be ${wanted === null ? 'empty' : lengthOf(wanted)}, is ${rounded === null ? 'empty' : lengthOf(rounded)}`];
}

function timeDifference(wanted: number | null, actual: number | null | undefined): string[] {
  const same = wanted === null ? actual === null || actual === undefined : typeof actual === 'number' && Math.abs(actual - wanted) < 500;
  const show = (time: number | null | undefined) => (typeof time === 'number' ? new Date(time).toISOString() : 'empty');
  return same ? [] : [`should be ${show(wanted)}, is ${show(actual)}`];
}
