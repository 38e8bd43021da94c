import type { StoredEvent } from '#event-store';
import type { RequestEvent } from './events.ts';

/** Present version of every event type's data; raise it here when a shape changes, and add the step from the old one to {@link current}. */
export const EVENT_VERSIONS: Readonly<Record<RequestEvent['type'], number>> = {
  RequestDrafted: 1,
  DraftDiscarded: 1,
  RequestLogged: 1,
  QuestionsAnswered: 1,
  CategorySet: 1,
  PrioritySet: 1,
  RequestDispatched: 1,
  ResponderJoined: 1,
  RequestStarted: 1,
  RequestResolved: 1,
  FollowUpRecorded: 1,
  RequestReopened: 1,
  RequestClosed: 1,
  RequestReturned: 1,
  RequestHeld: 1,
  RequestResumed: 1,
  DuplicateAbsorbed: 1,
  MergeConfirmed: 1,
  DuplicateReleased: 1,
  RequestMerged: 1,
  MergeDeclined: 1,
  RequestUnmerged: 1,
  RequestCancelled: 1,
  RequestUnfounded: 1,
  RequestTransferred: 1,
  RequestAmended: 1,
  NoteAdded: 1,
  NeededBySet: 1,
  EtaPromised: 1,
  RequestsLinked: 1,
  RequestDivided: 1,
  DuplicateSuspected: 1,
  ExternalServiceNotified: 1,
  ExternalServiceArrived: 1,
  CallerInformed: 1,
  ReportRetracted: 1,
  EventRefused: 1,
};

/**
 * The event in today's shape, whatever version it was stored in.
 * @throws RangeError for a version newer than this program knows
 */
export function current(event: StoredEvent<RequestEvent>): StoredEvent<RequestEvent> {
  const known = EVENT_VERSIONS[event.type];
  if (event.schemaVersion > known) throw new RangeError(`${event.type} version ${event.schemaVersion} is newer than this program (${known}): update it`);
  return event;
}
