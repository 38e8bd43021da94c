/** Where a server comes from. */
export type Origin = 'given' | 'container' | 'native';

/** What every server of this folder can tell and do. */
export interface Broker {
  /** For people: "Apache Kafka 4.1.0". */
  readonly version: string;
  readonly origin: Origin;
  /** What must be said beside any result that was got on it; empty when there is nothing to say. */
  readonly note: string;
  /** SIGKILL, at once. @throws Error when the server was given from outside */
  kill(): Promise<void>;
  /** SIGSTOP: it keeps its connections and answers nothing. */
  pause(): Promise<void>;
  /** SIGCONT. */
  resume(): Promise<void>;
  /** Starts again what was killed or stopped, on the same data and ports, and waits until it works. */
  restart(): Promise<void>;
  /** An orderly end; its data goes too when they were throw-away. A given server is left alone. */
  stop(): Promise<void>;
}

/** One node of a Kafka that was started here. */
export interface KafkaNode {
  readonly id: number;
  /** host:port of its plain listener. */
  readonly broker: string;
  readonly kill: () => Promise<void>;
  readonly pause: () => Promise<void>;
  readonly resume: () => Promise<void>;
  /** Starts it again and waits until all nodes are in. */
  readonly restart: () => Promise<void>;
}

/** How clients reach the listener that asks who they are. */
export interface SecuredKafka {
  readonly brokers: readonly string[];
  /** PEM file of the authority that signed the listener's certificate; only with TLS. */
  readonly caFile: string | undefined;
  readonly username: string | undefined;
  readonly password: string | undefined;
}

/** A Kafka that works: topics can be made and groups can be joined. */
export interface Kafka extends Broker {
  readonly brokers: readonly string[];
  /** Empty when it was given from outside. */
  readonly nodes: readonly KafkaNode[];
  /** Set when SASL or TLS was asked for. */
  readonly secured: SecuredKafka | undefined;
}

/** What a Kafka is started with. */
export interface KafkaOptions {
  /** 1 (default) or 3; with three, two must have a message before it is acknowledged. */
  readonly nodes?: 1 | 3;
  /** A second listener that asks for a user (PLAIN, SCRAM-SHA-256, SCRAM-SHA-512). */
  readonly sasl?: boolean;
  /** The second listener speaks TLS. */
  readonly tls?: boolean;
  /** Where its data live; a throw-away folder by default. */
  readonly dataDir?: string;
}

/** A MongoDB, or what stands in for one (then `note` says so). */
export interface Mongo extends Broker {
  /** Without a database; see {@link databaseUrl}. */
  readonly url: string;
}

/** What a MongoDB is started with. */
export interface MongoOptions {
  /** Where its data live; a throw-away folder by default. */
  readonly dataDir?: string;
}

/** The address of one database of a server; who signs in still does so where the given address says (`admin` unless it names a database). */
export function databaseUrl(url: string, database: string): string {
  const [, server, path = '', query = ''] = /^(mongodb(?:\+srv)?:\/\/[^/?]+)\/?([^?]*)\??(.*)$/.exec(url) ?? [];
  if (server === undefined) throw new Error(`${url} is not a MongoDB address. Write mongodb://host:port`);
  const signsIn = server.includes('@') && !query.includes('authSource=');
  const parameters = [query, signsIn ? `authSource=${path === '' ? 'admin' : path}` : ''].filter((part) => part !== '').join('&');
  return `${server}/${database}${parameters === '' ? '' : `?${parameters}`}`;
}

/** There is no such server to be had here; the message says what to install. */
export class NoBroker extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'NoBroker';
  }
}
