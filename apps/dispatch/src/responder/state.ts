import type { Capacities, Priority, SealedResponder, SetStatus } from './events.ts';

/** A hold on a responder for one assignment. */
export interface Reservation {
  readonly reservationId: string;
  readonly requestId: string;
  readonly priority: Priority;
  readonly since: string;
}

/** A Responder as folded from its events. */
export interface ResponderState extends Capacities {
  readonly enrolled: boolean;
  readonly accountId?: string;
  readonly person?: SealedResponder;
  readonly set: SetStatus;
  readonly until?: string;
  readonly afterwards?: 'off' | 'available';
  /** Since when he is, or after his rest will be, available without a break. */
  readonly onDutySince?: string;
  readonly reservations: readonly Reservation[];
  /** The day of `counted`, in TIME_ZONE. */
  readonly day: string;
  /** Reservations of that day that count as errands; their number is the load. */
  readonly counted: readonly string[];
}

/** Before enrolment. */
export const initialResponder: ResponderState = {
  enrolled: false,
  area: '',
  roles: [],
  skills: [],
  buildings: [],
  canCarryKg: 0,
  set: 'off',
  reservations: [],
  day: '',
  counted: [],
};

/** What a dispatcher sees: what was set, unless he is on an errand or his rest is over. */
export type ResponderStatus = 'Off' | 'Available' | 'Committed' | 'Resting' | 'Suspended';

/** The status at an instant (RFC 3339). */
export function responderStatus(state: Pick<ResponderState, 'set' | 'until' | 'afterwards' | 'reservations'>, now: string): ResponderStatus {
  if (state.set === 'suspended') return 'Suspended';
  if (state.reservations.length > 0) return 'Committed';
  const set = effectiveSet(state, now);
  if (set === 'resting') return 'Resting';
  return set === 'available' ? 'Available' : 'Off';
}

/** What he set, a rest that is over replaced by what follows it. */
export function effectiveSet(state: Pick<ResponderState, 'set' | 'until' | 'afterwards'>, now: string): SetStatus {
  return state.set === 'resting' && state.until !== undefined && state.until <= now ? (state.afterwards ?? 'available') : state.set;
}

/** Errands on a day. */
export function loadOn(state: Pick<ResponderState, 'day' | 'counted'>, day: string): number {
  return state.day === day ? state.counted.length : 0;
}

/** P1 and P2: nobody is newly reserved for a second one. */
export function isUrgent(priority: Priority): boolean {
  return priority === 'P1' || priority === 'P2';
}

/** Urgent reservations, when there is more than one. */
export function conflictsOf(state: Pick<ResponderState, 'reservations'>): readonly Reservation[] {
  const urgent = state.reservations.filter(({ priority }) => isUrgent(priority));
  return urgent.length > 1 ? urgent : [];
}
