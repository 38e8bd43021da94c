import type { PublicEvent } from '#contracts';
import type { Consumer } from './consumer.ts';
import type { BusWatch } from './bus-watch.ts';
import type { BusAlarm } from './consumer-options.ts';
import { type FollowedLog, LogFollower } from './log-follower.ts';
import type { PublicEventSource } from './public-event-source.ts';
import { PublishedLog } from './published-log.ts';
import type { BusTransport, Subscription } from './transport.ts';

/** How the local bus is set up; the defaults are for production. */
export interface LocalBusOptions {
  /** The services of this process whose events go out. */
  readonly sources: readonly PublicEventSource[];
  /** Is around every sending: here, an event's becoming public. */
  readonly watch?: Pick<BusWatch, 'sent'>;
  /** Public events kept as objects per source, for the second consumer of the same; default 512. */
  readonly remembered?: number;
  readonly alarm?: (alarm: BusAlarm) => void;
  /** Seconds without progress after which a consumer with work counts as stuck; default 10. */
  readonly stuckSeconds?: number;
  readonly now?: () => number;
  readonly pause?: (milliseconds: number) => Promise<void>;
}

interface Owner {
  readonly source: PublicEventSource;
  readonly published: PublishedLog;
}

interface Subscriber {
  readonly consumer: Consumer<PublicEvent>;
  readonly topics: ReadonlySet<string>;
  readonly followers: readonly LogFollower<PublicEvent>[];
}

/** The bus inside one process: consumers read the owners' logs, which are the outbox. */
export class LocalBus implements BusTransport {
  readonly #owners: ReadonlyMap<string, Owner>;
  readonly #subscribers = new Set<Subscriber>();
  readonly #options: LocalBusOptions;

  constructor(options: LocalBusOptions) {
    this.#options = options;
    this.#owners = new Map(options.sources.map((source) => [source.service, { source, published: new PublishedLog(source, options.remembered, options.watch?.sent) }]));
  }

  subscribe(consumer: Consumer<PublicEvent>, topics: readonly string[]): Subscription {
    const wanted = new Set(topics);
    const services = [...new Set(topics.map((topic) => topic.slice(0, topic.indexOf('.'))))];
    const followers = services.map((service) => this.#follower(this.#owner(service), consumer, wanted));
    const subscriber = { consumer, topics: wanted, followers };
    this.#subscribers.add(subscriber);
    return {
      start: async () => {
        for (const follower of followers) await follower.start();
      },
      close: async (withinMilliseconds) => {
        this.#subscribers.delete(subscriber);
        const ended = followers.map((follower) => follower.close());
        await consumer.close(withinMilliseconds);
        await within(Promise.allSettled(ended), withinMilliseconds);
      },
      status: () => followers.map((follower) => follower.status()),
    };
  }

  async replay(service: string, stream: string): Promise<number> {
    const events = await this.#owner(service).published.stream(stream);
    const topic = events[0]?.topic;
    for (const { consumer, topics } of this.#subscribers) {
      if (topic !== undefined && topics.has(topic)) await (await consumer.accept(events)).saved;
    }
    return events.length;
  }

  /** Nothing to connect: each subscription reads the log itself. */
  async start(): Promise<void> {}

  /** Nothing is on its way outside the logs. */
  async close(): Promise<void> {}

  troubles(): readonly string[] {
    return [];
  }

  oldestUnpublishedSeconds(): Readonly<Record<string, number>> {
    // Here publishing is reading: the oldest event not yet handed to every one of its consumers.
    const oldest: Record<string, number> = {};
    for (const service of this.#owners.keys()) oldest[service] = 0;
    for (const { followers } of this.#subscribers) {
      for (const { source, lagSeconds } of followers.map((follower) => follower.status())) oldest[source] = Math.max(oldest[source] ?? 0, lagSeconds);
    }
    return oldest;
  }

  #owner(service: string): Owner {
    const owner = this.#owners.get(service);
    if (owner === undefined) throw new RangeError(`no service "${service}" publishes on this bus; there are ${[...this.#owners.keys()].join(', ')}`);
    return owner;
  }

  #follower(owner: Owner, consumer: Consumer<PublicEvent>, topics: ReadonlySet<string>): LogFollower<PublicEvent> {
    const { store, service } = owner.source;
    const log: FollowedLog<PublicEvent> = {
      name: service,
      after: async (position, limit) => {
        const events = await owner.published.after(position, limit);
        return { deliveries: events.filter((event) => topics.has(event.topic)), position: events.at(-1)?.event.position ?? position };
      },
      head: () => store.head(),
      onCommit: (listener) => store.onCommit(listener),
    };
    return new LogFollower({
      log,
      consumer,
      stuckSeconds: this.#options.stuckSeconds ?? 10,
      now: this.#options.now ?? (() => performance.now()),
      pause: this.#options.pause ?? ((milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))),
      trouble: (error) =>
        this.#options.alarm?.({
          consumer: consumer.name,
          kind: 'source',
          key: service,
          message: `${service}'s log could not be delivered to ${consumer.name} and will be tried again: ${error instanceof Error ? error.message : String(error)}`,
        }),
    });
  }
}

async function within(work: Promise<unknown>, milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([work, new Promise<void>((resolve) => (timer = setTimeout(resolve, milliseconds)))]);
  clearTimeout(timer);
}
