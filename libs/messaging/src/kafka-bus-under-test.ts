import { randomUUID } from 'node:crypto';
import type { PublicEvent } from '#contracts';
import { createMemoryEventStore, type EventStore, type Lease, newId, type StoredEvent } from '#event-store';
import type { BusAlarm, Handle, Route } from './consumer-options.ts';
import type { ConsumerState } from './consumer-state.ts';
import { Consumer } from './consumer.ts';
import { openKafkaAdmin } from './kafka-admin.ts';
import { KafkaBus, type KafkaBusOptions } from './kafka-bus.ts';
import { KafkaClient, type Producer } from './kafka-client.ts';
import type { KafkaOptions } from './kafka-options.ts';
import type { Subscription } from './transport.ts';
import { MemoryConsumerState } from './memory-consumer-state.ts';
import { MemoryRelayCursor, type RelayCursor } from './relay-cursor.ts';

const clock = { now: () => new Date('2022-04-02T07:00:00.000Z') };

/** What intake makes public in these tests, field by field in the publisher's order. */
export function toPublic(stored: StoredEvent): PublicEvent {
  const { id, type, stream, version, position, occurredAt, recordedAt, actor, channel, commandId, correlationId, data } = stored;
  return { id, type, service: 'intake', stream, version, position, occurredAt, recordedAt, actor, channel, commandId, correlationId, data };
}

/** Waits for something that another connection brings about; says what did not come, and what `account` knows of it. */
export async function eventually(
  what: string,
  check: () => boolean | Promise<boolean>,
  withinMilliseconds = 45_000,
  account: () => string | Promise<string> = () => '',
): Promise<void> {
  const end = performance.now() + withinMilliseconds;
  while (!(await check())) {
    if (performance.now() > end) throw new Error(`not within ${withinMilliseconds} ms: ${what}${await account()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** One member of a consumer's group. */
export interface Member {
  readonly consumer: Consumer<PublicEvent>;
  readonly subscription: Subscription;
  readonly alarms: readonly BusAlarm[];
}

/** One installation's bus on a real Kafka: intake's log, its relays, and members of groups. */
export class KafkaUnderTest {
  readonly kafka: KafkaOptions;
  readonly store: EventStore = createMemoryEventStore({ clock });
  readonly alarms: BusAlarm[] = [];
  readonly #states = new Map<string, ConsumerState>();
  readonly #buses: KafkaBus[] = [];
  readonly #open = new Set<Subscription>();
  #producer: Producer | undefined;

  private constructor(kafka: KafkaOptions) {
    this.kafka = kafka;
  }

  /** Makes the topics intake.request and intake.call under a prefix of their own. */
  static async open(
    server: { readonly brokers: readonly string[]; readonly prefix?: string } & Pick<Partial<KafkaOptions>, 'sasl' | 'tls'>,
    { partitions = 3, replication = 1 } = {},
  ): Promise<KafkaUnderTest> {
    const { brokers, prefix = '', ...secured } = server;
    const kafka = { brokers, topicPrefix: `${prefix}${randomUUID().slice(0, 8)}.`, clientId: 'bus-under-test', ...secured };
    const installation = new KafkaUnderTest(kafka);
    await installation.createTopics(['intake.request', 'intake.call'], partitions, replication);
    return installation;
  }

  /** As deployment does. */
  async createTopics(topics: readonly string[], partitions = 3, replication = 1): Promise<void> {
    const admin = await openKafkaAdmin(this.kafka);
    try {
      await admin.createTopics(topics.map((topic) => ({ topic, partitions, replication, settings: {} })));
    } finally {
      await admin.close();
    }
  }

  /** A process's bus; it has started when this resolves. */
  async bus(options: Partial<KafkaBusOptions> & { readonly cursor?: RelayCursor; readonly lease?: (service: string) => Lease } = {}): Promise<KafkaBus> {
    const bus = new KafkaBus({
      kafka: this.kafka,
      sources: [{ service: 'intake', store: this.store, toPublic }],
      cursor: new MemoryRelayCursor(),
      alarm: (alarm) => this.alarms.push(alarm),
      ...options,
    });
    this.#buses.push(bus);
    await bus.start();
    return bus;
  }

  /** Appends events to a stream of intake's log. */
  async append(stream: string, count = 1, type = 'logged', data: object = {}): Promise<readonly StoredEvent[]> {
    const version = (await this.store.readStream(stream)).length;
    const now = clock.now().toISOString();
    const events = Array.from({ length: count }, () => ({
      id: newId(),
      type,
      schemaVersion: 1,
      occurredAt: now,
      actor: { id: 'account-1', role: 'operator', area: '' },
      channel: 'app' as const,
      correlationId: stream,
      data,
    }));
    return (await this.store.append(stream, version, events, newId())).events;
  }

  /** Joins a consumer's group; members of one name share their state, as instances of one service do. */
  async join(bus: KafkaBus, name: string, handle: Handle<PublicEvent> | { readonly route: Route<PublicEvent> }, topics: readonly string[] = ['intake.request']): Promise<Member> {
    const alarms: BusAlarm[] = [];
    const state = this.#states.get(name) ?? new MemoryConsumerState();
    this.#states.set(name, state);
    const consumer = new Consumer<PublicEvent>({ name, state, clock, retries: [0, 0], alarm: (alarm) => alarms.push(alarm) });
    const subscription = bus.subscribe(consumer, topics);
    await consumer.open(typeof handle === 'function' ? () => handle : handle.route);
    this.#open.add(subscription);
    await subscription.start();
    return { consumer, subscription, alarms };
  }

  /** Leaves the group, as an orderly shutdown does. */
  async leave(member: Pick<Member, 'subscription'>): Promise<void> {
    this.#open.delete(member.subscription);
    await member.subscription.close(5_000);
  }

  /** What stands still, for a failing test: the streams that lack something, whether their events are not on Kafka or not read from there, and what the bus says of itself. */
  async account(bus: KafkaBus, member: Member, applied: readonly PublicEvent[]): Promise<string> {
    const { topicPrefix } = this.kafka;
    const missing: string[] = [];
    const committed = await this.store.readAll(0, 1_000_000);
    for (const stream of new Set(committed.map((event) => event.stream))) {
      const [there, here] = [committed.filter((event) => event.stream === stream).length, applied.filter((event) => event.stream === stream).length];
      if (here < there) missing.push(`${stream} (${here} of ${there})`);
    }
    const admin = new KafkaClient(this.kafka).admin({ patient: false });
    const partitions = async () => {
      await admin.connect();
      const lines: string[] = [];
      let onKafka = 0;
      for (const { topic, partitions: offsets } of await admin.fetchOffsets({
        groupId: `${topicPrefix}${member.consumer.name}`,
        topics: member.subscription.status().map(({ source }) => `${topicPrefix}${source}`),
      }))
        for (const { partition, low, high } of await admin.fetchTopicOffsets(topic)) {
          onKafka += Number(high) - Number(low);
          const offset = offsets.find((one) => one.partition === partition)?.offset ?? 'nothing';
          if (offset !== high) lines.push(`${topic.slice(topicPrefix.length)}/${partition}: committed ${offset} of ${high}`);
        }
      return [`on Kafka lie ${onKafka} messages of ${committed.length} events`, ...lines];
    };
    const lines = [
      `missing: ${missing.join(', ') || 'nothing'}`,
      ...(await partitions().catch((error: unknown) => [`Kafka does not say how far the group is: ${String(error)}`])),
      `relay: ${JSON.stringify(bus.oldestUnpublishedSeconds())}`,
      `consumer: ${JSON.stringify(member.subscription.status())}`,
      `troubles: ${bus.troubles().join(' ') || 'none'}`,
      ...[...this.alarms, ...member.alarms].slice(-20).map(({ consumer, kind, message }) => `alarm of ${consumer} (${kind}): ${message}`),
    ];
    await admin.disconnect();
    return `\n  ${lines.join('\n  ')}`;
  }

  /** Puts a message on a topic past any relay. */
  async produce(
    topic: string,
    message: { readonly key: string | null; readonly value: string | Buffer; readonly headers?: Readonly<Record<string, string>>; readonly partition?: number },
  ): Promise<void> {
    if (this.#producer === undefined) {
      this.#producer = new KafkaClient(this.kafka).producer();
      await this.#producer.connect();
    }
    await this.#producer.send({ topic: `${this.kafka.topicPrefix}${topic}`, messages: [{ ...message, headers: { ...message.headers } }] });
  }

  /** Ends everything that was begun here. */
  async close(): Promise<void> {
    for (const subscription of this.#open) await subscription.close(5_000);
    this.#open.clear();
    await Promise.all([...this.#buses.splice(0).map((bus) => bus.close(5_000)), this.#producer?.disconnect()]);
    this.#producer = undefined;
  }
}
