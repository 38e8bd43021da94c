import { pathToFileURL } from 'node:url';
import { type Kafka, type Mongo, startKafka, startMongo } from '#brokers';
import { startCluster } from '#cluster';
import { connectMongo } from '#event-store';
import { commandCluster } from '#process';
import { SERVICES } from '#runtime';
import { CutOff } from '../../brokers/cut-off.ts';
import { BusMischief } from './bus-mischief.ts';
import type { Scene } from './faults.ts';

/** A scene that can be left. */
export interface OpenScene extends Scene {
  close(): Promise<void>;
}

/** Starts servers of its own, a way to Kafka for each service, and two processes of each service whose clocks can be set back. */
export async function openScene({ nodes, say }: { readonly nodes: 1 | 3; readonly say: (line: string) => void }): Promise<OpenScene> {
  const undo: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const step of undo.splice(0).toReversed()) await step().catch((error: unknown) => say(String(error)));
  };
  try {
    const [kafka, mongo] = await Promise.all([
      startKafka({ nodes }, true).then((server: Kafka) => (undo.push(() => server.stop()), server)),
      startMongo({}, true).then((server: Mongo) => (undo.push(() => server.stop()), server)),
    ]);
    const ways = new Map<string, CutOff>();
    for (const service of SERVICES) {
      const way = await CutOff.open(kafka.brokers);
      undo.push(() => way.close());
      ways.set(service, way);
    }
    const clock = pathToFileURL(`${import.meta.dirname}/clock-an-hour-back${import.meta.filename.endsWith('.ts') ? '.ts' : '.js'}`).href;
    const cluster = await startCluster({
      instances: 2,
      kafka,
      mongo,
      database: 'chaos',
      env: { LOG_LEVEL: 'warn', NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} --import=${clock}` },
      envOf: (service) => ({ KAFKA_BROKERS: (ways.get(service)?.brokers ?? kafka.brokers).join(',') }),
      say,
    });
    undo.push(() => cluster.stop());
    return { cluster, kafka, mongo, ways, mischief: new BusMischief(kafka.brokers, cluster.env['MONGODB_URL'] ?? ''), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A message that belongs to no stream waits under its place on the topic. */
const STRAY = /^[a-z]+\.[a-z]+\/\d+\/\d+$/;

/** Does what the runbook says of a message that belongs to no stream: looks at the list and lets it go. @returns how many there were */
export async function releaseStrays(mongodbUrl: string): Promise<number> {
  const connection = await connectMongo(mongodbUrl, { name: 'chaos' });
  try {
    let released = 0;
    for (const service of SERVICES) {
      const { parked } = (await commandCluster(connection, service, 'parked-list', { service })) as { readonly parked: readonly { readonly key: string }[] };
      for (const { key } of parked.filter((one) => STRAY.test(one.key))) {
        await commandCluster(connection, service, 'parked-release', { service, stream: key });
        released += 1;
      }
    }
    return released;
  } finally {
    await connection.close();
  }
}
