import type { EscalationLevel, Holder, Item, Milestone, PlannedStage, Priority, RequestFacts, Requirements, Seat, SealedNote, WithdrawnBecause } from './events.ts';

/** What intake's events ask of a case. */
export type IntakeCommand =
  | { readonly type: 'NoteRequest'; readonly requestId: string; readonly area: string; readonly facts: RequestFacts }
  | ({
      readonly type: 'OpenCase';
      readonly requestId: string;
      readonly category: string;
      readonly priority: Priority;
      readonly queuedAt: string /** Category and priority are both there now: a case that is not open yet opens. */;
      readonly triages: boolean;
    } & Requirements)
  | ({ readonly type: 'ChangeCategory'; readonly category: string } & Requirements)
  | { readonly type: 'ChangeDetails'; readonly facts: RequestFacts }
  | { readonly type: 'AddNote'; readonly note: SealedNote }
  | { readonly type: 'Withdraw'; readonly because: WithdrawnBecause; readonly into?: string }
  /** visitAgain: our own report asked for it, so nobody who is still there has to be asked. */
  | { readonly type: 'Hold'; readonly until?: string; readonly visitAgain?: boolean }
  | { readonly type: 'Resume' }
  /** newRound: false when a merge is undone: the case goes on as it was. */
  | { readonly type: 'Reopen'; readonly newRound: boolean }
  /** Intake undid own events that a report of ours had caused. */
  | { readonly type: 'UndoHold'; readonly causes: readonly string[] }
  | { readonly type: 'RefuseEvent'; readonly eventType: string; readonly eventId: string; readonly code: string };

/** Whom an offer goes to; he is reserved already. */
export interface Candidate {
  readonly responderId: string;
  readonly accountId?: string;
  readonly reservationId: string;
  readonly reservedPriority: Priority;
  /** What the seat needs and he lacks, as words of the recommendation; passed only with a reason. */
  readonly unmet: readonly string[];
}

/** What the dispatcher does. */
export type DispatcherCommand =
  | { readonly type: 'Take' }
  | { readonly type: 'ChangeSeats'; readonly seats: readonly Seat[]; readonly minimum: number; readonly reason?: SealedNote }
  | { readonly type: 'OverrideMinimum'; readonly reason: SealedNote }
  | { readonly type: 'Escalate'; readonly level: EscalationLevel; readonly reason?: SealedNote }
  | { readonly type: 'StandDownCase'; readonly reason: SealedNote }
  | { readonly type: 'SettleAlarm'; readonly alarm: string; readonly choice: 'finish' | 'stand-down' }
  | { readonly type: 'Offer'; readonly candidate: Candidate; readonly seat?: string; readonly reason?: SealedNote }
  | { readonly type: 'StandDownAssignment'; readonly assignmentId: string; readonly reason?: SealedNote }
  | { readonly type: 'MoveAssignment'; readonly assignmentId: string; readonly toRequestId?: string }
  | { readonly type: 'Reassign'; readonly assignmentId: string; readonly candidate: Candidate; readonly handOver: boolean; readonly reason: SealedNote };

/** What the scheduler and own reactions do. */
export type OwnCommand =
  | { readonly type: 'Breach'; readonly level: EscalationLevel; readonly dueAt: string }
  | { readonly type: 'TimeOut'; readonly assignmentId: string; readonly dueAt: string }
  | { readonly type: 'LapseOffer'; readonly reservationId: string; readonly responderId: string }
  | {
      readonly type: 'MoveIn';
      readonly fromAssignmentId: string;
      readonly responderId: string;
      readonly accountId?: string;
      readonly reservationId: string;
      readonly respondBy: string;
      readonly milestones: readonly { readonly milestone: Milestone; readonly at: string }[];
    };

interface OfOne {
  readonly assignmentId: string;
  /** Responder id of the actor, where he acts as a responder: then the assignment must be his. */
  readonly own?: string;
}

/** What is told of an assignment. */
export type ReportCommand = OfOne &
  (
    | { readonly type: 'Acknowledge' /** Needed for a late yes: the new reservation. */; readonly reservationId?: string }
    | { readonly type: 'Report'; readonly milestone: Exclude<Milestone, 'acknowledged'>; readonly facility?: string; readonly to?: Holder; readonly reference?: string }
    | { readonly type: 'Clear'; readonly outcome: 'done' | 'visit-again' | 'not-possible'; readonly again?: string; readonly reason?: SealedNote }
    | { readonly type: 'Decline'; readonly reason: SealedNote }
    | { readonly type: 'BackInService' }
    | { readonly type: 'Block'; readonly reason: SealedNote }
    | { readonly type: 'Unblock' }
    | { readonly type: 'AcknowledgePlace' }
    | { readonly type: 'PlanStages'; readonly stages: readonly PlannedStage[] }
    | { readonly type: 'StartStage'; readonly stage: string; readonly place?: string }
    | { readonly type: 'CompleteStage'; readonly stage: string; readonly place?: string }
    | { readonly type: 'Consult'; readonly parties: readonly string[]; readonly minutes: number; readonly note?: SealedNote }
    | { readonly type: 'TransferCustody'; readonly item: Item; readonly from: Holder; readonly to: Holder }
    | { readonly type: 'Retract'; readonly eventId: string; readonly reason?: SealedNote }
  );

/** Every command of a DispatchCase. */
export type DispatchCaseCommand = IntakeCommand | DispatcherCommand | OwnCommand | ReportCommand;
