import type { Clock, EventStore, StoredEvent } from '#event-store';
import { Consumer } from './consumer.ts';
import type { BusAlarm } from './consumer-options.ts';
import type { ConsumerState } from './consumer-state.ts';
import { LogFollower } from './log-follower.ts';
import { topicOf } from './public-event-source.ts';
import type { Subscription } from './transport.ts';

/** Reaction of a service to its own events, by own type (`RequestMerged`); derive command ids with `effectOf(policy, event)`. */
export type Reactions = Readonly<Record<string, (event: StoredEvent) => unknown>>;

/** What a set of own reactions needs. */
export interface OwnLogPoliciesOptions {
  readonly service: string;
  /** Name of the policy, stable: part of its cursor's name and of derived command ids. */
  readonly name: string;
  readonly store: EventStore;
  readonly state: ConsumerState;
  readonly clock: Clock;
  readonly reactions: Reactions;
  readonly alarm?: (alarm: BusAlarm) => void;
  readonly stuckSeconds?: number;
  readonly retries?: readonly number[];
  /** Streams whose last version is kept in memory; default 2,000 (the cursor is what counts here). */
  readonly remembered?: number;
  readonly now?: () => number;
  readonly pause?: (milliseconds: number) => Promise<void>;
}

/**
 * A service that reacts to its own log: the second half of what spans two streams. Same core as the bus (at least once,
 * one stream in order, retry, park, release) without Nest and without public events; only named types are looked at.
 */
export function ownLogPolicies(options: OwnLogPoliciesOptions): { readonly consumer: Consumer<StoredEvent>; readonly subscription: Subscription } {
  const { store, service, clock, alarm } = options;
  const pause = options.pause ?? ((milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds)));
  const reactions = new Map(Object.entries(options.reactions));
  const consumer = new Consumer<StoredEvent>({
    name: `${service}/${options.name}`,
    state: options.state,
    clock,
    versions: 'ascending',
    pause,
    remembered: options.remembered ?? 2_000,
    ...(alarm === undefined ? {} : { alarm }),
    ...(options.retries === undefined ? {} : { retries: options.retries }),
    ...(options.now === undefined ? {} : { now: options.now }),
  });
  const follower = new LogFollower<StoredEvent>({
    consumer,
    stuckSeconds: options.stuckSeconds ?? 10,
    now: options.now ?? (() => performance.now()),
    pause,
    trouble: (error) => alarm?.({ consumer: consumer.name, kind: 'source', key: service, message: error instanceof Error ? error.message : String(error) }),
    log: {
      name: service,
      after: async (position, limit) => {
        const events = await store.readAll(position, limit, 'told');
        const deliveries = events
          .filter((event) => reactions.has(event.type))
          .map((event) => ({
            topic: topicOf(service, event.stream),
            key: event.stream,
            event,
            get bytes() {
              return JSON.stringify(event);
            },
          }));
        return { deliveries, position: events.at(-1)?.position ?? position };
      },
      head: () => store.head(),
      onCommit: (listener) => store.onCommit(listener),
    },
  });
  return {
    consumer,
    subscription: {
      start: async () => {
        await consumer.open((type) => reactions.get(type));
        await follower.start();
      },
      close: async (withinMilliseconds) => {
        const ended = follower.close();
        await consumer.close(withinMilliseconds);
        let timer: NodeJS.Timeout | undefined;
        await Promise.race([ended, new Promise<void>((resolve) => (timer = setTimeout(resolve, withinMilliseconds)))]);
        clearTimeout(timer);
      },
      status: () => [follower.status()],
    },
  };
}
