/** What may happen to a cluster. */
export const FAULTS = [
  'intake-killed',
  'dispatch-killed',
  'audit-killed',
  'kafka-killed',
  'kafka-node-killed',
  'kafka-stopped',
  'mongodb-stopped',
  'network-cut',
  'group-rebalancing',
  'told-again',
  'poison',
  'clock-back',
] as const;
/** One of {@link FAULTS}. */
export type Fault = (typeof FAULTS)[number];
