import type { DispatchEventType } from '#contracts';
import type { StoredEvent } from '#event-store';
import type { Publication } from '#runtime';
import type { DispatchCaseEvent } from '../case/events.ts';
import type { PlaceEvent } from '../place/events.ts';
import type { ResponderEvent } from '../responder/events.ts';

type OwnType = DispatchCaseEvent['type'] | ResponderEvent['type'] | PlaceEvent['type'] | 'DisclosureMade';

/** Own type → wire type, one to one. */
export const WIRE_TYPES = {
  RequestNoted: 'dispatch.request.noted.v1',
  CaseOpened: 'dispatch.case.opened.v1',
  CaseTaken: 'dispatch.case.taken.v1',
  SeatsChanged: 'dispatch.seats.changed.v1',
  MinimumOverridden: 'dispatch.minimum.overridden.v1',
  CasePriorityChanged: 'dispatch.case.priority-changed.v1',
  CaseCategoryChanged: 'dispatch.case.category-changed.v1',
  CasePlaceAmended: 'dispatch.case.place-amended.v1',
  CaseDetailsChanged: 'dispatch.case.details-changed.v1',
  CaseSuspended: 'dispatch.case.suspended.v1',
  CaseResumed: 'dispatch.case.resumed.v1',
  CaseStoodDown: 'dispatch.case.stood-down.v1',
  CaseDone: 'dispatch.case.done.v1',
  CaseReopened: 'dispatch.case.reopened.v1',
  AlarmRaised: 'dispatch.alarm.raised.v1',
  AlarmSettled: 'dispatch.alarm.settled.v1',
  IntakeChangeNoted: 'dispatch.intake-change.noted.v1',
  DeadlineBreached: 'dispatch.deadline.breached.v1',
  Escalated: 'dispatch.case.escalated.v1',
  OfferLapsed: 'dispatch.offer.lapsed.v1',
  EventRefused: 'dispatch.case.event-refused.v1',
  AssignmentOffered: 'dispatch.assignment.offered.v1',
  AssignmentMovedIn: 'dispatch.assignment.moved-in.v1',
  AssignmentMoved: 'dispatch.assignment.moved.v1',
  AssignmentReassigned: 'dispatch.assignment.reassigned.v1',
  AssignmentTimedOut: 'dispatch.assignment.timed-out.v1',
  AssignmentStoodDown: 'dispatch.assignment.stood-down.v1',
  AssignmentAcknowledged: 'dispatch.assignment.acknowledged.v1',
  AssignmentEnRoute: 'dispatch.assignment.en-route.v1',
  AssignmentOnScene: 'dispatch.assignment.on-scene.v1',
  AssignmentWithPerson: 'dispatch.assignment.with-person.v1',
  AssignmentTransporting: 'dispatch.assignment.transporting.v1',
  AssignmentAtFacility: 'dispatch.assignment.at-facility.v1',
  AssignmentHandedOver: 'dispatch.assignment.handed-over.v1',
  AssignmentCleared: 'dispatch.assignment.cleared.v1',
  AssignmentDeclined: 'dispatch.assignment.declined.v1',
  AssignmentBackInService: 'dispatch.assignment.back-in-service.v1',
  AssignmentBlocked: 'dispatch.assignment.blocked.v1',
  AssignmentUnblocked: 'dispatch.assignment.unblocked.v1',
  AssignmentPlaceAcknowledged: 'dispatch.assignment.place-acknowledged.v1',
  StagesPlanned: 'dispatch.stages.planned.v1',
  StageStarted: 'dispatch.stage.started.v1',
  StageCompleted: 'dispatch.stage.completed.v1',
  ConsultHeld: 'dispatch.consult.held.v1',
  CustodyTransferred: 'dispatch.custody.transferred.v1',
  ReportRetracted: 'dispatch.report.retracted.v1',
  ResponderEnrolled: 'dispatch.responder.enrolled.v1',
  ResponderChanged: 'dispatch.responder.changed.v1',
  ResponderStatusChanged: 'dispatch.responder.status-changed.v1',
  ResponderReserved: 'dispatch.responder.reserved.v1',
  ReservationPriorityChanged: 'dispatch.reservation.priority-changed.v1',
  ResponderReleased: 'dispatch.responder.released.v1',
  ResponderEventRefused: 'dispatch.responder.event-refused.v1',
  PlaceNoted: 'dispatch.place.noted.v1',
  BuildingNoted: 'dispatch.building.noted.v1',
  DisclosureMade: 'dispatch.disclosure.made.v1',
} as const satisfies Record<OwnType, DispatchEventType>;

/** What intake said and everybody has already: the bus carries that it was noted, not the ciphertext again. */
function outside(event: StoredEvent): object {
  switch (event.type) {
    case 'PlaceNoted':
    case 'BuildingNoted':
    case 'CaseDetailsChanged':
      return {};
    case 'RequestNoted': {
      const { requestId, area } = event.data as { requestId: string; area: string };
      return { requestId, area };
    }
    case 'ReportRetracted': {
      const data = event.data as { retractedType: keyof typeof WIRE_TYPES };
      return { ...data, retractedType: WIRE_TYPES[data.retractedType] };
    }
    default:
      return event.data;
  }
}

/** How dispatch's own events go out. */
export const published: Publication = { types: WIRE_TYPES, data: outside };
