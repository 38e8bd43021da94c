import { Refused, type Sealed } from '#event-store';
import { given } from '#event-store/testing';
import * as fc from 'fast-check';
import type { ResponderCommand } from './commands.ts';
import type { Priority, ResponderEvent } from './events.ts';
import { responder } from './responder.ts';
import { conflictsOf, isUrgent, loadOn, responderStatus } from './state.ts';

const DAY = '2022-04-02';
const NOW = '2022-04-02T07:00:00.000Z';
const reason = { noteId: 'note-1', details: 'sealed' as Sealed };
const person = { personId: 'person-1', details: 'sealed' as Sealed };
const enrolled: ResponderEvent = {
  type: 'ResponderEnrolled',
  data: { area: 'city/d/s/c', roles: ['volunteer'], skills: ['carry'], buildings: [], canCarryKg: 30, person, status: 'available' },
};
const reserve = (id: string, priority: Priority = 'P3'): Extract<ResponderCommand, { type: 'Reserve' }> => ({
  type: 'Reserve',
  reservationId: id,
  requestId: `request-${id}`,
  priority,
  day: DAY,
  offerWithinSeconds: 30,
  loadLimit: 3,
});
const reserved = (id: string, priority: Priority = 'P3'): ResponderEvent => ({
  type: 'ResponderReserved',
  data: { reservationId: id, requestId: `request-${id}`, priority, day: DAY, load: 1, beside: [], restored: false },
});
const setStatus = (status: 'off' | 'available' | 'resting' | 'suspended', more: object = {}): ResponderCommand => ({
  type: 'SetStatus',
  status,
  restHours: 8,
  himself: false,
  ...more,
});
const when = (events: readonly ResponderEvent[], command: ResponderCommand, now = NOW) => given(responder, [enrolled, ...events]).when(command, { now });

describe('reserving', () => {
  it('counts to the day’s load and names what it stands beside', () => {
    when([reserved('a')], reserve('b')).then([
      {
        type: 'ResponderReserved',
        data: { reservationId: 'b', requestId: 'request-b', priority: 'P3', day: DAY, load: 2, beside: ['a'], restored: false, offerBy: '2022-04-02T07:00:30.000Z' },
      },
    ]);
    const after = given(responder, [enrolled, reserved('a')]).state;
    expect([responderStatus(after, NOW), loadOn(after, DAY), loadOn(after, '2022-04-03')]).toEqual(['Committed', 1, 0]);
  });

  it('nobody is newly reserved for a second P1 or P2, and the answer says for whom he is', () => {
    const attempt = () => when([reserved('a', 'P2')], reserve('b', 'P1')).events();
    expect(attempt).toThrow(expect.objectContaining({ code: 'already-on-urgent', parameters: { requestId: 'request-a', priority: 'P2', reservationId: 'a' } }));
    expect(when([reserved('a', 'P2')], reserve('b', 'P3')).events()).toHaveLength(1);
  });

  it('a later raise is never refused, it shows the conflict', () => {
    const raised = when([reserved('a', 'P2'), reserved('b', 'P3')], { type: 'NotePriority', reservationId: 'b', priority: 'P1' });
    raised.then([{ type: 'ReservationPriorityChanged', data: { reservationId: 'b', requestId: 'request-b', from: 'P3', priority: 'P1', conflicts: ['a'] } }]);
    expect(conflictsOf(raised.state()).map(({ reservationId }) => reservationId)).toEqual(['a', 'b']);
  });

  it('what lives again is restored, never refused', () => {
    const restored = when([reserved('a', 'P1')], { type: 'Restore', reservationId: 'b', requestId: 'request-b', priority: 'P1', day: DAY }).events();
    expect(restored).toMatchObject([{ type: 'ResponderReserved', data: { restored: true, beside: ['a'] } }]);
  });

  it('is the same reservation when asked twice, and once released may be made again', () => {
    when([reserved('a')], reserve('a')).then([]);
    const released: ResponderEvent = { type: 'ResponderReleased', data: { reservationId: 'a', requestId: 'request-a', because: 'timed-out', counts: false } };
    expect(when([reserved('a'), released], reserve('a')).events()).toHaveLength(1);
    expect(loadOn(given(responder, [enrolled, reserved('a'), released]).state, DAY)).toBe(0);
  });

  it('passes the load limit only with a reason', () => {
    const full = ['a', 'b', 'c'].map((id) => reserved(id));
    when(full, reserve('d')).thenRefused('load-limit');
    expect(when(full, { ...reserve('d'), reason }).events()).toMatchObject([{ data: { load: 4, reason } }]);
  });

  it.each([
    ['off', 'responder-off'],
    ['suspended', 'responder-suspended'],
  ] as const)('who is %s is not reserved', (status, code) => {
    when([{ type: 'ResponderStatusChanged', data: { status } }], reserve('a')).thenRefused(code);
  });
});

describe('rest', () => {
  const night = when([], setStatus('off', { afterNightDuty: true }));

  it('lasts 8 hours after a night duty and is set when going off', () => {
    night.then([{ type: 'ResponderStatusChanged', data: { status: 'resting', until: '2022-04-02T15:00:00.000Z', afterwards: 'available', afterNightDuty: true } }]);
    const events = night.events();
    when(events, reserve('a'), '2022-04-02T14:59:59.000Z').thenRefused('responder-resting');
    expect(when(events, reserve('a'), '2022-04-02T15:00:00.000Z').events()).toHaveLength(1);
    expect(responderStatus(night.state(), '2022-04-02T14:00:00.000Z')).toBe('Resting');
  });

  it('and duty begin and end: since when he is available without a break', () => {
    const since = (...events: ResponderEvent[]) => given(responder, [enrolled, ...events]).state.onDutySince;
    const status = (data: Extract<ResponderEvent, { type: 'ResponderStatusChanged' }>['data']): ResponderEvent => ({ type: 'ResponderStatusChanged', data });
    const began = since();
    expect(began).toBeDefined();
    expect(since(status({ status: 'available' }))).toBe(began);
    expect(since(status({ status: 'off' }))).toBeUndefined();
    expect(since(status({ status: 'off' }), status({ status: 'available' }))).toBeDefined();
    expect(since(status({ status: 'resting', until: '2022-04-02T15:00:00.000Z', afterwards: 'available' }))).toBe('2022-04-02T15:00:00.000Z');
    expect(since(status({ status: 'resting', until: '2022-04-02T15:00:00.000Z', afterwards: 'off' }))).toBeUndefined();
    expect(since(status({ status: 'suspended' }))).toBeUndefined();
  });

  it('is not ended by himself, but by a dispatcher', () => {
    when(night.events(), setStatus('available', { himself: true })).thenRefused('rest-not-over');
    when(night.events(), setStatus('available')).then([{ type: 'ResponderStatusChanged', data: { status: 'available' } }]);
    when([], setStatus('suspended', { himself: true })).thenRefused('not-for-yourself');
  });

  it('nobody goes off with errands in hand', () => {
    when([reserved('a')], setStatus('off')).thenRefused('holds-reservations');
  });
});

/** A refusal must have a code; anything else thrown is a defect. */
function decidedOrRefused(events: readonly ResponderEvent[], command: ResponderCommand): readonly ResponderEvent[] {
  try {
    return when(events, command).events();
  } catch (error) {
    if (!(error instanceof Refused) || !/^[a-z-]+$/.test(error.code)) throw error;
    return [];
  }
}

it('whatever comes in whatever order, nobody is newly reserved for a second P1 or P2', () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd');
  const priority = fc.constantFrom<Priority>('P1', 'P2', 'P3', 'P4');
  const command: fc.Arbitrary<ResponderCommand> = fc.oneof(
    fc.tuple(id, priority).map(([one, at]): ResponderCommand => ({ ...reserve(one, at), loadLimit: 99 })),
    fc.tuple(id, priority).map(([reservationId, at]): ResponderCommand => ({ type: 'NotePriority', reservationId, priority: at })),
    id.map((reservationId): ResponderCommand => ({ type: 'Release', reservationId, because: 'cleared', counts: true })),
    fc.constantFrom<ResponderCommand>(setStatus('off'), setStatus('available'), setStatus('suspended'), setStatus('off', { afterNightDuty: true })),
  );
  fc.assert(
    fc.property(fc.array(command, { maxLength: 25 }), (commands) => {
      let events: readonly ResponderEvent[] = [];
      for (const one of commands) {
        const urgent = given(responder, [enrolled, ...events]).state.reservations.some(({ priority: at }) => isUrgent(at));
        const decided = decidedOrRefused(events, one);
        expect(urgent && decided.some((event) => event.type === 'ResponderReserved' && isUrgent(event.data.priority))).toBe(false);
        events = [...events, ...decided];
      }
    }),
    { numRuns: 300 },
  );
});
