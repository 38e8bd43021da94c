import * as fc from 'fast-check';
import type { Sealed } from '#event-store';
import { Refused, type StoredEvent } from '#event-store';
import { given, recorded } from '#event-store/testing';
import { call, type CallStatus } from './call.ts';
import type { CallCommand } from './commands.ts';
import type { CallEvent } from './events.ts';
import { CALL_REFUSALS } from './refusals.ts';

const received: CallEvent = { type: 'CallReceived', data: { area: 'c/d/s/huaan', medium: 'phone', ringKnown: true } };
const answered: CallEvent = { type: 'CallAnswered', data: { operatorId: 'account-operator' } };
const missed: CallEvent = { type: 'CallMissed', data: { reason: 'no-operator' } };
const wrappedUp: CallEvent = { type: 'CallWrappedUp', data: {} };
const ended: CallEvent = { type: 'CallEnded', data: {} };
const back: CallEvent = { type: 'CallbackCompleted', data: { outcome: 'reached', attempt: 1 } };
const caller = { personId: 'person-1', details: 'sealed' as Sealed };

const HISTORIES: Readonly<Record<CallStatus, readonly CallEvent[]>> = {
  none: [],
  ringing: [received],
  answered: [received, answered],
  'wrapped-up': [received, answered, wrappedUp],
  ended: [received, answered, wrappedUp, ended],
  missed: [received, missed],
  'called-back': [received, missed, back],
};
const STATUSES = Object.keys(HISTORIES) as readonly CallStatus[];
const everywhere = Object.fromEntries(STATUSES.filter((status) => status !== 'none').map((status) => [status, status]));

/** Ringing → Answered → WrappedUp → Ended; Ringing → Missed → CalledBack → Ended. What is not named here refuses. */
const TABLE: readonly (readonly [string, CallCommand, Partial<Record<CallStatus, CallStatus>>])[] = [
  ['receive', { type: 'receive', area: 'c', medium: 'chat', ringKnown: true }, { none: 'ringing' }],
  ['answer', { type: 'answer' }, { ringing: 'answered' }],
  ['wrap-up', { type: 'wrap-up' }, { answered: 'wrapped-up' }],
  ['end', { type: 'end' }, { answered: 'ended', 'wrapped-up': 'ended', 'called-back': 'ended' }],
  ['miss', { type: 'miss', reason: 'abandoned' }, { ringing: 'missed' }],
  ['callback: reached', { type: 'callback', outcome: 'reached' }, { missed: 'called-back' }],
  ['callback: wrong number', { type: 'callback', outcome: 'wrong-number' }, { missed: 'called-back' }],
  ['callback: no answer', { type: 'callback', outcome: 'no-answer' }, { missed: 'missed' }],
  ['link', { type: 'link', requestId: 'request-1', kind: 'chase' }, everywhere],
  ['identify-caller', { type: 'identify-caller', caller }, everywhere],
];

describe.each(TABLE)('%s', (type, command, accepted) => {
  it.each(STATUSES)('from %s', (from) => {
    const trial = given(call, HISTORIES[from]).when(command);
    const expected = accepted[from];
    if (expected === undefined) return trial.thenRefused(type === 'receive' ? 'call-exists' : from === 'none' ? 'unknown-call' : 'wrong-call-status');
    expect(trial.events()).not.toEqual([]);
    return expect(trial.state().status).toBe(expected);
  });
});

describe('a call of a confidential tip', () => {
  const byHand: CallEvent = { type: 'CallLinked', data: { requestId: 'request-tip', kind: 'new', medium: 'phone' } };
  const tip = { type: 'link', requestId: 'request-tip', kind: 'new', confidential: true } as const;

  it('is confidential although somebody linked it by hand before the service did', () => {
    const trial = given(call, [received, byHand]).when(tip);
    expect(trial.events()).toMatchObject([{ type: 'CallLinked', data: { requestId: 'request-tip', confidential: true } }]);
    expect(trial.state()).toMatchObject({ confidential: true, links: [{ requestId: 'request-tip', kind: 'new' }] });
  });

  it('says so once', () => {
    given(call, [received, byHand, ...given(call, [received, byHand]).when(tip).events()])
      .when(tip)
      .then([]);
    expect(given(call, [received]).when(tip).events()).toHaveLength(1);
  });
});

describe('any sequence of commands', () => {
  const links = fc.record({ type: fc.constant('link' as const), requestId: fc.constantFrom('request-1', 'request-2'), kind: fc.constantFrom('new' as const, 'chase' as const) });
  const commands: fc.Arbitrary<CallCommand> = fc.oneof(fc.constantFrom(...TABLE.map(([, command]) => command)), links);

  it('leads through the states in order, or is refused with a known code', () => {
    fc.assert(
      fc.property(fc.array(commands, { maxLength: 25 }), (play) => {
        let state = call.initialState;
        const codes: string[] = [];
        const log: StoredEvent<CallEvent>[] = [];
        for (const command of play) {
          try {
            const metadata = { commandId: 'command', actor: { id: 'account-operator', role: 'operator', area: '' }, channel: 'app', occurredAt: '', now: '' } as const;
            for (const event of call.decide(command, state, metadata)) {
              log.push(recorded(event, log.length + 1));
              state = call.evolve(state, log.at(-1) as StoredEvent<CallEvent>);
            }
          } catch (error) {
            if (!(error instanceof Refused)) throw error;
            codes.push(error.code);
          }
        }
        expect(codes.filter((code) => CALL_REFUSALS[code] === undefined)).toEqual([]);
        const way = log.map(({ type }) => type).filter((type) => type !== 'CallLinked' && type !== 'CallerIdentified');
        expect(way.join(' ')).toMatch(/^(CallReceived( CallAnswered( CallWrappedUp( CallEnded)?)?| CallMissed( CallbackCompleted)*( CallEnded)?)?)?$/);
        expect(state.attempts).toBe(way.filter((type) => type === 'CallbackCompleted').length);
        expect(new Set(state.links.map(({ requestId, kind }) => `${requestId} ${kind}`)).size).toBe(state.links.length);
      }),
    );
  });
});
