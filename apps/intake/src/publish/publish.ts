import type { DisclosureMade } from '#access';
import type { IntakeEventData, IntakeEventType } from '#contracts';
import type { CallEvent } from '../call/events.ts';
import type { CommunityEvent } from '../community/events.ts';
import type { RequestEvent } from '../request/events.ts';

/** Own type → wire type of the HelpRequest stream. */
const REQUEST_TYPES = {
  RequestDrafted: 'intake.request.drafted.v1',
  DraftDiscarded: 'intake.request.draft-discarded.v1',
  RequestLogged: 'intake.request.logged.v1',
  QuestionsAnswered: 'intake.request.questions-answered.v1',
  CategorySet: 'intake.request.category-set.v1',
  PrioritySet: 'intake.request.priority-set.v1',
  RequestDispatched: 'intake.request.dispatched.v1',
  ResponderJoined: 'intake.request.responder-joined.v1',
  RequestStarted: 'intake.request.started.v1',
  RequestResolved: 'intake.request.resolved.v1',
  FollowUpRecorded: 'intake.request.follow-up-recorded.v1',
  RequestReopened: 'intake.request.reopened.v1',
  RequestClosed: 'intake.request.closed.v1',
  RequestReturned: 'intake.request.returned.v1',
  RequestHeld: 'intake.request.held.v1',
  RequestResumed: 'intake.request.resumed.v1',
  DuplicateAbsorbed: 'intake.request.duplicate-absorbed.v1',
  MergeConfirmed: 'intake.request.merge-confirmed.v1',
  DuplicateReleased: 'intake.request.duplicate-released.v1',
  RequestMerged: 'intake.request.merged.v1',
  MergeDeclined: 'intake.request.merge-declined.v1',
  RequestUnmerged: 'intake.request.unmerged.v1',
  RequestCancelled: 'intake.request.cancelled.v1',
  RequestUnfounded: 'intake.request.unfounded.v1',
  RequestTransferred: 'intake.request.transferred.v1',
  RequestAmended: 'intake.request.amended.v1',
  NoteAdded: 'intake.request.note-added.v1',
  NeededBySet: 'intake.request.needed-by-set.v1',
  EtaPromised: 'intake.request.eta-promised.v1',
  RequestsLinked: 'intake.request.linked.v1',
  RequestDivided: 'intake.request.divided.v1',
  DuplicateSuspected: 'intake.request.duplicate-suspected.v1',
  ExternalServiceNotified: 'intake.request.external-service-notified.v1',
  ExternalServiceArrived: 'intake.request.external-service-arrived.v1',
  CallerInformed: 'intake.request.caller-informed.v1',
  ReportRetracted: 'intake.request.report-retracted.v1',
  EventRefused: 'intake.request.event-refused.v1',
} as const satisfies Record<RequestEvent['type'], IntakeEventType>;

/** Own type → wire type of the Call stream. */
const CALL_TYPES = {
  CallReceived: 'intake.call.received.v1',
  CallAnswered: 'intake.call.answered.v1',
  CallWrappedUp: 'intake.call.wrapped-up.v1',
  CallEnded: 'intake.call.ended.v1',
  CallMissed: 'intake.call.missed.v1',
  CallbackCompleted: 'intake.call.callback-completed.v1',
  CallLinked: 'intake.call.linked.v1',
  CallerIdentified: 'intake.call.caller-identified.v1',
} as const satisfies Record<CallEvent['type'], IntakeEventType>;

/** Own type → wire type of the Community stream. */
const COMMUNITY_TYPES = {
  CommunityFounded: 'intake.community.founded.v1',
  CommunityRenamed: 'intake.community.renamed.v1',
  EstateAdded: 'intake.community.estate-added.v1',
  EstateRenamed: 'intake.community.estate-renamed.v1',
  BuildingAdded: 'intake.community.building-added.v1',
  BuildingChanged: 'intake.community.building-changed.v1',
  BuildingRemoved: 'intake.community.building-removed.v1',
  AccessNoteSet: 'intake.community.access-note-set.v1',
  BuildingStateSet: 'intake.community.building-state-set.v1',
  StewardAssigned: 'intake.community.steward-assigned.v1',
  StewardReleased: 'intake.community.steward-released.v1',
  BoardPublished: 'intake.community.board-published.v1',
  BoardWithdrawn: 'intake.community.board-withdrawn.v1',
  CommunityEventRefused: 'intake.community.event-refused.v1',
} as const satisfies Record<CommunityEvent['type'], IntakeEventType>;

const DISCLOSURE_TYPES = { DisclosureMade: 'intake.disclosure.made.v1' } as const satisfies Record<DisclosureMade['type'], IntakeEventType>;

/** Every own type of intake → its wire type; the data goes out as it is, ciphertext included. */
export const WIRE_TYPES = { ...REQUEST_TYPES, ...CALL_TYPES, ...COMMUNITY_TYPES, ...DISCLOSURE_TYPES } as const;

type DeepReadonly<T> = T extends string | number | boolean ? T : { readonly [K in keyof T]: DeepReadonly<T[K]> };
type OwnEvent = RequestEvent | CallEvent | CommunityEvent | DisclosureMade;
type Misfits = {
  [E in OwnEvent as E['data'] extends DeepReadonly<IntakeEventData<(typeof WIRE_TYPES)[E['type']]>> ? never : E['type']]: E['data'];
};
/** Compile-time proof that what goes out is what the contracts say; a misfit's name stands in the error. */
export const FITS_THE_CONTRACTS: [keyof Misfits] extends [never] ? true : keyof Misfits = true;
