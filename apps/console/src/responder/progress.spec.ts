import type { Queued } from '../command/queue.ts';
import { crossedBy, nextStep, notShown, pathOf, stepsOf, withWaiting } from './progress.ts';

const waiting = (verb: string, more: Partial<Queued> = {}): Queued => ({
  key: `key-${verb}`,
  accountId: 'account-1',
  path: pathOf('request-1.1', verb),
  body: {},
  occurredAt: `2026-03-01T08:0${verb.length % 10}:00.000Z`,
  lane: 'request-1.1',
  subjects: ['request-1.1'],
  says: { id: 'responder.say.en-route' },
  state: 'waiting',
  tries: 0,
  notBefore: 0,
  ...more,
});
const offered = { assignmentId: 'request-1.1', status: 'offered', times: {} };

describe('what a responder knows of an assignment', () => {
  it('counts what waits on the phone, of this assignment only, and not what was refused', () => {
    const commands = [
      waiting('acknowledged'),
      waiting('en-route'),
      waiting('on-scene', { state: 'refused' }),
      waiting('with-person', { path: pathOf('request-1.10', 'with-person') }),
    ];
    const { status, times } = withWaiting(offered, commands);
    expect(status).toBe('en-route');
    expect(Object.keys(times)).toEqual(['acknowledged', 'en-route']);
  });

  it('counts what has been answered until the picture is as new as the answer', () => {
    const answered = [
      { command: waiting('acknowledged'), reply: { version: 5 } },
      { command: waiting('en-route'), reply: { version: 6 } },
    ];
    const standsAt = (version: number | undefined) => withWaiting(offered, notShown(version, answered, [waiting('on-scene')])).times;
    expect(Object.keys(standsAt(4))).toEqual(['acknowledged', 'en-route', 'on-scene']);
    expect(Object.keys(standsAt(5))).toEqual(['en-route', 'on-scene']);
    expect(Object.keys(standsAt(6))).toEqual(['on-scene']);
    expect(Object.keys(standsAt(undefined))).toEqual(['on-scene']);
  });

  it('keeps the time that the server knows', () => {
    const known = { ...offered, status: 'en-route', times: { acknowledged: '1', 'en-route': '2' } };
    expect(withWaiting(known, [waiting('en-route')]).times['en-route']).toBe('2');
  });

  it('is over as soon as that is told, sent or not', () => {
    expect(withWaiting(offered, [waiting('decline')]).over).toBe('declined');
    expect(withWaiting(offered, [waiting('clear')]).over).toBe('cleared');
    expect(withWaiting(offered, []).over).toBeUndefined();
  });

  it('blocks and unblocks in the order told', () => {
    expect(withWaiting({ ...offered, blockedSince: 'x' }, [waiting('unblock')]).blocked).toBe(false);
    expect(withWaiting(offered, [waiting('block'), waiting('unblock'), waiting('block')]).blocked).toBe(true);
  });
});

describe('the next step', () => {
  it('leads from door to door, past what was skipped', () => {
    const plain = stepsOf([]);
    expect(nextStep({ times: { acknowledged: '1' } }, plain)).toBe('en-route');
    expect(nextStep({ times: { acknowledged: '1', 'with-person': '2' } }, plain)).toBe('clear');
  });

  it('of an escort goes on to the hospital, of an errand to the delivery', () => {
    expect(stepsOf([{ kind: 'to-ambulance' }, { kind: 'to-facility' }])).toContain('at-facility');
    expect(nextStep({ times: { 'with-person': '1' } }, stepsOf([{ kind: 'pharmacy' }]))).toBe('handed-over');
    expect(nextStep({ times: { 'handed-over': '1' } }, stepsOf([{ kind: 'pharmacy' }]))).toBe('clear');
  });

  it('a late step may not cross one that is told already, to the minute', () => {
    const times = { acknowledged: '2022-04-02T10:00:30.000Z', 'with-person': '2022-04-02T10:20:00.000Z' };
    expect(crossedBy('on-scene', '2022-04-02T10:00:00.000Z', times)).toBeUndefined();
    expect(crossedBy('on-scene', '2022-04-02T09:59:00.000Z', times)).toEqual({ step: 'acknowledged', side: 'before' });
    expect(crossedBy('on-scene', '2022-04-02T10:21:00.000Z', times)).toEqual({ step: 'with-person', side: 'after' });
  });
});
