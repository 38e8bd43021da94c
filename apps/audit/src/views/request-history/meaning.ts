import { FACT, FOLLOW_UP, OUTCOME } from '../../intervals/fact.ts';
import type { DataOf, WireType } from '../../log/wire.ts';
import type { NewFact } from './document.ts';

/** What a meaning needs of the document: indexes of words and of earlier facts. */
export interface FactContext {
  readonly word: (text: string) => number;
  /** -1 when the request never had that event. */
  readonly factOf: (eventId: string) => number;
}

type Meaning<T extends WireType> = (data: DataOf<T>, context: FactContext) => readonly NewFact[];

const PRIORITY: Readonly<Record<string, number>> = { P1: 1, P2: 2, P3: 3, P4: 4, P5: 5 };
const OUTCOMES = { done: OUTCOME.done, 'visit-again': OUTCOME.visitAgain, 'not-possible': OUTCOME.notPossible } as const;
const MILESTONES: Readonly<Record<string, number>> = {
  acknowledged: FACT.acknowledged,
  'en-route': FACT.enRoute,
  'on-scene': FACT.onScene,
  'with-person': FACT.withPerson,
  transporting: FACT.leftScene,
  'at-facility': FACT.atFacility,
  'handed-over': FACT.handedOver,
};

/** n of `<requestId>.<n>`. */
function assignmentOf(assignmentId: string): number {
  return Number(assignmentId.slice(assignmentId.lastIndexOf('.') + 1)) || 0;
}

const plain = (kind: number) => (): readonly NewFact[] => [{ kind }];
const report =
  (kind: number) =>
  (data: { readonly assignmentId: string }): readonly NewFact[] => [{ kind, assignment: assignmentOf(data.assignmentId) }];

function retraction(ids: readonly string[], { factOf }: FactContext): readonly NewFact[] {
  return ids.length === 0 ? [{ kind: FACT.retraction }] : ids.map((id) => ({ kind: FACT.retraction, extra: factOf(id) }));
}

function body(kind: number, data: { readonly area: string; readonly contactAt?: string; readonly category?: string }, { word }: FactContext): readonly NewFact[] {
  return [
    { kind },
    { kind: FACT.areaSet, extra: word(data.area) },
    ...(data.category === undefined ? [] : [{ kind: FACT.categorySet, extra: word(data.category) }]),
    ...(data.contactAt === undefined ? [] : [{ kind: FACT.contact, at: Date.parse(data.contactAt) }]),
  ];
}

/**
 * The one table between what services say and what it means for times: wire type → facts, the first of which is the event itself.
 * A type that is not here concerns the request (timeline) without moving a time.
 */
export const MEANINGS: { readonly [T in WireType]?: Meaning<T> } = {
  'intake.request.drafted.v1': (data, context) => body(FACT.drafted, data, context),
  'intake.request.logged.v1': (data, context) => body(FACT.logged, data, context),
  'intake.request.draft-discarded.v1': plain(FACT.discarded),
  'intake.request.category-set.v1': (data, { word }) => [{ kind: FACT.categorySet, extra: word(data.category) }],
  'intake.request.priority-set.v1': (data, { word }) => [
    { kind: FACT.prioritySet, extra: PRIORITY[data.priority] ?? 0 },
    ...(data.category === undefined ? [] : [{ kind: FACT.categorySet, extra: word(data.category) }]),
    ...(data.triages === true ? [{ kind: FACT.triaged }] : []),
  ],
  'intake.request.amended.v1': (data, { word }) => [
    { kind: FACT.other },
    ...(data.area === undefined ? [] : [{ kind: FACT.areaSet, extra: word(data.area) }]),
    ...(data.category === undefined ? [] : [{ kind: FACT.categorySet, extra: word(data.category) }]),
  ],
  'intake.request.follow-up-recorded.v1': (data) => [
    {
      kind: FACT.followedUp,
      extra: (data.outcome === 'not-reached' ? 0 : FOLLOW_UP.reached) + (data.outcome === 'solved' ? FOLLOW_UP.solved : 0) + (data.rating ?? 0) * FOLLOW_UP.rating,
    },
  ],
  'intake.request.resolved.v1': plain(FACT.resolved),
  'intake.request.closed.v1': plain(FACT.closed),
  'intake.request.cancelled.v1': plain(FACT.cancelled),
  'intake.request.unfounded.v1': plain(FACT.unfounded),
  'intake.request.transferred.v1': plain(FACT.transferred),
  'intake.request.reopened.v1': plain(FACT.reopened),
  'intake.request.returned.v1': plain(FACT.returned),
  'intake.request.held.v1': plain(FACT.held),
  'intake.request.resumed.v1': plain(FACT.resumed),
  'intake.request.merged.v1': plain(FACT.merged),
  'intake.request.unmerged.v1': plain(FACT.unmerged),
  'intake.request.report-retracted.v1': (data, context) => retraction(data.retracted, context),
  'dispatch.case.reopened.v1': (data) => [{ kind: FACT.caseReopened, extra: data.round }],
  'dispatch.assignment.offered.v1': (data, { word }) => [{ kind: FACT.offered, assignment: assignmentOf(data.assignmentId), extra: word(data.responderId) }],
  'dispatch.assignment.moved-in.v1': (data, { word }) => {
    const assignment = assignmentOf(data.assignmentId);
    const { milestones } = data.carried;
    return [
      // Nothing reached yet: coming over from the other case is this case's offer. Otherwise the offer was there, before the merge.
      { kind: milestones.length === 0 ? FACT.offered : FACT.movedIn, assignment, extra: word(data.responderId) },
      ...milestones.map(({ milestone, at }) => ({ kind: MILESTONES[milestone] ?? FACT.other, assignment, at: Date.parse(at) })),
    ];
  },
  'dispatch.assignment.moved.v1': report(FACT.movedAway),
  'dispatch.assignment.reassigned.v1': report(FACT.movedAway),
  'dispatch.assignment.timed-out.v1': report(FACT.timedOut),
  'dispatch.assignment.stood-down.v1': report(FACT.stoodDown),
  'dispatch.assignment.declined.v1': report(FACT.declined),
  'dispatch.assignment.acknowledged.v1': report(FACT.acknowledged),
  'dispatch.assignment.en-route.v1': report(FACT.enRoute),
  'dispatch.assignment.on-scene.v1': report(FACT.onScene),
  'dispatch.assignment.with-person.v1': report(FACT.withPerson),
  'dispatch.assignment.transporting.v1': report(FACT.leftScene),
  'dispatch.assignment.at-facility.v1': report(FACT.atFacility),
  'dispatch.assignment.handed-over.v1': report(FACT.handedOver),
  'dispatch.assignment.cleared.v1': (data) => [{ kind: FACT.cleared, assignment: assignmentOf(data.assignmentId), extra: OUTCOMES[data.outcome] }],
  'dispatch.assignment.back-in-service.v1': report(FACT.backInService),
  'dispatch.assignment.blocked.v1': report(FACT.blocked),
  'dispatch.assignment.unblocked.v1': report(FACT.unblocked),
  'dispatch.report.retracted.v1': (data, context) => retraction(data.undoes.length > 0 ? data.undoes : [data.retracted], context),
};

/** The facts of an event within its own request. */
export function factsOf(type: string, data: object, context: FactContext): readonly NewFact[] {
  const meaning = MEANINGS[type as WireType] as ((data: object, context: FactContext) => readonly NewFact[]) | undefined;
  return meaning === undefined ? OTHER : meaning(data, context);
}

const OTHER: readonly NewFact[] = [{ kind: FACT.other }];
