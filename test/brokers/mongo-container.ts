import type { Mongo } from './broker.ts';
import { type containers, controlOf } from './container.ts';
import { untilMongoWorks } from './mongo-ready.ts';
import { freePorts } from './ports.ts';

const IMAGE = 'mongo:8.0';

/** A real MongoDB, a replica set of one member, so that majority writes and journalled acknowledgements mean what they say. */
export async function startMongoContainer(library: NonNullable<Awaited<ReturnType<typeof containers>>>): Promise<Mongo> {
  const [port] = await freePorts(1);
  const container = await new library.GenericContainer(IMAGE)
    .withExposedPorts({ container: port as number, host: port as number })
    .withCommand(['mongod', '--replSet', 'arrowtower', '--bind_ip_all', '--port', String(port)])
    .withWaitStrategy(library.Wait.forLogMessage(/Waiting for connections/))
    .start();
  const control = await controlOf(library, container);
  const url = `mongodb://127.0.0.1:${port}/?replicaSet=arrowtower`;
  let version: string;
  try {
    const set = `rs.initiate({ _id: 'arrowtower', members: [{ _id: 0, host: '127.0.0.1:${port}' }] })`;
    const { exitCode, output } = await container.exec(['mongosh', '--quiet', '--port', String(port), '--eval', set]);
    if (exitCode !== 0) throw new Error(`the replica set could not be made: ${output}`);
    version = await untilMongoWorks(url, 30_000);
  } catch (error) {
    await container.stop();
    throw error;
  }
  return {
    url,
    version: `MongoDB ${version}`,
    origin: 'container',
    note: '',
    kill: control.kill,
    pause: control.pause,
    resume: control.resume,
    restart: async () => {
      await control.start();
      await untilMongoWorks(url, 30_000);
    },
    stop: async () => {
      await container.stop({ timeout: 8_000 });
    },
  };
}
