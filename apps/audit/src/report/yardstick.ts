import type { Target, TargetPack } from '#catalogue';
import { MEDIUM } from '../intervals/fact.ts';
import { LEGS } from '../intervals/history.ts';
import type { RequestRow } from './request-row.ts';

/** A target on an interval. */
export type IntervalTarget = Extract<Target, { kind: 'interval' }>;
/** A target on a rate. */
export type RateTarget = Extract<Target, { kind: 'rate' }>;

/** One interval target, made ready to be asked 300,000 times. */
export interface Judge {
  readonly target: IntervalTarget;
  /** Index into {@link LEGS}. */
  readonly leg: number;
  readonly withinMs: number;
  /** Bit n = priority n (0 = not set) counts. */
  readonly priorities: number;
  /** Bit n = medium n (0 = not known) counts. */
  readonly media: number;
  /** undefined = every category. */
  readonly categories: ReadonlySet<string> | undefined;
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

/** Whether a target is about this request. */
export function applies({ priorities, media, categories }: Judge, { history, category }: RequestRow): boolean {
  return (priorities & (1 << history.priority)) !== 0 && (media & (1 << history.medium)) !== 0 && (categories === undefined || categories.has(category));
}

const ALL = -1;

function judgeOf(target: IntervalTarget): Judge {
  const { priorities, media, categories } = target;
  return {
    target,
    leg: LEGS.indexOf(target.interval),
    withinMs: target.withinSeconds * 1_000,
    priorities: priorities === undefined ? ALL : bits(priorities.map((priority) => Number(priority.slice(1)))),
    media: media === undefined ? ALL : bits(media.map((medium) => MEDIUM[medium])),
    categories: categories === undefined ? undefined : new Set(categories),
  };
}

function bits(numbers: readonly number[]): number {
  return numbers.reduce((all, number) => all | (1 << number), 0);
}
