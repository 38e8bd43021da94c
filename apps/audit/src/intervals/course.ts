import { FACT, type Facts, FOLLOW_UP } from './fact.ts';

/** Where a request can stand, in the order of its course; what ends it otherwise comes last. */
export const STATES = [
  'draft',
  'logged',
  'triaged',
  'dispatched',
  'in-progress',
  'on-hold',
  'resolved',
  'verified',
  'closed',
  'returned',
  'cancelled',
  'unfounded',
  'transferred',
] as const;
/** One of {@link STATES}. */
export type State = (typeof STATES)[number];

/** Where requests leave the straight way: sent back, refused by who was asked, ended without help, or begun again. */
export const LEAKS = ['returned', 'declined', 'timed-out', 'cancelled', 'unfounded', 'transferred', 'reopened'] as const;
/** One of {@link LEAKS}. */
export type Leak = (typeof LEAKS)[number];

const at = Object.fromEntries(STATES.map((state, index) => [state, index])) as Readonly<Record<State, number>>;
const leak = Object.fromEntries(LEAKS.map((name, index) => [name, index])) as Readonly<Record<Leak, number>>;
const ENDS: Readonly<Record<number, Leak & State>> = {
  [FACT.returned]: 'returned',
  [FACT.cancelled]: 'cancelled',
  [FACT.unfounded]: 'unfounded',
  [FACT.transferred]: 'transferred',
};

/** The course of one request as of its facts. */
export interface Course {
  /** Index into {@link STATES}; -1 = nothing told yet. */
  readonly state: number;
  /** Since when it stands there, milliseconds since 1970. */
  readonly since: number;
  /** Bit n = state n was reached. */
  readonly reached: number;
  /** Milliseconds in each state it has left, all visits together; NaN = never left it, or its ends stand in the wrong order. */
  readonly dwell: Float64Array;
  /** Each time it left the straight way, and the state in which it did; indexes into {@link LEAKS} and {@link STATES}. */
  readonly leaks: readonly { readonly leak: number; readonly from: number }[];
}

/** Folds the facts of one request into its course. What was retracted must be marked (foldHistory does). Dispatch's offers and reports move it as intake moves it by them. */
export function courseOf(facts: Facts): Course {
  const { length, kind, dead, extra } = facts;
  const dwell = new Float64Array(STATES.length).fill(Number.NaN);
  const leaks: { leak: number; from: number }[] = [];
  let state = -1;
  let since = Number.NaN;
  let reached = 0;
  let before = -1;
  const move = (to: number, time: number) => {
    reached |= 1 << to;
    if (to === state) return;
    const stay = time - since;
    if (state >= 0 && stay >= 0) dwell[state] = Number.isNaN(dwell[state]) ? stay : (dwell[state] ?? 0) + stay;
    state = to;
    since = time;
  };
  for (let index = 0; index < length; index++) {
    if (dead[index] === 1) continue;
    const time = facts.at[index] ?? Number.NaN;
    switch (kind[index]) {
      case FACT.drafted:
        if (state < 0) move(at.draft, time);
        break;
      case FACT.logged:
        move(at.logged, time);
        break;
      case FACT.triaged:
        move(at.triaged, time);
        break;
      case FACT.offered:
        reached |= 1 << at.dispatched;
        if (state === at.triaged) move(at.dispatched, time);
        break;
      case FACT.enRoute:
      case FACT.onScene:
      case FACT.withPerson:
      case FACT.leftScene:
      case FACT.atFacility:
      case FACT.handedOver:
        reached |= 1 << at['in-progress'];
        if (state === at.triaged || state === at.dispatched) move(at['in-progress'], time);
        break;
      case FACT.declined:
        leaks.push({ leak: leak.declined, from: state });
        break;
      case FACT.timedOut:
        leaks.push({ leak: leak['timed-out'], from: state });
        break;
      case FACT.held:
        if (state !== at['on-hold']) before = state;
        move(at['on-hold'], time);
        break;
      case FACT.resumed:
        if (state === at['on-hold'] && before >= 0) move(before, time);
        break;
      case FACT.resolved:
        move(at.resolved, time);
        break;
      case FACT.followedUp:
        if (state === at.resolved && ((extra[index] ?? 0) & FOLLOW_UP.reached) !== 0 && ((extra[index] ?? 0) & FOLLOW_UP.solved) !== 0) move(at.verified, time);
        break;
      case FACT.closed:
        move(at.closed, time);
        break;
      case FACT.reopened:
        leaks.push({ leak: leak.reopened, from: state });
        move(at.triaged, time);
        break;
      default: {
        const end = ENDS[kind[index] ?? -1];
        if (end === undefined) break;
        leaks.push({ leak: leak[end], from: state });
        move(at[end], time);
      }
    }
  }
  return { state, since, reached, dwell, leaks };
}

/** Name of where it stands; null = nothing told yet. */
export function stateOf(facts: Facts): State | null {
  return STATES[courseOf(facts).state] ?? null;
}
