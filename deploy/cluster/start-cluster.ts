import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Broker, databaseUrl, type Kafka, type Mongo, startKafka, startMongo } from '#brokers';
import { loadConfig, serveConsole, SERVICES } from '#runtime';
import { keepFolder, removeFolder } from '../../test/brokers/kept-process.ts';
import { freePorts } from '../../test/brokers/ports.ts';
import { type Front, look, openFront } from './front.ts';
import { type ClusterProcess, Supervised } from './instance.ts';
import { prepareCluster } from './prepare-cluster.ts';
import type { Upstream } from './upstream.ts';

/** What a cluster is started with. */
export interface ClusterOptions {
  /** Processes of each service; default 1. */
  readonly instances?: number;
  /** Of the one address in front; default any free one. */
  readonly port?: number;
  readonly host?: string;
  readonly tls?: { readonly certFile: string; readonly keyFile: string } | undefined;
  /** Keeps Kafka's and MongoDB's data, the master key and the logs; a throw-away folder by default. */
  readonly dataDir?: string;
  /** Servers that run already (of a suite, or to be killed by a test); default: as `#brokers` finds them, and stopped with the cluster. */
  readonly kafka?: Pick<Kafka, 'brokers' | 'version' | 'note'>;
  /** Its url is without a database unless `database` is left out. */
  readonly mongo?: Pick<Mongo, 'url' | 'version' | 'note'>;
  /** Default `arrowtower`; a given `mongo` keeps the one of its url. */
  readonly database?: string;
  readonly topicPrefix?: string;
  /** For every process of a service. */
  readonly env?: Readonly<Record<string, string>>;
  /** For the processes of one service, over everything else. */
  readonly envOf?: (service: string) => Readonly<Record<string, string>>;
  /** Whether a process that died is started again; default true. */
  readonly restart?: boolean;
  /** Told of what people should know; default nobody. */
  readonly say?: (line: string) => void;
}

/** A cluster that runs. */
export interface Cluster {
  /** The one address in front. */
  readonly url: string;
  readonly processes: readonly ClusterProcess[];
  readonly kafka: Pick<Kafka, 'brokers' | 'version' | 'note'>;
  readonly mongo: Pick<Mongo, 'url' | 'version' | 'note'>;
  /** The Kafka to kill and pause; undefined when it was given. */
  readonly ownKafka: Kafka | undefined;
  readonly ownMongo: Mongo | undefined;
  /** What a command of ours needs to reach the same servers: MONGODB_URL, KAFKA_BROKERS and so on. */
  readonly env: Readonly<Record<string, string>>;
  readonly dataDir: string;
  readonly upstreams: ReadonlyMap<string, Upstream>;
  /** The administrator's single-use sign-in link; undefined when an administrator has signed in before. */
  signInLink(): Promise<string | undefined>;
  /** One process. @throws Error when there is none */
  process(service: string, instance?: number): ClusterProcess;
  /** Resolves when every process answers and says that it makes progress. @param milliseconds the longest wait @throws Error naming who does not */
  untilReady(milliseconds?: number): Promise<void>;
  /** Drains the services, then ends what was started for them. Safe to call twice. */
  stop(): Promise<void>;
}

/** Starts Kafka and MongoDB unless they are given, makes topics and indexes, starts the processes and the front. @throws NoBroker, ConfigError, or what a process said; nothing runs then */
export async function startCluster(options: ClusterOptions = {}): Promise<Cluster> {
  const say = options.say ?? (() => undefined);
  const throwAway = options.dataDir === undefined;
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'arrowtower-cluster-'));
  if (throwAway) keepFolder(dataDir);
  mkdirSync(dataDir, { recursive: true });
  const undo: (() => Promise<unknown> | void)[] = [() => (throwAway ? removeFolder(dataDir) : undefined)];
  const undoAll = async () => {
    for (const step of undo.splice(0).toReversed()) await Promise.resolve(step()).catch((error: unknown) => say(`While stopping: ${String(error)}`));
  };
  try {
    const folderOf = (name: string) => (throwAway ? {} : { dataDir: join(dataDir, name) });
    const own = async <Server extends Broker>(start: () => Promise<Server>): Promise<Server> => {
      const server = await start();
      undo.push(() => server.stop());
      return server;
    };
    const starting = await Promise.allSettled([
      options.kafka === undefined ? own(() => startKafka(folderOf('kafka'))) : undefined,
      options.mongo === undefined ? own(() => startMongo(folderOf('mongo'))) : undefined,
    ]);
    const [ownKafka, ownMongo] = starting.map((one) => {
      if (one.status === 'rejected') throw one.reason;
      return one.value;
    }) as [Kafka | undefined, Mongo | undefined];
    const kafka = (options.kafka ?? ownKafka) as Pick<Kafka, 'brokers' | 'version' | 'note'>;
    const mongo = (options.mongo ?? ownMongo) as Pick<Mongo, 'url' | 'version' | 'note'>;

    const env: Record<string, string> = {
      ...masterKey(dataDir),
      ...options.env,
      MONGODB_URL: databaseOf(options, mongo),
      KAFKA_BROKERS: kafka.brokers.join(','),
      ...(options.topicPrefix === undefined ? {} : { KAFKA_TOPIC_PREFIX: options.topicPrefix }),
    };
    const { cluster, consoleDir } = loadConfig({ ...process.env, ...env });
    if (cluster === undefined) throw new Error('the servers did not reach the configuration');
    const front = await openFront({
      host: options.host ?? '127.0.0.1',
      port: options.port ?? 0,
      tls: options.tls,
      services: SERVICES,
      fallback: 'intake',
      extend: (app) => serveConsole(app, consoleDir),
    });
    undo.push(() => front.close());
    const { warnings } = await prepareCluster(cluster);
    if (kafka.brokers.length > 1) warnings.forEach(say);

    const processes = await plan(options, front, env, dataDir, say);
    undo.push(async () => {
      await Promise.all(processes.supervised.map((one) => one.stop()));
    });
    await Promise.all(processes.supervised.map((one) => one.start()));

    const untilReady = async (milliseconds = 60_000) => {
      const until = performance.now() + milliseconds;
      await Promise.race([Promise.all(processes.supervised.map((one) => one.untilUp())), pause(milliseconds, undefined, { ref: false })]);
      for (;;) {
        await Promise.all([...front.upstreams.values()].map(look));
        const late = [...front.upstreams.values()].flatMap(({ instances }) => instances.filter(({ ready }) => ready !== true));
        if (late.length === 0) return;
        if (performance.now() > until) throw new Error(`not ready after ${milliseconds / 1_000} s: ${late.map(({ name }) => name).join(', ')}`);
        await pause(50);
      }
    };
    await untilReady();
    let stopped: Promise<void> | undefined;
    return {
      url: front.url,
      processes: processes.supervised,
      kafka,
      mongo,
      ownKafka,
      ownMongo,
      env,
      dataDir,
      upstreams: front.upstreams,
      signInLink: async () => {
        // It is printed right after the address, by the one process that holds the lease for it.
        for (let waited = 0; waited < 100 && processes.link() === undefined; waited += 1) await pause(20);
        return processes.link();
      },
      process: (service, instance = 1) => {
        const found = processes.supervised.find((one) => one.service === service && one.instance === instance);
        if (found === undefined) throw new Error(`there is no ${service}.${instance}`);
        return found;
      },
      untilReady,
      stop: () => (stopped ??= undoAll()),
    };
  } catch (error) {
    await undoAll();
    throw error;
  }
}

async function plan(options: ClusterOptions, front: Front, env: Readonly<Record<string, string>>, dataDir: string, say: (line: string) => void) {
  const instances = options.instances ?? 1;
  const ports = await freePorts(SERVICES.length * instances);
  let link: string | undefined;
  // What belongs to the front or to somebody else's server must not reach the processes.
  const { TLS_CERT: _cert, TLS_KEY: _key, DATA_DIR: _data, ...outside } = process.env;
  const supervised = SERVICES.flatMap((service, index) =>
    Array.from({ length: instances }, (_, number) => {
      return new Supervised({
        service,
        instance: number + 1,
        metricsPort: ports[index * instances + number] as number,
        env: {
          LOG_LEVEL: 'warn',
          ...outside,
          ...env,
          LOG_FORMAT: 'json',
          PUBLIC_URL: front.url,
          TRUSTED_PROXIES: '127.0.0.1',
          DATA_DIR: join(dataDir, `${service}.${number + 1}`),
          ...options.envOf?.(service),
        },
        folder: join(dataDir, 'logs'),
        upstream: front.upstreams.get(service) as Upstream,
        restart: options.restart ?? true,
        say,
        heard: (line) => {
          link = /https?:\/\/\S+\/links\/[\w-]+\/redeem/.exec(line)?.[0] ?? link;
        },
      });
    }),
  );
  return { supervised, link: () => link };
}

function databaseOf(options: ClusterOptions, mongo: Pick<Mongo, 'url'>): string {
  if (options.database !== undefined) return databaseUrl(mongo.url, options.database);
  return options.mongo !== undefined || process.env['MONGODB_URL'] === mongo.url ? mongo.url : databaseUrl(mongo.url, 'arrowtower');
}

/** All processes need the same key of keys: the one that is set, else the data folder's. */
function masterKey(dataDir: string): Record<string, string> {
  if (['MASTER_KEY', 'MASTER_KEY_FILE'].some((name) => (process.env[name] ?? '') !== '')) return {};
  const file = join(dataDir, 'master.key');
  if (!existsSync(file)) writeFileSync(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600 });
  return { MASTER_KEY_FILE: file };
}
