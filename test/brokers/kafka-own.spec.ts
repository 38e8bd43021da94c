import { readFileSync } from 'node:fs';
import { Kafka, logLevel } from 'kafkajs';
import { ownKafkaForSuite } from './index.ts';
import { pingKafka } from './kafka-ready.ts';

const suite = await ownKafkaForSuite({ sasl: true, tls: true });

suite.describe('a Kafka of a suite’s own', () => {
  const server = () => {
    if (suite.server === undefined) throw new Error('skipped');
    return suite.server;
  };

  const signIn = async (mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512', password?: string) => {
    const { brokers = [], caFile = '', username = '', password: right = '' } = server().secured ?? {};
    const kafka = new Kafka({
      brokers: [...brokers],
      ssl: { ca: [readFileSync(caFile, 'utf8')] },
      sasl: { mechanism: mechanism as 'plain', username, password: password ?? right },
      logLevel: logLevel.NOTHING,
      connectionTimeout: 10_000,
      retry: { retries: 5 },
    });
    const admin = kafka.admin();
    try {
      await admin.connect();
      return (await admin.describeCluster()).brokers.length;
    } finally {
      await admin.disconnect();
    }
  };

  it('lets in who knows the password, over TLS, by each mechanism', async () => {
    expect(await Promise.all((['plain', 'scram-sha-256', 'scram-sha-512'] as const).map((mechanism) => signIn(mechanism)))).toEqual([1, 1, 1]);
    await expect(signIn('scram-sha-512', 'wrong')).rejects.toThrow('authentication');
    await expect(signIn('plain', 'wrong')).rejects.toThrow('authentication');
  }, 60_000);

  it('is gone when it is killed, and back with its topics at the same address when it is restarted', async () => {
    const kafka = new Kafka({ brokers: [...server().brokers], logLevel: logLevel.NOTHING, connectionTimeout: 10_000, retry: { retries: 5 } });
    const admin = kafka.admin();
    await admin.connect();
    await admin.createTopics({ topics: [{ topic: 'calls', numPartitions: 2 }], waitForLeaders: true });
    await admin.disconnect();
    await server().kill();
    await expect(pingKafka(server().brokers)).rejects.toThrow('ECONNREFUSED');
    await server().restart();
    await admin.connect();
    expect(await admin.listTopics()).toContain('calls');
    await admin.disconnect();
  }, 120_000);
});
