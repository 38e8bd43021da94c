import * as fc from 'fast-check';
import type { IndexValue, ViewDefinition } from './port.ts';
import type { WritableViewStore } from './writer.ts';

/** Part of the contract: documents with any index values against a plain sort. */
export function ordersAnyValues(opened: () => WritableViewStore): void {
  it('orders and pages any values as declared', async () => {
    // Documents are plain JSON, which knows neither infinities nor -0.
    const plainNumber = fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number || 0);
    const value = fc.oneof(fc.constant(null), fc.boolean(), plainNumber, fc.integer(), fc.string({ unit: 'binary', maxLength: 6 }));
    const definition: ViewDefinition<{ readonly values: readonly IndexValue[] }> = {
      service: 'contract',
      name: 'any',
      version: 1,
      indexes: { all: (document) => document.values },
    };
    let log = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(value, value), { maxLength: 30 }), fc.integer({ min: 1, max: 7 }), fc.boolean(), async (rows, limit, descending) => {
        log += 1;
        const table = await opened().attach(definition, `log-${log}`);
        const documents = new Map(rows.map((values, index) => [`i${index}`, { document: { values }, position: 1 }] as const));
        await opened().commit([{ table, position: 1, documents }]);
        if (log % 2 === 0) await opened().complete(table);
        const view = opened().open(definition);
        const found: (readonly [id: string, values: readonly IndexValue[]])[] = [];
        let after: string | undefined;
        do {
          const page = await view.find('all', { prefix: [], limit, after, order: descending ? 'descending' : 'ascending' });
          found.push(...page.items.map(({ id, document }) => [id, document.values] as const));
          after = page.next;
        } while (after !== undefined);
        const sorted = rows
          .map((row, index) => [`i${index}`, JSON.parse(JSON.stringify(row)) as IndexValue[]] as const)
          // Equal values stand in the order of their ids, in every adapter, so that a cursor means the same place everywhere.
          .toSorted(([idA, a], [idB, b]) => compareTuples(a, b) || Buffer.compare(Buffer.from(idA), Buffer.from(idB)));
        expect(found).toEqual(descending ? sorted.toReversed() : sorted);
        const first = sorted[0]?.[1][0];
        if (first !== undefined) expect(await view.count('all', [first])).toBe(sorted.filter(([, row]) => compareValues(row[0] ?? null, first) === 0).length);
      }),
      { numRuns: 60 },
    );
  }, 60_000);
}

function compareTuples(a: readonly IndexValue[], b: readonly IndexValue[]): number {
  for (const [index, value] of a.entries()) {
    const order = compareValues(value, b[index] ?? null);
    if (order !== 0) return order;
  }
  return 0;
}

function rank(value: IndexValue): number {
  if (value === null) return 0;
  if (typeof value === 'boolean') return 1;
  return typeof value === 'number' ? 2 : 3;
}

// Written apart from index-key.ts on purpose: null < false < true < numbers < strings by code point.
function compareValues(a: IndexValue, b: IndexValue): number {
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (typeof a === 'string' && typeof b === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return a === b ? 0 : (a ?? 0) < (b ?? 0) ? -1 : 1;
}
