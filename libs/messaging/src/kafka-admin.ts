import { type Admin, KafkaClient } from './kafka-client.ts';
import type { KafkaOptions } from './kafka-options.ts';

/** A topic as deployment wants it; names are without the prefix. */
export interface TopicPlan {
  readonly topic: string;
  readonly partitions: number;
  readonly replication: number;
  /** Kafka's topic settings, e.g. `retention.ms`. */
  readonly settings: Readonly<Record<string, string>>;
}

/** A topic as it is; names are without the prefix. */
export interface TopicFound {
  readonly topic: string;
  readonly partitions: number;
  readonly replication: number;
}

/** What deployment does to Kafka; no service does any of it. */
export interface KafkaAdmin {
  /** Makes the topics that are not there; the names of those it made. Existing ones stay as they are. */
  createTopics(plans: readonly TopicPlan[]): Promise<readonly string[]>;
  /** The topics of these names that are there. */
  describeTopics(topics: readonly string[]): Promise<readonly TopicFound[]>;
  /** How many messages lie on each of these topics, which must be there. */
  countMessages(topics: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Raises the number of partitions; a key may move, which consumers heal by version. */
  addPartitions(topic: string, partitions: number): Promise<void>;
  /** Removes topics with all that is on them: for tests. */
  deleteTopics(topics: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

/** Connects for administration. @throws when Kafka cannot be reached within about 10 s */
export async function openKafkaAdmin(options: KafkaOptions): Promise<KafkaAdmin> {
  const admin = new KafkaClient(options).admin({ patient: true });
  await admin.connect();
  const { topicPrefix } = options;
  return {
    createTopics: async (plans) => {
      const there = new Set(
        (
          await found(
            admin,
            topicPrefix,
            plans.map(({ topic }) => topic),
          )
        ).map(({ topic }) => topic),
      );
      const missing = plans.filter(({ topic }) => !there.has(topic));
      if (missing.length === 0) return [];
      await admin.createTopics({
        waitForLeaders: false,
        topics: missing.map(({ topic, partitions, replication, settings }) => ({
          topic: `${topicPrefix}${topic}`,
          numPartitions: partitions,
          replicationFactor: replication,
          configEntries: Object.entries(settings).map(([name, value]) => ({ name, value })),
        })),
      });
      await usable(admin, topicPrefix, missing);
      return missing.map(({ topic }) => topic);
    },
    describeTopics: (topics) => found(admin, topicPrefix, topics),
    countMessages: async (topics) => new Map(await Promise.all(topics.map(async (topic) => [topic, await length(admin, `${topicPrefix}${topic}`)] as const))),
    addPartitions: async (topic, partitions) => {
      await admin.createPartitions({ topicPartitions: [{ topic: `${topicPrefix}${topic}`, count: partitions }] });
      await usable(admin, topicPrefix, [{ topic, partitions }]);
    },
    deleteTopics: (topics) => admin.deleteTopics({ topics: topics.map((topic) => `${topicPrefix}${topic}`) }),
    close: () => admin.disconnect(),
  };
}

const NOT_YET = new Set(['UNKNOWN_TOPIC_OR_PARTITION', 'LEADER_NOT_AVAILABLE', 'NOT_LEADER_FOR_PARTITION']);

/** Messages on a topic; of one just made the leaders are still being found. */
async function length(admin: Admin, topic: string): Promise<number> {
  for (let tries = 0; ; tries += 1) {
    try {
      return (await admin.fetchTopicOffsets(topic)).reduce((sum, { low, high }) => sum + Number(high) - Number(low), 0);
    } catch (error) {
      if (!NOT_YET.has((error as { type?: string }).type ?? '') || tries === 200) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** A topic just made or grown takes a moment until every broker knows it. */
async function usable(admin: Admin, prefix: string, topics: readonly { readonly topic: string; readonly partitions: number }[]): Promise<void> {
  const names = topics.map(({ topic }) => `${prefix}${topic}`);
  const grown = async () => {
    const { topics: metadata } = await admin.fetchTopicMetadata({ topics: names });
    return topics.every(({ topic, partitions }) =>
      metadata.some((one) => one.name === `${prefix}${topic}` && one.partitions.filter(({ leader }) => leader >= 0).length >= partitions),
    );
  };
  for (let tries = 0; tries < 200; tries += 1) {
    try {
      if (await grown()) return;
    } catch (error) {
      if (!NOT_YET.has((error as { type?: string }).type ?? '')) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Kafka made ${names.join(', ')}, but they cannot be used after 10 s`);
}

/** Those of the topics that exist. */
export async function found(admin: Admin, prefix: string, topics: readonly string[]): Promise<readonly TopicFound[]> {
  const all = new Set(await admin.listTopics());
  const there = topics.map((topic) => `${prefix}${topic}`).filter((topic) => all.has(topic));
  if (there.length === 0) return [];
  const { topics: metadata } = await admin.fetchTopicMetadata({ topics: there });
  return metadata.map(({ name, partitions }) => ({ topic: name.slice(prefix.length), partitions: partitions.length, replication: partitions[0]?.replicas.length ?? 0 }));
}
