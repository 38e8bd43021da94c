import type { Answer } from '../drive/connection.ts';
import { newKey, UnexpectedAnswer } from '../drive/session.ts';
import { differences } from './match.ts';
import type { PostStep, RaceStep } from './scenario.ts';
import { filled, filledText, picked } from './scope.ts';
import { person, settled, type Stage } from './stage.ts';

/** How far ahead `@>` lies on a clock that runs by itself, milliseconds. */
const SOON = 3_000;

/** Sends a command as one of the people, checks and keeps what the answer says, and waits until every service has heard of it. */
export async function post(stage: Stage, step: PostStep): Promise<void> {
  const { scope, checks } = stage;
  const path = `/api/${filledText(step.post, scope)}`;
  const name = step.say ?? `${step.who} POST ${path}`;
  if (step.say !== undefined && step.at !== undefined) stage.tell(`${filledText(step.at, scope)}  ${filledText(step.say, scope)}`);
  const answer = await sent(stage, step, path);
  if (step.refused !== undefined) {
    const got = { status: answer.status, code: (answer.body as { code?: string } | undefined)?.code };
    checks.add(`${name}: is refused`, differences(step.refused, got));
    return;
  }
  if (answer.status >= 300) {
    if (step.mayBeRefused === undefined || (answer.body as { code?: string }).code !== step.mayBeRefused) throw new UnexpectedAnswer(`${name}: POST ${path}`, answer);
    return;
  }
  for (const [kept, where] of Object.entries(step.keep ?? {})) {
    const value = where === '#etag' ? answer.version : picked(answer.body, where);
    if (value === undefined) throw new UnexpectedAnswer(`${name}: the answer has no ${where}; POST ${path}`, answer);
    scope[kept] = value;
  }
  if (step.expect !== undefined) checks.add(name, differences(stage.calendar.dated(filled(step.expect, scope)), answer.body));
  await settled(stage, path, JSON.stringify(answer.body));
}

async function sent(stage: Stage, step: PostStep, path: string): Promise<Answer> {
  const { scope, checks } = stage;
  const session = person(stage, filledText(step.who, scope));
  const body = bodyOf(stage, step);
  const ifMatch = step.ifMatch === undefined ? undefined : Number(filled(step.ifMatch, scope));
  const kept = step.key === undefined ? undefined : (scope[step.key] as string | undefined);
  const key = kept ?? newKey();
  if (step.key !== undefined) scope[step.key] = key;
  if (step.lost !== true) return session.command(path, body, { key, ifMatch });
  await session.sendAndLoseAnswer(path, body, key, { ifMatch });
  const first = await session.repeat(path, body, key, { ifMatch });
  const second = await session.repeat(path, body, key, { ifMatch });
  checks.add(
    `${step.say ?? path}: sent again after the lost answer, it is the same command`,
    differences({ status: first.status, body: first.body }, { status: second.status, body: second.body }),
  );
  return first;
}

function ahead(stage: Stage, time: string): Date {
  const known = stage.ahead.get(time) ?? new Date(Date.now() + SOON);
  stage.ahead.set(time, known);
  return known;
}

/** The body with its times: occurredAt on the scenario's calendar, as the sender's clock shows it. */
function bodyOf(stage: Stage, step: PostStep): Record<string, unknown> {
  const body = stage.calendar.dated(filled(step.body ?? {}, stage.scope), stage.clock.movable ? undefined : (time) => ahead(stage, time)) as Record<string, unknown>;
  const told = step.happened ?? step.at;
  if (step.now === true || told === undefined || 'occurredAt' in body) return body;
  const fast = (step.fast ?? 0) * 1000;
  const occurred = stage.calendar.at(filledText(told, stage.scope)).getTime();
  return {
    ...body,
    occurredAt: new Date(occurred + fast).toISOString(),
    ...(step.fast === undefined ? {} : { sentAt: new Date(stage.clock.now().getTime() + fast).toISOString() }),
  };
}

/** Sends several commands at the same moment: as many as may must win, the others must be told why not. */
export async function race(stage: Stage, step: RaceStep): Promise<void> {
  const name = step.say ?? 'race';
  if (step.say !== undefined) stage.tell(`${step.at ?? ''}  ${filledText(step.say, stage.scope)}`);
  const paths = step.race.map((one) => `/api/${filledText(one.post, stage.scope)}`);
  const answers = await Promise.all(step.race.map((one, index) => sent(stage, one, paths[index] ?? '')));
  const won = answers.filter((answer) => answer.status < 300);
  stage.checks.add(`${name}: ${step.winners} of ${answers.length} is done`, differences(step.winners, won.length));
  const lost = answers.filter((answer) => answer.status >= 300).map((answer) => ({ status: answer.status, code: (answer.body as { code?: string }).code }));
  stage.checks.add(
    `${name}: the other is told why not`,
    lost.flatMap((one) => differences(step.refused, one)),
  );
  await settled(stage, ...paths, JSON.stringify(won.map((answer) => answer.body)));
}
