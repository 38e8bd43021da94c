import type { PublicEvent } from '#contracts';
import type { Consumer } from './consumer.ts';
import type { SubscriptionStatus } from './status.ts';

/** One consumer on its topics. */
export interface Subscription {
  /** Starts delivering; the consumer is open. */
  start(): Promise<void>;
  /** Takes no further batch, finishes the one in hand, and ends within the time given. */
  close(withinMilliseconds: number): Promise<void>;
  /** How far it is, per source (local: an owner's log; Kafka: a topic). */
  status(): readonly SubscriptionStatus[];
}

/** What carries public events between services: the local log, or a broker. */
export interface BusTransport {
  /** Prepares to deliver these topics to a consumer: at least once, one key in order, offsets or cursors after `accept`'s `saved`. */
  subscribe(consumer: Consumer<PublicEvent>, topics: readonly string[]): Subscription;
  /** The owner delivers a whole stream again, from version 1. Resolves when it is handed over; the number of events. */
  replay(service: string, stream: string): Promise<number>;
  /** What the process's own services say begins to go out; before the subscriptions start. @throws Error with a sentence when it can never work */
  start(): Promise<void>;
  /** Sends what is committed and ends, within the time given; after the subscriptions are closed. */
  close(withinMilliseconds: number): Promise<void>;
  /** How far services in other processes are with what these say; left out where there are none. */
  readerLags?(): readonly { readonly reader: string; readonly source: string; readonly seconds: number }[];
  /** What keeps the transport from working right now, one sentence each. */
  troubles(): readonly string[];
  /** Age in seconds of the oldest own event that is not on its way yet, by service. */
  oldestUnpublishedSeconds(): Readonly<Record<string, number>>;
}
