import { ESCALATION_LEVELS, type EscalationLevel, type Holder, type Item, type PlannedStage, type Seat } from './events.ts';
import { type Progress, progressOf, rankOf } from './progress.ts';
import type { Alarm, Assignment, CaseState } from './state.ts';

/** Noted: logged, not triaged. The others are domain.md's. */
export type CaseStatus = 'Unknown' | 'Noted' | 'Open' | 'Crewed' | 'UnderWay' | 'Done' | 'Suspended' | 'StoodDown';

/** An assignment with where it stands. */
export interface Standing {
  readonly assignment: Assignment;
  readonly progress: Progress;
}

/** The round's assignments with where they stand. */
export function standings(state: CaseState): readonly Standing[] {
  return state.assignments.filter((assignment) => assignment.round === state.round).map((assignment) => ({ assignment, progress: progressOf(assignment, state.placeAmendedAt) }));
}

/** Those that are not over. */
export function live(all: readonly Standing[]): readonly Standing[] {
  return all.filter(({ progress }) => !progress.ended);
}

/** Somebody who counts towards the minimum: he said yes and is on it, cleared it as done, or had been on scene before it ended otherwise. */
export function serves({ progress }: Standing): boolean {
  if (progress.outcome === 'done') return true;
  if (!progress.acknowledged) return false;
  if (!progress.ended) return true;
  if (progress.status === 'cleared') return false;
  return progress.milestone !== undefined && rankOf(progress.milestone) >= rankOf('on-scene');
}

/** How many serve, the same person counted once. */
export function crewSize(all: readonly Standing[]): number {
  return new Set(all.filter(serves).map(({ assignment }) => assignment.responderId)).size;
}

/** Whether the case may be finished with this crew. */
export function crewSuffices(state: CaseState, present: number): boolean {
  return state.overridden !== undefined || present >= state.minimum;
}

/** The case's status, derived from its assignments. */
export function statusOf(state: CaseState, all: readonly Standing[] = standings(state)): CaseStatus {
  if (state.phase === 'unknown') return 'Unknown';
  if (state.phase === 'noted') return 'Noted';
  if (state.stoodDown !== undefined) return 'StoodDown';
  // What was finished stays so, whatever a later priority would ask of a crew.
  if (state.doneEventId !== undefined) return 'Done';
  const alive = live(all);
  const someDone = all.some(({ progress }) => progress.outcome === 'done');
  if (alive.length === 0) {
    if (someDone && crewSuffices(state, crewSize(all))) return 'Done';
    if (state.withdrawn !== undefined) return 'StoodDown';
    if (state.held !== undefined) return 'Suspended';
  }
  if (someDone || alive.some(({ progress }) => progress.milestone !== undefined && rankOf(progress.milestone) >= rankOf('en-route'))) return 'UnderWay';
  if (state.seats.length > 0 && state.seats.every((seat) => alive.some(({ assignment, progress }) => assignment.seat === seat.seat && progress.acknowledged))) return 'Crewed';
  return 'Open';
}

/** Seats that nobody alive has and nobody has cleared as done. */
export function freeSeats(state: CaseState, all: readonly Standing[] = standings(state)): readonly Seat[] {
  const taken = new Set(all.filter(({ progress }) => !progress.ended || progress.outcome === 'done').map(({ assignment }) => assignment.seat));
  return state.seats.filter(({ seat }) => !taken.has(seat));
}

/** Somebody is on it but fewer than the minimum, and nobody has overridden that. */
export function isShort(state: CaseState, all: readonly Standing[] = standings(state)): boolean {
  const present = crewSize(all);
  return present > 0 && !crewSuffices(state, present);
}

/** Alarms that still ask for something. */
export function openAlarms(state: CaseState, all: readonly Standing[] = standings(state)): readonly Alarm[] {
  const alive = new Set(live(all).map(({ assignment }) => assignment.assignmentId));
  return state.alarms.filter((alarm) => alarm.settled === undefined && alarm.assignmentIds.some((id) => alive.has(id)));
}

/** Assignments that have to acknowledge the amended place. */
export function toAcknowledgePlace(state: CaseState, all: readonly Standing[] = standings(state)): readonly string[] {
  if (state.placeAmendedAt === 0) return [];
  return live(all)
    .filter(({ progress }) => progress.acknowledged && !progress.knowsPlace)
    .map(({ assignment }) => assignment.assignmentId);
}

/** Nobody is offered it or on it, and it is not waiting, withdrawn or over. */
export function isUnassigned(state: CaseState, all: readonly Standing[] = standings(state)): boolean {
  return state.phase === 'open' && statusOf(state, all) === 'Open' && live(all).length === 0;
}

/** Adds seconds to an instant. */
export function plusSeconds(instant: string, seconds: number): string {
  return new Date(Date.parse(instant) + seconds * 1000).toISOString();
}

/** When a case in the queue becomes hot. */
export function hotAt(state: Pick<CaseState, 'queuedAt' | 'hotAfterSeconds'>): string {
  return plusSeconds(state.queuedAt, state.hotAfterSeconds);
}

/** The next level to be told and when, while nobody is assigned: at the threshold, at twice it, at four times it. */
export function nextEscalation(state: CaseState, all: readonly Standing[] = standings(state)): { readonly level: EscalationLevel; readonly dueAt: string } | undefined {
  if (!isUnassigned(state, all)) return undefined;
  const index = state.escalated === undefined ? 0 : ESCALATION_LEVELS.indexOf(state.escalated) + 1;
  const level = ESCALATION_LEVELS[index];
  const seconds = state.escalateAfterSeconds[index];
  return level === undefined || seconds === undefined ? undefined : { level, dueAt: plusSeconds(state.queuedAt, seconds) };
}

/** A stage as planned, with when it began and ended. */
export interface StageStanding extends PlannedStage {
  readonly startedAt?: string;
  readonly completedAt?: string;
}

/** The last plan, with times; stages told without a plan follow it. */
export function stagesOf(state: CaseState): readonly StageStanding[] {
  const reports = state.assignments.flatMap(({ reports: told }) => told).toSorted((a, b) => a.version - b.version);
  const stages = new Map<string, StageStanding>();
  const plan = reports.findLast(({ type }) => type === 'StagesPlanned');
  for (const stage of (plan?.data['stages'] as readonly PlannedStage[] | undefined) ?? []) stages.set(stage.stage, stage);
  for (const { type, at, data } of reports) {
    if (type !== 'StageStarted' && type !== 'StageCompleted') continue;
    const key = data['stage'] as string;
    const known = stages.get(key) ?? { stage: key, kind: key };
    const place = data['place'] as string | undefined;
    stages.set(key, { ...known, ...(place === undefined ? {} : { place }), ...(type === 'StageStarted' ? { startedAt: at } : { completedAt: at }) });
  }
  return [...stages.values()];
}

/** What somebody holds after all transfers told, each kind with its count. */
export function heldBy(state: CaseState, holder: Holder): readonly Item[] {
  const counts = new Map<string, Item>();
  const same = (other: Holder) => other.kind === holder.kind && other.id === holder.id;
  for (const { reports } of state.assignments) {
    for (const { type, data } of reports) {
      if (type !== 'CustodyTransferred') continue;
      const { item, from, to } = data as unknown as { item: Item; from: Holder; to: Holder };
      const change = (same(to) ? item.count : 0) - (same(from) ? item.count : 0);
      if (change === 0) continue;
      const key = `${item.what} ${item.unit ?? ''}`;
      counts.set(key, { ...item, count: (counts.get(key)?.count ?? 0) + change });
    }
  }
  return [...counts.values()].filter(({ count }) => count > 0);
}
