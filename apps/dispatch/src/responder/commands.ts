import type { Sealed } from '#event-store';
import type { Capacities, Priority, ReleasedBecause, SealedResponder, SetStatus } from './events.ts';

interface SealedText {
  readonly noteId: string;
  readonly details: Sealed;
}

/** Every command of a Responder. */
export type ResponderCommand =
  | ({ readonly type: 'Enrol'; readonly accountId?: string; readonly person: SealedResponder; readonly status: SetStatus } & Capacities)
  | ({ readonly type: 'Change'; readonly accountId?: string; readonly person?: SealedResponder } & Partial<Capacities>)
  | {
      readonly type: 'SetStatus';
      readonly status: SetStatus;
      readonly until?: string;
      readonly afterwards?: 'off' | 'available';
      /** Going off after a night duty: he rests `restHours` from now. */
      readonly afterNightDuty?: boolean;
      readonly restHours: number;
      /** The responder says it himself; suspending, and ending a rest early, are for others. */
      readonly himself: boolean;
      readonly reason?: SealedText;
    }
  | {
      readonly type: 'Reserve';
      readonly reservationId: string;
      readonly requestId: string;
      readonly priority: Priority;
      /** Today in TIME_ZONE. */
      readonly day: string;
      /** Seconds in which the offer must follow. */
      readonly offerWithinSeconds: number;
      /** Errands a day beyond which a reason is needed. */
      readonly loadLimit: number;
      readonly reason?: SealedText;
    }
  /** An assignment that was over lives again: never refused, shows the conflict. */
  | { readonly type: 'Restore'; readonly reservationId: string; readonly requestId: string; readonly priority: Priority; readonly day: string }
  /** His assignment came over to another case. */
  | { readonly type: 'Rebook'; readonly reservationId: string; readonly requestId: string; readonly priority: Priority; readonly day: string }
  | { readonly type: 'NotePriority'; readonly reservationId: string; readonly priority: Priority }
  | { readonly type: 'Release'; readonly reservationId: string; readonly because: ReleasedBecause; readonly counts: boolean }
  | { readonly type: 'RefuseEvent'; readonly eventType: string; readonly eventId: string; readonly code: string };
