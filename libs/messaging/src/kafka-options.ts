/** How a process reaches Kafka. */
export interface KafkaOptions {
  /** `host:port`, one or more. */
  readonly brokers: readonly string[];
  /** Stands before every topic and group name, so that several installations share one Kafka; may be empty. */
  readonly topicPrefix: string;
  /** Names this process in the broker's logs and quotas. */
  readonly clientId: string;
  readonly sasl?: { readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512'; readonly username: string; readonly password: string };
  /** `true` trusts the system's authorities; `ca` holds PEM certificates. */
  readonly tls?: true | { readonly ca: string };
  /** What the client reports about its connections; nothing by default. */
  readonly log?: (level: 'error' | 'warn', message: string) => void;
}
