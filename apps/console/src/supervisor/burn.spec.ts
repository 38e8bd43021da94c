import { burnByDay, burnOf } from './burn.ts';
import type { IntervalReport } from '../api/rows.ts';

describe('the burn of a target', () => {
  it('is what was missed of what may be missed', () => {
    expect(burnOf({ n: 200, within: 185, percent: 90 })).toEqual({ missed: 15, allowed: 20, used: 0.75 });
    expect(burnOf({ n: 0, within: 0, percent: 90 }).used).toBe(0);
    expect(burnOf({ n: 4, within: 4, percent: 100 }).used).toBe(0);
    expect(burnOf({ n: 4, within: 3, percent: 100 }).used).toBe(Number.POSITIVE_INFINITY);
  });

  it('adds up over the days to the burn of the whole period', () => {
    const target = (n: number, within: number) => ({ id: 't', percent: 90, n, within });
    const row = (key: string, n: number, within: number) => ({ key, legs: { travel: { targets: [target(n, within)] } } });
    const report = { all: row('', 40, 37), rows: [row('', 1, 1), row('2022-04-01', 20, 19), row('2022-04-02', 19, 17)] } as unknown as IntervalReport;
    expect(burnByDay(report, 't')).toEqual([
      { day: '2022-04-01', missed: 1, used: 0.25 },
      { day: '2022-04-02', missed: 3, used: 0.75 },
    ]);
    expect(burnByDay(report, 'none')).toEqual([]);
  });
});
