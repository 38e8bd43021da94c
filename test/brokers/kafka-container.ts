import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StartedTestContainer } from 'testcontainers';
import type { Kafka, KafkaNode, KafkaOptions } from './broker.ts';
import { makeCertificates } from './certificates.ts';
import { type ContainerControl, type containers, controlOf } from './container.ts';
import { formatParameters, KAFKA_VERSION, type NodePlace, randomName, type Security, serverProperties } from './kafka-config.ts';
import { untilKafkaWorks } from './kafka-ready.ts';
import { keepFolder, removeFolder } from './kept-process.ts';
import { freePorts } from './ports.ts';

const FOLDER = '/tmp/arrowtower';

/**
 * The Apache project's own image, one container a node, with the same configuration as on this machine's Java. Ports are fixed (the same inside and outside), because
 * a broker tells its clients where it is, and must be there again after a restart.
 */
export async function startKafkaContainers(library: NonNullable<Awaited<ReturnType<typeof containers>>>, options: KafkaOptions): Promise<Kafka> {
  const count = options.nodes ?? 1;
  const wanted = options.sasl === true || options.tls === true;
  const ports = await freePorts(count * 2);
  const all: NodePlace[] = Array.from({ length: count }, (_, index) => ({
    id: index + 1,
    bind: '0.0.0.0',
    host: '127.0.0.1',
    port: ports[index * 2] as number,
    securedPort: ports[index * 2 + 1],
    internal: `kafka-${index + 1}:19092`,
    controller: `kafka-${index + 1}:19093`,
    data: `${FOLDER}/data`,
  }));
  const folder = mkdtempSync(join(tmpdir(), 'arrowtower-kafka-'));
  keepFolder(folder);
  const certificates = options.tls === true ? await makeCertificates(folder) : undefined;
  const security: Security | undefined = wanted
    ? {
        tls: certificates === undefined ? undefined : { keyAndChain: `${FOLDER}/server.pem`, ca: `${FOLDER}/ca.pem` },
        user: options.sasl === true ? { name: 'arrowtower', password: randomName(12) } : undefined,
      }
    : undefined;
  const clusterId = randomName();
  const quoted = (parameters: readonly string[]) => parameters.map((parameter) => `'${parameter}'`).join(' ');
  const command = `/opt/kafka/bin/kafka-storage.sh ${quoted(formatParameters(clusterId, `${FOLDER}/server.properties`, security))} && exec /opt/kafka/bin/kafka-server-start.sh ${FOLDER}/server.properties`;

  const network = await new library.Network().start();
  const started: StartedTestContainer[] = [];
  const controls = new Map<number, ContainerControl>();
  const stop = async () => {
    await Promise.all(started.map((container) => container.stop({ timeout: 8_000 })));
    await network.stop();
    removeFolder(folder);
  };
  const brokers = all.map((node) => `${node.host}:${node.port}`);
  const ready = () => untilKafkaWorks(brokers, count, 60_000);
  try {
    await Promise.all(
      all.map(async (node) => {
        const files = [{ content: serverProperties(node, all, security), target: `${FOLDER}/server.properties` }];
        if (certificates !== undefined)
          files.push(
            { content: readFileSync(certificates.keyAndChainFile, 'utf8'), target: `${FOLDER}/server.pem` },
            { content: readFileSync(certificates.caFile, 'utf8'), target: `${FOLDER}/ca.pem` },
          );
        const published = [node.port, ...(wanted ? [node.securedPort as number] : [])].map((port) => ({ container: port, host: port }));
        const container = await new library.GenericContainer(`apache/kafka:${KAFKA_VERSION}`)
          .withNetwork(network)
          .withNetworkAliases(`kafka-${node.id}`)
          .withExposedPorts(...published)
          .withCopyContentToContainer(files.map((file) => ({ ...file, mode: 0o644 })))
          .withEnvironment({ KAFKA_HEAP_OPTS: '-Xms128m -Xmx512m' })
          .withEntrypoint(['sh', '-c', command])
          .start();
        started.push(container);
        controls.set(node.id, await controlOf(library, container));
      }),
    );
    await ready();
  } catch (error) {
    await stop();
    throw error;
  }
  const nodes: KafkaNode[] = all.map((node) => {
    const control = controls.get(node.id) as ContainerControl;
    return {
      id: node.id,
      broker: `${node.host}:${node.port}`,
      kill: control.kill,
      pause: control.pause,
      resume: control.resume,
      restart: async () => {
        await control.start();
        await ready();
      },
    };
  });
  const each = async (act: (control: ContainerControl) => Promise<void>) => void (await Promise.all([...controls.values()].map(act)));
  return {
    version: `Apache Kafka ${KAFKA_VERSION}${count === 1 ? '' : `, ${count} nodes`}`,
    origin: 'container',
    note: '',
    brokers,
    nodes,
    secured: !wanted
      ? undefined
      : {
          brokers: all.map((node) => `${node.host}:${node.securedPort}`),
          caFile: certificates?.caFile,
          username: security?.user?.name,
          password: security?.user?.password,
        },
    kill: () => each((control) => control.kill()),
    pause: () => each((control) => control.pause()),
    resume: () => each((control) => control.resume()),
    restart: async () => {
      await each((control) => control.start());
      await ready();
    },
    stop,
  };
}
