import type { Sealed } from '#event-store';

/** P1 life, P2 urgent, P3 today, P4 routine, P5 question. */
export type Priority = 'P1' | 'P2' | 'P3' | 'P4' | 'P5';

/** A responder's name (zh, en) and phone as one ciphertext under that person's key. */
export interface SealedResponder {
  readonly personId: string;
  readonly details: Sealed;
}

/** What a responder can do and where he answers; plain, because the recommendation reads it. */
export interface Capacities {
  readonly area: string;
  /** What he is: party-member, volunteer, grid-worker, medic, property, steward … */
  readonly roles: readonly string[];
  readonly skills: readonly string[];
  /** Paths of the buildings he answers for (a steward) or lives in; the first is where he starts from. */
  readonly buildings: readonly string[];
  readonly canCarryKg: number;
}

/** What a person sets; Committed follows from reservations. */
export type SetStatus = 'off' | 'available' | 'resting' | 'suspended';

/** Why a reservation ended. */
export type ReleasedBecause = 'cleared' | 'declined' | 'timed-out' | 'stood-down' | 'orphaned' | 'moved' | 'reassigned' | 'retracted' | 'dispatcher' | 'offer-refused';

type Fact<T extends string, D extends object> = { readonly type: T; readonly data: D; readonly occurredAt?: string };

/** Every event of a Responder stream. */
export type ResponderEvent =
  | Fact<'ResponderEnrolled', Capacities & { readonly accountId?: string; readonly person: SealedResponder; readonly status: SetStatus }>
  | Fact<'ResponderChanged', Partial<Capacities> & { readonly accountId?: string; readonly person?: SealedResponder }>
  | Fact<
      'ResponderStatusChanged',
      {
        readonly status: SetStatus;
        /** resting: until when; then `afterwards`. */
        readonly until?: string;
        readonly afterwards?: 'off' | 'available';
        readonly afterNightDuty?: boolean;
        /** Free text, sealed by the shell. */
        readonly reason?: { readonly noteId: string; readonly details: Sealed };
      }
    >
  | Fact<
      'ResponderReserved',
      {
        readonly reservationId: string;
        readonly requestId: string;
        readonly priority: Priority;
        /** The day in TIME_ZONE whose load it counts to, `2022-04-02`. */
        readonly day: string;
        /** Without an offer by then it is released; left out where there was one before. */
        readonly offerBy?: string;
        /** Errands of that day, this one included. */
        readonly load: number;
        /** Reservations it overlaps with. */
        readonly beside: readonly string[];
        /** The assignment had ended and lives again (retraction), or came over from a merged case: not newly reserved. */
        readonly restored: boolean;
        /** Why the soft load limit was passed. */
        readonly reason?: { readonly noteId: string; readonly details: Sealed };
      }
    >
  | Fact<
      'ReservationPriorityChanged',
      {
        readonly reservationId: string;
        readonly requestId: string;
        readonly from: Priority;
        readonly priority: Priority /** Other P1/P2 reservations that it now collides with. */;
        readonly conflicts: readonly string[];
      }
    >
  | Fact<
      'ResponderReleased',
      {
        readonly reservationId: string;
        readonly requestId: string;
        readonly because: ReleasedBecause /** False when the errand never began: it does not count to the load. */;
        readonly counts: boolean;
      }
    >
  | Fact<'ResponderEventRefused', { readonly eventType: string; readonly eventId: string; readonly code: string }>;
