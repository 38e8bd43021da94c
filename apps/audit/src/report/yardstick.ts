import type { Target, TargetPack } from '#catalogue';
import { LEGS } from '../intervals/history.ts';
import type { RequestRow } from './request-row.ts';

/** A target on an interval. */
export type IntervalTarget = Extract<Target, { kind: 'interval' }>;
/** A target on a rate. */
export type RateTarget = Extract<Target, { kind: 'rate' }>;

const MEDIA = ['', 'phone', 'chat', 'visit'] as const;

/** One interval target, made ready to be asked 300,000 times. */
export interface Judge {
  readonly target: IntervalTarget;
  /** Index into {@link LEGS}. */
  readonly leg: number;
  readonly withinMs: number;
  applies(row: RequestRow): boolean;
}

/** A target pack, made ready. */
export interface Yardstick {
  readonly judges: readonly Judge[];
  readonly rates: readonly RateTarget[];
  /** 响应率: time from first offer to acknowledgement, by priority 0 (not set) … 5, milliseconds. */
  readonly respondWithinMs: readonly number[];
}

/**
 * Makes a pack ready.
 * @param fallback the pack whose response rate counts where `pack` has none (三率)
 */
export function yardstickOf(pack: TargetPack, fallback?: TargetPack): Yardstick {
  const rates = pack.targets.filter((target): target is RateTarget => target.kind === 'rate');
  const others = (fallback?.targets ?? []).filter((target): target is RateTarget => target.kind === 'rate' && !rates.some(({ rate }) => rate === target.rate));
  const all = [...rates, ...others];
  const within = all.find(({ rate, withinSecondsByPriority }) => rate === 'response' && withinSecondsByPriority !== undefined)?.withinSecondsByPriority;
  const respondWithinMs = (['P1', 'P2', 'P3', 'P4', 'P5'] as const).map((priority) => (within?.[priority] ?? Number.POSITIVE_INFINITY) * 1_000);
  return {
    judges: pack.targets.flatMap((target) => (target.kind === 'interval' ? [judgeOf(target)] : [])),
    rates: all,
    respondWithinMs: [respondWithinMs[4] ?? Number.POSITIVE_INFINITY, ...respondWithinMs],
  };
}

function judgeOf(target: IntervalTarget): Judge {
  const priorities = target.priorities === undefined ? undefined : new Set<string>(target.priorities);
  const categories = target.categories === undefined ? undefined : new Set<string>(target.categories);
  const media = target.media === undefined ? undefined : new Set<string>(target.media);
  return {
    target,
    leg: LEGS.indexOf(target.interval),
    withinMs: target.withinSeconds * 1_000,
    applies: (row) =>
      (priorities === undefined || priorities.has(row.priority)) &&
      (categories === undefined || categories.has(row.category)) &&
      (media === undefined || media.has(MEDIA[row.history.medium] ?? '')),
  };
}
