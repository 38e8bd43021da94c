import { setTimeout as pause } from 'node:timers/promises';
import type { Cluster } from '#cluster';
import type { Dice } from '../../city/dice.ts';

/** What may happen to a cluster. */
export const FAULTS = ['intake-killed', 'dispatch-killed', 'audit-killed', 'kafka-killed', 'kafka-stopped', 'mongodb-stopped'] as const;
/** One of {@link FAULTS}. */
export type Fault = (typeof FAULTS)[number];

/**
 * Of twelve faults nine are a process of a service that dies, one each Kafka that dies and comes back, Kafka that stands still, MongoDB that cannot be reached. MongoDB
 * itself is never killed here: its stand-in forgets acknowledged writes then, which says nothing about Arrowtower.
 */
const BLOCK: readonly Fault[] = [
  'intake-killed',
  'dispatch-killed',
  'audit-killed',
  'kafka-killed',
  'intake-killed',
  'dispatch-killed',
  'audit-killed',
  'kafka-stopped',
  'intake-killed',
  'dispatch-killed',
  'audit-killed',
  'mongodb-stopped',
];

/** The faults of a run; every block of twelve has all of them, in an order of its own. */
export function faultPlan(kills: number, dice: Dice): readonly Fault[] {
  const plan: Fault[] = [];
  while (plan.length < kills) {
    const left = [...BLOCK];
    while (left.length > 0) plan.push(...left.splice(dice.between(0, left.length - 1), 1));
  }
  return plan.slice(0, kills);
}

/** Lets one fault happen and waits until what it hit works again. @param outage seconds for which a server stands still */
export async function happen(fault: Fault, cluster: Cluster, dice: Dice, outage: number): Promise<void> {
  const { ownKafka, ownMongo } = cluster;
  if (ownKafka === undefined || ownMongo === undefined) throw new Error('only servers of its own may be hurt');
  if (fault === 'kafka-killed') {
    await ownKafka.kill();
    await ownKafka.restart();
  } else if (fault === 'kafka-stopped' || fault === 'mongodb-stopped') {
    const server = fault === 'kafka-stopped' ? ownKafka : ownMongo;
    await server.pause();
    await pause(outage * 1_000);
    await server.resume();
  } else {
    const service = fault.slice(0, fault.indexOf('-'));
    const victim = dice.pick(cluster.processes.filter((one) => one.service === service));
    await victim.kill();
    await victim.untilUp();
  }
}
