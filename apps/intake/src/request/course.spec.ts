import { given } from '#event-store/testing';
import type { RequestEvent } from './events.ts';
import { assignment, at, body, dispatched, HISTORIES, logged, note, resolved, started, triaged } from './examples.ts';
import { helpRequest } from './request.ts';

const statusOf = (events: readonly RequestEvent[]) => given(helpRequest, events).state.lifecycle.status;
const held: RequestEvent = { type: 'RequestHeld', data: { until: at(30), reason: 'asked-to-wait' } };

describe('a hold', () => {
  it.each(['logged', 'triaged', 'dispatched', 'in-progress'] as const)('of a %s one goes back there', (status) => {
    expect(statusOf([...HISTORIES[status], held, { type: 'RequestResumed', data: { by: 'person' } }])).toBe(status);
  });

  it('must end in the future, or has no end', () => {
    given(helpRequest, triaged)
      .when({ type: 'hold', until: at(10), reason: 'other' }, { now: at(10) })
      .thenRefused('hold-until-future');
    given(helpRequest, triaged)
      .when({ type: 'hold', reason: 'no-supply', note })
      .then([{ type: 'RequestHeld', data: { reason: 'no-supply', note } }]);
  });

  it('held again keeps where it stood and takes the new wake time', () => {
    const again: readonly RequestEvent[] = [...dispatched, held, { type: 'RequestHeld', data: { until: at(50), reason: 'no-supply' } }];
    expect(given(helpRequest, again).state.lifecycle).toEqual({ status: 'on-hold', before: 'dispatched', until: at(50) });
  });

  it('wakes at its time, once, and only the hold that was meant', () => {
    const events = [...dispatched, held];
    const wake = { type: 'wake', until: at(30) } as const;
    given(helpRequest, events)
      .when(wake, { now: at(29) })
      .then([]);
    const woken = given(helpRequest, events).when(wake, { now: at(30) });
    woken.then([{ type: 'RequestResumed', data: { by: 'wake-time' } }]);
    given(helpRequest, [...events, ...woken.events()])
      .when(wake, { now: at(31) })
      .then([]);
    given(helpRequest, [...events, { type: 'RequestHeld', data: { until: at(50), reason: 'other' } }])
      .when(wake, { now: at(31) })
      .then([]);
    given(helpRequest, [...dispatched, { type: 'RequestHeld', data: { reason: 'other' } }])
      .when(wake, { now: at(31) })
      .then([]);
  });

  it('"visit again" holds until then; the report of it does not count as the request’s own wish', () => {
    const trial = given(helpRequest, started).when({ type: 'record-visit-again', until: at(50), cause: 'cause-cleared' });
    trial.then([{ type: 'RequestHeld', data: { until: at(50), reason: 'visit-again', cause: 'cause-cleared' } }]);
    expect(trial.state().lifecycle).toEqual({ status: 'on-hold', before: 'in-progress', until: at(50) });
  });

  it('a report that crosses it moves what it will wake to, and the hold stands', () => {
    const crossed = given(helpRequest, [...dispatched, held]).when({ type: 'record-progress', ...assignment(), underWay: true, cause: 'cause-way' });
    expect(crossed.state().lifecycle).toEqual({ status: 'on-hold', before: 'in-progress', until: at(30) });
    expect(
      given(helpRequest, [...triaged, held])
        .when({ type: 'record-offer', ...assignment(), cause: 'cause-offer' })
        .state().lifecycle,
    ).toMatchObject({ before: 'dispatched' });
  });

  it('of a request that is done meanwhile is over', () => {
    expect(
      given(helpRequest, [...started, held])
        .when({ type: 'record-done', cause: 'cause-done' })
        .state().lifecycle,
    ).toEqual({ status: 'resolved', failedDays: [] });
  });

  const ripened: readonly RequestEvent[] = [
    logged,
    held,
    { type: 'CategorySet', data: { category: 'supplies' } },
    { type: 'PrioritySet', data: { priority: 'P3', category: 'supplies', basis: 'default' } },
  ];

  it.each([
    ['resumed by a person', { type: 'resume' }, 'person'],
    ['woken', { type: 'wake', until: at(30) }, 'wake-time'],
  ] as const)('in which category and priority came together is triaged when it is %s', (_, command, by) => {
    const trial = given(helpRequest, ripened).when(command, { now: at(30) });
    trial.then([
      { type: 'RequestResumed', data: { by } },
      { type: 'PrioritySet', data: { priority: 'P3', category: 'supplies', basis: 'person', triages: true } },
    ]);
    expect(trial.state().lifecycle.status).toBe('triaged');
  });

  it('… and when it was cancelled on hold and is reopened', () => {
    const trial = given(helpRequest, [...ripened, { type: 'RequestCancelled', data: { by: 'person' } }]).when({ type: 'reopen', reason: 'came-back' });
    trial.then([
      { type: 'RequestReopened', data: { reason: 'came-back' } },
      { type: 'PrioritySet', data: { priority: 'P3', category: 'supplies', basis: 'person', triages: true } },
    ]);
    expect(trial.state().lifecycle.status).toBe('triaged');
  });
});

describe('a reopening', () => {
  it.each(['resolved', 'verified', 'closed', 'cancelled', 'unfounded', 'transferred'] as const)('of a %s one leads to Triaged; history and clock stay', (status) => {
    const before = given(helpRequest, HISTORIES[status]).state;
    const trial = given(helpRequest, HISTORIES[status]).when({ type: 'reopen', reason: 'wrongly-ended', note }, { now: at(59) });
    trial.then([{ type: 'RequestReopened', data: { reason: 'wrongly-ended', note } }]);
    const { lifecycle, reopenings, steps, loggedAt, joined } = trial.state();
    expect(lifecycle).toEqual({ status: 'triaged' });
    expect(reopenings).toBe(1);
    expect(steps.length).toBe(before.steps.length + 1);
    expect({ loggedAt, joined }).toEqual({ loggedAt: before.loggedAt, joined: before.joined });
  });

  it('leads to Logged while category or priority is missing', () => {
    expect(statusOf([logged, { type: 'RequestCancelled', data: { by: 'reporter' } }, { type: 'RequestReopened', data: { reason: 'came-back' } }])).toBe('logged');
  });

  it('is worked as the first time', () => {
    const again: readonly RequestEvent[] = [...resolved, { type: 'RequestReopened', data: { reason: 'came-back' }, occurredAt: at(40) }];
    const offer = { type: 'record-offer', ...assignment(2), cause: 'cause-offer-2' } as const;
    expect(
      given(helpRequest, again)
        .when(offer, { now: at(41) })
        .state().lifecycle.status,
    ).toBe('dispatched');
    const way = { type: 'record-progress', ...assignment(2), underWay: true, cause: 'cause-way-2' } as const;
    expect(
      given(helpRequest, again)
        .when(way, { now: at(42) })
        .state().lifecycle.status,
    ).toBe('in-progress');
  });

  it('is not begun by a time that somebody adds to the round before', () => {
    const again: readonly RequestEvent[] = [...resolved, { type: 'RequestReopened', data: { reason: 'came-back' }, occurredAt: at(40) }];
    const forgotten = { type: 'record-progress', ...assignment(1), underWay: true, cause: 'cause-scene-late' } as const;
    given(helpRequest, again)
      .when(forgotten, { occurredAt: at(12), now: at(45) })
      .then([]);
    expect(
      given(helpRequest, again)
        .when(forgotten, { occurredAt: at(41), now: at(45) })
        .state().lifecycle.status,
    ).toBe('in-progress');
  });
});

describe('a return', () => {
  it('says what is missing, and the next logging goes on from there', () => {
    given(helpRequest, triaged).when({ type: 'return', missing: [] }).thenRefused('say-what-is-missing');
    const returned = given(helpRequest, triaged).when({ type: 'return', missing: ['place', 'phone'], note });
    returned.then([{ type: 'RequestReturned', data: { missing: ['place', 'phone'], note } }]);
    const again = given(helpRequest, HISTORIES.returned).when({ type: 'log', body }, { now: at(20) });
    again.then([
      { type: 'RequestLogged', data: { ...body, number: 1 } },
      { type: 'CategorySet', data: { category: 'medicine-run' } },
      { type: 'PrioritySet', data: { priority: 'P3', basis: 'person', category: 'medicine-run', triages: true } },
    ]);
    expect(again.state()).toMatchObject({ lifecycle: { status: 'triaged' }, loggedAt: '2022-04-02T07:00:00.000Z' });
  });
});
