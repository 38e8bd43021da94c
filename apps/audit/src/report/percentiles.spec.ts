import * as fc from 'fast-check';
import { nearestRanks, Values } from './percentiles.ts';

describe('nearest rank', () => {
  it('is the value that a sorted list has at that rank', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 200 }), fc.subarray([10, 50, 90, 95, 100], { minLength: 1 }), (numbers, percents) => {
        const sorted = numbers.toSorted((a, b) => a - b);
        const ranks = nearestRanks(
          Float64Array.from(numbers),
          percents.map((percent) => percent / 100),
        );
        expect(ranks).toEqual(percents.map((percent) => sorted[Math.ceil((percent * numbers.length) / 100) - 1]));
      }),
      { numRuns: 1_000 },
    );
  });

  it('takes a value that was there: 5, 6, 7 … 24 has 14, 22, 23', () => {
    const numbers = Float64Array.from({ length: 20 }, (_, index) => index + 5);
    expect(nearestRanks(numbers, [0.5, 0.9, 0.95])).toEqual([14, 22, 23]);
  });

  it('is empty for no values', () => {
    expect(nearestRanks(new Float64Array(), [0.5])).toEqual([Number.NaN]);
  });
});

describe('values', () => {
  it('keep what was added, also together', () => {
    const [one, other] = [new Values(), new Values()];
    for (let value = 0; value < 40; value++) (value % 3 === 0 ? one : other).add(value);
    expect([...Values.together([one, other]).numbers].toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, index) => index));
    expect(Values.together([]).length).toBe(0);
  });
});
