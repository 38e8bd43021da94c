import type { StoredEvent } from '#event-store';
import type { DispatchCaseEvent } from './events.ts';

/** Present version of every event type's data; raise it here when a shape changes, and add the step from the old one to {@link current}. */
export const EVENT_VERSIONS: Readonly<Record<DispatchCaseEvent['type'], number>> = {
  RequestNoted: 1,
  CaseOpened: 1,
  CaseTaken: 1,
  SeatsChanged: 1,
  MinimumOverridden: 1,
  CasePriorityChanged: 1,
  CaseCategoryChanged: 1,
  CasePlaceAmended: 1,
  CaseDetailsChanged: 1,
  CaseSuspended: 1,
  CaseResumed: 1,
  CaseStoodDown: 1,
  CaseDone: 1,
  CaseReopened: 1,
  AlarmRaised: 1,
  AlarmSettled: 1,
  IntakeChangeNoted: 1,
  DeadlineBreached: 1,
  Escalated: 1,
  OfferLapsed: 1,
  EventRefused: 1,
  AssignmentOffered: 1,
  AssignmentMovedIn: 1,
  AssignmentMoved: 1,
  AssignmentReassigned: 1,
  AssignmentTimedOut: 1,
  AssignmentStoodDown: 1,
  AssignmentAcknowledged: 1,
  AssignmentEnRoute: 1,
  AssignmentOnScene: 1,
  AssignmentWithPerson: 1,
  AssignmentTransporting: 1,
  AssignmentAtFacility: 1,
  AssignmentHandedOver: 1,
  AssignmentCleared: 1,
  AssignmentDeclined: 1,
  AssignmentBackInService: 1,
  AssignmentBlocked: 1,
  AssignmentUnblocked: 1,
  AssignmentPlaceAcknowledged: 1,
  StagesPlanned: 1,
  StageStarted: 1,
  StageCompleted: 1,
  ConsultHeld: 1,
  CustodyTransferred: 1,
  ReportRetracted: 1,
};

/**
 * The event in today's shape, whatever version it was stored in.
 * @throws RangeError for a version newer than this program knows
 */
export function current(event: StoredEvent<DispatchCaseEvent>): StoredEvent<DispatchCaseEvent> {
  const known = EVENT_VERSIONS[event.type];
  if (event.schemaVersion > known) throw new RangeError(`${event.type} version ${event.schemaVersion} is newer than this program (${known}): update it`);
  return event;
}
