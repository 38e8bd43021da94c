import type { Answer } from '../drive/connection.ts';
import { UnexpectedAnswer } from '../drive/session.ts';
import { differences } from './match.ts';
import type { GetStep } from './scenario.ts';
import { filled, filledText, picked } from './scope.ts';
import { person, settled, type Stage } from './stage.ts';

/** How long the server's own scheduler may take, milliseconds; only for steps marked `soon`. */
const SOON = 10_000;

/** Reads as one of the people and checks what stands there, what must not, and whether they may at all. */
export async function get(stage: Stage, step: GetStep): Promise<void> {
  const { scope, checks } = stage;
  const path = `/api/${filledText(step.get, scope)}`;
  const who = filledText(step.who, scope);
  const name = step.say ?? `${who} GET ${path}`;
  const session = person(stage, who);
  const expect = stage.calendar.dated(filled(step.expect, scope));
  // A list does not name in its path what is expected in it.
  const after = await settled(stage, path, JSON.stringify(expect ?? {}));
  let answer: Answer;
  let different: string[];
  const until = Date.now() + (step.soon === true ? SOON : 0);
  for (;;) {
    answer = await session.get(path, { after: sameService(path, after) });
    different = step.refused === undefined && answer.status === 200 ? differences(expect ?? {}, answer.body) : [];
    if ((different.length === 0 && (step.refused !== undefined || answer.status === 200)) || Date.now() >= until) break;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  if (step.refused !== undefined) {
    const got = { status: answer.status, code: (answer.body as { code?: string } | undefined)?.code };
    checks.add(`${name}: may not be seen`, differences(step.refused, got));
    return;
  }
  if (answer.status !== 200) throw new UnexpectedAnswer(`${name}: GET ${path}`, answer);
  if (step.expect !== undefined) checks.add(name, different);
  checkTexts(stage, step, name, JSON.stringify(answer.body));
  for (const [kept, where] of Object.entries(step.keep ?? {})) {
    const value = where === '#etag' ? answer.version : picked(answer.body, where);
    if (value === undefined) throw new UnexpectedAnswer(`${name}: the answer has no ${where}; GET ${path}`, answer);
    scope[kept] = value;
  }
}

/** Checks which texts stand in an answer and which do not. */
export function checkTexts(stage: Stage, step: { readonly hides?: readonly string[]; readonly shows?: readonly string[] }, name: string, text: string): void {
  const wanted = (list: readonly string[] | undefined) => (list ?? []).map((one) => filledText(one, stage.scope));
  if (step.hides !== undefined) {
    stage.checks.add(
      `${name}: hides what it must`,
      wanted(step.hides)
        .filter((one) => text.includes(one))
        .map((one) => `"${one}" should not stand there`),
    );
  }
  if (step.shows !== undefined) {
    stage.checks.add(
      `${name}: shows what it must`,
      wanted(step.shows)
        .filter((one) => !text.includes(one))
        .map((one) => `"${one}" should stand there, is ${text.slice(0, 400)}`),
    );
  }
}

/** Access has no streams to wait for; every other service takes the versions of all of them. */
function sameService(path: string, after: string | undefined): string | undefined {
  return /^\/api\/(intake|dispatch|audit)\//.test(path) ? after : undefined;
}
