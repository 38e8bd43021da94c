import { randomBytes } from 'node:crypto';

/** The release that is fetched and tested with. */
export const KAFKA_VERSION = '4.1.0';

/** Where one node listens and keeps its data, as it sees them itself. */
export interface NodePlace {
  readonly id: number;
  /** Address to bind; inside a container all of them. */
  readonly bind: string;
  /** Address that clients are told. */
  readonly host: string;
  readonly port: number;
  readonly securedPort: number | undefined;
  /** host:port for the other nodes. */
  readonly internal: string;
  readonly controller: string;
  readonly data: string;
}

/** What the second listener asks for; undefined = there is none. */
export interface Security {
  /** PEM files as the node sees them; undefined = no TLS. */
  readonly tls: { readonly keyAndChain: string; readonly ca: string } | undefined;
  readonly user: { readonly name: string; readonly password: string } | undefined;
}

/** A cluster's or user's random name, in the characters Kafka allows. */
export function randomName(bytes = 16): string {
  // Kafka's tools take a leading dash for an option.
  return randomBytes(bytes).toString('base64url').replace(/^-/, 'A');
}

const portOf = (address: string) => address.slice(address.lastIndexOf(':') + 1);

/**
 * server.properties of one KRaft node. Chosen so that a dead node is noticed in 3 s (broker.session.timeout), a group starts without waiting for more members,
 * and no topic is made by accident.
 */
export function serverProperties(self: NodePlace, all: readonly NodePlace[], security: Security | undefined): string {
  const copies = all.length;
  const inSync = copies >= 3 ? 2 : 1;
  const listeners = [`CLIENT://${self.bind}:${self.port}`, `INTERNAL://${self.bind}:${portOf(self.internal)}`];
  const advertised = [`CLIENT://${self.host}:${self.port}`, `INTERNAL://${self.internal}`];
  if (security !== undefined) {
    listeners.push(`SECURED://${self.bind}:${self.securedPort}`);
    advertised.push(`SECURED://${self.host}:${self.securedPort}`);
  }
  const secured = security === undefined ? '' : `,SECURED:${security.user === undefined ? '' : 'SASL_'}${security.tls === undefined ? 'PLAINTEXT' : 'SSL'}`;
  const settings: Record<string, string | number | boolean> = {
    'process.roles': 'broker,controller',
    'node.id': self.id,
    'controller.quorum.voters': all.map((node) => `${node.id}@${node.controller}`).join(','),
    listeners: [...listeners, `CONTROLLER://${self.bind}:${portOf(self.controller)}`].join(','),
    'advertised.listeners': advertised.join(','),
    'controller.listener.names': 'CONTROLLER',
    'inter.broker.listener.name': 'INTERNAL',
    'listener.security.protocol.map': `CONTROLLER:PLAINTEXT,INTERNAL:PLAINTEXT,CLIENT:PLAINTEXT${secured}`,
    'log.dirs': self.data,
    'auto.create.topics.enable': false,
    'default.replication.factor': copies,
    'min.insync.replicas': inSync,
    'offsets.topic.num.partitions': 4,
    'offsets.topic.replication.factor': copies,
    'transaction.state.log.num.partitions': 1,
    'transaction.state.log.replication.factor': copies,
    'transaction.state.log.min.isr': inSync,
    'share.coordinator.state.topic.num.partitions': 1,
    'share.coordinator.state.topic.replication.factor': copies,
    'share.coordinator.state.topic.min.isr': inSync,
    'group.initial.rebalance.delay.ms': 0,
    'group.min.session.timeout.ms': 1000,
    'broker.session.timeout.ms': 3000,
    'broker.heartbeat.interval.ms': 500,
    'controlled.shutdown.max.retries': 1,
    'log.cleaner.dedupe.buffer.size': 16_777_216,
    'num.network.threads': 2,
    'num.io.threads': 4,
  };
  const user = security?.user;
  if (user !== undefined) {
    const entry = `username="${user.name}" password="${user.password}" user_${user.name}="${user.password}";`;
    settings['sasl.enabled.mechanisms'] = 'PLAIN,SCRAM-SHA-256,SCRAM-SHA-512';
    settings['listener.name.secured.plain.sasl.jaas.config'] = `org.apache.kafka.common.security.plain.PlainLoginModule required ${entry}`;
    for (const strength of [256, 512])
      settings[`listener.name.secured.scram-sha-${strength}.sasl.jaas.config`] = 'org.apache.kafka.common.security.scram.ScramLoginModule required;';
  }
  if (security?.tls !== undefined) {
    settings['listener.name.secured.ssl.keystore.type'] = 'PEM';
    settings['listener.name.secured.ssl.keystore.location'] = security.tls.keyAndChain;
    settings['listener.name.secured.ssl.truststore.type'] = 'PEM';
    settings['listener.name.secured.ssl.truststore.location'] = security.tls.ca;
  }
  return `${Object.entries(settings)
    .map(([name, value]) => `${name}=${value}`)
    .join('\n')}\n`;
}

/** The parameters of Kafka's storage tool that prepare a node's data folder, users included. */
export function formatParameters(clusterId: string, propertiesFile: string, security: Security | undefined): string[] {
  const user = security?.user;
  const users = user === undefined ? [] : [256, 512].flatMap((strength) => ['--add-scram', `SCRAM-SHA-${strength}=[name=${user.name},password=${user.password}]`]);
  return ['format', '--ignore-formatted', '-t', clusterId, '-c', propertiesFile, ...users];
}
