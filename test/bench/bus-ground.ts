import { randomBytes } from 'node:crypto';
import { type Kafka, type Mongo, databaseUrl, startKafka, startMongo } from '#brokers';
import { connectMongo } from '#event-store';
import { kafkaOptions } from '#process';
import { loadConfig } from '#runtime';
import { prepareCluster } from '../../deploy/cluster/prepare-cluster.ts';

/** Servers on which raw drivers and our adapters move the same documents. */
export interface BusGround {
  /** For people: which servers, and what must be said of them. */
  readonly servers: string;
  /** Empty topics and collections of their own, made as deployment makes them. */
  lay(name: string): Promise<Plot>;
  close(): Promise<void>;
}

/** One round's topics and database. */
export interface Plot {
  readonly kafka: ReturnType<typeof kafkaOptions>;
  /** What a process of ours is started with. */
  readonly env: Readonly<Record<string, string>>;
  readonly connection: Awaited<ReturnType<typeof connectMongo>>;
}

/** Starts Kafka and MongoDB, or takes those that are given by the environment. */
export async function busGround(): Promise<BusGround> {
  const started = await Promise.allSettled([startKafka(), startMongo()]);
  const servers = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const connections: Plot['connection'][] = [];
  const close = async () => {
    await Promise.all(connections.map((connection) => connection.close()));
    await Promise.all(servers.map((server) => server.stop()));
  };
  const failed = started.find((one) => one.status === 'rejected');
  if (failed !== undefined) {
    await close();
    throw failed.reason;
  }
  const [kafka, mongo] = servers as [Kafka, Mongo];
  return {
    servers: [kafka.version, mongo.version, mongo.note].filter((text) => text !== '').join(', '),
    lay: async (name) => {
      const env = {
        KAFKA_BROKERS: kafka.brokers.join(','),
        KAFKA_TOPIC_PREFIX: `${name}.`,
        MONGODB_URL: databaseUrl(mongo.url, `bench-${name}`),
        MASTER_KEY: randomBytes(32).toString('hex'),
      };
      const { cluster } = loadConfig({ ...process.env, ...env });
      if (cluster === undefined) throw new Error('the servers did not reach the configuration');
      await prepareCluster(cluster);
      const connection = await connectMongo(env.MONGODB_URL, { name: 'bench' });
      connections.push(connection);
      return { env, kafka: kafkaOptions(cluster, 'bench'), connection };
    },
    close,
  };
}
