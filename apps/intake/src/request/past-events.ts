import { pastEvents } from '#event-store';
import type { RequestEvent } from './events.ts';

/** Every event type with the steps from its first shape to today's; a changed shape adds a step and a golden file (docs: libs/event-store/README.md). */
export const past = pastEvents<RequestEvent>({
  RequestDrafted: [],
  DraftDiscarded: [],
  RequestLogged: [],
  QuestionsAnswered: [],
  CategorySet: [],
  PrioritySet: [],
  RequestDispatched: [],
  ResponderJoined: [],
  RequestStarted: [],
  RequestResolved: [],
  FollowUpRecorded: [],
  RequestReopened: [],
  RequestClosed: [],
  RequestReturned: [],
  RequestHeld: [],
  RequestResumed: [],
  DuplicateAbsorbed: [],
  MergeConfirmed: [],
  DuplicateReleased: [],
  RequestMerged: [],
  MergeDeclined: [],
  RequestUnmerged: [],
  RequestCancelled: [],
  RequestUnfounded: [],
  RequestTransferred: [],
  RequestAmended: [],
  NoteAdded: [],
  NeededBySet: [],
  EtaPromised: [],
  RequestsLinked: [],
  RequestDivided: [],
  DuplicateSuspected: [],
  ExternalServiceNotified: [],
  ExternalServiceArrived: [],
  CallerInformed: [],
  ReportRetracted: [],
  EventRefused: [],
});

/** Present version of every event type's data. */
export const EVENT_VERSIONS = past.versions;

/** The event in today's shape; see {@link past}. */
export const current = past.current;
