/** How rows of a list are told apart and put in order. */
export interface RowRules<Row> {
  readonly idOf: (row: Row) => string;
  /** Negative: left comes first. */
  readonly compare: (left: Row, right: Row) => number;
  /** Whether a row still belongs into this list. */
  readonly belongs: (row: Row) => boolean;
}

/**
 * Puts changed rows into a sorted list: what a live message does not carry (names) stays, an older version changes nothing, what no longer belongs goes. The same array when nothing changed;
 * rows that did not change stay the same objects, so that they are not drawn again.
 * @returns the list, and the ids of rows that were not there (their names must be read)
 */
export function mergeRows<Row extends object>(
  rows: readonly Row[],
  changed: readonly Row[],
  rules: RowRules<Row>,
): { readonly rows: readonly Row[]; readonly fresh: readonly string[] } {
  if (changed.length === 0) return { rows, fresh: [] };
  const latest = new Map<string, Row>();
  for (const row of changed) {
    const before = latest.get(rules.idOf(row));
    if (before === undefined || !isOlder(row, before)) latest.set(rules.idOf(row), row);
  }
  const kept: Row[] = [];
  const moved: Row[] = [];
  let touched = false;
  for (const row of rows) {
    const next = latest.get(rules.idOf(row));
    latest.delete(rules.idOf(row));
    if (next === undefined || isOlder(next, row)) {
      kept.push(row);
      continue;
    }
    touched = true;
    const merged = { ...row, ...next };
    if (rules.belongs(merged)) moved.push(merged);
  }
  const fresh: string[] = [];
  for (const [id, row] of latest) {
    if (!rules.belongs(row)) continue;
    touched = true;
    fresh.push(id);
    moved.push(row);
  }
  if (!touched) return { rows, fresh: [] };
  for (const row of moved) kept.splice(placeOf(kept, row, rules.compare), 0, row);
  return { rows: kept, fresh };
}

/** First place whose row does not come before this one; the list is sorted. */
function placeOf<Row>(rows: readonly Row[], row: Row, compare: (left: Row, right: Row) => number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const there = rows[middle];
    if (there !== undefined && compare(there, row) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isOlder(row: object, than: object): boolean {
  return 'version' in row && 'version' in than && typeof row.version === 'number' && typeof than.version === 'number' && row.version < than.version;
}
