import { given } from '#event-store/testing';
import { dispatchCase } from './case.ts';
import type { IntakeCommand } from './commands.ts';
import type { DispatchCaseEvent } from './events.ts';
import { at, cleared, offered, one, opened, place, REQUEST, told, two } from './examples.ts';
import { type CaseStatus, freeSeats, openAlarms, standings, statusOf, toAcknowledgePlace } from './status.ts';

const INTO = 'request-0190b6a0-0000-7000-8000-000000000002';
const LATER = '2022-04-03T07:00:00.000Z';

/** Where the case is: the table's columns. */
const CASES: Readonly<Record<string, readonly DispatchCaseEvent[]>> = {
  nobody: opened(),
  offered: [...opened(), offered(1)],
  'under way': [...opened(), offered(1), told('acknowledged')],
  done: [...opened(), offered(1), told('on-scene'), cleared(1), { type: 'CaseDone', data: { round: 1 } }],
};

/** What intake says: the table's rows. */
const SAYS: Readonly<Record<string, IntakeCommand>> = {
  cancelled: { type: 'Withdraw', because: 'cancelled' },
  unfounded: { type: 'Withdraw', because: 'unfounded' },
  transferred: { type: 'Withdraw', because: 'transferred' },
  'merged into B': { type: 'Withdraw', because: 'merged', into: INTO },
  held: { type: 'Hold', until: LATER },
  'held for another visit': { type: 'Hold', until: LATER, visitAgain: true },
  'place amended': { type: 'ChangeDetails', facts: { place: { ...place, building: '5', area: 'city/d/s/c/estate/5' } } },
  'priority raised': {
    type: 'OpenCase',
    requestId: REQUEST,
    category: 'medicine-run',
    priority: 'P1',
    queuedAt: at(0),
    triages: true,
    ...two,
    hotAfterSeconds: 60,
    answerWithinSeconds: 60,
  },
  reopened: { type: 'Reopen', newRound: true },
};

const GONE = ['cancelled', 'unfounded', 'transferred'];

/** says, case is, events, status afterwards, alarms open afterwards */
type Row = readonly [string, string, readonly string[], CaseStatus, number];

const TABLE: readonly Row[] = [
  ...GONE.flatMap((says): Row[] => [
    [says, 'nobody', ['CaseStoodDown'], 'StoodDown', 0],
    [says, 'offered', ['AssignmentStoodDown', 'CaseStoodDown'], 'StoodDown', 0],
    [says, 'under way', ['AlarmRaised'], 'Open', 1],
    [says, 'done', ['IntakeChangeNoted'], 'Done', 0],
  ]),
  ['merged into B', 'nobody', ['CaseStoodDown'], 'StoodDown', 0],
  ['merged into B', 'offered', ['AlarmRaised'], 'Open', 1],
  ['merged into B', 'under way', ['AlarmRaised'], 'Open', 1],
  ['merged into B', 'done', ['IntakeChangeNoted'], 'Done', 0],
  ['held', 'nobody', ['CaseSuspended'], 'Suspended', 0],
  ['held', 'offered', ['AssignmentStoodDown', 'CaseSuspended'], 'Suspended', 0],
  ['held', 'under way', ['AlarmRaised'], 'Open', 1],
  ['held', 'done', ['IntakeChangeNoted'], 'Done', 0],
  // One of a crew has said "visit again": whoever is still at the door is asked nothing and clears as well.
  ['held for another visit', 'nobody', ['CaseSuspended'], 'Suspended', 0],
  ['held for another visit', 'offered', ['AssignmentStoodDown', 'CaseSuspended'], 'Suspended', 0],
  ['held for another visit', 'under way', ['CaseSuspended'], 'Open', 0],
  ['held for another visit', 'done', ['IntakeChangeNoted'], 'Done', 0],
  ['place amended', 'nobody', ['CasePlaceAmended'], 'Open', 0],
  ['place amended', 'offered', ['CasePlaceAmended'], 'Open', 0],
  ['place amended', 'under way', ['CasePlaceAmended'], 'Open', 0],
  ['place amended', 'done', ['CasePlaceAmended'], 'Done', 0],
  ['priority raised', 'nobody', ['CasePriorityChanged'], 'Open', 0],
  ['priority raised', 'offered', ['CasePriorityChanged'], 'Open', 0],
  ['priority raised', 'under way', ['CasePriorityChanged'], 'Open', 0],
  ['priority raised', 'done', ['CasePriorityChanged'], 'Done', 0],
  ['reopened', 'nobody', [], 'Open', 0],
  ['reopened', 'offered', [], 'Open', 0],
  ['reopened', 'under way', [], 'Open', 0],
  ['reopened', 'done', ['CaseReopened'], 'Open', 0],
];

/** Who has to acknowledge, when the place is amended. */
const toAcknowledge = (is: string) =>
  toAcknowledgePlace(
    given(dispatchCase, CASES[is])
      .when(SAYS['place amended'] as IntakeCommand)
      .state(),
  );

describe('between the services', () => {
  it('the table is whole', () => {
    expect(TABLE).toHaveLength(Object.keys(CASES).length * Object.keys(SAYS).length);
    expect(new Set(TABLE.map(([says, is]) => `${says} × ${is}`)).size).toBe(TABLE.length);
  });

  it.each(TABLE)('%s × %s', (says, is, events, status, alarms) => {
    // A crew that needs two: with one under way the case is neither Crewed nor finished, so that only the row's own effect shows.
    const facts = (CASES[is] ?? []).map((event) => (event.type === 'CaseOpened' && is !== 'done' ? { ...event, data: { ...event.data, ...two } } : event));
    const happens = given(dispatchCase, facts).when(SAYS[says] as IntakeCommand, { now: at(1) });
    expect(happens.events().map(({ type }) => type)).toEqual(events);
    const after = happens.state();
    expect(statusOf(after)).toBe(status);
    expect(openAlarms(after)).toHaveLength(alarms);
  });

  it('priority raised: time-outs shorten, the case is hotter, seats are derived again', () => {
    const raised = given(dispatchCase, CASES['offered']).when(SAYS['priority raised'] as IntakeCommand, { now: at(1) });
    const after = raised.state();
    expect(standings(after)[0]?.assignment.respondBy).toBe(at(2));
    expect(after.hotAfterSeconds).toBe(60);
    expect(freeSeats(after).map(({ seat }) => seat)).toEqual(['2']);
  });

  it('place amended: only who is under way has to acknowledge', () => {
    expect(['nobody', 'offered', 'under way', 'done'].map((is) => toAcknowledge(is).length)).toEqual([0, 0, 1, 0]);
  });

  it('cancelled under way: finish goes on to done, and nobody new is sent', () => {
    const cancelled = given(dispatchCase, CASES['under way']).when(SAYS['cancelled'] as IntakeCommand);
    const events = [...(CASES['under way'] ?? []), ...cancelled.events()];
    const alarm = openAlarms(cancelled.state())[0]?.alarm ?? '';
    const finish = given(dispatchCase, events).when({ type: 'SettleAlarm', alarm, choice: 'finish' });
    finish.then([{ type: 'AlarmSettled', data: { alarm, choice: 'finish' } }]);
    const on = given(dispatchCase, [...events, ...finish.events()]);
    expect(statusOf(on.when({ type: 'Clear', assignmentId: `${REQUEST}.1`, outcome: 'done' }).state())).toBe('Done');
    const candidate = { responderId: 'responder-2', reservationId: 'r', reservedPriority: 'P3', unmet: [] } as const;
    on.when({ type: 'Offer', candidate }).thenRefused('case-withdrawn');
    expect(statusOf(on.when({ type: 'StandDownAssignment', assignmentId: `${REQUEST}.1` }).state())).toBe('StoodDown');
  });

  it('held under way: goes on, and is suspended once nobody is on it', () => {
    const held = given(dispatchCase, CASES['under way']).when(SAYS['held'] as IntakeCommand);
    const events = [...(CASES['under way'] ?? []), ...held.events()];
    expect(
      statusOf(
        given(dispatchCase, events)
          .when({ type: 'StandDownAssignment', assignmentId: `${REQUEST}.1` })
          .state(),
      ),
    ).toBe('Suspended');
    expect(
      statusOf(
        given(dispatchCase, events)
          .when({ type: 'Clear', assignmentId: `${REQUEST}.1`, outcome: 'done' })
          .state(),
      ),
    ).toBe('Done');
  });

  it('held, then resumed: back in the queue from now', () => {
    const held = [
      ...opened(),
      ...given(dispatchCase, opened())
        .when(SAYS['held'] as IntakeCommand)
        .events(),
    ];
    const resumed = given(dispatchCase, held).when({ type: 'Resume' }, { now: LATER });
    expect(statusOf(resumed.state())).toBe('Open');
    expect(resumed.state().queuedAt).toBe(LATER);
  });

  it('an unmerged request goes on in the same round; a returned one that is triaged again too', () => {
    const merged = [
      ...opened(),
      ...given(dispatchCase, opened())
        .when(SAYS['merged into B'] as IntakeCommand)
        .events(),
    ];
    const back = given(dispatchCase, merged).when({ type: 'Reopen', newRound: false }).state();
    expect([statusOf(back), back.round]).toEqual(['Open', 1]);
    const returned = [...opened(), ...given(dispatchCase, opened()).when({ type: 'Withdraw', because: 'returned' }).events()];
    const again = given(dispatchCase, returned)
      .when({ type: 'OpenCase', requestId: REQUEST, category: 'medicine-run', priority: 'P3', queuedAt: at(9), triages: true, ...one })
      .state();
    expect([statusOf(again), again.queuedAt]).toEqual(['Open', at(9)]);
  });

  it('a refusal of what intake said is a result, kept', () => {
    given(dispatchCase, opened())
      .when({ type: 'RefuseEvent', eventType: 'intake.request.held.v1', eventId: 'e', code: 'case-done' })
      .then([{ type: 'EventRefused', data: { eventType: 'intake.request.held.v1', eventId: 'e', code: 'case-done' } }]);
  });
});
