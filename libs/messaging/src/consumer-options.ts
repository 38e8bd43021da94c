import type { Clock } from '#event-store';
import type { ConsumerState, ParkedKind } from './consumer-state.ts';
import type { Decode, Delivery, Envelope } from './delivery.ts';
import type { Pause } from './patience.ts';

/** Applies one event; its effect must be durable when it resolves and harmless when it is repeated. */
export type Handle<E extends Envelope> = (event: E, delivery: Delivery<E>) => unknown;

/** What to do with an event type: a handler, nothing on purpose, or nobody knows it. */
export type Route<E extends Envelope> = (type: string) => Handle<E> | 'ignored' | undefined;

/** Something an operator should hear of; no personal data in it. */
export interface BusAlarm {
  readonly consumer: string;
  readonly kind: ParkedKind | 'refused' | 'source';
  readonly key: string;
  readonly type?: string;
  /** The trace of the event at fault. */
  readonly traceparent?: string;
  readonly message: string;
}

/** What a consumer is made of; only `name`, `state` and `clock` are needed. */
export interface ConsumerOptions<E extends Envelope> {
  /** Consuming service, or service and policy; part of every derived command id. */
  readonly name: string;
  readonly state: ConsumerState;
  /** For the time a key was parked at. */
  readonly clock: Clock;
  readonly decode?: Decode<E>;
  /** What is wrong with an event that is about to be handled, in a sentence without its values; undefined when it is what its contract says. */
  readonly misfit?: (event: E, delivery: Delivery<E>) => string | undefined;
  /**
   * dense (default): versions of a key follow each other, a missing one is a gap, and the last seen is kept per stream.
   * ascending: versions only rise (a filtered own log); the cursor alone is kept.
   */
  readonly versions?: 'dense' | 'ascending';
  /** Milliseconds before each further try of a failing handler; default 100, 400, 1,600. */
  readonly retries?: readonly number[];
  /** Streams whose last seen version is kept in memory; default 8,000. */
  readonly remembered?: number;
  readonly alarm?: (alarm: BusAlarm) => void;
  readonly pause?: Pause;
  /** Milliseconds of a clock that never steps back. */
  readonly now?: () => number;
}
