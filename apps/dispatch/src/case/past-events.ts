import { pastEvents } from '#event-store';
import type { DispatchCaseEvent } from './events.ts';

/** Every event type with the steps from its first shape to today's; a changed shape adds a step and a golden file (docs: libs/event-store/README.md). */
export const past = pastEvents<DispatchCaseEvent>({
  RequestNoted: [],
  CaseOpened: [],
  CaseTaken: [],
  SeatsChanged: [],
  MinimumOverridden: [],
  CasePriorityChanged: [],
  CaseCategoryChanged: [],
  CasePlaceAmended: [],
  CaseDetailsChanged: [],
  CaseSuspended: [],
  CaseResumed: [],
  CaseStoodDown: [],
  CaseDone: [],
  CaseReopened: [],
  AlarmRaised: [],
  AlarmSettled: [],
  IntakeChangeNoted: [],
  DeadlineBreached: [],
  Escalated: [],
  OfferLapsed: [],
  EventRefused: [],
  AssignmentOffered: [],
  AssignmentMovedIn: [],
  AssignmentMoved: [],
  AssignmentReassigned: [],
  AssignmentTimedOut: [],
  AssignmentStoodDown: [],
  AssignmentAcknowledged: [],
  AssignmentEnRoute: [],
  AssignmentOnScene: [],
  AssignmentWithPerson: [],
  AssignmentTransporting: [],
  AssignmentAtFacility: [],
  AssignmentHandedOver: [],
  AssignmentCleared: [],
  AssignmentDeclined: [],
  AssignmentBackInService: [],
  AssignmentBlocked: [],
  AssignmentUnblocked: [],
  AssignmentPlaceAcknowledged: [],
  StagesPlanned: [],
  StageStarted: [],
  StageCompleted: [],
  ConsultHeld: [],
  CustodyTransferred: [],
  ReportRetracted: [],
});

/** Present version of every event type's data. */
export const EVENT_VERSIONS = past.versions;

/** The event in today's shape; see {@link past}. */
export const current = past.current;
