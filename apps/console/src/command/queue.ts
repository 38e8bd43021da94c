import type { ProblemBody } from '../api/problem.ts';

/** What a command answered. */
export type Reply = Readonly<Record<string, unknown>>;

/** A command as it is kept in the browser from the moment it is given until the server has answered. */
export interface Queued {
  /** Idempotency-Key: a UUIDv7, so keys sort in the order in which the commands were given. */
  readonly key: string;
  /** The account that gave it; it is never sent as anybody else. */
  readonly accountId: string;
  /** May contain `{<key>.<field>}`: what that earlier command answered. So may every text in the body. */
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** This device's clock when it was given; the server corrects it by `sentAt`. */
  readonly occurredAt: string;
  readonly ifMatch?: number;
  /** Commands of one lane are sent one after the other, in the order given. */
  readonly lane: string;
  /** What it changes: ids of requests, cases, assignments or responders, whose rows are marked meanwhile. */
  readonly subjects: readonly string[];
  /** Text id and values that say what it does, for the list of waiting commands. */
  readonly says: { readonly id: string; readonly values?: Readonly<Record<string, string | number>> };
  readonly state: 'waiting' | 'refused';
  readonly tries: number;
  /** This device's clock, milliseconds: not before. */
  readonly notBefore: number;
  /** Why it was refused. */
  readonly problem?: ProblemBody;
}

/** The commands of this browser: those on their way, and the answers that others still wait for. */
export interface Queue {
  readonly commands: readonly Queued[];
  readonly replies: Readonly<Record<string, Reply>>;
}

/** Nothing waits. */
export const EMPTY: Queue = { commands: [], replies: {} };

const REFERENCE = /\{([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([a-zA-Z]+)\}/g;

/** In a path or body: "what that command answers", e.g. the id of the request it makes; filled in when it has answered, also after a night without network. */
export function answerOf(key: string, field = 'id'): string {
  return `{${key}.${field}}`;
}

/** Earlier commands whose answers this one needs. */
export function needs(command: Pick<Queued, 'path' | 'body'>): readonly string[] {
  return [...new Set([...`${command.path} ${JSON.stringify(command.body)}`.matchAll(REFERENCE)].map((match) => match[1] ?? ''))];
}

/** The command with the answers it needs filled in. */
export function filled(queue: Queue, command: Queued): Queued {
  const valueOf = (whole: string, key = '', field = ''): unknown => queue.replies[key]?.[field] ?? whole;
  const fill = (text: string) => text.replaceAll(REFERENCE, (whole: string, key: string, field: string) => textOf(valueOf(whole, key, field)));
  const fillAll = (value: unknown): unknown => {
    if (typeof value === 'string') {
      // Nothing but the answer: it keeps its type.
      const [whole, key, field] = new RegExp(`^${REFERENCE.source}$`).exec(value) ?? [];
      return whole === undefined ? fill(value) : valueOf(whole, key, field);
    }
    if (Array.isArray(value)) return value.map(fillAll);
    if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, fillAll(one)]));
    return value;
  };
  return { ...command, path: fill(command.path), body: fillAll(command.body) as Queued['body'], subjects: command.subjects.map(fill) };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Adds a command; the same key twice is one command, also when it has been answered. */
export function give(queue: Queue, command: Queued): Queue {
  if (command.key in queue.replies || queue.commands.some(({ key }) => key === command.key)) return queue;
  return { ...queue, commands: [...queue.commands, command] };
}

/** What may be sent now: per lane the first that waits, if its account is signed in, its time has come and the answers it needs are there. */
export function sendable(queue: Queue, accountId: string | undefined, now: number, underWay: ReadonlySet<string> = new Set()): readonly Queued[] {
  const lanes = new Set<string>();
  const ready: Queued[] = [];
  for (const command of queue.commands) {
    if (command.state === 'refused' || command.accountId !== accountId) continue;
    if (lanes.has(command.lane)) continue;
    lanes.add(command.lane);
    if (command.notBefore <= now && !underWay.has(command.key) && needs(command).every((key) => key in queue.replies)) ready.push(command);
  }
  return ready;
}

/** Commands that wait for the answer of one that is not there: nothing will ever answer it. */
export function orphans(queue: Queue): readonly Queued[] {
  const there = new Set(queue.commands.map(({ key }) => key));
  return queue.commands.filter((command) => command.state === 'waiting' && needs(command).some((key) => !(key in queue.replies) && !there.has(key)));
}

/** When something will be sendable that only has to wait, in milliseconds since 1970. */
export function nextTry(queue: Queue, accountId: string | undefined): number | undefined {
  const times = queue.commands.filter((command) => command.state === 'waiting' && command.accountId === accountId && command.notBefore > 0).map(({ notBefore }) => notBefore);
  return times.length === 0 ? undefined : Math.min(...times);
}

/** The server has done it: it leaves the queue, its answer stays as long as others need it. */
export function done(queue: Queue, key: string, reply: Reply): Queue {
  return tidy({ commands: queue.commands.filter((command) => command.key !== key), replies: { ...queue.replies, [key]: reply } });
}

/** Longest pause between two tries, milliseconds. */
export const LONGEST_PAUSE = 15_000;

/** No answer, or one that says "later": it stays first in its lane. @param random 0 … 1 */
export function later(queue: Queue, key: string, now: number, random: number, retryAfter?: number): Queue {
  return change(queue, key, (command) => {
    const pause = Math.min(LONGEST_PAUSE, 500 * 2 ** Math.min(command.tries, 10)) * (0.75 + random / 2);
    return { ...command, tries: command.tries + 1, notBefore: now + Math.max(pause, (retryAfter ?? 0) * 1_000) };
  });
}

/** The server has refused it: it stays in sight until somebody has seen it, and what needs its answer is refused with it. */
export function refused(queue: Queue, key: string, problem: ProblemBody): Queue {
  let next = change(queue, key, (command) => ({ ...command, state: 'refused' as const, problem }));
  for (const command of queue.commands) {
    if (command.state === 'waiting' && command.key !== key && needs(command).includes(key)) next = refused(next, command.key, { ...problem, code: 'earlier-refused' });
  }
  return next;
}

/** Sends a refused command again, as it is or on top of a newer version, with what waits for its answer. The key is a new one: the old one stands for the old question. */
export function again(queue: Queue, key: string, newKey: string, ifMatch?: number): Queue {
  return {
    ...queue,
    commands: queue.commands.map((command) => {
      if (command.key === key) return { ...awake(command), key: newKey, ...(ifMatch === undefined ? {} : { ifMatch }) };
      if (!needs(command).includes(key)) return command;
      return JSON.parse(JSON.stringify(command.problem?.code === 'earlier-refused' ? awake(command) : command).replaceAll(`{${key}.`, `{${newKey}.`)) as Queued;
    }),
  };
}

function awake(command: Queued): Queued {
  const { key, accountId, path, body, occurredAt, ifMatch, lane, subjects, says } = command;
  return { key, accountId, path, body, occurredAt, ...(ifMatch === undefined ? {} : { ifMatch }), lane, subjects, says, state: 'waiting', tries: 0, notBefore: 0 };
}

/** Takes a command back that was not sent, or puts a refused one out of sight, with those that need its answer. */
export function drop(queue: Queue, key: string): Queue {
  const dependants = queue.commands.filter((command) => command.key !== key && needs(command).includes(key)).map((command) => command.key);
  const next = tidy({ ...queue, commands: queue.commands.filter((command) => command.key !== key) });
  return dependants.reduce(drop, next);
}

/** The network is back: nobody waits for the end of a pause. */
export function hurry(queue: Queue): Queue {
  return { ...queue, commands: queue.commands.map((command) => (command.notBefore === 0 ? command : { ...command, notBefore: 0 })) };
}

function change(queue: Queue, key: string, how: (command: Queued) => Queued): Queue {
  return { ...queue, commands: queue.commands.map((command) => (command.key === key ? how(command) : command)) };
}

/** Answers kept though nothing waits for them yet: a form may refer to its first command after that has been answered, or after a reload. */
export const KEPT_REPLIES = 50;

function tidy(queue: Queue): Queue {
  const needed = new Set(queue.commands.flatMap(needs));
  const all = Object.entries(queue.replies);
  return { ...queue, replies: Object.fromEntries(all.filter(([key], index) => needed.has(key) || index >= all.length - KEPT_REPLIES)) };
}
