import { setTimeout as pause } from 'node:timers/promises';
import type { Answer } from '../drive/connection.ts';
import type { Session } from '../drive/session.ts';
import type { Played } from './record.ts';

/** Milliseconds for which a timeline may go on being "not now". */
const PATIENCE = 120_000;

interface Entry {
  readonly id: string;
  readonly type: string;
  readonly stream: string;
  readonly version: number;
  readonly occurredAt: string;
  readonly subject?: string;
}

interface Timeline {
  readonly entries: readonly Entry[];
  readonly intervals: Readonly<Record<string, number | null>>;
}

/** How a timeline differs from what its client was told; all empty = it does not. */
export interface Difference {
  /** Acknowledged commands without a trace. */
  readonly lost: readonly string[];
  /** Commands of which only some events are there. */
  readonly partial: readonly string[];
  /** Events more than once, or more of a kind than all commands made. */
  readonly duplicated: readonly string[];
  /** Times, subjects and intervals that are not as told. */
  readonly wrong: readonly string[];
}

/** Compares one timeline with the client's own record. */
export async function compare(reader: Session, played: Played, after?: string): Promise<Difference> {
  const answer = await patiently(() => reader.get<Timeline>(`/api/audit/timelines/${played.requestId}`, { after }));
  if (answer.status !== 200)
    return { lost: played.told.map(({ path }) => `${played.requestId} ${path}: the timeline was answered ${answer.status}`), partial: [], duplicated: [], wrong: [] };
  return differences(played, answer.body);
}

/** Asks again what is answered "not now", when it is said. */
async function patiently<Body>(ask: () => Promise<Answer<Body>>): Promise<Answer<Body>> {
  for (const end = performance.now() + PATIENCE; ; ) {
    const answer = await ask();
    const again = Number(answer.headers['retry-after'] ?? 0) * 1_000;
    if (answer.status !== 503 || performance.now() + again > end) return answer;
    await pause(again);
  }
}

function differences(played: Played, { entries, intervals }: Timeline): Difference {
  const lost: string[] = [];
  const partial: string[] = [];
  const wrong: string[] = [];
  const at = new Map(entries.map((entry) => [`${entry.stream}@${entry.version}`, entry]));
  const wanted = new Map<string, number>();
  for (const told of played.told) {
    const first = told.version - told.makes.length + 1;
    const found = told.makes.map((type, index) => ({ type, entry: at.get(`${told.stream}@${first + index}`) }));
    for (const { type } of found) wanted.set(type, (wanted.get(type) ?? 0) + 1);
    const missing = found.filter(({ type, entry }) => entry?.type !== type);
    if (missing.length === found.length) lost.push(`${played.requestId} ${told.path} (${told.stream}@${told.version})`);
    else if (missing.length > 0) partial.push(`${played.requestId} ${told.path}: no ${missing.map(({ type }) => type).join(', ')}`);
    for (const { type, entry } of found) {
      if (entry === undefined) continue;
      if (told.occurredAt !== '' && entry.occurredAt !== told.occurredAt) wrong.push(`${played.requestId} ${type}: happened ${entry.occurredAt}, told was ${told.occurredAt}`);
      if (told.subject !== undefined && entry.subject !== told.subject) wrong.push(`${played.requestId} ${type}: is about ${entry.subject}, told was ${told.subject}`);
    }
  }
  const ids = new Set<string>();
  const counted = new Map<string, number>();
  const duplicated: string[] = [];
  for (const { id, type } of entries) {
    if (ids.has(id)) duplicated.push(`${played.requestId} ${type}: event ${id} stands twice`);
    ids.add(id);
    counted.set(type, (counted.get(type) ?? 0) + 1);
  }
  for (const [type, count] of counted) {
    const limit = wanted.get(type) ?? ONCE[type];
    if (limit !== undefined && count > limit) duplicated.push(`${played.requestId} ${type}: ${count} times, made ${limit} times`);
  }
  for (const [name, seconds] of Object.entries(played.intervals)) {
    const found = intervals[name];
    if (found === undefined || found === null || Math.abs(found - seconds) > 0.0005) wrong.push(`${played.requestId} ${name}: ${found} s, by the client's clock ${seconds} s`);
  }
  const last = ENDS[played.status];
  if (last !== undefined && !counted.has(last)) wrong.push(`${played.requestId}: not ${played.status}`);
  return { lost, partial, duplicated, wrong };
}

/** What follows from a request at most once in the stories that are played. */
const ONCE: Readonly<Record<string, number>> = { 'intake.call.linked.v1': 1, 'dispatch.case.opened.v1': 1, 'dispatch.case.done.v1': 1, 'intake.request.resolved.v1': 1 };

const ENDS: Readonly<Record<string, string>> = { closed: 'intake.request.closed.v1', cancelled: 'intake.request.cancelled.v1' };
