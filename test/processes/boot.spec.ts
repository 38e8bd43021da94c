import { randomBytes } from 'node:crypto';
import { kafkaForSuite, mongoForSuite } from '#brokers';
import { prepareCluster } from '#cluster';
import { connectMongo } from '#event-store';
import { loadConfig } from '#runtime';
import { spawnServer } from '../drive/server-process.ts';

const kafka = await kafkaForSuite();
const mongo = await mongoForSuite();
const suite = kafka.server === undefined || mongo.server === undefined ? describe.skip : describe;

/** What a service says when it is started with these values and does not start. */
async function refusal(env: Readonly<Record<string, string>>, service: 'intake' | 'dispatch' | 'audit' = 'dispatch'): Promise<string> {
  try {
    await (await spawnServer({ service, env, patience: 60_000 })).remove();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  throw new Error(`${service} started`);
}

const masterKey = { MASTER_KEY: randomBytes(32).toString('base64') };

describe('a service that cannot run says why and ends', () => {
  it.each([
    [{}, 'A service that runs alone needs MONGODB_URL and KAFKA_BROKERS.'],
    [{ MONGODB_URL: 'mongodb://127.0.0.1:1' }, 'MONGODB_URL is set, but KAFKA_BROKERS is not.'],
    [{ MONGODB_URL: 'mongodb://127.0.0.1:1', KAFKA_BROKERS: '127.0.0.1:1' }, 'A cluster needs the same master key in all its processes.'],
    [{ MONGODB_URL: 'mongodb://127.0.0.1:1', KAFKA_BROKERS: '127.0.0.1:1', ...masterKey }, 'MongoDB cannot be reached'],
  ])(
    '%j',
    async (env, sentence) => {
      const said = await refusal({ MASTER_KEY: '', MASTER_KEY_FILE: '', ...env });
      expect(said).toContain('ended with 1 before it listened');
      expect(said).toContain('Arrowtower dispatch cannot start.');
      expect(said).toContain(sentence);
      expect(said).not.toContain('    at ');
    },
    60_000,
  );
});

suite('a service on servers that are not made ready', () => {
  const env = () => ({
    ...masterKey,
    MONGODB_URL: mongo.server?.url ?? '',
    KAFKA_BROKERS: kafka.server?.brokers.join(',') ?? '',
    KAFKA_TOPIC_PREFIX: kafka.server?.prefix ?? '',
  });

  it('names the command that makes indexes, then the one that makes topics, then the key that is another’s', async () => {
    const withoutIndexes = await refusal(env());
    expect(withoutIndexes).toMatch(/Arrowtower dispatch cannot start\.\n.*index.*npm run deploy:prepare/i);

    const { cluster } = loadConfig(env());
    if (cluster === undefined) throw new Error('there is a cluster');
    const prepared = await prepareCluster(cluster);
    expect(prepared).toBeDefined();
    const elsewhere = await refusal({ ...env(), KAFKA_TOPIC_PREFIX: `${env().KAFKA_TOPIC_PREFIX}none.` });
    expect(elsewhere).toMatch(/Arrowtower dispatch cannot start\.\n.*topic.*npm run deploy:prepare/i);

    const other = await refusal({ ...env(), MASTER_KEY: randomBytes(32).toString('base64') });
    expect(other).toContain('this master key does not belong to the key store');
    for (const said of [withoutIndexes, elsewhere, other]) expect(said).not.toContain('    at ');
  }, 120_000);

  it('starts while Kafka is away, takes requests, and says who does not hear of them', async () => {
    const server = await spawnServer({ service: 'intake', env: { ...env(), KAFKA_BROKERS: '127.0.0.1:9' }, patience: 60_000 });
    try {
      const answer = await fetch(`${server.url}/readyz`);
      const told = (await answer.json()) as { ready: boolean; behind: string[]; bus: { since: string; troubles: string[] } };
      expect([answer.status, told.ready]).toEqual([200, true]);
      expect(told.bus.troubles.join(' ')).toContain('Kafka at 127.0.0.1:9 cannot be reached');
      expect((await fetch(`${server.url}/api/access/me`)).status).toBe(401);
    } finally {
      await server.remove();
    }
    const connection = await connectMongo(mongo.server?.url ?? '');
    try {
      // Nobody holds a role of a process that has ended in order: the next one need not wait.
      const held = await connection
        .collection('leases')
        .find({ holder: { $regex: '^intake ' } })
        .toArray();
      expect(held).toEqual([]);
    } finally {
      await connection.close();
    }
  }, 120_000);
});
