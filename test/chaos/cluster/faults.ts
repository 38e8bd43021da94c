import { setTimeout as pause } from 'node:timers/promises';
import type { Kafka, Mongo } from '#brokers';
import type { Cluster } from '#cluster';
import { SERVICES } from '#runtime';
import type { CutOff } from '../../brokers/cut-off.ts';
import type { Dice } from '../../city/dice.ts';
import type { BusMischief } from './bus-mischief.ts';
import { type Fault, FAULTS } from './fault-names.ts';
import type { PublishingService } from './public-events.ts';

const PROCESSES: readonly Fault[] = ['intake-killed', 'dispatch-killed', 'audit-killed'];
/**
 * Three processes of each service that die, and once each: Kafka dies and comes back, stands still, loses one of its nodes; MongoDB cannot be reached; a service cannot reach Kafka; groups
 * rebalance every two seconds; a log's end is told again in no order; a topic carries what is no event; a process's clock goes back an hour. MongoDB itself is never killed here: its
 * stand-in forgets acknowledged writes then, which says nothing about Arrowtower.
 */
const BLOCK: readonly Fault[] = [...PROCESSES, ...PROCESSES, ...FAULTS];

/** The faults of a run; every block has all of them, in an order of its own. @param nodes of Kafka: one of one is not killed as one of several */
export function faultPlan(kills: number, dice: Dice, nodes = 1, chosen: readonly Fault[] = BLOCK): readonly Fault[] {
  const block = chosen.filter((fault) => nodes > 1 || fault !== 'kafka-node-killed');
  const plan: Fault[] = [];
  while (plan.length < kills) {
    const left = [...block];
    while (left.length > 0) plan.push(...left.splice(dice.between(0, left.length - 1), 1));
  }
  return plan.slice(0, kills);
}

/** What faults happen to. */
export interface Scene {
  readonly cluster: Cluster;
  readonly kafka: Kafka;
  readonly mongo: Mongo;
  /** Each service's way to Kafka. */
  readonly ways: ReadonlyMap<string, CutOff>;
  readonly mischief: BusMischief;
}

/** Lets one fault happen and waits until what it hit works again. @param outage seconds for which a server stands still, a way is cut, groups rebalance and a clock is late */
export async function happen(fault: Fault, scene: Scene, dice: Dice, outage: number): Promise<void> {
  const { cluster, kafka, mongo, ways, mischief } = scene;
  const processesOf = (service: string) => cluster.processes.filter((one) => one.service === service);
  const lasting = () => pause(outage * 1_000);
  switch (fault) {
    case 'kafka-killed':
      await kafka.kill();
      await kafka.restart();
      return;
    case 'kafka-node-killed': {
      const node = dice.pick(kafka.nodes);
      await node.kill();
      await lasting();
      await node.restart();
      return;
    }
    case 'kafka-stopped':
    case 'mongodb-stopped': {
      const server = fault === 'kafka-stopped' ? kafka : mongo;
      await server.pause();
      await lasting();
      await server.resume();
      return;
    }
    case 'network-cut': {
      const way = ways.get(dice.pick(SERVICES));
      way?.cut();
      await lasting();
      way?.mend();
      return;
    }
    case 'group-rebalancing':
      await mischief.rebalance(outage * 1_000);
      return;
    case 'told-again': {
      const service: PublishingService = dice.pick(['intake', 'dispatch']);
      // What they have stored and not told when they stand still is told by somebody else first.
      const owners = processesOf(service);
      for (const owner of owners) owner.pause();
      try {
        await mischief.tellAgain(service, dice);
      } finally {
        for (const owner of owners) owner.resume();
      }
      return;
    }
    case 'poison':
      await mischief.poison(dice);
      return;
    case 'clock-back': {
      const { pid } = dice.pick(processesOf(dice.pick(SERVICES)));
      process.kill(pid, 'SIGUSR2');
      await lasting();
      process.kill(pid, 'SIGUSR2');
      return;
    }
    default: {
      const victim = dice.pick(processesOf(fault.slice(0, fault.indexOf('-'))));
      await victim.kill();
      await victim.untilUp();
    }
  }
}
