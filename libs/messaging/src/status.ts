/** One consumer in plain numbers; counters since start. */
export interface ConsumerStatus {
  readonly consumer: string;
  readonly applied: number;
  readonly ignored: number;
  readonly refused: number;
  readonly duplicates: number;
  readonly gaps: number;
  /** Messages put behind a parked key. */
  readonly parked: number;
  readonly released: number;
  readonly retried: number;
  /** How often a write had to wait because the store was away. */
  readonly storeAway: number;
  readonly parkedKeys: number;
  /** Messages are in hand. */
  readonly busy: boolean;
  /** Seconds since a message was last finished while some are in hand; 0 when idle. */
  readonly secondsWithoutProgress: number;
}

/** How far one consumer is in one source's log. */
export interface SubscriptionStatus extends ConsumerStatus {
  readonly source: string;
  /** Position applied (or parked) in the source's log. */
  readonly cursor: number;
  /** Last position of the source's log that is known. */
  readonly head: number;
  /** Age of the oldest event not yet applied, in seconds of running time; 0 when there is none. */
  readonly lagSeconds: number;
  /** A handler hangs or the source cannot be read: nothing moved for longer than allowed while there is work. */
  readonly stuck: boolean;
}

/** The bus in one object: ready = every consumer makes progress or has nothing to do, and nothing hinders the transport. */
export interface BusStatus {
  readonly ready: boolean;
  /** What hinders the transport, one sentence each. */
  readonly troubles: readonly string[];
  /** Age in seconds of the oldest own event that no transport has taken yet, by service. */
  readonly oldestUnpublishedSeconds: Readonly<Record<string, number>>;
  readonly subscriptions: readonly SubscriptionStatus[];
}
