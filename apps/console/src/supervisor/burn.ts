import type { IntervalReport } from '../api/rows.ts';

/** An interval target with how well it was met. */
export type Judged = IntervalReport['all']['legs']['answer']['targets'][number];

/** How much of what a target allows is used up. */
export interface Burn {
  readonly missed: number;
  /** How many may be missed among those judged, not rounded. */
  readonly allowed: number;
  /** missed ÷ allowed; 1 = all used up; Infinity where nothing may be missed and something was. */
  readonly used: number;
}

/** 90% within a minute of 200 allows 20 that are not: with 15 missed, three quarters are burnt. */
export function burnOf({ n, within, percent }: Pick<Judged, 'n' | 'within' | 'percent'>): Burn {
  const missed = n - within;
  const allowed = (n * (100 - percent)) / 100;
  return { missed, allowed, used: missed === 0 ? 0 : allowed === 0 ? Number.POSITIVE_INFINITY : missed / allowed };
}

/** Targets of all legs, in the order of the legs. */
export function targetsOf(row: IntervalReport['all']): readonly Judged[] {
  return Object.values(row.legs).flatMap(({ targets }) => targets);
}

/** A point of a burn that adds up over the days: how much of the whole period's allowance is used by the end of the day. */
export interface BurnPoint {
  readonly day: string;
  readonly missed: number;
  readonly used: number;
}

/** Adds the days of a report by day up to a burn of the whole period. */
export function burnByDay(report: IntervalReport, targetId: string): readonly BurnPoint[] {
  const whole = targetsOf(report.all).find(({ id }) => id === targetId);
  if (whole === undefined) return [];
  const { allowed } = burnOf(whole);
  let missed = 0;
  return report.rows.flatMap((row) => {
    const target = targetsOf(row).find(({ id }) => id === targetId);
    if (row.key === '' || target === undefined) return [];
    missed += target.n - target.within;
    return [{ day: row.key, missed, used: missed === 0 ? 0 : allowed === 0 ? Number.POSITIVE_INFINITY : missed / allowed }];
  });
}
