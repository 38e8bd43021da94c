import type { PublicEvent } from '#contracts';
import type { Delivery } from './delivery.ts';

/** One event about to be handled. */
export interface Handled {
  readonly event: PublicEvent;
  readonly delivery: Delivery<PublicEvent>;
  /** Name of the consumer. */
  readonly consumer: string;
}

/** One batch on its way out. */
export interface Sent {
  /** The service whose events these are. */
  readonly service: string;
  /** The topic, without a prefix. */
  readonly destination: string;
  readonly partition?: number;
  readonly events: readonly Pick<PublicEvent, 'traceparent'>[];
}

/** Is told what the bus does while it does it, for traces and logs; it must hand through what the work answers or throws. */
export interface BusWatch {
  /** Around one handler's run; `traceparent` is the trace context to store with what the event causes, if it is another than the event's own. */
  handled(what: Handled, handle: (traceparent?: string) => Promise<void>): Promise<void>;
  /** Around one sending; left out when nobody looks. */
  readonly sent?: (<T>(what: Sent, send: () => Promise<T>) => Promise<T>) | undefined;
}
