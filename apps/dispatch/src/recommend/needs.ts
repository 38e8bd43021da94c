import type { Seat } from '../case/events.ts';
import type { Capacities } from '../responder/events.ts';

/** What a seat needs and somebody lacks, as codes: `skill:first-aid`, `carry:60`. */
export function unmetNeeds(candidate: Pick<Capacities, 'skills' | 'canCarryKg'>, seat: Seat): readonly string[] {
  const missing = seat.skills.filter((skill) => !candidate.skills.includes(skill)).map((skill) => `skill:${skill}`);
  return seat.canCarryKg !== undefined && candidate.canCarryKg < seat.canCarryKg ? [...missing, `carry:${seat.canCarryKg}`] : missing;
}
