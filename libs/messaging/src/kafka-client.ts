import { createRequire } from 'node:module';
import net from 'node:net';
import tls from 'node:tls';
import type kafkajs from 'kafkajs';
import type { Admin, Consumer as KafkaConsumer, EachBatchPayload, KafkaMessage, Producer } from 'kafkajs';
import type { KafkaOptions } from './kafka-options.ts';

export type { Admin, EachBatchPayload, KafkaConsumer, KafkaMessage, Producer };

/** Milliseconds; measured with nodes killed and stopped under load, see the README. */
const CONNECT = 1_000;
const REQUEST = 3_000;
/** About 10 s; then the caller begins again with a new client, as often as it takes. */
const RETRY = { initialRetryTime: 100, multiplier: 1.5, maxRetryTime: 500, retries: 20 } as const;
/** How long a topic's partitions and leaders are believed. */
const METADATA_AGE = 30_000;

/** One process's way to Kafka: the only file that knows kafkajs. */
export class KafkaClient {
  readonly options: KafkaOptions;
  readonly #kafka: kafkajs.Kafka;
  /** Answers or fails at once, so that the caller can tell why. */
  readonly #asking: kafkajs.Kafka;
  readonly #sockets = new Map<string, Set<net.Socket>>();

  constructor(options: KafkaOptions) {
    this.options = options;
    this.#kafka = this.#connection(RETRY.retries);
    this.#asking = this.#connection(1);
  }

  #connection(retries: number): kafkajs.Kafka {
    const { Kafka, logLevel } = load();
    const { options } = this;
    const { sasl, log } = options;
    return new Kafka({
      clientId: options.clientId,
      brokers: [...options.brokers],
      connectionTimeout: CONNECT,
      authenticationTimeout: REQUEST,
      requestTimeout: REQUEST,
      enforceRequestTimeout: true,
      retry: { ...RETRY, retries },
      ...(options.tls === undefined ? {} : { ssl: options.tls === true ? true : { ca: [options.tls.ca] } }),
      ...(sasl === undefined ? {} : { sasl: saslOf(sasl) }),
      socketFactory: (target) => this.#socket(target),
      logLevel: log === undefined ? logLevel.NOTHING : logLevel.WARN,
      logCreator:
        () =>
        ({ namespace, level, log: entry }) =>
          log?.(level === logLevel.ERROR ? 'error' : 'warn', `kafka ${namespace}: ${entry.message}`),
    });
  }

  /** A producer whose broker drops what it sent twice; messages name their partition. */
  producer(): Producer {
    const producer = this.#kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      metadataMaxAge: METADATA_AGE,
      createPartitioner:
        () =>
        ({ message }) =>
          message.partition ?? 0,
    });
    producer.on(producer.events.REQUEST_TIMEOUT, ({ payload }) => this.#cut(payload.broker));
    return producer;
  }

  /** A member of a group; `crashed` hears of its end, because it is never restarted from inside. */
  consumer(groupId: string): KafkaConsumer {
    const consumer = this.#kafka.consumer({
      groupId,
      allowAutoTopicCreation: false,
      metadataMaxAge: METADATA_AGE,
      sessionTimeout: 10_000,
      rebalanceTimeout: 15_000,
      heartbeatInterval: 1_000,
      maxWaitTimeInMs: 500,
      retry: { ...RETRY, restartOnFailure: () => Promise.resolve(false) },
    });
    consumer.on(consumer.events.REQUEST_TIMEOUT, ({ payload }) => this.#cut(payload.broker));
    return consumer;
  }

  /** Questions and changes outside the flow; with patience it waits about 10 s for Kafka, else it fails at once. */
  admin({ patient }: { readonly patient: boolean }): Admin {
    const admin = (patient ? this.#kafka : this.#asking).admin();
    admin.on(admin.events.REQUEST_TIMEOUT, ({ payload }) => this.#cut(payload.broker));
    return admin;
  }

  #socket({ host, port, ssl, onConnect }: { host: string; port: number; ssl: tls.ConnectionOptions | undefined; onConnect: () => void }): net.Socket {
    const socket = ssl ? tls.connect({ host, port, ...(net.isIP(host) === 0 ? { servername: host } : {}), ...ssl }, onConnect) : net.connect({ host, port }, onConnect);
    socket.setKeepAlive(true, 60_000);
    socket.setNoDelay(true);
    const broker = `${host}:${port}`;
    const open = this.#sockets.get(broker) ?? new Set();
    this.#sockets.set(broker, open.add(socket));
    socket.once('close', () => open.delete(socket));
    return socket;
  }

  /** A broker that is stopped, not dead, keeps its sockets open; kafkajs would wait on them for 20 s and more. */
  #cut(broker: string): void {
    for (const socket of this.#sockets.get(broker) ?? []) socket.destroy();
  }
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
