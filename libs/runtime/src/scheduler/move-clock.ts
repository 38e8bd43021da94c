import type { ManualClock } from '../clock.ts';
import type { Scheduler } from './scheduler.ts';

/** Resolves when every consumer, view and deadline of the process has nothing left to do. */
export type Settle = () => Promise<void>;

/** More instants than any drill has between two moves; a deadline that never ends its document would run for ever. */
const MOST_STEPS = 10_000;

/** Moves a manual clock, stopping at every instant that falls due on the way, and answers when what became due is done. @throws RangeError when `to` is in its past */
export async function moveClock(clock: ManualClock, to: Date, scheduler: Scheduler, settle: Settle): Promise<void> {
  if (to.getTime() < clock.now().getTime()) throw new RangeError(`the clock stands at ${clock.now().toISOString()} and cannot go back`);
  for (let step = 0; step < MOST_STEPS; step++) {
    await settle();
    const next = await scheduler.nextDue(to);
    if (next === undefined) break;
    clock.set(next);
  }
  clock.set(to);
  await settle();
}
