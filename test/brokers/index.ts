export { type Broker, databaseUrl, type Kafka, type KafkaNode, type KafkaOptions, type Mongo, type MongoOptions, NoBroker, type Origin, type SecuredKafka } from './broker.ts';
export { kafkaForSuite, type KafkaForSuite, mongoForSuite, type MongoForSuite, ownKafkaForSuite, ownMongoForSuite, type Suite } from './for-suite.ts';
export { startKafka, startMongo } from './start.ts';
