import type { AssignmentRow, CaseRow } from '../api/rows.ts';
import type { RowRules } from '../live/merge-rows.ts';

/** Assignments that are not over. */
export function alive(row: { readonly assignments: readonly AssignmentRow[] }): readonly AssignmentRow[] {
  return row.assignments.filter(({ ended }) => !ended);
}

/** Nobody is offered it or on it, and it waits for nothing. */
export function waitsForSomebody(row: CaseRow): boolean {
  return row.status === 'Open' && alive(row).length === 0;
}

/** The server's order of the queue: who needs somebody first; in that, life before all; then the threshold that falls first. */
function group(row: CaseRow): number {
  const going = alive(row);
  if (waitsForSomebody(row) || row.alarms.length > 0 || (going.length === 0 && row.status !== 'Suspended')) return 0;
  if (row.status === 'Suspended') return 3;
  return going.some(({ status }) => status === 'offered') ? 1 : 2;
}

const IN_QUEUE: ReadonlySet<string> = new Set(['Open', 'Crewed', 'UnderWay', 'Suspended']);

/** How rows of the queue are told apart, ordered and taken out. */
export const QUEUE_RULES: RowRules<CaseRow> = {
  idOf: (row) => row.requestId,
  compare: (left, right) =>
    group(left) - group(right) ||
    Number(left.priority !== 'P1') - Number(right.priority !== 'P1') ||
    (left.hotAt ?? '~').localeCompare(right.hotAt ?? '~') ||
    (left.number ?? 0) - (right.number ?? 0),
  belongs: (row) => IN_QUEUE.has(row.status),
};

/** What a timer of a row runs to: `due` counts down and then over, `since` counts up, `until` is a moment. */
export type Timer = { readonly kind: 'due'; readonly at: string; readonly from: string } | { readonly kind: 'since' | 'until'; readonly at: string } | undefined;

/** The clock that matters now: until somebody must be found, until he must answer, until it is taken up again, or how long it has been going on. */
export function timerOf(row: CaseRow): Timer {
  if (row.status === 'Suspended') return row.suspended?.until === undefined ? undefined : { kind: 'until', at: row.suspended.until };
  if (waitsForSomebody(row) && row.hotAt !== null) return { kind: 'due', at: row.hotAt, from: row.queuedAt };
  const [first] = alive(row)
    .filter(({ status, respondBy }) => status === 'offered' && respondBy !== undefined)
    .toSorted((a, b) => (a.respondBy ?? '').localeCompare(b.respondBy ?? ''));
  if (first?.respondBy !== undefined) return { kind: 'due', at: first.respondBy, from: first.offeredAt };
  return { kind: 'since', at: row.queuedAt };
}
