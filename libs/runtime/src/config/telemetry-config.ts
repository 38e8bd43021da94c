import type { Settings } from './settings.ts';

/** Where traces and metrics are sent, under the names OpenTelemetry gives these settings. */
export interface TelemetryConfig {
  /** `OTEL_EXPORTER_OTLP_ENDPOINT`: the collector's address; `/v1/traces` and `/v1/metrics` are added. Headers: `OTEL_EXPORTER_OTLP_HEADERS`. */
  readonly endpoint: string;
  /** `OTEL_EXPORTER_OTLP_PROTOCOL`: http/protobuf by default. */
  readonly protocol: 'http/protobuf' | 'http/json';
  /** `OTEL_TRACES_SAMPLER`: which traces are recorded; parentbased_always_on by default. */
  readonly sampler: (typeof SAMPLERS)[number];
  /** `OTEL_TRACES_SAMPLER_ARG`: 0 … 1, the share that a `traceidratio` sampler records; 1 by default. */
  readonly sampledShare: number;
  /** `OTEL_EXPORTER_OTLP_TIMEOUT`: milliseconds in which the collector must take a batch; 5,000 by default. */
  readonly sendMilliseconds: number;
  /** `OTEL_METRIC_EXPORT_INTERVAL`: milliseconds between two sendings of the metrics; 60,000 by default. */
  readonly metricsMilliseconds: number;
}

const SAMPLERS = ['always_on', 'always_off', 'traceidratio', 'parentbased_always_on', 'parentbased_always_off', 'parentbased_traceidratio'] as const;

/** Telemetry's settings; undefined without an endpoint, or with `OTEL_SDK_DISABLED=true`. Wrong values are noted in `settings`. */
export function readTelemetry(settings: Settings): TelemetryConfig | undefined {
  const endpoint = settings.address('OTEL_EXPORTER_OTLP_ENDPOINT', 'http://localhost:4318');
  if (endpoint === undefined || settings.text('OTEL_SDK_DISABLED')?.toLowerCase() === 'true') return undefined;
  return {
    endpoint,
    protocol: settings.oneOf('OTEL_EXPORTER_OTLP_PROTOCOL', ['http/protobuf', 'http/json'], 'http/protobuf'),
    sampler: settings.oneOf('OTEL_TRACES_SAMPLER', SAMPLERS, 'parentbased_always_on'),
    sampledShare: number(settings, 'OTEL_TRACES_SAMPLER_ARG', 1, (value) => value >= 0 && value <= 1, 'a number from 0 to 1, for example OTEL_TRACES_SAMPLER_ARG=0.05'),
    sendMilliseconds: number(settings, 'OTEL_EXPORTER_OTLP_TIMEOUT', 5_000, isMilliseconds, 'milliseconds, at least 100, for example OTEL_EXPORTER_OTLP_TIMEOUT=5000'),
    metricsMilliseconds: number(settings, 'OTEL_METRIC_EXPORT_INTERVAL', 60_000, isMilliseconds, 'milliseconds, at least 100, for example OTEL_METRIC_EXPORT_INTERVAL=60000'),
  };
}

const isMilliseconds = (value: number) => Number.isInteger(value) && value >= 100;

function number(settings: Settings, name: string, fallback: number, right: (value: number) => boolean, wanted: string): number {
  const given = settings.text(name);
  if (given === undefined) return fallback;
  if (right(Number(given))) return Number(given);
  settings.wrong.push(`${name}=${given} is not what it takes. Write ${wanted}.`);
  return fallback;
}
