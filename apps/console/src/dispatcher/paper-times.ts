/** What happens on paper, in the order of the street. */
export const PAPER_STEPS = ['acknowledged', 'en-route', 'on-scene', 'with-person', 'cleared'] as const;
/** One of {@link PAPER_STEPS}. */
export type PaperStep = (typeof PAPER_STEPS)[number];

/** The first thing that cannot be so. */
export interface WrongTime {
  readonly step: PaperStep;
  readonly why: 'future' | 'order';
  /** The step that it would come before. */
  readonly before?: PaperStep;
}

/** After midnight the clock begins anew; a night's errand does not take longer than this, milliseconds. */
const ACROSS_MIDNIGHT = 12 * 3_600_000;
const DAY = 24 * 3_600_000;

/**
 * The instants of times of day read off a slip of paper. A time that is earlier on the clock than the one before it belongs to the next day, as long as that is the same night.
 * @param date of the first of them, `2022-04-02`
 * @param times `21:05` by step; a step without one was not written down
 * @param now milliseconds: nothing has happened after it
 */
export function timesOf(
  date: string,
  times: Readonly<Partial<Record<PaperStep, string>>>,
  now: number,
): { readonly at: Readonly<Partial<Record<PaperStep, string>>>; readonly wrong?: WrongTime } {
  const at: Partial<Record<PaperStep, string>> = {};
  let last: { readonly step: PaperStep; readonly instant: number } | undefined;
  let day = 0;
  for (const step of PAPER_STEPS) {
    const time = times[step] ?? '';
    if (time === '') continue;
    let instant = Date.parse(`${date}T${time}`) + day * DAY;
    if (Number.isNaN(instant)) continue;
    if (last !== undefined && instant < last.instant) {
      if (instant + DAY - last.instant > ACROSS_MIDNIGHT) return { at, wrong: { step, why: 'order', before: last.step } };
      instant += DAY;
      day += 1;
    }
    if (instant > now) return { at, wrong: { step, why: 'future' } };
    at[step] = new Date(instant).toISOString();
    last = { step, instant };
  }
  return { at };
}
