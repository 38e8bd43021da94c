import { differences } from './match.ts';

describe('differences', () => {
  it('finds none when an object has what is expected and more', () => {
    expect(differences({ status: 'closed', place: { floor: 4 } }, { status: 'closed', place: { floor: 4, unit: '2' }, version: 9 })).toEqual([]);
  });

  it('names the place, the wanted and the actual value', () => {
    expect(differences({ place: { floor: 4 } }, { place: { floor: 5 } })).toEqual(['/place/floor: should be 4, is 5']);
  });

  it('compares lists entry by entry and by length', () => {
    expect(differences(['a', 'b'], ['a', 'c', 'd'])).toEqual(['should have 2 entries, has 3: ["a","c","d"]', '/1: should be "b", is "c"']);
  });

  it('tells a missing field from a null one where it matters', () => {
    expect(differences({ answer: null }, {})).toEqual(['/answer: should be null, is missing']);
    expect(differences({ answer: { $absent: true } }, { answer: null })).toEqual([]);
  });

  it.each([
    [{ $matches: '^138' }, '139', 'should match /^138/, is "139"'],
    [{ $present: true }, undefined, 'should be there'],
    [{ $absent: true }, 'x', 'should not be there, is "x"'],
    [{ $count: 2 }, [1], 'should have 2 entries, has 1'],
    [{ $has: [{ a: 1 }] }, [{ a: 2 }], 'should have an entry like each of [{"a":1}], is [{"a":2}]'],
    [{ $hasNone: [{ a: 2 }] }, [{ a: 2 }], 'should have no entry like [{"a":2}], is [{"a":2}]'],
    [{ $atLeast: 3 }, 2, 'should be at least 3, is 2'],
    [{ $atMost: 1 }, 2, 'should be at most 1, is 2'],
    [{ $not: 'closed' }, 'closed', 'should not be "closed"'],
  ])('%j refuses %j', (expected, actual, sentence) => {
    expect(differences(expected, actual)).toEqual([sentence]);
  });

  it('lets operators pass where they hold', () => {
    expect(
      differences({ a: { $matches: '^1' }, b: { $count: 1 }, c: { $has: [{ x: 1 }] }, d: { $not: 2 }, e: { $atLeast: 1 } }, { a: '13', b: [0], c: [{ x: 1, y: 2 }], d: 3, e: 1 }),
    ).toEqual([]);
  });
});
