import type { DomainEvent } from '#event-store';
import type { Holder, Item, Milestone, OfAssignment, Outcome, Place, PlannedStage, Priority, RequestFacts, Requirements, Seat, SealedNote, WithdrawnBecause } from './facts.ts';

export * from './facts.ts';

/** Something the dispatcher must decide or know of. */
export type AlarmKind = 'withdrawn' | 'held';

type Facts<T extends string, D extends object> = { readonly type: T; readonly data: D; readonly occurredAt?: string };
type Report<T extends string, D extends object = object> = Facts<T, OfAssignment & D>;

/** Facts about the case itself. */
export type CaseEvent =
  | Facts<'RequestNoted', { readonly requestId: string; readonly area: string; readonly facts: RequestFacts }>
  | Facts<'CaseOpened', { readonly requestId: string; readonly area: string; readonly category: string; readonly priority: Priority; readonly queuedAt: string } & Requirements>
  | Facts<'CaseTaken', { readonly accountId: string; readonly from?: string }>
  | Facts<'SeatsChanged', { readonly seats: readonly Seat[]; readonly minimum: number; readonly reason?: SealedNote }>
  | Facts<'MinimumOverridden', { readonly minimum: number; readonly present: number; readonly reason: SealedNote }>
  | Facts<
      'CasePriorityChanged',
      {
        readonly from: Priority;
        readonly priority: Priority;
        readonly raised: boolean /** New, shorter times to answer. */;
        readonly respondBy: Readonly<Record<string, string>>;
      } & Requirements
    >
  | Facts<'CaseCategoryChanged', { readonly category: string } & Requirements>
  | Facts<'CasePlaceAmended', { readonly place: Place; readonly placeVersion: number /** Assignments that have to acknowledge it. */; readonly toAcknowledge: readonly string[] }>
  | Facts<'CaseDetailsChanged', { readonly facts: RequestFacts }>
  | Facts<'CaseSuspended', { /** visit-again: with a clearing, before intake's hold arrives. */ readonly because: 'held' | 'visit-again'; readonly until?: string }>
  | Facts<'CaseResumed', { readonly queuedAt: string }>
  | Facts<'CaseStoodDown', { readonly because: WithdrawnBecause | 'dispatcher'; readonly into?: string; readonly reason?: SealedNote }>
  | Facts<'CaseDone', { readonly round: number }>
  | Facts<'CaseReopened', { readonly round: number; readonly queuedAt: string }>
  | Facts<
      'AlarmRaised',
      {
        readonly alarm: string;
        readonly kind: AlarmKind;
        readonly because?: WithdrawnBecause;
        readonly into?: string;
        readonly until?: string;
        readonly assignmentIds: readonly string[];
      }
    >
  | Facts<'AlarmSettled', { readonly alarm: string; readonly choice: 'finish' | 'stand-down' }>
  | Facts<'IntakeChangeNoted', { readonly change: 'withdrawn' | 'held'; readonly because?: WithdrawnBecause; readonly into?: string }>
  | Facts<'DeadlineBreached', { readonly deadline: 'hot'; readonly dueAt: string }>
  | Facts<'Escalated', { readonly level: EscalationLevel; readonly by: 'deadline' | 'person'; readonly reason?: SealedNote }>
  | Facts<'OfferLapsed', { readonly reservationId: string; readonly responderId: string }>
  | Facts<'EventRefused', { readonly eventType: string; readonly eventId: string; readonly code: string }>;

/** Who has to look, from the first to the last. */
export const ESCALATION_LEVELS = ['dispatcher', 'supervisor', 'administrator'] as const;
/** One of {@link ESCALATION_LEVELS}: at the hot threshold, at twice it, at four times it. */
export type EscalationLevel = (typeof ESCALATION_LEVELS)[number];

/** What is told of one assignment: milestones, ends, the blocked flag, stages, consults, custody. Each may be retracted. */
export type ReportEvent =
  | Report<'AssignmentAcknowledged', { readonly placeVersion: number /** A late yes: the responder was reserved anew. */; readonly reservationId?: string }>
  | Report<'AssignmentEnRoute'>
  | Report<'AssignmentOnScene'>
  | Report<'AssignmentWithPerson'>
  | Report<'AssignmentTransporting'>
  | Report<'AssignmentAtFacility', { readonly facility?: string /** The ambulance's or hospital's own number. */; readonly reference?: string }>
  | Report<'AssignmentHandedOver', { readonly to?: Holder; readonly reference?: string }>
  | Report<'AssignmentCleared', { readonly outcome: Outcome /** visit-again: when. */; readonly again?: string; readonly reason?: SealedNote }>
  | Report<'AssignmentDeclined', { readonly reason: SealedNote }>
  | Report<'AssignmentBackInService'>
  | Report<'AssignmentBlocked', { readonly reason: SealedNote }>
  | Report<'AssignmentUnblocked'>
  | Report<'AssignmentPlaceAcknowledged', { readonly placeVersion: number }>
  | Report<'StageStarted', { readonly stage: string; readonly place?: string }>
  | Report<'StageCompleted', { readonly stage: string; readonly place?: string }>
  | Report<'ConsultHeld', { readonly parties: readonly string[]; readonly minutes: number; readonly note?: SealedNote }>
  | Report<'CustodyTransferred', { readonly item: Item; readonly from: Holder; readonly to: Holder }>
  | Report<'StagesPlanned', { readonly stages: readonly PlannedStage[] }>;

/** What dispatch itself does with an assignment. */
export type AssignmentEvent =
  | Report<
      'AssignmentOffered',
      {
        readonly accountId?: string;
        readonly reservationId: string;
        readonly seat: string;
        readonly n: number;
        readonly round: number;
        readonly respondBy: string;
        readonly priority: Priority;
        /** Priority the responder was reserved at; another than `priority` when it was raised in between. */
        readonly reservedPriority: Priority;
        readonly place?: Place;
        /** Why somebody whom the recommendation warned of was chosen. */
        readonly reason?: SealedNote;
      }
    >
  | Report<'AssignmentTimedOut', { readonly reservationId: string }>
  | Report<'AssignmentStoodDown', { readonly because: WithdrawnBecause | 'held' | 'dispatcher' | 'seat-removed'; readonly reservationId: string; readonly reason?: SealedNote }>
  | Report<'AssignmentMoved', { readonly toRequestId: string; readonly reservationId: string; readonly carried: Carried }>
  | Report<
      'AssignmentMovedIn',
      {
        readonly accountId?: string;
        readonly reservationId: string;
        readonly seat: string;
        readonly n: number;
        readonly round: number;
        readonly respondBy: string;
        readonly priority: Priority;
        readonly fromAssignmentId: string;
        readonly carried: Carried;
      }
    >
  | Report<'AssignmentReassigned', { readonly toResponderId: string; readonly toAssignmentId: string; readonly reservationId: string; readonly reason: SealedNote }>
  | Facts<
      'ReportRetracted',
      OfAssignment & {
        readonly reservationId: string;
        /** Id of the event taken back. */
        readonly retracted: string;
        readonly retractedType: string;
        /** Ids of all own events that lose their effect: the retracted one and what followed from it (CaseDone). */
        readonly undoes: readonly string[];
        /** The assignment was over and lives again. */
        readonly revived: boolean;
        /** The assignment lived and is over again. */
        readonly ended: boolean;
        /** Without it somebody of the round still was en route or further. */
        readonly underWay: boolean;
        /** Without it this assignment's responder still said yes, went or cleared. */
        readonly onCase: boolean;
        readonly reason?: SealedNote;
      }
    >;

/** What goes along when an assignment moves to another case. */
export interface Carried {
  readonly milestones: readonly { readonly milestone: Milestone; readonly at: string }[];
  readonly accountId?: string;
  readonly respondBy: string;
}

/** Every event of a DispatchCase stream. */
export type DispatchCaseEvent = CaseEvent | AssignmentEvent | ReportEvent;

/** Own report type of each milestone. */
export const MILESTONE_EVENTS = {
  acknowledged: 'AssignmentAcknowledged',
  'en-route': 'AssignmentEnRoute',
  'on-scene': 'AssignmentOnScene',
  'with-person': 'AssignmentWithPerson',
  transporting: 'AssignmentTransporting',
  'at-facility': 'AssignmentAtFacility',
  'handed-over': 'AssignmentHandedOver',
} as const satisfies Record<Milestone, DispatchCaseEvent['type']>;

/** Compile-time proof that the union fits the store's event type. */
export type IsDomainEvent = DispatchCaseEvent extends DomainEvent ? true : never;
