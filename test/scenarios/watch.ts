import { live, type LiveMessage } from '../drive/live.ts';
import { checkTexts } from './get.ts';
import { differences } from './match.ts';
import type { WatchedStep, WatchStep } from './scenario.ts';
import { filled, filledText } from './scope.ts';
import { person, type Stage } from './stage.ts';

/** How long a live message may take, milliseconds. */
const PATIENCE = 10_000;

/** Opens a live stream as one of the people; it stays open to the scenario's end. */
export async function watch(stage: Stage, step: WatchStep): Promise<void> {
  const ending = new AbortController();
  const messages: LiveMessage[] = [];
  const session = person(stage, filledText(step.who, stage.scope));
  let ended: Promise<void> = Promise.resolve();
  await new Promise<void>((opened, failed) => {
    ended = (async () => {
      for await (const message of live(session, `/api/${step.service}/stream`, ending.signal, undefined, opened)) messages.push(message);
    })().catch(failed);
  });
  stage.watches.set(step.watch, {
    messages,
    stop: () => {
      ending.abort();
      return ended;
    },
  });
}

/** Checks what has come over a live stream: what must, must not, and about how many requests. */
export async function watched(stage: Stage, step: WatchedStep): Promise<void> {
  const { scope, checks } = stage;
  const open = stage.watches.get(step.watched);
  if (open === undefined) throw new Error(`nobody opened the live stream "${step.watched}"`);
  const name = step.say ?? `live stream ${step.watched}`;
  const wanted = filled(step.has ?? [], scope);
  const until = Date.now() + PATIENCE;
  const missing = () => [
    ...differences(
      { $has: wanted },
      open.messages.map(({ data }) => data),
    ),
    ...(step.requests === undefined ? [] : differences(step.requests, requestsIn(open.messages)).map((difference) => `requests: ${difference}`)),
  ];
  while (missing().length > 0 && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 20));
  checks.add(name, missing());
  checkTexts(stage, step, name, JSON.stringify(open.messages));
}

function requestsIn(messages: readonly LiveMessage[]): number {
  return new Set(messages.flatMap(({ data }) => (data as { requestId?: string } | null)?.requestId ?? [])).size;
}
