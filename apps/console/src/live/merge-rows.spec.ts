import fc from 'fast-check';
import { mergeRows, type RowRules } from './merge-rows.ts';

interface Row {
  readonly id: string;
  readonly heat: number;
  readonly version: number;
  readonly open: boolean;
  readonly name?: string;
}
const rules: RowRules<Row> = { idOf: ({ id }) => id, compare: (left, right) => left.heat - right.heat || (left.id < right.id ? -1 : 1), belongs: ({ open }) => open };
const row = (id: string, heat: number, version = 1, more: Partial<Row> = {}): Row => ({ id, heat, version, open: true, ...more });

describe('live rows in a list', () => {
  it('keep the names that the stream does not carry, and stay the same objects where nothing changed', () => {
    const first = row('a', 1, 1, { name: '王*' });
    const second = row('b', 2);
    const { rows, fresh } = mergeRows([first, second], [row('a', 3, 2)], rules);
    expect(rows).toEqual([second, { ...first, heat: 3, version: 2 }]);
    expect(rows[0]).toBe(second);
    expect(fresh).toEqual([]);
  });

  it('come in at their place and are told as fresh, go when they no longer belong, and are not undone by an older version', () => {
    const list = [row('a', 1, 5), row('b', 4, 5)];
    expect(mergeRows(list, [row('c', 2)], rules)).toEqual({ rows: [list[0], row('c', 2), list[1]], fresh: ['c'] });
    expect(mergeRows(list, [row('a', 1, 6, { open: false })], rules).rows).toEqual([list[1]]);
    expect(mergeRows(list, [row('a', 9, 4)], rules).rows).toBe(list);
    expect(mergeRows(list, [row('x', 1, 1, { open: false })], rules).rows).toBe(list);
    expect(mergeRows(list, [], rules).rows).toBe(list);
  });

  it('end as if all had been sorted anew', () => {
    const rowOf = fc.record({ id: fc.constantFrom(...'abcdefgh'), heat: fc.nat(9), version: fc.nat(9), open: fc.boolean() });
    fc.assert(
      fc.property(fc.uniqueArray(rowOf, { selector: ({ id }) => id }), fc.array(rowOf), (start, changes) => {
        const list = start.filter(rules.belongs).toSorted(rules.compare);
        const all = new Map(list.map((one) => [one.id, one]));
        for (const change of changes) {
          const before = all.get(change.id);
          if (before === undefined || change.version >= before.version) all.set(change.id, { ...before, ...change });
        }
        expect(mergeRows(list, changes, rules).rows).toEqual([...all.values()].filter(rules.belongs).toSorted(rules.compare));
      }),
    );
  });
});
