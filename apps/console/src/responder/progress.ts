import type { Queued } from '../command/queue.ts';
import type { Answered } from '../command/sender.ts';

/** Milestones in the order in which they are reached; each is also the last part of the command's path, except where PATHS says another. */
export const STEPS = ['acknowledged', 'en-route', 'on-scene', 'with-person', 'transporting', 'at-facility', 'handed-over'] as const;
/** One of {@link STEPS}. */
export type Step = (typeof STEPS)[number];
/** A step that follows the yes. */
export type LaterStep = Exclude<Step, 'acknowledged'>;

const PATHS: Readonly<Record<string, string>> = { acknowledged: 'acknowledge', 'handed-over': 'hand-over' };
const STEP_OF = new Map<string, Step>(STEPS.map((step) => [PATHS[step] ?? step, step]));

/** Address of a report on an assignment. */
export function pathOf(assignmentId: string, step: string): string {
  return `/api/dispatch/assignments/${assignmentId}/${PATHS[step] ?? step}`;
}

/** An assignment as its responder knows it: what the server says, and what still waits on this phone. */
export interface Standing {
  readonly status: string;
  readonly times: Readonly<Record<string, string>>;
  readonly blocked: boolean;
  /** Declined or cleared on this phone, not sent yet. */
  readonly over: 'declined' | 'cleared' | undefined;
}

interface Told {
  readonly assignmentId: string;
  readonly status: string;
  readonly times: Readonly<Record<string, string>>;
  readonly blockedSince?: string;
}

/** What a picture of a case does not show yet: reports that were answered with a newer version than it has, then those that wait. */
export function notShown(version: number | undefined, answered: readonly Answered[], commands: readonly Queued[]): readonly Queued[] {
  const newer = answered.filter(({ reply }) => version !== undefined && typeof reply['version'] === 'number' && reply['version'] > version);
  return [...newer.map(({ command }) => command), ...commands];
}

/** Reports of one assignment that wait on this phone, with the last part of their path. */
export function waitingFor(assignmentId: string, commands: readonly Queued[]): readonly { readonly verb: string; readonly command: Queued }[] {
  const beginning = `/api/dispatch/assignments/${assignmentId}/`;
  return commands.filter(({ state, path }) => state === 'waiting' && path.startsWith(beginning)).map((command) => ({ verb: command.path.slice(beginning.length), command }));
}

/** The assignment with what waits on this phone already told, so that nobody without a network is asked for the same step twice. */
export function withWaiting(assignment: Told, commands: readonly Queued[]): Standing {
  let times = assignment.times;
  let blocked = assignment.blockedSince !== undefined;
  let over: Standing['over'];
  for (const { verb, command } of waitingFor(assignment.assignmentId, commands)) {
    const step = STEP_OF.get(verb);
    if (step !== undefined && times[step] === undefined) times = { ...times, [step]: command.occurredAt };
    if (verb === 'block' || verb === 'unblock') blocked = verb === 'block';
    if (verb === 'decline') over = 'declined';
    if (verb === 'clear') over = 'cleared';
  }
  return { status: STEPS.findLast((step) => times[step] !== undefined) ?? assignment.status, times, blocked, over };
}

/** The steps of this errand after the yes: an escort goes on to the hospital, an errand with stages ends with a delivery. */
export function stepsOf(stages: readonly { readonly kind: string }[]): readonly LaterStep[] {
  const escorted = stages.some(({ kind }) => kind === 'to-facility');
  return ['en-route', 'on-scene', 'with-person', ...(escorted ? (['transporting', 'at-facility'] as const) : []), ...(stages.length > 0 ? (['handed-over'] as const) : [])];
}

/** What comes next: the first step after the furthest one reached; skipped ones may be told later. */
export function nextStep({ times }: Pick<Standing, 'times'>, steps: readonly LaterStep[]): LaterStep | 'clear' {
  const furthest = STEPS.findLastIndex((step) => times[step] !== undefined);
  return steps.find((step) => STEPS.indexOf(step) > furthest) ?? 'clear';
}

/** The step already told that a late one would come on the wrong side of: earlier steps happen before it, later ones after it, to the minute. */
export function crossedBy(step: Step, at: string | undefined, times: Readonly<Record<string, string>>): { readonly step: Step; readonly side: 'before' | 'after' } | undefined {
  if (at === undefined) return undefined;
  const place = STEPS.indexOf(step);
  const minute = (time: string) => Math.floor(Date.parse(time) / 60_000);
  const before = STEPS.find((one, index) => index < place && times[one] !== undefined && minute(times[one]) > minute(at));
  if (before !== undefined) return { step: before, side: 'before' };
  const after = STEPS.find((one, index) => index > place && times[one] !== undefined && minute(times[one]) < minute(at));
  return after === undefined ? undefined : { step: after, side: 'after' };
}
