import type { Thresholds } from '#catalogue';
import { effectiveSet, type ResponderState } from './responder/state.ts';

const STEP_MILLISECONDS = 5 * 60_000;
const DAY_MILLISECONDS = 24 * 3_600_000;

/** Whether somebody who goes off now has been on duty for so many hours of the last night that he must rest; who has been on duty longer counts from a day ago. */
export function endsNightDuty(state: ResponderState, now: string, night: Thresholds['nightDuty'], timeZone: string): boolean {
  if (state.onDutySince === undefined || effectiveSet(state, now) !== 'available') return false;
  return hoursAtNight(state.onDutySince, now, night, timeZone) >= night.hours;
}

/** Hours between two instants, of the last 24, that the local clock shows as night; to five minutes, because a clock that is put forward or back has no formula. */
export function hoursAtNight(since: string, until: string, { from, to }: Thresholds['nightDuty'], timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const end = Date.parse(until);
  let steps = 0;
  for (let at = Math.max(Date.parse(since), end - DAY_MILLISECONDS); at + STEP_MILLISECONDS <= end; at += STEP_MILLISECONDS) {
    const clock = format.format(at);
    if (from < to ? clock >= from && clock < to : clock >= from || clock < to) steps += 1;
  }
  return (steps * STEP_MILLISECONDS) / 3_600_000;
}
