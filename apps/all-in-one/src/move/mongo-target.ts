import { checkAccessIndexes, usedAccess } from '#access';
import { CONTRACT } from '#contracts';
import { checkEventLogIndexes, connectMongo, livingLeases, mongoLogHead } from '#event-store';
import { checkConsumerStateIndexes, openKafkaAdmin } from '#messaging';
import { kafkaOptions } from '#process';
import { type ClusterConfig, SERVICES } from '#runtime';
import { MaintenanceRefused } from '../data-folder/backup.ts';

/** The connection to the cluster's database. */
export type TargetConnection = Awaited<ReturnType<typeof connectMongo>>;

/** Where to, for people: hosts and database, without who signs in. */
export function nameOf({ mongodbUrl, database }: ClusterConfig): string {
  const hosts = /^mongodb(?:\+srv)?:\/\/(?:[^@/]*@)?([^/?]+)/.exec(mongodbUrl)?.[1] ?? '';
  return `${hosts}/${database}`;
}

/** Connects, and checks that deployment has prepared the database. @throws StoreUnavailable · MissingIndexes */
export async function openTarget({ mongodbUrl }: ClusterConfig): Promise<TargetConnection> {
  // Counting a large collection is silent for a while.
  const connection = await connectMongo(mongodbUrl, { name: 'arrowtower move', silenceMilliseconds: 120_000 });
  try {
    await checkEventLogIndexes(connection, SERVICES);
    await checkConsumerStateIndexes(connection);
    await checkAccessIndexes(connection);
    return connection;
  } catch (error) {
    await connection.close();
    throw error;
  }
}

/** @throws MaintenanceRefused while any process of the cluster runs: it would go on from what is there so far */
export async function assertNobodyRuns(connection: TargetConnection): Promise<void> {
  const leases = await livingLeases(connection);
  if (leases.length === 0) return;
  const services = [...new Set(leases.map((name) => name.split('/')[0]))].join(', ');
  throw new MaintenanceRefused(
    `Processes of the cluster are running on this database (${services}). Stop intake, dispatch and audit first; they may start again when the move is done.`,
  );
}

/**
 * A cluster that was only started once holds an account for its first sign-in and nothing else: that gives way.
 * @throws MaintenanceRefused when the database holds a community of its own, or belongs to another master key
 */
export async function assertEmpty(connection: TargetConnection, target: string, masterKeyCheck: string | undefined): Promise<void> {
  for (const service of SERVICES) {
    const head = await mongoLogHead(connection, service);
    if (head > 0)
      throw new MaintenanceRefused(`${target} holds a community already (${service} has ${head} events). Two cannot become one: name an empty database in MONGODB_URL.`);
  }
  const used = await usedAccess(connection);
  if (used.signedIn) throw new MaintenanceRefused(`${target} has accounts that people have signed in to. Name an empty database in MONGODB_URL.`);
  if (used.masterKeyCheck !== undefined && used.masterKeyCheck !== masterKeyCheck)
    throw new MaintenanceRefused(
      `The services of this cluster were started with another master key than this community's. Give them the community's own (MASTER_KEY_FILE), and name an empty database in MONGODB_URL.`,
    );
}

/** @throws MaintenanceRefused when Kafka cannot be asked, lacks a topic, or has messages on one: consumers would take them for this community's */
export async function assertTopicsEmpty(cluster: ClusterConfig): Promise<void> {
  const counted = await countMessages(cluster);
  const used = [...counted].filter(([, messages]) => messages > 0).map(([topic, messages]) => `${cluster.kafka.topicPrefix}${topic} (${messages})`);
  if (used.length > 0)
    throw new MaintenanceRefused(
      `Kafka has messages that are not this community's on ${used.join(', ')}. Delete these topics and run npm run deploy:prepare, or set another KAFKA_TOPIC_PREFIX.`,
    );
}

/** Messages on each public topic. @throws MaintenanceRefused when Kafka cannot be asked or lacks a topic */
export async function countMessages(cluster: ClusterConfig): Promise<ReadonlyMap<string, number>> {
  const topics = Object.keys(CONTRACT);
  const asked = async () => {
    const admin = await openKafkaAdmin(kafkaOptions(cluster, 'arrowtower-move'));
    try {
      const there = new Set((await admin.describeTopics(topics)).map(({ topic }) => topic));
      const missing = topics.filter((topic) => !there.has(topic));
      return missing.length > 0 ? missing : await admin.countMessages(topics);
    } finally {
      await admin.close();
    }
  };
  const found = await asked().catch((error: unknown) => {
    throw new MaintenanceRefused(`Kafka at ${cluster.kafka.brokers.join(', ')} cannot be asked: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  });
  if (found instanceof Map) return found;
  throw new MaintenanceRefused(`Kafka lacks the topics ${(found as readonly string[]).join(', ')}. Run npm run deploy:prepare first.`);
}
