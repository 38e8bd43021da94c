import type { KafkaAdmin, TopicPlan } from '#messaging';

/** Partitions of the three topics that carry nine tenths of a day's events; see the README beside this file for why. */
const BUSY = 6;
/** Partitions of the others. */
const QUIET = 3;
const DAY = 24 * 60 * 60 * 1_000;

const SETTINGS = {
  'cleanup.policy': 'delete',
  'retention.ms': String(14 * DAY),
  'retention.bytes': '-1',
  // A quiet topic's segment would otherwise stay open, and its messages stay, for a week longer than said.
  'segment.ms': String(DAY),
  // A batch of the relay must fit; one message never comes near.
  'max.message.bytes': String(4 * 1024 * 1024),
};

/** The broker's own `default.replication.factor`, and with it its `min.insync.replicas`: how many nodes there are is for them to know. */
const BROKERS_CHOICE = -1;

const PARTITIONS: Readonly<Record<string, number>> = {
  'intake.request': BUSY,
  'intake.call': BUSY,
  'dispatch.case': BUSY,
};

/** What is to be made for these topics. @param replication copies of each partition; default: the brokers' own choice */
export function topicPlans(topics: readonly string[], replication: number = BROKERS_CHOICE): readonly TopicPlan[] {
  return topics.map((topic) => ({ topic, partitions: PARTITIONS[topic] ?? QUIET, replication, settings: SETTINGS }));
}

/** What was done, and what is not as planned; sentences. */
export interface TopicReport {
  readonly created: readonly string[];
  readonly warnings: readonly string[];
}

/** Makes what is missing. An existing topic stays as it is; what differs is said. */
export async function createTopics(admin: Pick<KafkaAdmin, 'createTopics' | 'describeTopics'>, plans: readonly TopicPlan[]): Promise<TopicReport> {
  const created = await admin.createTopics(plans);
  const found = await admin.describeTopics(plans.map(({ topic }) => topic));
  const warnings = found.flatMap(({ topic, partitions }) => {
    const planned = plans.find((plan) => plan.topic === topic)?.partitions ?? partitions;
    return partitions < planned ? [`${topic} has ${partitions} partitions, ${planned} are planned: npm run deploy:prepare -- --add-partitions ${topic} ${planned}`] : [];
  });
  const replicas = Math.min(...found.map(({ replication }) => replication));
  if (replicas < 2)
    warnings.push('The topics have one copy only. With three brokers, set default.replication.factor=3 and min.insync.replicas=2 on them before the topics are made.');
  return { created, warnings };
}

/** What adding partitions does, for whoever is about to. */
export const PARTITION_WARNING =
  'A key may now lie in another partition than before. While both hold messages of it, a consumer can see a later version before an earlier one: it parks that key and goes on when the earlier ones come. Nothing is lost or applied out of order; expect "gap" alarms for some minutes. Best done in a quiet hour, with consumers caught up.';
