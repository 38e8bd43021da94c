import type { Confirmer, ExternalService, OnCase, Place, Priority, Report, Reporter, RequestBody, SealedNote, SealedPerson } from './events.ts';

/** Answers to a category's questions, already scored (the weights are configuration, so they stay outside the rules). */
export interface Answered {
  readonly category: string;
  readonly note: SealedNote;
  readonly score: number;
  readonly suggested: Priority;
}

/** A priority and where it comes from. */
export interface Prioritised {
  readonly priority: Priority;
  readonly basis: 'questions' | 'default' | 'person';
  readonly score?: number;
  readonly reason?: SealedNote;
}

/** What the category says about confirmation. */
export interface ConfirmationRules {
  readonly confirms: readonly Confirmer[];
  readonly closeOnVerify: boolean;
}

/** One attempt to hear from someone else whether it is solved. */
export interface FollowUp {
  readonly outcome: 'solved' | 'not-solved' | 'not-reached';
  readonly asked: Confirmer;
  readonly askedPersonId?: string;
  /** Responder or account ids behind the actor, the subject and the asked second person: none of them may have been on the case. */
  readonly involved: readonly string[];
  /** Local day, `2022-04-02`. */
  readonly day: string;
  readonly rating?: number;
  readonly note?: SealedNote;
  readonly rules: ConfirmationRules;
}

/** What changes in an edit of the body. */
export interface Amendment {
  readonly place?: Place;
  readonly person?: SealedPerson;
  readonly reporter?: Reporter;
  readonly note?: SealedNote;
  /** Drafts only; a logged request has set-category. */
  readonly category?: string;
}

/** What people and the scheduler may ask of a HelpRequest. */
export type PeopleCommand =
  | ({ readonly type: 'draft'; readonly category?: string; readonly guessed?: true } & RequestBody)
  | { readonly type: 'discard-draft'; readonly reason: 'discarded' | 'abandoned' }
  | {
      readonly type: 'log';
      readonly body: RequestBody & { readonly place: Place };
      readonly category?: string;
      readonly answers?: Answered;
      readonly priority?: Prioritised;
      readonly dividedFrom?: string;
      /** The open request of a confidential tip. */
      readonly opened?: string;
      readonly suspected?: readonly { readonly requestId: string; readonly score: number; readonly reasons: readonly string[] }[];
    }
  | ({ readonly type: 'answer-questions' } & Answered)
  | { readonly type: 'set-category'; readonly category: string }
  | ({ readonly type: 'set-priority' } & Prioritised)
  | ({ readonly type: 'amend' } & Amendment)
  | { readonly type: 'add-note'; readonly note: SealedNote }
  | { readonly type: 'set-needed-by'; readonly neededBy?: string }
  | { readonly type: 'promise-eta'; readonly at: string; readonly note?: SealedNote }
  | { readonly type: 'link'; readonly requestId: string; readonly kind: 'parent' | 'child' | 'related' }
  | { readonly type: 'divide'; readonly into: readonly string[] }
  | { readonly type: 'suspect-duplicate'; readonly requestId: string; readonly score: number; readonly reasons: readonly string[] }
  | { readonly type: 'notify-external-service'; readonly service: ExternalService; readonly reference?: string; readonly note?: SealedNote }
  | { readonly type: 'external-service-arrived'; readonly service: ExternalService; readonly reference?: string }
  | { readonly type: 'inform-caller'; readonly personId: string; readonly outcome: 'reached' | 'no-answer' | 'wrong-number'; readonly note?: SealedNote }
  | { readonly type: 'hold'; readonly until?: string; readonly reason: 'asked-to-wait' | 'no-supply' | 'other'; readonly note?: SealedNote }
  | { readonly type: 'resume' }
  | { readonly type: 'wake'; readonly until: string }
  | { readonly type: 'return'; readonly missing: readonly string[]; readonly note?: SealedNote }
  | { readonly type: 'cancel'; readonly by: 'person' | 'reporter' | 'service'; readonly note?: SealedNote }
  | { readonly type: 'declare-unfounded'; readonly note?: SealedNote }
  | { readonly type: 'transfer'; readonly to: ExternalService; readonly reference?: string; readonly note?: SealedNote }
  | { readonly type: 'answer-on-call'; readonly asked: 'person' | 'reporter'; readonly day: string; readonly involved: readonly string[]; readonly note?: SealedNote }
  | ({ readonly type: 'follow-up' } & FollowUp)
  | { readonly type: 'close'; readonly involved: readonly string[]; readonly failedAttemptsNeeded: number; readonly note?: SealedNote }
  | { readonly type: 'reopen'; readonly reason: 'came-back' | 'wrongly-ended' | 'not-solved'; readonly note?: SealedNote }
  | { readonly type: 'unmerge'; readonly note?: SealedNote };

/** The steps of a merge; survivor: absorb, confirm-merge, release-duplicate; the other one: merge-into. */
export type MergeCommand =
  | {
      readonly type: 'absorb';
      readonly requestId: string;
      /** Id of this attempt: each is decided once, by the one that would be merged. */
      readonly mergeId: string;
      readonly reports: readonly Report[];
      readonly responders: readonly OnCase[];
      readonly confidential: boolean;
    }
  | { readonly type: 'merge-into'; readonly into: string; readonly mergeId: string }
  | {
      readonly type: 'confirm-merge';
      readonly requestId: string;
      readonly mergeId: string;
      /** What the merged one brings in the end. */
      readonly reports: readonly Report[];
      readonly responders: readonly OnCase[];
    }
  | { readonly type: 'release-duplicate'; readonly requestId: string; readonly mergeId: string; readonly reason: 'unmerged' | 'refused' };

/** What dispatch's events say; `cause` is the id of the foreign event. */
export type ForeignCommand =
  | { readonly type: 'record-offer'; readonly assignmentId: string; readonly responderId: string; readonly cause: string }
  | {
      readonly type: 'record-progress';
      readonly assignmentId: string;
      readonly responderId: string;
      readonly accountId?: string;
      /** En route or later, not merely acknowledged. */
      readonly underWay: boolean;
      readonly cause: string;
    }
  | { readonly type: 'record-done'; readonly cause: string }
  | { readonly type: 'record-visit-again'; readonly until: string; readonly cause: string }
  | {
      readonly type: 'retract-report';
      /** The retracted foreign event and those derived from it. */
      readonly causes: readonly string[];
      /** Whose report; how things stand without it decides, also over what a report retracted earlier had begun. */
      readonly assignmentId?: string;
      /** Another report still shows work under way: the start stands. */
      readonly stillUnderWay: boolean;
      /** This assignment still stands at acknowledged or later: its responder stays on the case. */
      readonly stillOnCase: boolean;
    }
  | { readonly type: 'refuse-event'; readonly eventType: string; readonly eventId: string; readonly code: string };

/** Everything a HelpRequest can be asked. */
export type RequestCommand = PeopleCommand | MergeCommand | ForeignCommand;
