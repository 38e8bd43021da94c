import type { TelemetryConfig } from './telemetry-config.ts';

/** How a broker is reached. */
export interface KafkaConfig {
  /** `KAFKA_BROKERS`: `host:port`, several with commas. */
  readonly brokers: readonly string[];
  /** `KAFKA_TOPIC_PREFIX`: stands before every topic and consumer group; empty by default. */
  readonly topicPrefix: string;
  /** `KAFKA_SASL_MECHANISM`, `KAFKA_USERNAME`, `KAFKA_PASSWORD`: all or none. */
  readonly sasl: { readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512'; readonly username: string; readonly password: string } | undefined;
  /** `KAFKA_TLS=1`, or `KAFKA_TLS_CA`: absolute path of a PEM file with the authority to trust. */
  readonly tls: { readonly caFile: string | undefined } | undefined;
}

/** The servers that carry a cluster; all its processes need the same values. */
export interface ClusterConfig {
  /** `MONGODB_URL`: as the driver takes it. */
  readonly mongodbUrl: string;
  /** The URL's path, or `arrowtower`. */
  readonly database: string;
  readonly kafka: KafkaConfig;
}

/** Everything that can be set from outside; read once at boot by {@link loadConfig} and passed on, never read again from the environment. */
export interface Config {
  /** `HOST`: the address to listen on; 127.0.0.1 by default, 0.0.0.0 lets a LAN in (then set TLS). */
  readonly host: string;
  /** `PORT`: 0 … 65535, 8080 by default (a service alone: 8081 intake, 8082 dispatch, 8083 audit); 0 takes any free one. */
  readonly port: number;
  /** `PUBLIC_URL`: the address people open where it is not this process's own (a proxy in front); stands in the first sign-in link. */
  readonly publicUrl: string | undefined;
  /** `MONGODB_URL` and `KAFKA_BROKERS`, with what belongs to them: stored and sent there; undefined = in the data folder and inside this process. */
  readonly cluster: ClusterConfig | undefined;
  /** `CONSOLE_DIR`: absolute folder of the built console; dist/console by default. Where there is none, only the API is served. */
  readonly consoleDir: string;
  /** `DATA_DIR`: absolute; `./data` by default. */
  readonly dataDir: string;
  /** `TIME_ZONE`: IANA name in which "today" and rest are reckoned; Asia/Shanghai by default. */
  readonly timeZone: string;
  /** `CLOCK`: `manual` is for drills and scenarios only. */
  readonly clock: 'system' | 'manual';
  /** `CLOCK_START`: where a manual clock begins; now by default, and never before the last recorded event. */
  readonly clockStart: string | undefined;
  /** `TLS_CERT` and `TLS_KEY`: absolute paths of PEM files; both or none. */
  readonly tls: { readonly certFile: string; readonly keyFile: string } | undefined;
  /** `TRUSTED_PROXIES`: addresses or networks, with commas, whose word on where a request comes from (X-Forwarded-For) counts; nobody's by default. */
  readonly trustedProxies: readonly string[];
  /** `METRICS_PORT`: where /metrics answers, 9464 by default (a service alone: 9465 intake, 9466 dispatch, 9467 audit); undefined with `off`. */
  readonly metricsPort: number | undefined;
  /** False when METRICS_PORT was not set: then a taken port is a warning, not the end. */
  readonly metricsPortWanted: boolean;
  /** `OTEL_EXPORTER_OTLP_ENDPOINT`, with what belongs to it: where traces and metrics are sent; undefined = nowhere. */
  readonly telemetry: TelemetryConfig | undefined;
  /** `LOG_LEVEL`: `info` by default. */
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  /** `LOG_FORMAT`: `json` lines or `pretty` text; pretty on a terminal by default. */
  readonly logFormat: 'json' | 'pretty';
  /** `CATALOGUE_DIR`: absolute folder of own categories, questions, targets; undefined = those shipped. */
  readonly catalogueDir: string | undefined;
  /** `MASTER_KEY`: the key of keys, 64 hex digits or base64; otherwise `MASTER_KEY_FILE`, otherwise master.key in the data folder. A cluster needs one of the first two. */
  readonly masterKey: string | undefined;
  /** `MASTER_KEY_FILE`: absolute path of a file with the same text. */
  readonly masterKeyFile: string | undefined;
}
