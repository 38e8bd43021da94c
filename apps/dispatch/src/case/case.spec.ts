import { given } from '#event-store/testing';
import { dispatchCase } from './case.ts';
import type { DispatchCaseCommand } from './commands.ts';
import type { DispatchCaseEvent, Milestone } from './events.ts';
import { AT, at, candidate, cleared, of, offered, one, opened, reason, REQUEST, told, two } from './examples.ts';
import { freeSeats, standings, statusOf } from './status.ts';

const when = (events: readonly DispatchCaseEvent[], command: DispatchCaseCommand, now = at(10), occurredAt = now) => given(dispatchCase, events).when(command, { now, occurredAt });
const types = (events: readonly DispatchCaseEvent[]) => events.map(({ type }) => type);
const report = (milestone: Exclude<Milestone, 'acknowledged'>, n = 1): DispatchCaseCommand => ({ type: 'Report', assignmentId: `${REQUEST}.${n}`, milestone });
const done = (n = 1): DispatchCaseCommand => ({ type: 'Clear', assignmentId: `${REQUEST}.${n}`, outcome: 'done' });

describe('the way of an assignment', () => {
  it('is offered with an answer time, by seat', () => {
    when(opened(), { type: 'Offer', candidate: candidate(1) }, at(0)).then([offered(1, '1')]);
  });

  it.each<[string, DispatchCaseEvent[], string]>([
    ['nobody', [], 'Open'],
    ['one offered', [offered(1)], 'Open'],
    ['one of two has said yes', [offered(1), told('acknowledged')], 'Open'],
    ['both have said yes', [offered(1), told('acknowledged'), offered(2), told('acknowledged', 2)], 'Crewed'],
    ['the first goes at once', [offered(1), told('en-route')], 'UnderWay'],
    ['one has cleared, the other is on scene', [offered(1), offered(2), told('on-scene', 2), cleared(1)], 'UnderWay'],
    ['both have cleared', [offered(1), offered(2), told('on-scene', 1), told('on-scene', 2), cleared(1), cleared(2)], 'Done'],
    ['one alone has cleared', [offered(1), told('on-scene'), cleared(1)], 'UnderWay'],
    ['alone, and the minimum was overridden', [offered(1), told('on-scene'), { type: 'MinimumOverridden', data: { minimum: 2, present: 1, reason } }, cleared(1)], 'Done'],
    ['declined', [offered(1), { type: 'AssignmentDeclined', data: { ...of(1), reason } }], 'Open'],
  ])('%s', (_name, events, status) => {
    expect(statusOf(given(dispatchCase, [...opened(two), ...events]).state)).toBe(status);
  });

  it('records that the case is done in the commit that ends the last assignment', () => {
    when([...opened(), offered(1), told('acknowledged')], done()).then([cleared(1), { type: 'CaseDone', data: { round: 1 } }]);
  });

  it('skips forward, and a skipped milestone added later adds a time, not a state', () => {
    const events = [...opened(), offered(1), told('on-scene')];
    expect(types(when(events, { type: 'Acknowledge', assignmentId: `${REQUEST}.1` }, at(12), at(1)).events())).toEqual(['AssignmentAcknowledged']);
    const { assignment, progress } = standings(when(events, { type: 'Acknowledge', assignmentId: `${REQUEST}.1` }, at(12), at(1)).state())[0] ?? {};
    expect(assignment?.reports.length).toBe(2);
    expect(progress?.status).toBe('on-scene');
    expect(progress?.times.acknowledged).toBe(at(1));
  });

  it('a milestone reported twice is refused with the time it has', () => {
    when([...opened(), offered(1), told('on-scene')], report('on-scene')).thenRefused('already-reported');
  });

  it('a time that was skipped may still be told after the end, but nothing that happened after it', () => {
    const events = [...opened(), offered(1), told('acknowledged'), { ...cleared(1), occurredAt: at(9) }, { type: 'CaseDone', data: { round: 1 } } as const];
    expect(types(when(events, report('on-scene'), at(20), at(8)).events())).toEqual(['AssignmentOnScene']);
    when(events, report('handed-over'), at(20), at(15)).thenRefused('assignment-over');
  });

  it('somebody else’s assignment takes no report', () => {
    when([...opened(), offered(1)], { type: 'Report', assignmentId: `${REQUEST}.1`, milestone: 'en-route', own: 'responder-9' }).thenRefused('not-your-assignment');
  });

  it('an offer times out only when it is due and unanswered', () => {
    const due: DispatchCaseCommand = { type: 'TimeOut', assignmentId: `${REQUEST}.1`, dueAt: at(5) };
    when([...opened(), offered(1)], due, at(5)).then([{ type: 'AssignmentTimedOut', data: { ...of(1), reservationId: 'reservation-1' } }]);
    when([...opened(), offered(1)], due, at(4)).then([]);
    when([...opened(), offered(1), told('acknowledged')], due, at(6)).then([]);
  });

  it('a late yes counts while the seat is free, with a new reservation', () => {
    const timedOut: DispatchCaseEvent[] = [...opened(), offered(1), { type: 'AssignmentTimedOut', data: { ...of(1), reservationId: 'reservation-1' } }];
    const yes: DispatchCaseCommand = { type: 'Acknowledge', assignmentId: `${REQUEST}.1`, reservationId: 'reservation-late' };
    const { progress } = standings(when(timedOut, yes).state())[0] ?? {};
    expect(progress?.status).toBe('acknowledged');
    expect(progress?.reservationId).toBe('reservation-late');
    when(timedOut, { type: 'Acknowledge', assignmentId: `${REQUEST}.1` }).thenRefused('reservation-needed');
    when(timedOut, report('en-route')).thenRefused('offer-timed-out');
    when([...timedOut, offered(2, '1')], yes).thenRefused('seat-taken');
  });

  it('blocked is a flag with an interval, over the state', () => {
    const blocked: DispatchCaseEvent[] = [...opened(), offered(1), told('with-person'), { type: 'AssignmentBlocked', data: { ...of(1), reason } }];
    const { progress } = standings(given(dispatchCase, blocked).state)[0] ?? {};
    expect(progress?.status).toBe('with-person');
    expect(progress?.blocked).toEqual({ since: AT, reason });
    when(blocked, { type: 'Block', assignmentId: `${REQUEST}.1`, reason }).thenRefused('already-blocked');
    expect(standings(when(blocked, { type: 'Unblock', assignmentId: `${REQUEST}.1` }).state())[0]?.progress.blocked).toBeUndefined();
  });

  it('visit again suspends the case until then, not possible needs a reason and gives it back to the queue', () => {
    const events = [...opened(), offered(1), told('with-person')];
    const id = `${REQUEST}.1`;
    const again = '2022-04-03T07:00:00.000Z';
    expect(statusOf(when(events, { type: 'Clear', assignmentId: id, outcome: 'visit-again', again }).state())).toBe('Suspended');
    when(events, { type: 'Clear', assignmentId: id, outcome: 'visit-again' }).thenRefused('again-missing');
    when(events, { type: 'Clear', assignmentId: id, outcome: 'visit-again', again: at(1) }).thenRefused('again-in-past');
    when(events, { type: 'Clear', assignmentId: id, outcome: 'not-possible' }).thenRefused('reason-missing');
    const back = when(events, { type: 'Clear', assignmentId: id, outcome: 'not-possible', reason }).state();
    expect(statusOf(back)).toBe('Open');
    expect(freeSeats(back)).toHaveLength(1);
  });
});

describe('stages and consults', () => {
  const planned: DispatchCaseEvent[] = [
    ...opened(),
    offered(1),
    told('with-person'),
    {
      type: 'StagesPlanned',
      data: {
        ...of(1),
        stages: [
          { stage: '1', kind: 'collect-records' },
          { stage: '2', kind: 'hospital' },
        ],
      },
    },
  ];
  const id = `${REQUEST}.1`;

  it('each begins and ends once, in any order, with a place', () => {
    when(planned, { type: 'StartStage', assignmentId: id, stage: '2', place: 'hospital-xiehe' }).then([
      { type: 'StageStarted', data: { ...of(1), stage: '2', place: 'hospital-xiehe' } },
    ]);
    when(planned, { type: 'CompleteStage', assignmentId: id, stage: '1' }).then([{ type: 'StageCompleted', data: { ...of(1), stage: '1' } }]);
    when(planned, { type: 'StartStage', assignmentId: id, stage: '7' }).thenRefused('stage-unknown');
    const begun: DispatchCaseEvent[] = [...planned, { type: 'StageStarted', data: { ...of(1), stage: '1' } }];
    when(begun, { type: 'StartStage', assignmentId: id, stage: '1' }).thenRefused('stage-started');
    when(begun, { type: 'PlanStages', assignmentId: id, stages: [{ stage: '2', kind: 'hospital' }] }).thenRefused('stages-begun');
  });

  it('a consult has parties and minutes', () => {
    when(planned, { type: 'Consult', assignmentId: id, parties: ['doctor', 'person', 'responder'], minutes: 20 }).then([
      { type: 'ConsultHeld', data: { ...of(1), parties: ['doctor', 'person', 'responder'], minutes: 20 } },
    ]);
  });
});

describe('a case in the queue', () => {
  it('is hot at the threshold, and escalates at twice and four times it', () => {
    const breach = (level: 'dispatcher' | 'supervisor' | 'administrator', now: string) => when(opened(), { type: 'Breach', level, dueAt: now }, now);
    breach('dispatcher', at(15)).then([
      { type: 'DeadlineBreached', data: { deadline: 'hot', dueAt: at(15) } },
      { type: 'Escalated', data: { level: 'dispatcher', by: 'deadline' } },
    ]);
    breach('dispatcher', at(14)).then([]);
    breach('supervisor', at(31)).then([]);
    const hot = [...opened(), ...breach('dispatcher', at(15)).events()];
    when(hot, { type: 'Breach', level: 'supervisor', dueAt: at(30) }, at(30)).then([{ type: 'Escalated', data: { level: 'supervisor', by: 'deadline' } }]);
    when([...hot, offered(1)], { type: 'Breach', level: 'supervisor', dueAt: at(30) }, at(30)).then([]);
  });

  it('is taken by one dispatcher at a time', () => {
    const take = given(dispatchCase, opened()).when({ type: 'Take' }, { actor: { id: 'account-a', role: 'dispatcher', area: '' } });
    take.then([{ type: 'CaseTaken', data: { accountId: 'account-a' } }]);
    given(dispatchCase, [...opened(), ...take.events()])
      .when({ type: 'Take' }, { actor: { id: 'account-b', role: 'dispatcher', area: '' } })
      .then([{ type: 'CaseTaken', data: { accountId: 'account-b', from: 'account-a' } }]);
  });

  it('a request that dispatch was never told of (a confidential tip) leaves no trace', () => {
    given(dispatchCase)
      .when({ type: 'OpenCase', requestId: REQUEST, category: 'confidential-tip', priority: 'P3', queuedAt: AT, triages: true, ...one })
      .then([]);
    given(dispatchCase).when({ type: 'Take' }).thenRefused('case-unknown');
  });
});
