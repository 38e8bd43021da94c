import { given } from '#event-store/testing';
import { dispatchCase } from './case.ts';
import type { DispatchCaseCommand } from './commands.ts';
import type { DispatchCaseEvent, Milestone } from './events.ts';
import { at, candidate, cleared, of, offered, opened, place, reason, REQUEST, told, two } from './examples.ts';
import { crewSize, isShort, openAlarms, standings, statusOf, toAcknowledgePlace } from './status.ts';

const when = (events: readonly DispatchCaseEvent[], command: DispatchCaseCommand, now = at(10), occurredAt = now) => given(dispatchCase, events).when(command, { now, occurredAt });
const types = (events: readonly DispatchCaseEvent[]) => events.map(({ type }) => type);
const report = (milestone: Exclude<Milestone, 'acknowledged'>, n = 1): DispatchCaseCommand => ({ type: 'Report', assignmentId: `${REQUEST}.${n}`, milestone });
const done = (n = 1): DispatchCaseCommand => ({ type: 'Clear', assignmentId: `${REQUEST}.${n}`, outcome: 'done' });

const reassign = (handOver: boolean): DispatchCaseCommand => ({ type: 'Reassign', assignmentId: `${REQUEST}.1`, candidate: candidate(2), handOver, reason });

describe('a crew', () => {
  const alone = [...opened(two), offered(1), told('on-scene')];

  it('one short of the minimum goes on, is marked short, and only finishing needs the second', () => {
    expect(isShort(given(dispatchCase, alone).state)).toBe(true);
    when(alone, report('with-person')).then([told('with-person')]);
    when(alone, done()).thenRefused('crew-short');
    expect(types(when([...alone, offered(2), told('acknowledged', 2)], done()).events())).toEqual(['AssignmentCleared']);
  });

  it('or an override with a reason', () => {
    const override = when(alone, { type: 'OverrideMinimum', reason });
    override.then([{ type: 'MinimumOverridden', data: { minimum: 2, present: 1, reason } }]);
    expect(types(when([...alone, ...override.events()], done()).events())).toEqual(['AssignmentCleared', 'CaseDone']);
    when([...opened(), offered(1), told('on-scene')], { type: 'OverrideMinimum', reason }).thenRefused('minimum-met');
  });

  it('an override after the last one has cleared finishes the case', () => {
    const events = [...opened(two), offered(1), offered(2), told('acknowledged', 2), cleared(1), { type: 'AssignmentDeclined', data: { ...of(2), reason } } as const];
    expect(crewSize(standings(given(dispatchCase, events).state))).toBe(1);
    expect(types(when(events, { type: 'OverrideMinimum', reason }).events())).toEqual(['MinimumOverridden', 'CaseDone']);
  });

  it('nobody sits on two seats or on a taken one, and what the seat needs is passed with a reason', () => {
    when([...opened(two), offered(1)], { type: 'Offer', candidate: { ...candidate(1), reservationId: 'other' } }).thenRefused('already-on-case');
    when([...opened(two), offered(1)], { type: 'Offer', candidate: candidate(2), seat: '1' }).thenRefused('seat-taken');
    when([...opened(two), offered(1), offered(2)], { type: 'Offer', candidate: candidate(3) }).thenRefused('no-free-seat');
    when(opened(two), { type: 'Offer', candidate: candidate(1, ['skill carry']) }).thenRefused('seat-needs');
    expect(types(when(opened(two), { type: 'Offer', candidate: candidate(1, ['skill carry']), reason }).events())).toEqual(['AssignmentOffered']);
  });

  it('an offer repeated with the same reservation is already so; one whose reservation lapsed is refused', () => {
    when([...opened(), offered(1)], { type: 'Offer', candidate: candidate(1) }).then([]);
    const lapsed = when(opened(), { type: 'LapseOffer', reservationId: 'reservation-1', responderId: 'responder-1' });
    lapsed.then([{ type: 'OfferLapsed', data: { reservationId: 'reservation-1', responderId: 'responder-1' } }]);
    when([...opened(), ...lapsed.events()], { type: 'Offer', candidate: candidate(1) }).thenRefused('reservation-lapsed');
    when([...opened(), offered(1)], { type: 'LapseOffer', reservationId: 'reservation-1', responderId: 'responder-1' }).then([]);
  });

  it('changed seats stand down offers whose seat is gone, and never throw out who said yes', () => {
    const seats: DispatchCaseCommand = { type: 'ChangeSeats', seats: [{ seat: '1', skills: [] }], minimum: 1 };
    expect(types(when([...opened(two), offered(2)], seats).events())).toEqual(['SeatsChanged', 'AssignmentStoodDown']);
    when([...opened(two), offered(2), told('acknowledged', 2)], seats).thenRefused('seat-occupied');
    when(opened(two), { ...seats, minimum: 2 }).thenRefused('minimum-above-seats');
  });

  it('reassignment hands custody over explicitly', () => {
    const item = { what: 'records', count: 1 };
    const holds: DispatchCaseEvent[] = [
      ...opened(),
      offered(1),
      told('with-person'),
      { type: 'CustodyTransferred', data: { ...of(1), item, from: { kind: 'person' }, to: { kind: 'responder', id: 'responder-1' } } },
    ];
    when(holds, reassign(false)).thenRefused('custody-held');
    expect(types(when(holds, reassign(true)).events())).toEqual(['CustodyTransferred', 'AssignmentReassigned', 'AssignmentOffered']);
    const after = standings(when(holds, reassign(true)).state());
    expect(after.map(({ progress, assignment }) => [assignment.seat, progress.status])).toEqual([
      ['1', 'reassigned'],
      ['1', 'offered'],
    ]);
  });
});

describe('a merged case', () => {
  const INTO = 'request-0190b6a0-0000-7000-8000-000000000002';
  const merged = [...opened(), offered(1), { ...told('en-route'), occurredAt: at(3) }];
  const alarmed = [...merged, ...when(merged, { type: 'Withdraw', because: 'merged', into: INTO }).events()];

  it('lets the dispatcher move an assignment to the surviving case, with its times', () => {
    const moved = when(alarmed, { type: 'MoveAssignment', assignmentId: `${REQUEST}.1` });
    moved.then([
      {
        type: 'AssignmentMoved',
        data: {
          ...of(1),
          toRequestId: INTO,
          reservationId: 'reservation-1',
          carried: { milestones: [{ milestone: 'en-route', at: at(3) }], respondBy: at(5), accountId: 'account-1' },
        },
      },
    ]);
    expect(statusOf(moved.state())).toBe('StoodDown');
    const arrival = when(opened(), {
      type: 'MoveIn',
      fromAssignmentId: `${INTO}.1`,
      responderId: 'responder-1',
      reservationId: 'reservation-1',
      respondBy: at(5),
      milestones: [{ milestone: 'en-route', at: at(3) }],
    });
    expect(statusOf(arrival.state())).toBe('UnderWay');
    expect(standings(arrival.state())[0]?.progress.times['en-route']).toBe(at(3));
  });

  it('stand down on the alarm ends everybody', () => {
    const alarm = openAlarms(given(dispatchCase, alarmed).state)[0];
    expect(alarm?.into).toBe(INTO);
    const settled = when(alarmed, { type: 'SettleAlarm', alarm: alarm?.alarm ?? '', choice: 'stand-down' });
    expect(types(settled.events())).toEqual(['AlarmSettled', 'AssignmentStoodDown']);
    expect(statusOf(settled.state())).toBe('StoodDown');
  });
});

describe('an amended place', () => {
  it('has to be acknowledged by each who is under way, by nobody who is only offered', () => {
    const moved = { ...place, building: '5', area: 'city/d/s/c/estate/5' };
    const both = [...opened(two), offered(1), told('en-route'), offered(2)];
    const amended = when(both, { type: 'ChangeDetails', facts: { place: moved } });
    amended.then([{ type: 'CasePlaceAmended', data: { place: moved, placeVersion: 2, toAcknowledge: [`${REQUEST}.1`] } }]);
    expect(toAcknowledgePlace(amended.state())).toEqual([`${REQUEST}.1`]);
    const events = [...both, ...amended.events()];
    when(events, { type: 'AcknowledgePlace', assignmentId: `${REQUEST}.2` }).thenRefused('place-not-amended');
    const acknowledged = when(events, { type: 'AcknowledgePlace', assignmentId: `${REQUEST}.1` });
    expect(toAcknowledgePlace(acknowledged.state())).toEqual([]);
    expect(toAcknowledgePlace(when(events, { type: 'Acknowledge', assignmentId: `${REQUEST}.2` }).state())).toEqual([`${REQUEST}.1`]);
  });
});
