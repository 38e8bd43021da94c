import { type CommandMetadata, Refused, type StoredEvent } from '#event-store';
import * as fc from 'fast-check';
import { dispatchCase } from '../case/case.ts';
import type { DispatchCaseCommand } from '../case/commands.ts';
import type { DispatchCaseEvent, Milestone } from '../case/events.ts';
import { candidate, one, place, reason, REQUEST, two } from '../case/examples.ts';
import { provisional } from '../case/retract.ts';
import type { CaseState } from '../case/state.ts';

/** A step made before the play knows which events there will be: `pick` chooses the report that a retraction names. */
type Step = { readonly command: (state: CaseState, log: readonly StoredEvent<DispatchCaseEvent>[]) => DispatchCaseCommand; readonly seconds: number };

/** A sequence of commands of every kind, legal or not. */
export type Play = readonly Step[];

const UNTOLD = new Set(['AssignmentOffered', 'ReportRetracted']);
const MILESTONES: readonly Exclude<Milestone, 'acknowledged'>[] = ['en-route', 'on-scene', 'with-person', 'transporting', 'at-facility', 'handed-over'];
const assignmentId = fc.integer({ min: 1, max: 3 }).map((n) => `${REQUEST}.${n}`);
const fixed = (arbitrary: fc.Arbitrary<DispatchCaseCommand>) => arbitrary.map((command) => () => command);
const requirements = fc.constantFrom(one, two);

const commands: fc.Arbitrary<Step['command']> = fc.oneof(
  { arbitrary: fixed(fc.record({ type: fc.constant('Offer' as const), candidate: fc.integer({ min: 1, max: 4 }).map((n) => candidate(n)) })), weight: 5 },
  {
    // The reservation of a second offer to the same person is a new one.
    arbitrary: fc.integer({ min: 1, max: 4 }).map(
      (n) =>
        (state: CaseState): DispatchCaseCommand => ({
          type: 'Offer',
          candidate: { ...candidate(n), reservationId: `reservation-${state.version}` },
        }),
    ),
    weight: 5,
  },
  { arbitrary: fixed(assignmentId.map((id) => ({ type: 'Acknowledge', assignmentId: id }))), weight: 5 },
  {
    arbitrary: assignmentId.map(
      (id) =>
        (state: CaseState): DispatchCaseCommand => ({ type: 'Acknowledge', assignmentId: id, reservationId: `late-${state.version}` }),
    ),
    weight: 2,
  },
  { arbitrary: fixed(fc.record({ type: fc.constant('Report' as const), assignmentId, milestone: fc.constantFrom(...MILESTONES) })), weight: 6 },
  { arbitrary: fixed(assignmentId.map((id) => ({ type: 'Clear', assignmentId: id, outcome: 'done' }))), weight: 5 },
  {
    arbitrary: fixed(
      fc.record({
        type: fc.constant('Clear' as const),
        assignmentId,
        outcome: fc.constantFrom('visit-again' as const, 'not-possible' as const),
        again: fc.constant('2022-05-01T00:00:00.000Z'),
        reason: fc.constant(reason),
      }),
    ),
    weight: 2,
  },
  {
    arbitrary: fc.nat().map((pick) => (_: CaseState, log: readonly StoredEvent<DispatchCaseEvent>[]): DispatchCaseCommand => {
      const told = log.filter(({ type, data }) => 'assignmentId' in data && !UNTOLD.has(type));
      const chosen = told[pick % Math.max(1, told.length)];
      return { type: 'Retract', assignmentId: (chosen?.data as { assignmentId?: string } | undefined)?.assignmentId ?? '', eventId: chosen?.id ?? '', reason };
    }),
    weight: 8,
  },
  fixed(fc.record({ type: fc.constantFrom('Decline' as const, 'Block' as const), assignmentId, reason: fc.constant(reason) })),
  fixed(fc.record({ type: fc.constantFrom('Unblock' as const, 'BackInService' as const, 'AcknowledgePlace' as const), assignmentId })),
  fixed(assignmentId.map((id) => ({ type: 'PlanStages', assignmentId: id, stages: [{ stage: '1', kind: 'hospital' }] }))),
  fixed(fc.record({ type: fc.constantFrom('StartStage' as const, 'CompleteStage' as const), assignmentId, stage: fc.constantFrom('1', '2') })),
  fixed(fc.constantFrom({ type: 'StandDownCase', reason }, { type: 'Take' }, { type: 'OverrideMinimum', reason }, { type: 'Escalate', level: 'supervisor' })),
  fixed(assignmentId.map((id) => ({ type: 'StandDownAssignment', assignmentId: id }))),
  fixed(assignmentId.map((id) => ({ type: 'MoveAssignment', assignmentId: id, toRequestId: 'request-b' }))),
  assignmentId.map(
    (id) =>
      (state: CaseState): DispatchCaseCommand => ({
        type: 'Reassign',
        assignmentId: id,
        candidate: { ...candidate(4), reservationId: `again-${state.version}` },
        handOver: true,
        reason,
      }),
  ),
  fixed(assignmentId.map((id) => ({ type: 'TimeOut', assignmentId: id, dueAt: '' }))),
  fixed(fc.constantFrom({ type: 'Withdraw', because: 'cancelled' }, { type: 'Withdraw', because: 'merged', into: 'request-b' }, { type: 'Hold' }, { type: 'Resume' })),
  fixed(fc.constantFrom({ type: 'Reopen', newRound: true }, { type: 'Reopen', newRound: false })),
  fixed(fc.constantFrom('3', '5').map((building) => ({ type: 'ChangeDetails', facts: { place: { ...place, building } } }))),
  fixed(
    fc
      .tuple(fc.constantFrom('P1' as const, 'P3' as const), requirements)
      .map(([priority, needs]) => ({ type: 'OpenCase', requestId: REQUEST, category: 'medicine-run', priority, queuedAt: '2022-04-02T07:00:00.000Z', triages: true, ...needs })),
  ),
);

/** Plays of 12 to 40 steps. */
export const plays: fc.Arbitrary<Play> = fc.array(fc.record({ command: commands, seconds: fc.integer({ min: 0, max: 400 }) }), { minLength: 12, maxLength: 40 });

/** Runs a play on an opened case; a refusal has a code and changes nothing, anything else thrown fails the test. */
export function played(play: Play): { readonly state: CaseState; readonly log: readonly StoredEvent<DispatchCaseEvent>[] } {
  let state = dispatchCase.initialState;
  const log: StoredEvent<DispatchCaseEvent>[] = [];
  let now = Date.parse('2022-04-02T07:00:00.000Z');
  const run = (command: DispatchCaseCommand) => {
    const time = new Date(now).toISOString();
    const metadata: CommandMetadata = { commandId: `command-${log.length}`, actor: { id: 'account-d', role: 'dispatcher', area: '' }, channel: 'app', occurredAt: time, now: time };
    try {
      for (const event of dispatchCase.decide(command, state, metadata)) {
        const stored = { ...provisional(event, state, metadata), id: `event-${log.length + 1}` };
        state = dispatchCase.evolve(state, stored);
        log.push(stored);
      }
    } catch (error) {
      if (!(error instanceof Refused) || error.code === '') throw error;
    }
  };
  run({ type: 'NoteRequest', requestId: REQUEST, area: place.area, facts: { place } });
  run({ type: 'OpenCase', requestId: REQUEST, category: 'medicine-run', priority: 'P3', queuedAt: new Date(now).toISOString(), triages: true, ...two });
  for (const { command, seconds } of play) {
    now += seconds * 1000;
    run(command(state, log));
  }
  return { state, log };
}
