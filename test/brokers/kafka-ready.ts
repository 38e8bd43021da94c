import { setTimeout as pause } from 'node:timers/promises';
import { type Admin, Kafka, logLevel } from 'kafkajs';

function adminOf(brokers: readonly string[]): Admin {
  const kafka = new Kafka({
    clientId: 'arrowtower-brokers',
    brokers: [...brokers],
    logLevel: logLevel.NOTHING,
    connectionTimeout: 1_000,
    requestTimeout: 3_000,
    retry: { retries: 0, initialRetryTime: 50 },
  });
  return kafka.admin();
}

async function asAdmin<Result>(brokers: readonly string[], use: (admin: Admin) => Promise<Result>): Promise<Result> {
  const admin = adminOf(brokers);
  try {
    await admin.connect();
    return await use(admin);
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
}

/**
 * Waits until a Kafka works, which is more than an open port: all its nodes are in, a topic can be made on all of them, every copy of it is in step, and a group's
 * coordinator answers.
 * @param patience milliseconds
 * @param alive asked between tries; false ends the waiting
 * @throws Error with the last reason
 */
export async function untilKafkaWorks(brokers: readonly string[], nodes: number, patience: number, alive: () => boolean = () => true): Promise<void> {
  const until = performance.now() + patience;
  let last: unknown = new Error('nobody was asked');
  while (performance.now() < until) {
    if (!alive()) throw new Error('a node ended while starting', { cause: last });
    try {
      await asAdmin(brokers, async (admin) => {
        const { brokers: present } = await admin.describeCluster();
        if (present.length < nodes) throw new Error(`only ${present.length} of ${nodes} nodes are in`);
        const topic = 'arrowtower.ready';
        await admin.createTopics({ topics: [{ topic, numPartitions: 1, replicationFactor: nodes }], waitForLeaders: true, timeout: 2_000 });
        const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
        const inStep = topics[0]?.partitions[0]?.isr.length ?? 0;
        if (inStep < nodes) throw new Error(`only ${inStep} of ${nodes} copies are in step`);
        await admin.fetchOffsets({ groupId: 'arrowtower.ready', topics: [topic] });
      });
      return;
    } catch (error) {
      last = error;
      await pause(100);
    }
  }
  throw new Error(`Kafka at ${brokers.join(', ')} did not work after ${patience / 1_000} s: ${last instanceof Error ? last.message : String(last)}`, { cause: last });
}

/** Whether a Kafka answers at all, asked once. @throws Error with what it says */
export async function pingKafka(brokers: readonly string[]): Promise<number> {
  return asAdmin(brokers, async (admin) => (await admin.describeCluster()).brokers.length);
}

/** Removes every topic and group whose name begins so: what one suite made. */
export async function removeTopics(brokers: readonly string[], prefix: string): Promise<void> {
  await asAdmin(brokers, async (admin) => {
    const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(prefix));
    if (topics.length > 0) await admin.deleteTopics({ topics, timeout: 5_000 });
    const groups = (await admin.listGroups()).groups.map(({ groupId }) => groupId).filter((group) => group.startsWith(prefix));
    // A group that still has a member stays; the server ends with the run.
    if (groups.length > 0) await admin.deleteGroups(groups).catch(() => undefined);
  });
}
