import type { Sealed } from '#event-store';

/** P1 life, P2 urgent, P3 today, P4 routine, P5 question. */
export const PRIORITIES = ['P1', 'P2', 'P3', 'P4', 'P5'] as const;
/** One of {@link PRIORITIES}. */
export type Priority = (typeof PRIORITIES)[number];

/**
 * Where help is needed, in plain text and as deep as known. `area` is the path of the deepest known level
 * (`city/district/street/community/estate/building`); `estate` and `building` are its slugs. The room is personal and lies sealed in a person or note.
 */
export interface Place {
  readonly area: string;
  readonly communityId: string;
  readonly estate?: string;
  readonly building?: string;
  readonly unit?: string;
  readonly floor?: number;
}

/** A person and what we know of them, sealed once as JSON `{name?, phone?, room?, age?, health?}` under the person's key. */
export interface SealedPerson {
  readonly personId: string;
  readonly details?: Sealed;
}

/** Free text, sealed as JSON `{text?, room?, answers?, reasons?}` under a key of its own. */
export interface SealedNote {
  readonly noteId: string;
  readonly details: Sealed;
}

/** How the reporter stands to the person who needs help. */
export const RELATIONS = ['self', 'family', 'neighbour', 'steward', 'staff', 'passer-by', 'other'] as const;
/** One of {@link RELATIONS}. */
export type Relation = (typeof RELATIONS)[number];

/** Who told us. `details` is left out where the reporter is the person (same personId). */
export interface Reporter extends SealedPerson {
  readonly relation: Relation;
  /** Set when the reporter is a responder (a steward): he may not confirm what he worked on. */
  readonly responderId?: string;
}

/** One way the request reached us; a survivor of merges has several, and every caller is called back. */
export interface Report {
  readonly requestId: string;
  readonly callId?: string;
  readonly reporter?: Reporter;
}

/** What a draft or a logged request says of itself. */
export interface RequestBody {
  readonly area: string;
  readonly place?: Place;
  readonly person?: SealedPerson;
  readonly reporter?: Reporter;
  readonly note?: SealedNote;
  /** The call, chat or visit it came from. */
  readonly callId?: string;
  /** Time zero: ring, message or visit; left out where it is not known. */
  readonly contactAt?: string;
  readonly neededBy?: string;
  /** A tip whose reporter only supervisors see; such a request is never dispatched. */
  readonly confidential?: true;
}

/** Somebody who acknowledged or did more; such a person never confirms. */
export interface OnCase {
  readonly responderId: string;
  readonly accountId?: string;
}

type Fact<Type extends string, Data extends object> = { readonly type: Type; readonly data: Data; readonly occurredAt?: string };

/** Begins a request from the first keystroke or from a pasted line. */
export type RequestDrafted = Fact<'RequestDrafted', RequestBody & { readonly category?: string; readonly guessed?: true }>;
/** Ends a draft; `abandoned` is the scheduler's word. */
export type DraftDiscarded = Fact<'DraftDiscarded', { readonly reason: 'discarded' | 'abandoned' }>;
/** The complete body; from here on the request counts. */
export type RequestLogged = Fact<
  'RequestLogged',
  RequestBody & {
    readonly place: Place;
    readonly dividedFrom?: string /** The number people say, where it is not this event's own position: it began as a draft. */;
    readonly number?: number;
  }
>;
/** Answers and the reasons of the score in words are health facts: both lie in the sealed note `{answers, reasons}`. */
export type QuestionsAnswered = Fact<'QuestionsAnswered', { readonly category: string; readonly note: SealedNote; readonly score: number; readonly suggested: Priority }>;
/** What kind of help. */
export type CategorySet = Fact<'CategorySet', { readonly category: string; readonly was?: string }>;
/** How urgent; with a category it makes a Logged request Triaged (`triages: true`), which opens its case in dispatch. */
export type PrioritySet = Fact<
  'PrioritySet',
  {
    readonly priority: Priority;
    readonly was?: Priority;
    readonly category?: string;
    /** questions: as scored; default: the category's; person: overridden, with `reason`. */
    readonly basis: 'questions' | 'default' | 'person';
    readonly score?: number;
    readonly reason?: SealedNote;
    readonly triages?: true;
  }
>;
/** The first offer was made (dispatch). */
export type RequestDispatched = Fact<'RequestDispatched', { readonly assignmentId: string; readonly responderId: string; readonly cause: string }>;
/** Somebody is on the case from now on (acknowledged or later) and may never confirm it. */
export type ResponderJoined = Fact<'ResponderJoined', { readonly assignmentId: string; readonly responderId: string; readonly accountId?: string; readonly cause: string }>;
/** The first report of en route or later (dispatch). */
export type RequestStarted = Fact<'RequestStarted', { readonly assignmentId: string; readonly responderId: string; readonly cause: string }>;
/** What the responders say: done. */
export type RequestResolved = Fact<'RequestResolved', { readonly basis: 'case-done' | 'answered-on-call'; readonly cause?: string; readonly note?: SealedNote }>;
/** What someone else says. `day` is the local day it was recorded, by which failed attempts count. */
export type FollowUpRecorded = Fact<
  'FollowUpRecorded',
  {
    readonly outcome: 'solved' | 'not-solved' | 'not-reached';
    readonly asked: Confirmer;
    readonly askedPersonId?: string;
    readonly day: string;
    /** 1 … 5, where the asked person gave one. */
    readonly rating?: number;
    readonly note?: SealedNote;
  }
>;
/** Work starts again; history and clock stay. */
export type RequestReopened = Fact<'RequestReopened', { readonly reason: 'not-solved' | 'came-back' | 'wrongly-ended'; readonly note?: SealedNote }>;
/** The end, and on whose word. */
export type RequestClosed = Fact<'RequestClosed', { readonly basis: 'verified' | 'unreachable' | 'answered-on-call'; readonly attempts?: number; readonly note?: SealedNote }>;
/** Sent back to whoever logged it: `missing` names what is needed (`place`, `person`, `phone`, `need`, `other`). */
export type RequestReturned = Fact<'RequestReturned', { readonly missing: readonly string[]; readonly note?: SealedNote }>;
/** Waits; with `until` it wakes by itself. `cause` is set when dispatch's "visit again at T" did it. */
export type RequestHeld = Fact<
  'RequestHeld',
  { readonly until?: string; readonly reason: 'visit-again' | 'asked-to-wait' | 'no-supply' | 'other'; readonly cause?: string; readonly note?: SealedNote }
>;
/** Goes on where it stood. */
export type RequestResumed = Fact<'RequestResumed', { readonly by: 'person' | 'wake-time' }>;
/** Survivor's first step of a merge: takes over the other's reports; pending until MergeConfirmed. */
export type DuplicateAbsorbed = Fact<
  'DuplicateAbsorbed',
  { readonly requestId: string; readonly mergeId: string; readonly reports: readonly Report[]; readonly responders?: readonly OnCase[] }
>;
/** Survivor's last step: the other one has recorded RequestMerged. What it brought is named again where more came between the steps. */
export type MergeConfirmed = Fact<'MergeConfirmed', { readonly requestId: string; readonly reports?: readonly Report[]; readonly responders?: readonly OnCase[] }>;
/** Survivor lets go: the other was unmerged, or would not be merged. */
export type DuplicateReleased = Fact<'DuplicateReleased', { readonly requestId: string; readonly reason: 'unmerged' | 'refused' }>;
/** The merged one's step: it goes on in `into`. */
export type RequestMerged = Fact<'RequestMerged', { readonly into: string; readonly mergeId: string }>;
/** The other one's no to a merge, recorded so that this attempt can never succeed later: the survivor lets go. */
export type MergeDeclined = Fact<'MergeDeclined', { readonly into: string; readonly mergeId: string; readonly code: string }>;
/** Undoes a merge: back to the state before. */
export type RequestUnmerged = Fact<'RequestUnmerged', { readonly from: string; readonly note?: SealedNote }>;
/** Not needed any more, as told by `by`. */
export type RequestCancelled = Fact<'RequestCancelled', { readonly by: 'person' | 'reporter' | 'service'; readonly note?: SealedNote }>;
/** Was never so. */
export type RequestUnfounded = Fact<'RequestUnfounded', { readonly note?: SealedNote }>;
/** Another service acts and we stop. */
export type RequestTransferred = Fact<'RequestTransferred', { readonly to: ExternalService; readonly reference?: string; readonly note?: SealedNote }>;
/** Content edit: only what changed is named; `area` whenever the place changed. */
export type RequestAmended = Fact<
  'RequestAmended',
  { readonly area?: string; readonly place?: Place; readonly person?: SealedPerson; readonly reporter?: Reporter; readonly note?: SealedNote; readonly category?: string }
>;
/** More free text. */
export type NoteAdded = Fact<'NoteAdded', { readonly note: SealedNote }>;
/** When help is needed at the latest; left out = no such time any more. */
export type NeededBySet = Fact<'NeededBySet', { readonly neededBy?: string }>;
/** What the caller was promised. */
export type EtaPromised = Fact<'EtaPromised', { readonly at: string; readonly note?: SealedNote }>;
/** `kind` is what the other request is to this one; `opened` = the open request of a confidential tip, named in the tip only. */
export type RequestsLinked = Fact<'RequestsLinked', { readonly requestId: string; readonly kind: 'parent' | 'child' | 'related' | 'opened' }>;
/** One request became several; the children are logged already and name this one in `dividedFrom`. */
export type RequestDivided = Fact<'RequestDivided', { readonly into: readonly string[] }>;
/** Shown beside the form and in the queue; reasons are codes (`same-room`, `same-building`, `same-category`, `same-person`, `recent`). */
export type DuplicateSuspected = Fact<'DuplicateSuspected', { readonly requestId: string; readonly score: number; readonly reasons: readonly string[] }>;
/** The ambulance (or another service) was told; our people go on. */
export type ExternalServiceNotified = Fact<'ExternalServiceNotified', { readonly service: ExternalService; readonly reference?: string; readonly note?: SealedNote }>;
/** … and is there. */
export type ExternalServiceArrived = Fact<'ExternalServiceArrived', { readonly service: ExternalService; readonly reference?: string }>;
/** One of the callers was told the result (every caller is called back). */
export type CallerInformed = Fact<'CallerInformed', { readonly personId: string; readonly outcome: 'reached' | 'no-answer' | 'wrong-number'; readonly note?: SealedNote }>;
/** Own events that another service's retracted report had caused: state is folded without them. `cause` is the retracted foreign event. */
export type ReportRetracted = Fact<'ReportRetracted', { readonly retracted: readonly string[]; readonly cause: string }>;
/** A foreign event that this request's rules did not accept: a result, kept on the timeline. */
export type EventRefused = Fact<'EventRefused', { readonly eventType: string; readonly eventId: string; readonly code: string }>;

/** Whom a category asks for the confirmation. */
export const CONFIRMERS = ['person', 'reporter', 'second-person'] as const;
/** One of {@link CONFIRMERS}. */
export type Confirmer = (typeof CONFIRMERS)[number];

/** Services outside: police, fire, ambulance, the city's line, or a named other. */
export const EXTERNAL_SERVICES = ['110', '119', '120', '12345', 'other'] as const;
/** One of {@link EXTERNAL_SERVICES}. */
export type ExternalService = (typeof EXTERNAL_SERVICES)[number];

/** Every fact of a HelpRequest 求助单. */
export type RequestEvent =
  | RequestDrafted
  | DraftDiscarded
  | RequestLogged
  | QuestionsAnswered
  | CategorySet
  | PrioritySet
  | RequestDispatched
  | ResponderJoined
  | RequestStarted
  | RequestResolved
  | FollowUpRecorded
  | RequestReopened
  | RequestClosed
  | RequestReturned
  | RequestHeld
  | RequestResumed
  | DuplicateAbsorbed
  | MergeConfirmed
  | DuplicateReleased
  | RequestMerged
  | MergeDeclined
  | RequestUnmerged
  | RequestCancelled
  | RequestUnfounded
  | RequestTransferred
  | RequestAmended
  | NoteAdded
  | NeededBySet
  | EtaPromised
  | RequestsLinked
  | RequestDivided
  | DuplicateSuspected
  | ExternalServiceNotified
  | ExternalServiceArrived
  | CallerInformed
  | ReportRetracted
  | EventRefused;
