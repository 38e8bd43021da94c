import type { CommandMetadata, Decider } from '#event-store';
import type { DispatchCaseCommand, DispatcherCommand, IntakeCommand, OwnCommand, ReportCommand } from './commands.ts';
import { decideDispatcher } from './decide-dispatcher.ts';
import { decideIntake } from './decide-intake.ts';
import { decideOwn } from './decide-own.ts';
import { decideReport } from './decide-report.ts';
import type { DispatchCaseEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { provisional } from './retract.ts';
import { type CaseState, initialCase } from './state.ts';
import { statusOf } from './status.ts';

const INTAKE = new Set<string>([
  'NoteRequest',
  'OpenCase',
  'ChangeCategory',
  'ChangeDetails',
  'AddNote',
  'Withdraw',
  'Hold',
  'Resume',
  'Reopen',
  'UndoHold',
  'RefuseEvent',
] satisfies IntakeCommand['type'][]);
const DISPATCHER = new Set<string>([
  'Take',
  'ChangeSeats',
  'OverrideMinimum',
  'Escalate',
  'StandDownCase',
  'SettleAlarm',
  'Offer',
  'StandDownAssignment',
  'MoveAssignment',
  'Reassign',
] satisfies DispatcherCommand['type'][]);
const OWN = new Set<string>(['Breach', 'TimeOut', 'LapseOffer', 'MoveIn'] satisfies OwnCommand['type'][]);

function decide(command: DispatchCaseCommand, state: CaseState, metadata: CommandMetadata): readonly DispatchCaseEvent[] {
  const events = decideOne(command, state, metadata);
  return events.length === 0 ? events : finished(events, state, metadata);
}

function decideOne(command: DispatchCaseCommand, state: CaseState, metadata: CommandMetadata): readonly DispatchCaseEvent[] {
  if (INTAKE.has(command.type)) return decideIntake(command as IntakeCommand, state, metadata);
  if (DISPATCHER.has(command.type)) return decideDispatcher(command as DispatcherCommand, state, metadata);
  if (OWN.has(command.type)) return decideOwn(command as OwnCommand, state, metadata);
  return decideReport(command as ReportCommand, state, metadata);
}

/** Done follows from the assignments: whichever command ends the last one records it in the same commit. */
function finished(events: readonly DispatchCaseEvent[], state: CaseState, metadata: CommandMetadata): readonly DispatchCaseEvent[] {
  let after = state;
  for (const event of events) after = evolve(after, provisional(event, after, metadata));
  if (after.doneEventId !== undefined || statusOf(after) !== 'Done') return events;
  return [...events, { type: 'CaseDone', data: { round: after.round } }];
}

/** The rules of a DispatchCase 派单. */
export const dispatchCase: Decider<CaseState, DispatchCaseCommand, DispatchCaseEvent> = { initialState: initialCase, evolve, decide };
