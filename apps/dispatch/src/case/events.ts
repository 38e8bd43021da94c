import type { DomainEvent, Sealed } from '#event-store';

/** Free text under a key of its own; opened only for who may read it. */
export interface SealedNote {
  readonly noteId: string;
  readonly details: Sealed;
}

/** A person's name, phone and room as one ciphertext under that person's key. */
export interface SealedPerson {
  readonly personId: string;
  /** Left out where nothing is known beyond the id, or the reporter is the person. */
  readonly details?: Sealed;
  /** What he is to the person helped (self, family, neighbour, steward …); only where this is the reporter. */
  readonly relation?: string;
}

/** P1 life, P2 urgent, P3 today, P4 routine, P5 question. */
export type Priority = 'P1' | 'P2' | 'P3' | 'P4' | 'P5';

/** Where to go, in plain text down to the floor; the room is sealed with the person. */
export interface Place {
  readonly area: string;
  readonly communityId?: string;
  readonly estate?: string;
  readonly building?: string;
  readonly unit?: string;
  readonly floor?: number;
}

/** One place in a crew and what whoever takes it must be able to do. */
export interface Seat {
  /** Stable within the case: `1`, `2`, … */
  readonly seat: string;
  /** All of these are needed. */
  readonly skills: readonly string[];
  /** Kilograms that whoever takes the seat must be able to carry. */
  readonly canCarryKg?: number;
}

/** What intake knows of a request that dispatch needs. */
export interface RequestFacts {
  readonly place?: Place;
  readonly person?: SealedPerson;
  readonly reporter?: SealedPerson;
  readonly note?: SealedNote;
  /** Added since, oldest first. */
  readonly notes?: readonly SealedNote[];
  /** Kilograms to be carried (gas bottle 30). */
  readonly weightKg?: number;
  /** null: no such time any more. */
  readonly neededBy?: string | null;
  /** Position of the request's first event in intake's log: the number people say. */
  readonly number?: number;
  /** First contact: ring, message or visit. */
  readonly contactAt?: string;
}

/** What the category and the priority ask of a case; the shell takes it from the catalogue. */
export interface Requirements {
  readonly seats: readonly Seat[];
  /** How many must have served before the case can be finished. */
  readonly minimum: number;
  /** Seconds in the queue with nobody offered until the case is hot. */
  readonly hotAfterSeconds: number;
  /** The same for each of {@link ESCALATION_LEVELS}: the first is `hotAfterSeconds`. */
  readonly escalateAfterSeconds: readonly number[];
  /** Seconds a responder has to answer an offer. */
  readonly answerWithinSeconds: number;
}

/** Milestones of an assignment after the offer, in their order. */
export const MILESTONES = ['acknowledged', 'en-route', 'on-scene', 'with-person', 'transporting', 'at-facility', 'handed-over'] as const;
/** One of {@link MILESTONES}. */
export type Milestone = (typeof MILESTONES)[number];

/** How an assignment was cleared. */
export type Outcome = 'done' | 'visit-again' | 'not-possible';

/** Why intake took a request away from dispatch. */
export type WithdrawnBecause = 'cancelled' | 'unfounded' | 'transferred' | 'merged' | 'returned' | 'answered';

/** Every assignment event names its assignment and whose it is. */
export interface OfAssignment {
  /** `<requestId>.<n>` */
  readonly assignmentId: string;
  readonly responderId: string;
}

/** A stage as planned: one errand within the request (collect records → hospital → pharmacy → deliver). */
export interface PlannedStage {
  /** Stable within the case: `1`, `2`, … */
  readonly stage: string;
  /** Catalogue key of what is done here, e.g. `collect-records`. */
  readonly kind: string;
  /** A public place's name or path (hospital, pharmacy), never a home. */
  readonly place?: string;
}

/** Somebody or something that holds what is handed on. */
export interface Holder {
  readonly kind: 'person' | 'responder' | 'neighbour' | 'facility' | 'storage' | 'other';
  /** Responder or person id, or the facility's public name. */
  readonly id?: string;
}

/** What goes from hand to hand. */
export interface Item {
  /** Catalogue-like word: medicine, records, money, vegetables, gas-bottle, key … */
  readonly what: string;
  readonly count: number;
  readonly unit?: string;
}

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
