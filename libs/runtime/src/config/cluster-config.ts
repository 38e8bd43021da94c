import type { ClusterConfig, KafkaConfig } from './config.ts';
import type { Settings } from './settings.ts';

const KAFKA_EXTRAS = ['KAFKA_TOPIC_PREFIX', 'KAFKA_SASL_MECHANISM', 'KAFKA_USERNAME', 'KAFKA_PASSWORD', 'KAFKA_TLS', 'KAFKA_TLS_CA'] as const;

/** Put over `process.env`, it makes what is loaded a server on a data folder, whatever the machine is set up for. */
export const WITHOUT_CLUSTER: Readonly<Record<string, string>> = Object.fromEntries(['MONGODB_URL', 'KAFKA_BROKERS', ...KAFKA_EXTRAS].map((name) => [name, '']));

/** What carries a cluster; undefined when neither MONGODB_URL nor KAFKA_BROKERS is set and none is `needed`. Wrong values are noted in `settings`. */
export function readCluster(settings: Settings, { needed, masterKeyNeeded }: { readonly needed: boolean; readonly masterKeyNeeded: boolean }): ClusterConfig | undefined {
  const { wrong } = settings;
  const mongodbUrl = settings.text('MONGODB_URL');
  const brokers = settings.text('KAFKA_BROKERS');
  if (mongodbUrl === undefined && brokers === undefined) {
    if (needed) wrong.push('A service that runs alone needs MONGODB_URL and KAFKA_BROKERS. Write both, or run all three services in one process: npm start');
    for (const name of KAFKA_EXTRAS)
      if (settings.text(name) !== undefined) wrong.push(`${name} is set, but KAFKA_BROKERS is not. Write both MONGODB_URL and KAFKA_BROKERS, or leave ${name} out.`);
    return undefined;
  }
  if (brokers === undefined) wrong.push('MONGODB_URL is set, but KAFKA_BROKERS is not. Write both for a cluster, or neither to keep everything in the data folder.');
  if (mongodbUrl === undefined) wrong.push('KAFKA_BROKERS is set, but MONGODB_URL is not. Write both for a cluster, or neither to keep everything in the data folder.');
  if (masterKeyNeeded && settings.text('MASTER_KEY') === undefined && settings.text('MASTER_KEY_FILE') === undefined)
    wrong.push('A cluster needs the same master key in all its processes. Write MASTER_KEY (made once with: openssl rand -base64 32), or MASTER_KEY_FILE.');
  return { mongodbUrl: mongodbUrl ?? '', database: databaseOf(settings, mongodbUrl ?? 'mongodb://localhost'), kafka: readKafka(settings, brokers ?? '') };
}

function databaseOf(settings: Settings, url: string): string {
  // Not the URL class: several hosts with commas are no URL for it.
  const parts = /^mongodb(?:\+srv)?:\/\/[^/?]+(?:\/([^?]*))?(?:\?.*)?$/.exec(url);
  if (parts === null) {
    settings.wrong.push('MONGODB_URL is not the address of a MongoDB. Write for example MONGODB_URL=mongodb://localhost:27017/arrowtower.');
    return '';
  }
  const name = decodeURIComponent(parts[1] ?? '');
  if (/[\s/\\."$*<>:|?]/.test(name)) settings.wrong.push(`MONGODB_URL names the database "${name}", which MongoDB does not allow. Write a name of letters, digits, - and _.`);
  return name === '' ? 'arrowtower' : name;
}

function readKafka(settings: Settings, given: string): KafkaConfig {
  const { wrong } = settings;
  const brokers = given
    .split(',')
    .map((broker) => broker.trim())
    .filter((broker) => broker !== '');
  for (const broker of brokers)
    if (!/^[^\s:/]+:\d{1,5}$/.test(broker) && !/^\[[0-9a-f:]+\]:\d{1,5}$/i.test(broker))
      wrong.push(`KAFKA_BROKERS holds "${broker}", which is no address. Write host:port, several with commas, for example KAFKA_BROKERS=localhost:9092.`);
  const topicPrefix = settings.text('KAFKA_TOPIC_PREFIX') ?? '';
  if (!/^[A-Za-z0-9._-]{0,100}$/.test(topicPrefix)) wrong.push(`KAFKA_TOPIC_PREFIX=${topicPrefix} cannot begin a topic's name. Write letters, digits, dots, - and _ only.`);

  const mechanism = settings.oneOf('KAFKA_SASL_MECHANISM', ['plain', 'scram-sha-256', 'scram-sha-512'], undefined);
  const username = settings.text('KAFKA_USERNAME');
  const password = settings.text('KAFKA_PASSWORD');
  const together = [settings.text('KAFKA_SASL_MECHANISM'), username, password];
  if (together.some((value) => value !== undefined) && together.some((value) => value === undefined))
    wrong.push('KAFKA_SASL_MECHANISM, KAFKA_USERNAME and KAFKA_PASSWORD belong together. Write all three, or none.');

  const tls = settings.oneOf('KAFKA_TLS', ['1', '0'], '0');
  const caFile = settings.readable('KAFKA_TLS_CA', 'a PEM file with the authority that signed the brokers’ certificates');
  return {
    brokers,
    topicPrefix,
    sasl: mechanism !== undefined && username !== undefined && password !== undefined ? { mechanism, username, password } : undefined,
    tls: tls === '1' || caFile !== undefined ? { caFile } : undefined,
  };
}
