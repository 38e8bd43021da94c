import { SMALL } from './cell.ts';
import { nearestRanks, type Values } from './percentiles.ts';

/** n and percentiles of some lengths; seconds, nearest rank, null = no values. */
export interface Spread {
  readonly n: number;
  readonly p50: number | null;
  readonly p90: number | null;
  readonly p95: number | null;
  /** n < 20: show it greyed. */
  readonly small: boolean;
}

/** @param values milliseconds; reordered */
export function spreadOf({ numbers }: Values): Spread {
  const n = numbers.length;
  const [p50 = null, p90 = null, p95 = null] = n === 0 ? [] : nearestRanks(numbers, [0.5, 0.9, 0.95]).map((length) => length / 1_000);
  return { n, p50, p90, p95, small: n < SMALL };
}
