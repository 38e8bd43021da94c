import { type Kafka, type KafkaOptions, type Mongo, type MongoOptions, NoBroker } from './broker.ts';
import { containers } from './container.ts';
import { startKafkaContainers } from './kafka-container.ts';
import { startNativeKafka } from './kafka-native.ts';
import { pingKafka } from './kafka-ready.ts';
import { startMongoContainer } from './mongo-container.ts';
import { startStandInMongo } from './mongo-native.ts';
import { untilMongoWorks } from './mongo-ready.ts';

const setting = (name: string) => {
  const value = process.env[name]?.trim();
  return value === undefined || value === '' ? undefined : value;
};

const reason = (error: unknown) => (error instanceof Error ? error.message : String(error));

function untouchable(name: string) {
  const refuse = async () => {
    throw new Error(`the server was given by ${name}; only one that was started here can be killed, paused or restarted`);
  };
  return { kill: refuse, pause: refuse, resume: refuse, restart: refuse, stop: async () => undefined };
}

/** What an option asks for that a server from outside may not have. */
const special = (options: KafkaOptions) => options.sasl === true || options.tls === true || options.nodes === 3 || options.dataDir !== undefined;

/**
 * A Kafka: the one of `KAFKA_BROKERS` (when nothing special is asked of it), else in containers when an engine answers, else the Apache jars on this machine's Java.
 * @param own true = one of its own, to be killed and paused; then KAFKA_BROKERS does not count
 * @throws NoBroker saying what to install
 */
export async function startKafka(options: KafkaOptions = {}, own = false): Promise<Kafka> {
  const given = setting('KAFKA_BROKERS');
  if (given !== undefined && !own && !special(options)) {
    const brokers = given.split(',').map((broker) => broker.trim());
    const nodes = await pingKafka(brokers).catch((error: unknown) => {
      throw new NoBroker(`KAFKA_BROKERS=${given} does not answer: ${reason(error)}`, error);
    });
    return {
      version: `Kafka of KAFKA_BROKERS, ${nodes} nodes (its protocol does not tell the version)`,
      origin: 'given',
      note: '',
      brokers,
      nodes: [],
      secured: undefined,
      ...untouchable('KAFKA_BROKERS'),
    };
  }
  const library = options.dataDir === undefined ? await containers() : undefined;
  if (library !== undefined) {
    try {
      return await startKafkaContainers(library, options);
    } catch (error) {
      process.stderr.write(`The container engine could not run Kafka (${reason(error)}); trying this machine's Java.\n`);
    }
  }
  return startNativeKafka(options);
}

/**
 * A MongoDB: the one of `MONGODB_URL`, else a replica set in a container when an engine answers, else a stand-in, which then says so in its `note`.
 * @param own true = one of its own, to be killed and paused; then MONGODB_URL does not count
 * @throws NoBroker saying what to install
 */
export async function startMongo(options: MongoOptions = {}, own = false): Promise<Mongo> {
  const given = setting('MONGODB_URL');
  if (given !== undefined && !own && options.dataDir === undefined) {
    const version = await untilMongoWorks(given, 5_000).catch((error: unknown) => {
      throw new NoBroker(`MONGODB_URL does not answer: ${reason(error)}`, error);
    });
    return { url: given, version: `MongoDB ${version} of MONGODB_URL`, origin: 'given', note: '', ...untouchable('MONGODB_URL') };
  }
  const library = options.dataDir === undefined ? await containers() : undefined;
  if (library !== undefined) {
    try {
      return await startMongoContainer(library);
    } catch (error) {
      process.stderr.write(`The container engine could not run MongoDB (${reason(error)}); trying the stand-in.\n`);
    }
  }
  return startStandInMongo(options);
}
