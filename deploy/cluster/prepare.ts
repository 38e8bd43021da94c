// npm run deploy:prepare: topics and indexes on the servers of MONGODB_URL and KAFKA_BROKERS, before the services start. Run again it changes nothing.
import { parseArgs } from 'node:util';
import { openKafkaAdmin } from '#messaging';
import { kafkaOptions } from '#process';
import { ConfigError, loadConfig } from '#runtime';
import { prepareCluster } from './prepare-cluster.ts';
import { PARTITION_WARNING } from './topics.ts';

const HELP = 'npm run deploy:prepare [-- --replication N] [-- --add-partitions TOPIC COUNT]';

function wholeNumber(text: string | undefined, name: string): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new ConfigError(`${name} ${text} is not a whole number from 1. Write: ${HELP}`);
  return Number(text);
}

try {
  const { values, positionals } = parseArgs({ options: { replication: { type: 'string' }, 'add-partitions': { type: 'string' } }, allowPositionals: true });
  const { cluster } = loadConfig(process.env);
  if (cluster === undefined) throw new ConfigError('Set MONGODB_URL and KAFKA_BROKERS: the servers to prepare.');
  const replication = wholeNumber(values.replication, '--replication');
  const topic = values['add-partitions'];
  if (topic === undefined) {
    const { created, warnings } = await prepareCluster(cluster, replication === undefined ? {} : { replication });
    console.log(created.length === 0 ? 'All topics were there.' : `Made the topics ${created.join(', ')}.`);
    console.log('The indexes are there.');
    for (const warning of warnings) console.log(warning);
  } else {
    const count = wholeNumber(positionals[0], '--add-partitions');
    if (count === undefined) throw new ConfigError(`How many partitions is ${topic} to have? Write: ${HELP}`);
    const admin = await openKafkaAdmin(kafkaOptions(cluster, 'arrowtower-prepare'));
    try {
      const [found] = await admin.describeTopics([topic]);
      if (found === undefined) throw new ConfigError(`There is no topic ${topic}.`);
      if (count <= found.partitions) throw new ConfigError(`${topic} has ${found.partitions} partitions already; they can only become more.`);
      console.log(PARTITION_WARNING);
      await admin.addPartitions(topic, count);
      console.log(`${topic} had ${found.partitions} partitions and has ${count}.`);
    } finally {
      await admin.close();
    }
  }
} catch (error) {
  console.error(error instanceof ConfigError || (error instanceof Error && 'code' in error) ? error.message : error);
  process.exit(1);
}
