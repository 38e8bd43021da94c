import type { IntervalReport } from '../api/rows.ts';

/** The legs, in the order they are shown. */
export const LEGS = ['answer', 'processing', 'acknowledge', 'turnout', 'travel', 'access', 'blocked', 'service', 'response', 'cycle', 'verification', 'closure'] as const;
/** One of {@link LEGS}. */
export type Leg = (typeof LEGS)[number];
/** Legs that one errand has by itself: the others are empty in a report by responder. */
export const ERRAND_LEGS: readonly Leg[] = ['acknowledge', 'turnout', 'travel', 'access', 'blocked', 'service'];
/** What a report may be grouped by. */
export const GROUPS = ['category', 'priority', 'area', 'hour', 'day', 'responder'] as const;
/** One of {@link GROUPS}. */
export type Group = (typeof GROUPS)[number];
/** One row of a report. */
export type ReportRow = IntervalReport['all'];

/** A leg by name; response where the name is none. */
export function legOf(name: string | undefined): Leg {
  return LEGS.find((leg) => leg === name) ?? 'response';
}

/** A grouping by name; category where the name is none. */
export function groupOf(name: string | undefined): Group {
  return GROUPS.find((group) => group === name) ?? 'category';
}
