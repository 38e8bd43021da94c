import * as fc from 'fast-check';
import { pack, unpack } from './packing.ts';

describe('packed numbers', () => {
  it('come back as they were, from one character to the largest whole number that can be doubled', () => {
    const number = fc.oneof(
      fc.integer({ min: -40, max: 40 }),
      fc.integer(),
      fc.integer({ min: -(2 ** 51), max: 2 ** 51 }),
      fc.constantFrom(2 ** 30, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), 2 ** 32),
    );
    fc.assert(
      fc.property(fc.array(number, { maxLength: 30 }), (numbers) => {
        const text = numbers.map(pack).join('');
        const read = new Float64Array(text.length);
        const count = unpack(text, read);
        // + 0, because a number without a sign bit of its own cannot keep -0.
        expect([...read.subarray(0, count)]).toEqual(numbers.map((value) => value + 0));
      }),
      { numRuns: 500 },
    );
  });

  it('takes one character for what is small', () => {
    expect([0, 15, -16].map((value) => pack(value).length)).toEqual([1, 1, 1]);
    expect(pack(16)).toHaveLength(2);
  });
});
