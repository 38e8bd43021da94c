import type { StoredEvent } from '#event-store';
import type { ExternalService, OnCase, Place, Priority, Report, Reporter, RequestEvent, SealedNote, SealedPerson } from './events.ts';
import { advance, type Lifecycle, NOT_STARTED, type Step, stepOf } from './lifecycle.ts';
import { current } from './past-events.ts';

/** A request taken over by this one; pending until the other has recorded its merge. */
export interface Absorbed {
  readonly requestId: string;
  readonly mergeId: string;
  readonly pending: boolean;
  readonly reports: readonly Report[];
  readonly responders: readonly OnCase[];
}

/** A responder on the case and the events that say so. */
export interface Joined extends OnCase {
  readonly assignmentId: string;
  readonly eventId: string;
  readonly cause: string;
  /** Reopenings there had been by then. */
  readonly round: number;
}

/** A HelpRequest as its rules (and GET by id) see it. */
export interface RequestState {
  readonly id: string;
  /** Position of the first event in intake's log: what people say on the phone. */
  readonly number: number;
  readonly lifecycle: Lifecycle;
  readonly steps: readonly Step[];
  readonly area: string;
  readonly confidential: boolean;
  readonly place?: Place;
  readonly person?: SealedPerson;
  readonly reporter?: Reporter;
  readonly callId?: string;
  readonly contactAt?: string;
  readonly loggedAt?: string;
  readonly category?: string;
  readonly priority?: Priority;
  /** What the scored questions suggest for the present category. */
  readonly suggested?: Priority;
  readonly answers?: SealedNote;
  readonly neededBy?: string;
  readonly eta?: string;
  readonly notes: readonly (SealedNote & { readonly at: string; readonly by: string })[];
  readonly joined: readonly Joined[];
  readonly absorbed: readonly Absorbed[];
  /** What this request answered to each attempt to merge it. */
  readonly mergeDecisions: Readonly<Record<string, 'merged' | 'declined'>>;
  readonly links: readonly { readonly requestId: string; readonly kind: 'parent' | 'child' | 'related' | 'opened' }[];
  readonly external: Readonly<Partial<Record<ExternalService, 'notified' | 'arrived'>>>;
  readonly suspected: readonly string[];
  readonly informed: readonly string[];
  readonly reopenings: number;
  /** When it was last reopened: as told, but not later than recorded. */
  readonly reopenedAt?: string;
}

/** Before the first event. */
export const INITIAL: RequestState = {
  id: '',
  number: 0,
  lifecycle: NOT_STARTED,
  steps: [],
  area: '',
  confidential: false,
  notes: [],
  joined: [],
  absorbed: [],
  mergeDecisions: {},
  links: [],
  external: {},
  suspected: [],
  informed: [],
  reopenings: 0,
};

/** Every report behind this request, its own first, then those of what was merged into it. */
export function reportsOf(state: RequestState): readonly Report[] {
  const own: Report = {
    requestId: state.id,
    ...(state.callId === undefined ? {} : { callId: state.callId }),
    ...(state.reporter === undefined ? {} : { reporter: state.reporter }),
  };
  return [own, ...state.absorbed.flatMap((absorbed) => absorbed.reports)];
}

/** What goes along when this request is merged into another: reports and people, its own and those of what is merged into it for sure. */
export function broughtBy(state: RequestState): Pick<Absorbed, 'reports' | 'responders'> {
  const settled = { ...state, absorbed: state.absorbed.filter(({ pending }) => !pending) };
  return { reports: reportsOf(settled), responders: everybodyOnCase(settled) };
}

/** Everybody who was on this case or on one merged into it. */
export function everybodyOnCase(state: RequestState): readonly OnCase[] {
  return [
    ...state.joined.map(({ responderId, accountId }) => ({ responderId, ...(accountId === undefined ? {} : { accountId }) })),
    ...state.absorbed.flatMap((absorbed) => absorbed.responders),
  ];
}

/** The next state; total over any history, retracted events folded away. */
export function evolve(before: RequestState, stored: StoredEvent<RequestEvent>): RequestState {
  const event = current(stored);
  const fact = event as RequestEvent;
  const state = before.id === '' ? { ...before, id: event.stream, number: event.position } : before;
  if (fact.type === 'ReportRetracted') return without(state, fact.data.retracted);
  const step = stepOf(event, state.category !== undefined && state.priority !== undefined ? 'triaged' : 'logged');
  const moved = step === undefined ? state : { ...state, steps: [...state.steps, step], lifecycle: advance(state.lifecycle, step) };
  return withFact(moved, fact, event);
}

function without(state: RequestState, retracted: readonly string[]): RequestState {
  const steps = state.steps.filter((step) => !retracted.includes(step.eventId));
  return {
    ...state,
    steps,
    lifecycle: steps.length === state.steps.length ? state.lifecycle : steps.reduce(advance, NOT_STARTED),
    joined: state.joined.filter((joined) => !retracted.includes(joined.eventId)),
  };
}

function withNote(state: RequestState, note: SealedNote | undefined, event: StoredEvent): RequestState {
  if (note === undefined || state.notes.some((known) => known.noteId === note.noteId && known.details === note.details)) return state;
  return { ...state, notes: [...state.notes, { ...note, at: event.occurredAt, by: event.actor.id }] };
}

function withFact(state: RequestState, fact: RequestEvent, event: StoredEvent): RequestState {
  switch (fact.type) {
    case 'RequestDrafted':
    case 'RequestLogged': {
      const { note, dividedFrom, guessed: _, number: __, ...body } = { dividedFrom: undefined, guessed: undefined, number: undefined, ...fact.data };
      return withNote(
        {
          ...state,
          ...body,
          confidential: fact.data.confidential === true,
          ...(fact.type === 'RequestLogged' ? { loggedAt: state.loggedAt ?? event.occurredAt } : {}),
          ...(dividedFrom === undefined ? {} : { links: [...state.links, { requestId: dividedFrom, kind: 'parent' as const }] }),
        },
        note,
        event,
      );
    }
    case 'RequestAmended': {
      const { note, ...changed } = fact.data;
      return withNote({ ...state, ...changed }, note, event);
    }
    case 'QuestionsAnswered':
      return { ...state, answers: fact.data.note, suggested: fact.data.suggested };
    case 'CategorySet': {
      // A score belongs to the category whose questions were asked.
      const { suggested: _, ...rest } = state;
      return { ...(state.category === fact.data.category ? state : rest), category: fact.data.category };
    }
    case 'PrioritySet':
      return withNote({ ...state, priority: fact.data.priority }, fact.data.reason, event);
    case 'ResponderJoined': {
      const { assignmentId, responderId, accountId, cause } = fact.data;
      return {
        ...state,
        joined: [...state.joined, { assignmentId, responderId, ...(accountId === undefined ? {} : { accountId }), cause, eventId: event.id, round: state.reopenings }],
      };
    }
    case 'RequestReopened':
      return withNote(
        { ...state, reopenings: state.reopenings + 1, reopenedAt: event.occurredAt < event.recordedAt ? event.occurredAt : event.recordedAt, informed: [] },
        fact.data.note,
        event,
      );
    case 'DuplicateAbsorbed': {
      const { requestId, mergeId, reports, responders = [] } = fact.data;
      return { ...state, absorbed: [...state.absorbed, { requestId, mergeId, reports, responders, pending: true }] };
    }
    case 'MergeConfirmed':
      return { ...state, absorbed: state.absorbed.map((absorbed) => (absorbed.requestId === fact.data.requestId ? { ...absorbed, ...fact.data, pending: false } : absorbed)) };
    case 'DuplicateReleased':
      return { ...state, absorbed: state.absorbed.filter((absorbed) => absorbed.requestId !== fact.data.requestId) };
    case 'RequestMerged':
      return { ...state, mergeDecisions: { ...state.mergeDecisions, [fact.data.mergeId]: 'merged' } };
    case 'MergeDeclined':
      return { ...state, mergeDecisions: { ...state.mergeDecisions, [fact.data.mergeId]: 'declined' } };
    case 'NeededBySet': {
      const { neededBy: _, ...rest } = state;
      return fact.data.neededBy === undefined ? rest : { ...state, neededBy: fact.data.neededBy };
    }
    case 'EtaPromised':
      return withNote({ ...state, eta: fact.data.at }, fact.data.note, event);
    case 'RequestsLinked':
      return { ...state, links: [...state.links, { requestId: fact.data.requestId, kind: fact.data.kind }] };
    case 'RequestDivided':
      return { ...state, links: [...state.links, ...fact.data.into.map((requestId) => ({ requestId, kind: 'child' as const }))] };
    case 'DuplicateSuspected':
      return { ...state, suspected: [...state.suspected, fact.data.requestId] };
    case 'ExternalServiceNotified':
      return withNote({ ...state, external: { ...state.external, [fact.data.service]: 'notified' } }, fact.data.note, event);
    case 'ExternalServiceArrived':
      return { ...state, external: { ...state.external, [fact.data.service]: 'arrived' } };
    case 'CallerInformed':
      return withNote(fact.data.outcome === 'no-answer' ? state : { ...state, informed: [...state.informed, fact.data.personId] }, fact.data.note, event);
    case 'NoteAdded':
    case 'RequestResolved':
    case 'FollowUpRecorded':
    case 'RequestClosed':
    case 'RequestReturned':
    case 'RequestHeld':
    case 'RequestUnmerged':
    case 'RequestCancelled':
    case 'RequestUnfounded':
    case 'RequestTransferred':
      return withNote(state, fact.data.note, event);
    case 'DraftDiscarded':
    case 'RequestDispatched':
    case 'RequestStarted':
    case 'RequestResumed':
    case 'ReportRetracted':
    case 'EventRefused':
      return state;
    default:
      return fact satisfies never;
  }
}
