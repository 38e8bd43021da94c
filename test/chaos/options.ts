import { parseArgs } from 'node:util';
import { type Fault, FAULTS } from './cluster/fault-names.ts';

/** What `npm run chaos` was asked for. */
export interface ChaosOptions {
  /** How often the server is killed. */
  readonly kills: number;
  /** Decides plots, moments and what is under way at a kill; not how the machine schedules the rest. */
  readonly seed: number;
  /** Stories under way at once, each with one command in flight. */
  readonly atOnce: number;
  /** Print the result as one line of JSON. */
  readonly json: boolean;
  /** Leave the data folder behind. */
  readonly keep: boolean;
  /** Two processes of each service over Kafka and MongoDB instead of the one server. */
  readonly cluster: boolean;
  /** Seconds for which a server of the cluster stands still. */
  readonly outage: number;
  /** Nodes of the cluster's Kafka. */
  readonly nodes: 1 | 3;
  /** Only these faults of the cluster; undefined = all. */
  readonly faults?: readonly Fault[];
}

const MOST_KILLS = 10_000;
/** Fewest commands that must be in flight when the server is killed. */
export const IN_FLIGHT = 16;
/** Fewest commands acknowledged between two kills. */
export const BETWEEN_KILLS = 50;

/** Reads the command line. @throws Error with a sentence that says what to write */
export function chaosOptions(args: readonly string[], random: () => number = Math.random): ChaosOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      kills: { type: 'string', default: '20' },
      seed: { type: 'string' },
      'at-once': { type: 'string', default: '24' },
      json: { type: 'boolean', default: false },
      keep: { type: 'boolean', default: false },
      cluster: { type: 'boolean', default: false },
      outage: { type: 'string' },
      'kafka-nodes': { type: 'string' },
      faults: { type: 'string' },
    },
  });
  const whole = (name: string, text: string, from: number, to: number) => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < from || value > to) throw new Error(`--${name} must be a whole number from ${from} to ${to}, not ${text}.`);
    return value;
  };
  for (const name of ['outage', 'kafka-nodes', 'faults'] as const)
    if (values[name] !== undefined && !values.cluster) throw new Error(`--${name} is for --cluster: the one server has no other server that could be away.`);
  const nodes = values['kafka-nodes'] ?? '1';
  if (nodes !== '1' && nodes !== '3') throw new Error(`--kafka-nodes must be 1 or 3, not ${nodes}.`);
  const faults = values.faults?.split(',').map((name) => {
    const known = FAULTS.find((fault) => fault === name);
    if (known === undefined) throw new Error(`There is no fault ${name}. There are: ${FAULTS.join(', ')}.`);
    return known;
  });
  if (faults !== undefined && nodes === '1' && faults.every((fault) => fault === 'kafka-node-killed')) throw new Error('kafka-node-killed needs --kafka-nodes 3.');
  return {
    kills: whole('kills', values.kills, 1, MOST_KILLS),
    seed: whole('seed', values.seed ?? String(Math.floor(random() * 2 ** 31)), 0, 2 ** 32 - 1),
    atOnce: whole('at-once', values['at-once'], IN_FLIGHT + 2, 64),
    json: values.json,
    keep: values.keep,
    cluster: values.cluster,
    outage: whole('outage', values.outage ?? '30', 1, 600),
    nodes: nodes === '3' ? 3 : 1,
    ...(faults === undefined ? {} : { faults }),
  };
}
