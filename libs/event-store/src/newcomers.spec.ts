import fc from 'fast-check';
import { Newcomers } from './newcomers.ts';

const name = (kind: string, n: number) => `${kind}-0195${String(n).padStart(4, '0')}-0000-7000-8000-000000000000`;

/** A table of names, asked as SQLite is. */
function table(names: Iterable<string> = []) {
  const stored = new Set(names);
  let asked = 0;
  const lastOf = (from: string, before: string) => {
    asked += 1;
    return [...stored]
      .filter((one) => one >= from && one < before)
      .toSorted()
      .at(-1);
  };
  return { stored, lastOf, asked: () => asked };
}

describe('newcomers', () => {
  it('knows later names of a kind for new, after one question, and nothing of earlier ones', () => {
    const { lastOf, asked } = table([name('request', 5), name('case', 9)]);
    const newcomers = new Newcomers(lastOf);
    expect([4, 5, 6, 7].map((n) => newcomers.has(name('request', n)))).toEqual([false, false, true, true]);
    newcomers.stored(name('request', 6));
    expect([6, 7].map((n) => newcomers.has(name('request', n)))).toEqual([false, true]);
    expect(newcomers.has('settings')).toBe(false);
    expect(asked()).toBe(1);
  });

  it('never calls a stored stream new, in whatever order streams come and however little it remembers, and does not miss what it can know', () => {
    const kinds = ['request', 'case', 'disclosure-intake-20220402'];
    const step = fc.record({ kind: fc.constantFrom(...kinds), n: fc.nat(60), store: fc.boolean(), forget: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), fc.integer({ min: 1, max: 8 }), fc.array(fc.nat(30), { maxLength: 5 }), (steps, remembered, before) => {
        const { stored, lastOf } = table(before.map((n) => name('request', n)));
        const newcomers = new Newcomers(lastOf, remembered);
        for (const { kind, n, store, forget } of steps) {
          const stream = name(kind, n);
          const isNew = newcomers.has(stream);
          if (isNew && stored.has(stream)) return false;
          // In order of time, everything new is known for new.
          if (!isNew && ![...stored].some((one) => one.startsWith(`${kind}-`) && one >= stream)) return false;
          if (store) {
            stored.add(stream);
            newcomers.stored(stream);
          }
          if (forget) newcomers.forget();
        }
        return true;
      }),
      { numRuns: 2_000 },
    );
  });
});
