import { Calendar, lengthOf, secondsOf } from './calendar.ts';

describe('a scenario’s calendar', () => {
  const calendar = new Calendar('2022-04-02', '+08:00');

  it('reads times of its first day and of later ones', () => {
    expect(calendar.at('07:00:05').toISOString()).toBe('2022-04-01T23:00:05.000Z');
    expect(calendar.at('+1 08:00').toISOString()).toBe('2022-04-03T00:00:00.000Z');
  });

  it('refuses what is not a time and says how to write it', () => {
    expect(() => calendar.at('7 am')).toThrow('"7 am" is not a time; write it like 07:00:05, or +1 08:00 for the day after');
    expect(() => new Calendar('2 April', '+08:00')).toThrow('write it like 2022-04-02 and +08:00');
  });

  it('dates marked texts anywhere in a value and leaves the others alone', () => {
    expect(calendar.dated({ until: '@+1 08:00', note: '@home', list: ['@07:00'] })).toEqual({
      until: '2022-04-03T00:00:00.000Z',
      note: '@home',
      list: ['2022-04-01T23:00:00.000Z'],
    });
  });

  it('lets what must lie ahead lie ahead of a clock that runs by itself', () => {
    const soon = new Date('2026-11-22T05:00:00.000Z');
    expect(calendar.dated('@>15:30')).toBe('2022-04-02T07:30:00.000Z');
    expect(calendar.dated({ again: '@>15:30', at: '@15:30' }, () => soon)).toEqual({ again: soon.toISOString(), at: '2022-04-02T07:30:00.000Z' });
  });

  it('reads and writes lengths', () => {
    expect([secondsOf('1:02:03'), secondsOf('4:05'), secondsOf('7'), secondsOf(null)]).toEqual([3723, 245, 7, null]);
    expect([lengthOf(3723), lengthOf(245), lengthOf(7), lengthOf(-65)]).toEqual(['1:02:03', '4:05', '0:07', '-1:05']);
  });
});
