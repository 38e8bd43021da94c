import { createRequire } from 'node:module';
import net from 'node:net';
import tls from 'node:tls';
import type kafkajs from 'kafkajs';
import type { Admin, Consumer as KafkaConsumer, EachBatchPayload, KafkaMessage, Producer } from 'kafkajs';
import { toCoordinator } from './kafka-errors.ts';
import type { KafkaOptions } from './kafka-options.ts';
import { within } from './within.ts';

export type { Admin, EachBatchPayload, KafkaConsumer, KafkaMessage, Producer };

/** Milliseconds; measured with nodes killed and stopped under load, see the README. */
const CONNECT = 1_000;
const REQUEST = 3_000;
/** About 10 s; then the caller begins again with a new client, as often as it takes. */
const RETRIES = 20;
const RETRY = { initialRetryTime: 100, multiplier: 1.5, maxRetryTime: 500 } as const;
/** How long a topic's partitions and leaders are believed. */
const METADATA_AGE = 30_000;
/** How long kafkajs may take to end a client by itself. */
const ENDING = 5_000;

/** One process's way to Kafka: the only file that knows kafkajs. Producer, member and admin have connections of their own. */
export class KafkaClient {
  readonly options: KafkaOptions;

  constructor(options: KafkaOptions) {
    this.options = options;
  }

  /** A producer whose broker drops what it sent twice; messages name their partition. */
  producer(): Producer {
    const { kafka, cut, end } = connection(this.options, RETRIES);
    const producer = kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      metadataMaxAge: METADATA_AGE,
      createPartitioner:
        () =>
        ({ message }) =>
          message.partition ?? 0,
    });
    producer.on(producer.events.REQUEST_TIMEOUT, ({ payload }) => cut(payload.broker));
    return endedBy(end, producer);
  }

  /** A member of a group. It is never restarted from inside: who runs it listens to CRASH. */
  consumer(groupId: string): KafkaConsumer {
    const { kafka, cut, end } = connection(this.options, RETRIES);
    const consumer = kafka.consumer({
      groupId,
      allowAutoTopicCreation: false,
      metadataMaxAge: METADATA_AGE,
      sessionTimeout: 10_000,
      rebalanceTimeout: 15_000,
      heartbeatInterval: 1_000,
      maxWaitTimeInMs: 500,
      retry: { ...RETRY, retries: RETRIES, restartOnFailure: () => Promise.resolve(false) },
    });
    consumer.on(consumer.events.REQUEST_TIMEOUT, ({ payload }) => cut(payload.broker));
    return endedBy(end, consumer);
  }

  /** Questions and changes outside the flow; with patience it waits about 10 s for Kafka, else it fails at once. */
  admin({ patient }: { readonly patient: boolean }): Admin {
    const { kafka, cut, end } = connection(this.options, patient ? RETRIES : 1);
    const admin = kafka.admin();
    admin.on(admin.events.REQUEST_TIMEOUT, ({ payload }) => cut(payload.broker));
    return endedBy(end, admin);
  }
}

interface Connection {
  readonly kafka: kafkajs.Kafka;
  /** Ends the sockets to a broker that does not answer: one that is stopped, not dead, keeps them open, and kafkajs would wait on them for 20 s and more. */
  readonly cut: (broker: string) => void;
  /** Ends every socket and opens none any more. */
  readonly end: () => void;
}

function connection(options: KafkaOptions, retries: number): Connection {
  const { Kafka, logLevel } = load();
  const { sasl, log } = options;
  const sockets = new Map<string, Set<net.Socket>>();
  let ended = false;
  const kafka = new Kafka({
    clientId: options.clientId,
    brokers: [...options.brokers],
    connectionTimeout: CONNECT,
    authenticationTimeout: REQUEST,
    requestTimeout: REQUEST,
    enforceRequestTimeout: true,
    retry: { ...RETRY, retries },
    ...(options.tls === undefined ? {} : { ssl: options.tls === true ? true : { ca: [options.tls.ca] } }),
    ...(sasl === undefined ? {} : { sasl: saslOf(sasl) }),
    socketFactory: ({ host, port, ssl, onConnect }) => {
      if (ended) throw new Error('this connection has been given up');
      // kafkajs passes no `ssl` where its types promise one.
      const secured = ssl as tls.ConnectionOptions | undefined;
      const socket = secured ? tls.connect({ host, port, ...(net.isIP(host) === 0 ? { servername: host } : {}), ...secured }, onConnect) : net.connect({ host, port }, onConnect);
      socket.setKeepAlive(true, 60_000);
      socket.setNoDelay(true);
      const broker = `${host}:${port}`;
      const open = sockets.get(broker) ?? new Set();
      sockets.set(broker, open.add(socket));
      socket.once('close', () => open.delete(socket));
      return socket;
    },
    logLevel: log === undefined ? logLevel.NOTHING : logLevel.WARN,
    logCreator:
      () =>
      ({ namespace, level, log: entry }) =>
        log?.(level === logLevel.ERROR ? 'error' : 'warn', `kafka ${namespace}: ${entry.message}`),
  });
  // With an error: kafkajs hears nothing of a socket destroyed without one, takes the connection for open, and every further request on it runs into its time limit.
  const cut = (broker: string) => {
    const late = Object.assign(new Error(`${broker} has not answered a request in time`), { code: 'ETIMEDOUT' });
    for (const socket of sockets.get(broker) ?? []) socket.destroy(late);
  };
  const end = () => {
    ended = true;
    for (const open of sockets.values()) for (const socket of open) socket.destroy(socket.writableEnded ? undefined : new Error('this connection has been given up'));
  };
  return { kafka, cut, end };
}

/**
 * A client that is disconnected is gone. kafkajs' own ending waits for what may never be answered, and a request given up meanwhile connects anew to be sent after all;
 * a member that goes on so would keep its partitions from the one that replaces it.
 */
function endedBy<Client extends { disconnect(): Promise<void> }>(end: () => void, client: Client): Client {
  const disconnect = client.disconnect.bind(client);
  client.disconnect = async () => {
    await within(disconnect(), ENDING);
    end();
  };
  return client;
}

type Sasl = NonNullable<KafkaOptions['sasl']>;
function saslOf({ mechanism, username, password }: Sasl): { mechanism: 'plain'; username: string; password: string } {
  // The three mechanisms take the same fields; kafkajs types them one by one.
  return { mechanism: mechanism as 'plain', username, password };
}

const require = createRequire(import.meta.url);

/** Read when first needed: an embedded process never loads it. */
function load(): typeof kafkajs {
  calmRequestQueue();
  stayInGroup();
  return require('kafkajs') as typeof kafkajs;
}

interface RequestQueue {
  readonly pending: readonly unknown[];
}

/** Without this every idle connection wakes up each millisecond: 4 to 5% of a core for nothing. */
function calmRequestQueue(): void {
  const { prototype } = require('kafkajs/src/network/requestQueue/index.js') as { prototype: { scheduleCheckPendingRequests: (this: RequestQueue) => void } };
  const schedule = prototype.scheduleCheckPendingRequests;
  if (schedule.name === 'onlyWhilePending') return;
  prototype.scheduleCheckPendingRequests = function onlyWhilePending(this: RequestQueue) {
    if (this.pending.length > 0) schedule.call(this);
  };
}

interface Group {
  joinAndSync: (this: Group) => Promise<void>;
  heartbeat: (this: Group, options: { readonly interval: number }) => Promise<void>;
}

/** kafkajs calls these final, although a coordinator that dies or moves is found again. */
const PASSING = new Set(['KafkaJSGroupCoordinatorNotFound', 'KafkaJSNumberOfRetriesExceeded']);
const JOINS = 6;

/**
 * A member whose join or heartbeat is not answered joins again under its own name. kafkajs lets it crash, and its successor waits until the group has given up
 * the one that crashed, 10 s. Fetchers that want to join at the same time join once.
 */
function stayInGroup(): void {
  const { prototype } = require('kafkajs/src/consumer/consumerGroup.js') as { prototype: Group };
  const { joinAndSync, heartbeat } = prototype;
  if (joinAndSync.name === 'joinPatiently') return;
  const joining = new WeakMap<Group, Promise<void>>();
  const join = async (group: Group) => {
    for (let left = JOINS; ; left -= 1) {
      try {
        return await joinAndSync.call(group);
      } catch (error) {
        const { name = '', retriable = false } = error as { readonly name?: string; readonly retriable?: boolean };
        if (left <= 1 || (!retriable && !PASSING.has(name))) throw error;
        await new Promise((resolve) => setTimeout(resolve, RETRY.maxRetryTime));
      }
    }
  };
  prototype.joinAndSync = function joinPatiently(this: Group) {
    const mine = joining.get(this) ?? join(this).finally(() => joining.delete(this));
    joining.set(this, mine);
    return mine;
  };
  prototype.heartbeat = function heartbeatOfMember(this: Group, options) {
    return toCoordinator(() => heartbeat.call(this, options));
  };
}
