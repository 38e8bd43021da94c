import { timesOf } from './paper-times.ts';

const instant = (text: string) => new Date(text).toISOString();
const now = Date.parse('2022-04-03T08:30');

describe('times read off paper', () => {
  it('go on after midnight, and a step that was not written down is left out', () => {
    expect(timesOf('2022-04-02', { acknowledged: '23:50', 'on-scene': '00:10', cleared: '01:00' }, now)).toEqual({
      at: { acknowledged: instant('2022-04-02T23:50'), 'on-scene': instant('2022-04-03T00:10'), cleared: instant('2022-04-03T01:00') },
    });
  });

  it('are refused where they lie ahead', () => {
    expect(timesOf('2022-04-03', { acknowledged: '08:00', 'en-route': '08:31' }, now).wrong).toEqual({ step: 'en-route', why: 'future' });
    // After midnight of a night that is still to come.
    expect(timesOf('2022-04-03', { acknowledged: '23:50' }, now).wrong).toEqual({ step: 'acknowledged', why: 'future' });
  });

  it('are refused where they are out of order', () => {
    expect(timesOf('2022-04-02', { acknowledged: '21:05', 'en-route': '21:00' }, now).wrong).toEqual({ step: 'en-route', why: 'order', before: 'acknowledged' });
    expect(timesOf('2022-04-02', { acknowledged: '21:05', 'en-route': '21:05' }, now).wrong).toBeUndefined();
  });
});
