import { ensureAccessIndexes } from '#access';
import { CONTRACT } from '#contracts';
import { connectMongo, ensureEventLogIndexes } from '#event-store';
import { ensureConsumerStateIndexes, openKafkaAdmin } from '#messaging';
import { kafkaOptions } from '#process';
import { type ClusterConfig, SERVICES } from '#runtime';
import { createTopics, type TopicReport, topicPlans } from './topics.ts';

/** How the servers are made ready. */
export interface PrepareOptions {
  /** Copies of each partition; default: the brokers' own choice. */
  readonly replication?: number;
}

/** Makes what the services expect to find: topics in Kafka, indexes in MongoDB. Run again it changes nothing. */
export async function prepareCluster(config: ClusterConfig, options: PrepareOptions = {}): Promise<TopicReport> {
  const [report] = await Promise.all([prepareKafka(config, options), prepareMongo(config)]);
  return report;
}

async function prepareKafka(config: ClusterConfig, { replication }: PrepareOptions): Promise<TopicReport> {
  const admin = await openKafkaAdmin(kafkaOptions(config, 'arrowtower-prepare'));
  try {
    return await createTopics(admin, topicPlans(Object.keys(CONTRACT), replication));
  } finally {
    await admin.close();
  }
}

async function prepareMongo({ mongodbUrl }: ClusterConfig): Promise<void> {
  // An index over a full log takes minutes, and is silent meanwhile.
  const connection = await connectMongo(mongodbUrl, { name: 'arrowtower-prepare', silenceMilliseconds: 0 });
  try {
    await ensureEventLogIndexes(connection, SERVICES);
    await ensureConsumerStateIndexes(connection);
    await ensureAccessIndexes(connection);
  } finally {
    await connection.close();
  }
}
