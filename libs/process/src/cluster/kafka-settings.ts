import { readFileSync } from 'node:fs';
import type { KafkaOptions } from '#messaging';
import type { ClusterConfig, Logger } from '#runtime';

/** How Kafka is reached, as the adapter takes it. */
export function kafkaOptions({ kafka }: ClusterConfig, clientId: string, log?: Logger): KafkaOptions {
  const { brokers, topicPrefix, sasl, tls } = kafka;
  return {
    brokers,
    topicPrefix,
    clientId: clientId.replaceAll(/[^\w.-]+/g, '-'),
    ...(sasl === undefined ? {} : { sasl }),
    ...(tls === undefined ? {} : { tls: tls.caFile === undefined ? true : { ca: readFileSync(tls.caFile, 'utf8') } }),
    ...(log === undefined ? {} : { log: (level, message) => log[level]({ remedy: 'The client tries again by itself. See /readyz.' }, message) }),
  };
}
