import type { PublicEvent } from '#contracts';
import { ALWAYS_HELD, type Lease } from '#event-store';
import type { Consumer } from './consumer.ts';
import type { BusAlarm } from './consumer-options.ts';
import { KafkaClient } from './kafka-client.ts';
import type { BusWatch } from './bus-watch.ts';
import type { KafkaOptions } from './kafka-options.ts';
import { KafkaReaders, type ReaderLag } from './kafka-readers.ts';
import { KafkaPublisher } from './kafka-publisher.ts';
import { KafkaSubscription } from './kafka-subscription.ts';
import { KafkaTopics } from './kafka-topics.ts';
import type { PublicEventSource } from './public-event-source.ts';
import { Relay } from './relay.ts';
import type { RelayCursor } from './relay-cursor.ts';
import type { BusTransport, Subscription } from './transport.ts';
import { within } from './within.ts';

/** How the Kafka bus is set up; the defaults are for production. */
export interface KafkaBusOptions {
  readonly kafka: KafkaOptions;
  /** The services of this process whose events go out. */
  readonly sources: readonly PublicEventSource[];
  readonly cursor: RelayCursor;
  /** The lease `<service>/relay`; default: this process is alone. */
  readonly lease?: (service: string) => Lease;
  /** Services in other processes that read what these say; how far they are is watched. */
  readonly readers?: readonly string[];
  /** Is around every sending. */
  readonly watch?: Pick<BusWatch, 'sent'>;
  readonly alarm?: (alarm: BusAlarm) => void;
  /** A consumer cannot be kept in its group although Kafka answers: end the process, so that it is started anew. */
  readonly givenUp?: (sentence: string) => void;
  /** Command that creates topics, named when one is missing. */
  readonly createCommand?: string;
  /** Seconds without progress after which a consumer with work counts as stuck; default 10. */
  readonly stuckSeconds?: number;
  /** Milliseconds for which the start waits for Kafka before the process goes on without it; default 10,000. */
  readonly startWithin?: number;
  readonly now?: () => number;
  readonly pause?: (milliseconds: number) => Promise<void>;
}

/** How often the subscriptions are measured against Kafka's own numbers. */
const MEASURE = 2_000;

/** The bus between processes: each service's relay sends its log to Kafka, each consumer is a member of its group. */
export class KafkaBus implements BusTransport {
  readonly #options: KafkaBusOptions;
  readonly #client: KafkaClient;
  readonly #topics: KafkaTopics;
  readonly #publisher: KafkaPublisher;
  readonly #relays = new Map<string, Relay>();
  readonly #readers: KafkaReaders;
  readonly #subscriptions = new Set<KafkaSubscription>();
  readonly #now: () => number;
  readonly #pause: (milliseconds: number) => Promise<void>;
  readonly #unreachable = new Map<string, string>();
  #measuring: NodeJS.Timeout | undefined;
  /** One measuring at a time, however long it takes: stillness counts them. */
  #measured: Promise<void> | undefined;

  constructor(options: KafkaBusOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => performance.now());
    this.#pause = options.pause ?? ((milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)));
    this.#client = new KafkaClient(options.kafka);
    this.#topics = new KafkaTopics(this.#client, options.createCommand ?? 'npm run deploy:prepare', this.#pause);
    this.#publisher = new KafkaPublisher(this.#client, (topics) => this.#topics.count(topics), this.#now, options.watch?.sent);
    const owners = options.sources.map(({ service }) => service);
    this.#readers = new KafkaReaders(this.#topics, options.kafka.topicPrefix, options.readers ?? [], owners, this.#now);
    for (const source of options.sources) {
      const { service } = source;
      const relay = new Relay({
        source,
        cursor: options.cursor,
        lease: options.lease?.(service) ?? ALWAYS_HELD,
        publish: (events) => this.#publisher.publish(events),
        trouble: (message) => options.alarm?.({ consumer: `${service}/relay`, kind: 'source', key: service, message }),
        now: this.#now,
        pause: this.#pause,
      });
      this.#relays.set(service, relay);
    }
  }

  async start(): Promise<void> {
    await this.#begin('the relay', [], () => {
      for (const relay of this.#relays.values()) relay.start();
    });
    this.#measuring = setInterval(() => {
      this.#measured ??= this.#measure().finally(() => (this.#measured = undefined));
    }, MEASURE);
  }

  subscribe(consumer: Consumer<PublicEvent>, topics: readonly string[]): Subscription {
    const { alarm, givenUp, stuckSeconds = 10 } = this.#options;
    const tell = (message: string) => alarm?.({ consumer: consumer.name, kind: 'source', key: topics.join(', '), message });
    const subscription = new KafkaSubscription({
      client: this.#client,
      consumer,
      topics,
      stuckSeconds,
      now: this.#now,
      pause: this.#pause,
      trouble: tell,
      ready: () => this.#reached(consumer.name, topics),
      givenUp: (sentence) => {
        tell(sentence);
        givenUp?.(sentence);
      },
    });
    this.#subscriptions.add(subscription);
    return {
      start: () => this.#begin(consumer.name, topics, () => subscription.join()),
      status: () => subscription.status(),
      close: async (withinMilliseconds) => {
        this.#subscriptions.delete(subscription);
        await subscription.close(withinMilliseconds);
      },
    };
  }

  async replay(service: string, stream: string): Promise<number> {
    const source = this.#options.sources.find((one) => one.service === service);
    if (source === undefined) throw new RangeError(`no service "${service}" publishes from this process; there are ${this.#options.sources.map((one) => one.service).join(', ')}`);
    const own = (await source.store.readStream(stream)).filter((stored) => source.foreign?.(stored) !== true);
    const events = own.map((stored) => source.toPublic(stored));
    if (events.length > 0) await this.#publisher.publish(events);
    return events.length;
  }

  oldestUnpublishedSeconds(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.#relays].map(([service, relay]) => [service, relay.oldestUnpublishedSeconds()]));
  }

  readerLags(): readonly ReaderLag[] {
    return this.#readers.lags();
  }

  troubles(): readonly string[] {
    const all = [...this.#unreachable.values(), ...[...this.#relays.values()].map((relay) => relay.trouble()), ...[...this.#subscriptions].map((one) => one.trouble())];
    return all.filter((sentence) => sentence !== undefined);
  }

  /** Whether the groups of this process's consumers, in whatever process their members run, have applied everything that lies on their topics. */
  async drained(): Promise<boolean> {
    const { topicPrefix } = this.#options.kafka;
    for (const { group, topics } of this.#subscriptions) {
      const measured = await this.#topics.measure(
        group,
        topics.map((topic) => `${topicPrefix}${topic}`),
      );
      for (const partitions of measured.values()) if (partitions.some(({ head, committed }) => (committed ?? 0) < head)) return false;
    }
    return true;
  }

  async close(withinMilliseconds: number): Promise<void> {
    clearInterval(this.#measuring);
    const end = performance.now() + withinMilliseconds;
    const left = () => Math.max(200, end - performance.now());
    await within(Promise.all([...this.#relays.values()].map((relay) => relay.close())), left());
    for (const relay of this.#relays.values()) relay.abandon();
    await Promise.all([this.#publisher.close(left()), this.#topics.close(left())]);
    await within(this.#measured, left());
  }

  /** Waits for Kafka and the topics a while, then goes on without them: a request must not be refused because the bus is away. */
  async #begin(who: string, topics: readonly string[], work: () => void): Promise<void> {
    const begun = this.#reached(who, topics).then(() => {
      work();
      return true;
    });
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<false>((resolve) => (timer = setTimeout(() => resolve(false), this.#options.startWithin ?? 10_000)));
    const inTime = await Promise.race([begun, late]).finally(() => clearTimeout(timer));
    if (inTime) return;
    const away = this.#unreachable.get(who) ?? this.#unreachableBy(who, 'it has not answered yet');
    this.#unreachable.set(who, away);
    this.#tell(who, `${away}; the process goes on without it and joins as soon as it answers`);
    begun.catch((error: unknown) => {
      this.#unreachable.set(who, text(error));
      this.#tell(who, text(error));
      this.#options.givenUp?.(text(error));
    });
  }

  async #reached(who: string, topics: readonly string[]): Promise<void> {
    await this.#topics.ready(topics, (reason) => this.#unreachable.set(who, this.#unreachableBy(who, text(reason))));
    this.#unreachable.delete(who);
  }

  #unreachableBy(who: string, reason: string): string {
    return `Kafka at ${this.#options.kafka.brokers.join(', ')} cannot be reached by ${who}: ${reason}`;
  }

  #tell(who: string, message: string): void {
    this.#options.alarm?.({ consumer: who, kind: 'source', key: 'kafka', message });
  }

  async #measure(): Promise<void> {
    await this.#readers.measure().catch(() => undefined);
    const prefix = this.#options.kafka.topicPrefix;
    for (const subscription of this.#subscriptions) {
      const { group, topics, consumer } = subscription;
      try {
        const measured = await this.#topics.measure(
          group,
          topics.map((topic) => `${prefix}${topic}`),
        );
        // Which keys are parked is everybody's: another instance may have released some.
        await consumer.alignParked();
        subscription.measured(new Map([...measured].map(([topic, partitions]) => [topic.slice(prefix.length), partitions])));
      } catch {
        // Kafka is away: the consumer's own silence says so.
      }
    }
  }
}

function text(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
