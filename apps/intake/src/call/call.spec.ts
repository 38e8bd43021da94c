import type { Sealed } from '#event-store';
import { given } from '#event-store/testing';
import { call } from './call.ts';
import type { CallCommand } from './commands.ts';
import type { CallEvent } from './events.ts';
import { CALL_REFUSALS } from './refusals.ts';

const RING = '2022-04-02T07:00:00.000Z';
const CALLER = { personId: 'person-1', details: 'sealed' as Sealed };
const received: CallEvent = { type: 'CallReceived', data: { area: 'c/d/s/huaan', medium: 'phone', ringKnown: true, caller: CALLER } };
const answered: CallEvent = { type: 'CallAnswered', data: { operatorId: 'account-operator' } };
const missed: CallEvent = { type: 'CallMissed', data: { reason: 'no-operator' } };
const statusAfter = (events: readonly CallEvent[], command: CallCommand) => given(call, events).when(command).state().status;

describe('a call', () => {
  it('rings, is answered, wrapped up and ended', () => {
    expect(statusAfter([], { type: 'receive', area: 'c', medium: 'phone', ringKnown: true })).toBe('ringing');
    given(call, [received])
      .when({ type: 'answer' })
      .then([{ type: 'CallAnswered', data: { operatorId: 'account-operator' } }]);
    expect(statusAfter([received, answered], { type: 'wrap-up' })).toBe('wrapped-up');
    expect(statusAfter([received, answered, { type: 'CallWrappedUp', data: {} }], { type: 'end' })).toBe('ended');
  });

  it('is answered by whom the dispatcher says, if he says so', () => {
    given(call, [received])
      .when({ type: 'answer' }, { subject: 'account-other' })
      .then([{ type: 'CallAnswered', data: { operatorId: 'account-other' } }]);
  });

  it('that needs no writing afterwards is wrapped up and ended at once', () => {
    given(call, [received, answered])
      .when({ type: 'end' })
      .then([
        { type: 'CallWrappedUp', data: {} },
        { type: 'CallEnded', data: {} },
      ]);
  });

  it('missed is called back until somebody is reached; every attempt counts', () => {
    const tried: CallEvent = { type: 'CallbackCompleted', data: { outcome: 'no-answer', attempt: 1 } };
    expect(statusAfter([received, missed], { type: 'callback', outcome: 'no-answer' })).toBe('missed');
    given(call, [received, missed, tried])
      .when({ type: 'callback', outcome: 'reached' })
      .then([{ type: 'CallbackCompleted', data: { outcome: 'reached', attempt: 2 } }]);
    expect(statusAfter([received, missed, tried], { type: 'callback', outcome: 'wrong-number' })).toBe('called-back');
    expect(statusAfter([received, missed, { type: 'CallbackCompleted', data: { outcome: 'reached', attempt: 1 } }], { type: 'end' })).toBe('ended');
  });

  it.each<[CallCommand, readonly CallEvent[]]>([
    [{ type: 'answer' }, [received, answered]],
    [{ type: 'answer' }, [received, missed]],
    [{ type: 'miss', reason: 'abandoned' }, [received, answered]],
    [{ type: 'wrap-up' }, [received]],
    [{ type: 'callback', outcome: 'reached' }, [received, answered]],
    [{ type: 'end' }, [received]],
    [{ type: 'end' }, [received, missed]],
  ])('%j is refused out of order', (command, events) => given(call, events).when(command).thenRefused('wrong-call-status'));

  it.each<CallCommand>([{ type: 'answer' }, { type: 'link', requestId: 'r', kind: 'new' }, { type: 'identify-caller', caller: CALLER }])(
    '%j of an unknown call is not found',
    (command) => given(call).when(command).thenRefused('unknown-call'),
  );
});

describe('a link', () => {
  it('carries the caller, ring and answer to the request, once', () => {
    const link = { type: 'link', requestId: 'request-1', kind: 'new' } as const;
    const linked: CallEvent = { type: 'CallLinked', data: { requestId: 'request-1', kind: 'new', caller: CALLER, receivedAt: RING, answeredAt: RING, medium: 'phone' } };
    given(call, [received, answered]).when(link).then([linked]);
    given(call, [received, answered, linked]).when(link).then([]);
    expect(
      given(call, [received, answered, linked])
        .when({ ...link, kind: 'chase' })
        .events(),
    ).toHaveLength(1);
  });

  it('leaves out a ring nobody knows', () => {
    const unknownRing: CallEvent = { type: 'CallReceived', data: { area: 'c', medium: 'phone', ringKnown: false } };
    given(call, [unknownRing])
      .when({ type: 'link', requestId: 'request-1', kind: 'information' })
      .then([{ type: 'CallLinked', data: { requestId: 'request-1', kind: 'information', medium: 'phone' } }]);
  });

  it('to a confidential tip makes the call confidential for good', () => {
    const linked: CallEvent = { type: 'CallLinked', data: { requestId: 'request-tip', kind: 'new', confidential: true } };
    expect(given(call, [received, linked]).state.confidential).toBe(true);
    expect(given(call, [received, linked, { type: 'CallLinked', data: { requestId: 'request-2', kind: 'chase' } }]).state.confidential).toBe(true);
  });
});

it('every refusal says something in both languages', () => {
  for (const { zh, en } of Object.values(CALL_REFUSALS)) expect([zh.length > 3, en.length > 10]).toEqual([true, true]);
});
