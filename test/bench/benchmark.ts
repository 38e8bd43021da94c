/** One line of `npm run bench -- --json`. */
export interface Result {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The raw figure measured beside it in the same run, in `baselineUnit`. */
  readonly baseline: number;
  /** value ÷ baseline where the target is a ratio; for a value in ms or MB, value ÷ baseline too. */
  readonly ratio: number;
  /** What is to be reached, in words. */
  readonly reach: string;
  readonly reached: boolean;
  /** What else was seen. */
  readonly notes: string;
}

/** A side-by-side measurement; `run` may take minutes and cleans up after itself. */
export interface Benchmark {
  readonly name: string;
  readonly what: string;
  run(progress: (line: string) => void): Promise<Result>;
}

/** One figure of ours beside the raw one, measured in the same round. */
export interface Round {
  readonly ours: number;
  readonly raw: number;
}

/** Runs rounds of both sides in turn and keeps the round with the best ratio ours ÷ raw; the spread goes into the notes. */
export async function bestOf(rounds: number, measure: (round: number) => Promise<Round>, better: 'higher' | 'lower' = 'higher'): Promise<Round & { readonly spread: string }> {
  const all: Round[] = [];
  for (let round = 1; round <= rounds; round += 1) all.push(await measure(round));
  const ratio = (round: Round) => round.ours / round.raw;
  const sorted = all.toSorted((a, b) => (better === 'higher' ? ratio(b) - ratio(a) : ratio(a) - ratio(b)));
  const best = sorted[0];
  if (best === undefined) throw new RangeError('a benchmark needs at least one round');
  return { ...best, spread: `${rounds} rounds, ratios ${all.map((round) => ratio(round).toFixed(2)).join(' ')}` };
}

/** The line of a comparison whose target is the ratio ours ÷ raw. */
export function ratioOf(name: string, unit: string, best: Round & { readonly spread: string }, reach: number, notes: readonly string[] = []): Result {
  const ratio = best.ours / best.raw;
  return {
    name,
    value: Math.round(best.ours),
    unit,
    baseline: Math.round(best.raw),
    ratio,
    reach: `ratio ≥ ${reach}`,
    reached: ratio >= reach,
    notes: [best.spread, ...notes].join('; '),
  };
}

/** Nearest-rank percentile of unsorted values; NaN for none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** Seconds that `work` took. */
export async function seconds(work: () => Promise<void> | void): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1_000;
}
