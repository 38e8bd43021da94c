import { FACT, type Facts } from '../intervals/fact.ts';
import { type History, REQUEST_TIMES, type RequestTimes } from '../intervals/history.ts';

const KINDS: Readonly<Record<keyof RequestTimes, readonly number[]>> = {
  contact: [FACT.contact, FACT.drafted, FACT.logged],
  answered: [FACT.answered],
  logged: [FACT.logged],
  prioritySet: [FACT.prioritySet],
  firstOffer: [FACT.offered],
  acknowledged: [FACT.acknowledged],
  enRoute: [FACT.enRoute],
  onScene: [FACT.onScene],
  withPerson: [FACT.withPerson],
  leftScene: [FACT.leftScene],
  atFacility: [FACT.atFacility],
  handedOver: [FACT.handedOver],
  cleared: [FACT.cleared],
  backInService: [FACT.backInService],
  followUp: [FACT.followedUp],
  closed: [FACT.closed],
  cancelled: [FACT.cancelled],
  reopened: [FACT.reopened],
  transferred: [FACT.transferred],
};

/** The position of the event that each known time came from; of several that say the same, the first that counts. */
export function sourcesOf(facts: Facts, { times }: History): Readonly<Partial<Record<keyof RequestTimes, number>>> {
  const sources: Partial<Record<keyof RequestTimes, number>> = {};
  for (const name of REQUEST_TIMES) {
    const time = times[name];
    if (Number.isNaN(time)) continue;
    for (const kind of KINDS[name]) {
      const index = factAt(facts, kind, time);
      if (index < 0) continue;
      sources[name] = facts.position[index] ?? 0;
      break;
    }
  }
  return sources;
}

function factAt(facts: Facts, kind: number, time: number): number {
  for (let index = 0; index < facts.length; index++) if (facts.kind[index] === kind && facts.at[index] === time && facts.dead[index] === 0) return index;
  return -1;
}
