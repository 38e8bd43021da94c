import type { AlarmKind, AssignmentEvent, EscalationLevel, Priority, ReportEvent, RequestFacts, Seat, WithdrawnBecause } from './events.ts';

/** Types of events that are kept in an assignment's list. */
export type ReportType = Exclude<(ReportEvent | AssignmentEvent)['type'], 'AssignmentOffered' | 'AssignmentMovedIn' | 'ReportRetracted'>;

/** One thing told of an assignment; the assignment's state is derived from the list, so a retraction only takes one out. */
export interface Report {
  readonly eventId: string;
  /** Version of its event: the order in which things were recorded. */
  readonly version: number;
  readonly type: ReportType;
  readonly at: string;
  readonly recordedAt: string;
  /** Came over with the assignment from another case; taken back only there. */
  readonly carried?: true;
  readonly data: Readonly<Record<string, unknown>>;
}

/** One responder's part in a case. */
export interface Assignment {
  readonly assignmentId: string;
  readonly n: number;
  readonly round: number;
  readonly seat: string;
  readonly responderId: string;
  readonly accountId?: string;
  readonly reservationId: string;
  readonly respondBy: string;
  readonly offeredAt: string;
  readonly offerEventId: string;
  readonly fromAssignmentId?: string;
  readonly reports: readonly Report[];
}

/** A question to the dispatcher; open until settled or until none of its assignments lives. */
export interface Alarm {
  readonly alarm: string;
  readonly kind: AlarmKind;
  readonly raisedAt: string;
  readonly because?: WithdrawnBecause;
  readonly into?: string;
  readonly until?: string;
  readonly assignmentIds: readonly string[];
  readonly settled?: 'finish' | 'stand-down';
}

/** A DispatchCase as folded from its events; its status is derived (status.ts). */
export interface CaseState {
  /** unknown: nothing told; noted: logged, not triaged; open: has a category and a priority. */
  readonly phase: 'unknown' | 'noted' | 'open';
  readonly version: number;
  readonly requestId: string;
  readonly area: string;
  readonly facts: RequestFacts;
  readonly category: string;
  readonly priority: Priority;
  readonly seats: readonly Seat[];
  readonly minimum: number;
  readonly hotAfterSeconds: number;
  readonly escalateAfterSeconds: readonly number[];
  readonly answerWithinSeconds: number;
  /** Since when it waits for somebody: triage, resumption or reopening. */
  readonly queuedAt: string;
  readonly openedAt?: string;
  readonly round: number;
  readonly placeVersion: number;
  /** Version of the event that last amended the place; 0 = never. */
  readonly placeAmendedAt: number;
  readonly takenBy?: string;
  readonly overridden?: { readonly minimum: number };
  readonly held?: {
    readonly until?: string;
    readonly eventId: string;
    readonly version: number;
    readonly cause?: string /** It came with a clearing, and goes with it. */;
    readonly visitAgain?: true;
  };
  readonly stoodDown?: { readonly because: WithdrawnBecause | 'dispatcher'; readonly into?: string };
  /** Intake took the request away while people were under way. */
  readonly withdrawn?: { readonly because: WithdrawnBecause; readonly into?: string };
  readonly alarms: readonly Alarm[];
  /** Highest level reached since `queuedAt`. */
  readonly escalated?: EscalationLevel;
  readonly assignments: readonly Assignment[];
  /** Reservations whose offer may not come any more. */
  readonly lapsed: readonly string[];
  readonly retracted: readonly string[];
  /** Id of the CaseDone in force. */
  readonly doneEventId?: string;
}

/** Before anything is known. */
export const initialCase: CaseState = {
  phase: 'unknown',
  version: 0,
  requestId: '',
  area: '',
  facts: {},
  category: '',
  priority: 'P5',
  seats: [],
  minimum: 0,
  hotAfterSeconds: 0,
  escalateAfterSeconds: [],
  answerWithinSeconds: 0,
  queuedAt: '',
  round: 1,
  placeVersion: 1,
  placeAmendedAt: 0,
  alarms: [],
  assignments: [],
  lapsed: [],
  retracted: [],
};
