import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Kafka, type KafkaNode, type KafkaOptions, NoBroker } from './broker.ts';
import { makeCertificates } from './certificates.ts';
import { answers, installOnce, run } from './install.ts';
import { formatParameters, KAFKA_VERSION, type NodePlace, randomName, type Security, serverProperties } from './kafka-config.ts';
import { untilKafkaWorks } from './kafka-ready.ts';
import { keepFolder, type KeptProcess, removeFolder, spawnKept } from './kept-process.ts';
import { freePorts } from './ports.ts';

/** Milliseconds until it must work; on a quiet machine it takes three to ten seconds. */
const PATIENCE = 120_000;

const artifact = (group: string, name: string, version: string) =>
  `<dependency><groupId>${group}</groupId><artifactId>${name}</artifactId><version>${version}</version></dependency>`;
const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>arrowtower</groupId><artifactId>kafka-of-the-tests</artifactId><version>1</version>
<dependencies>${artifact('org.apache.kafka', 'kafka_2.13', KAFKA_VERSION)}${artifact('org.slf4j', 'slf4j-simple', '1.7.36')}</dependencies></project>
`;

/** Where java lives, when it is one that this Kafka runs on. */
async function java(): Promise<string> {
  const said = await run('sh', '-c', 'java -version 2>&1').catch(() => '');
  const major = Number(/version "(\d+)/.exec(said)?.[1] ?? 0);
  if (major < 17) throw new NoBroker('Install Java 17 or newer and Maven (apt-get install openjdk-17-jre-headless maven), or set KAFKA_BROKERS.');
  return 'java';
}

async function jars(): Promise<string> {
  const folder = await installOnce(`kafka-${KAFKA_VERSION}`, async (working) => {
    if (!(await answers('mvn', '-v'))) throw new NoBroker('Install Maven (apt-get install maven), or set KAFKA_BROKERS.');
    writeFileSync(join(working, 'pom.xml'), POM);
    await run('mvn', '-q', '-B', '-f', join(working, 'pom.xml'), 'dependency:copy-dependencies', `-DoutputDirectory=${join(working, 'libs')}`).catch((error: unknown) => {
      throw new NoBroker(`Maven could not fetch Kafka ${KAFKA_VERSION}: ${String(error)}`, error);
    });
  });
  return join(folder, 'libs/*');
}

/** A Kafka of the Apache project's own jars, on this machine's Java. @throws NoBroker when Java or Maven is missing */
export async function startNativeKafka(options: KafkaOptions): Promise<Kafka> {
  const command = await java();
  const classPath = await jars();
  const count = options.nodes ?? 1;
  const throwAway = options.dataDir === undefined;
  const folder = options.dataDir ?? mkdtempSync(join(tmpdir(), 'arrowtower-kafka-'));
  if (throwAway) keepFolder(folder);
  mkdirSync(folder, { recursive: true });
  const wanted = options.sasl === true || options.tls === true;
  const certificates = options.tls === true ? await makeCertificates(join(folder, 'certificates')) : undefined;
  const security: Security | undefined = wanted
    ? {
        tls: certificates === undefined ? undefined : { keyAndChain: certificates.keyAndChainFile, ca: certificates.caFile },
        user: options.sasl === true ? { name: 'arrowtower', password: randomName(12) } : undefined,
      }
    : undefined;

  const all = await places(folder, count, wanted);
  for (const node of all) {
    mkdirSync(join(folder, String(node.id)), { recursive: true });
    writeFileSync(join(folder, String(node.id), 'server.properties'), serverProperties(node, all, security));
  }
  const inFolder = (node: NodePlace, name: string) => join(folder, String(node.id), name);
  const clusterId = randomName();
  const briefly = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Dorg.slf4j.simpleLogger.defaultLogLevel=error', '-cp', classPath, 'kafka.tools.StorageTool'];
  // What has been formatted keeps its cluster's name.
  const fresh = all.filter((node) => !existsSync(join(node.data, 'meta.properties')));
  await Promise.all(fresh.map((node) => run(command, ...briefly, ...formatParameters(clusterId, inFolder(node, 'server.properties'), security))));

  const running = new Map<number, KeptProcess>();
  const start = async (node: NodePlace) => {
    const heap = ['-Xms128m', '-Xmx512m', '-XX:+UseSerialGC', '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn'];
    running.set(node.id, await spawnKept(command, [...heap, '-cp', classPath, 'kafka.Kafka', inFolder(node, 'server.properties')], { log: inFolder(node, 'output.log') }));
  };
  const brokers = all.map((node) => `${node.host}:${node.port}`);
  const ready = async () => {
    const started = [...running.values()];
    await untilKafkaWorks(brokers, count, PATIENCE, () => started.every((process) => process.alive)).catch((error: unknown) => {
      throw new Error(`${String(error)}\n${all.map((node) => readFileSync(inFolder(node, 'output.log'), 'utf8').slice(-2_000)).join('\n')}`, { cause: error });
    });
  };
  const one = (id: number) => running.get(id) as KeptProcess;
  const kill = async (id: number) => {
    one(id).signal('SIGKILL');
    await one(id).ended;
  };
  const nodes: KafkaNode[] = all.map((node) => ({
    id: node.id,
    broker: `${node.host}:${node.port}`,
    kill: () => kill(node.id),
    pause: async () => one(node.id).signal('SIGSTOP'),
    resume: async () => one(node.id).signal('SIGCONT'),
    restart: async () => {
      if (!one(node.id).alive) await start(node);
      await ready();
    },
  }));
  const each = async (act: (node: KafkaNode) => Promise<void>) => void (await Promise.all(nodes.map(act)));
  const stop = async () => {
    const processes = [...running.values()];
    for (const process of processes) {
      process.signal('SIGCONT');
      process.signal('SIGTERM');
    }
    const gone = Promise.all(processes.map(({ ended }) => ended));
    // Nodes that go together wait for each other's help in handing over, which then nobody gives.
    await Promise.race([gone, pause(8_000, undefined, { ref: false })]);
    for (const process of processes) process.signal('SIGKILL');
    await gone;
    if (throwAway) removeFolder(folder);
  };

  try {
    await Promise.all(all.map(start));
    await ready();
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    version: `Apache Kafka ${KAFKA_VERSION}${count === 1 ? '' : `, ${count} nodes`}`,
    origin: 'native',
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
    kill: () => each((node) => node.kill()),
    pause: () => each((node) => node.pause()),
    resume: () => each((node) => node.resume()),
    restart: async () => {
      await Promise.all(all.filter((node) => !one(node.id).alive).map(start));
      await ready();
    },
    stop,
  };
}

async function places(folder: string, count: number, secured: boolean): Promise<NodePlace[]> {
  const each = secured ? 4 : 3;
  const ports = await freePorts(count * each);
  return Array.from({ length: count }, (_, index) => {
    const [port, internal, controller, securedPort] = ports.slice(index * each, (index + 1) * each);
    return {
      id: index + 1,
      bind: '127.0.0.1',
      host: '127.0.0.1',
      port: port as number,
      internal: `127.0.0.1:${internal}`,
      controller: `127.0.0.1:${controller}`,
      securedPort,
      data: join(folder, String(index + 1), 'data'),
    };
  });
}
