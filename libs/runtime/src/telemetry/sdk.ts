import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diag, DiagLogLevel, propagation, trace } from '@opentelemetry/api';
import { setGlobalErrorHandler, W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPMetricExporter as JsonMetrics } from '@opentelemetry/exporter-metrics-otlp-http';
import { OTLPMetricExporter as ProtobufMetrics } from '@opentelemetry/exporter-metrics-otlp-proto';
import { OTLPTraceExporter as JsonTraces } from '@opentelemetry/exporter-trace-otlp-http';
import { OTLPTraceExporter as ProtobufTraces } from '@opentelemetry/exporter-trace-otlp-proto';
import { defaultResource, detectResources, type Resource, resourceAttributesEnvDetector, resourceFromAttributes, serviceNameEnvDetector } from '@opentelemetry/resources';
import { type IMetricReader, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { NodeSDK } from '@opentelemetry/sdk-node';
import { AlwaysOffSampler, AlwaysOnSampler, BatchSpanProcessor, ParentBasedSampler, type Sampler, TraceIdRatioBasedSampler } from '@opentelemetry/sdk-trace';
import { projectRoot } from '../config/project-root.ts';
import type { TelemetryConfig } from '../config/telemetry-config.ts';
import type { Logger } from '../logging/logger.ts';
import { CollectorWatch } from './collector-watch.ts';
import { type Carriers, Spans } from './spans.ts';
import type { Tracing } from './tracing.ts';

/** Spans that wait for the collector; more are dropped and counted. */
const QUEUE = 4_096;

/** Who sends. */
export interface TelemetrySource {
  /** `intake`, `dispatch` or `audit`; `arrowtower` when one process is all three. */
  readonly service: string;
  /** Unique among the instances of the service. */
  readonly instance: string;
  readonly on: Carriers;
}

/** OpenTelemetry at work. */
export interface Telemetry {
  readonly tracing: Tracing;
  readonly resource: Resource;
  /** For the process's one meter provider. */
  readonly metrics: IMetricReader;
  /** Sends the spans that have ended. @throws Error when the collector did not take them */
  flush(): Promise<void>;
  /** Sends what is left; answers after `withinMilliseconds` at the latest. */
  close(withinMilliseconds: number): Promise<void>;
}

/**
 * Starts the SDK: spans and metrics to the collector over OTLP/HTTP. This file is only loaded when an endpoint is configured.
 * No instrumentation is registered and no detector but the environment's: what is recorded is what this folder records.
 */
export function startSdk(config: TelemetryConfig, source: TelemetrySource, log: Logger): Telemetry {
  const watch = new CollectorWatch(log, config.endpoint);
  diag.setLogger(
    { error: (message) => log.debug(message), warn: (message) => watch.notice(message), info: () => undefined, debug: () => undefined, verbose: () => undefined },
    { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true },
  );
  // What an exporter could not send is told by the watch, once.
  setGlobalErrorHandler(() => undefined);

  const json = config.protocol === 'http/json';
  const to = (path: string) => ({ url: `${config.endpoint}${path}`, timeoutMillis: config.sendMilliseconds });
  const traces = watch.watching(json ? new JsonTraces(to('/v1/traces')) : new ProtobufTraces(to('/v1/traces')));
  const numbers = watch.watching(json ? new JsonMetrics(to('/v1/metrics')) : new ProtobufMetrics(to('/v1/metrics')));

  const spans = new BatchSpanProcessor({ exporter: traces, maxQueueSize: QUEUE, exportTimeoutMillis: config.sendMilliseconds });
  const resource = resourceOf(source);
  const sdk = new NodeSDK({
    resource,
    autoDetectResources: false,
    spanProcessors: [spans],
    sampler: samplerOf(config),
    // Trace context only: baggage from outside is carried nowhere.
    textMapPropagator: new W3CTraceContextPropagator(),
    instrumentations: [],
    // The process has one meter provider, which also answers /metrics; log lines go to standard output.
    metricReaders: [],
    logRecordProcessors: [],
  });
  sdk.start();
  return {
    tracing: new Spans(trace.getTracer('arrowtower', version()), source.on, config.sampler.startsWith('parentbased_')),
    resource,
    metrics: new PeriodicExportingMetricReader({
      exporter: numbers,
      exportIntervalMillis: config.metricsMilliseconds,
      exportTimeoutMillis: Math.min(config.sendMilliseconds, config.metricsMilliseconds),
    }),
    flush: () => spans.forceFlush(),
    close: async (withinMilliseconds) => {
      await within(
        sdk.shutdown().catch(() => undefined),
        withinMilliseconds,
      );
      trace.disable();
      propagation.disable();
      diag.disable();
    },
  };
}

function samplerOf({ sampler, sampledShare }: TelemetryConfig): Sampler {
  const root = sampler.endsWith('always_off') ? new AlwaysOffSampler() : sampler.endsWith('traceidratio') ? new TraceIdRatioBasedSampler(sampledShare) : new AlwaysOnSampler();
  return sampler.startsWith('parentbased_') ? new ParentBasedSampler({ root }) : root;
}

/** `OTEL_SERVICE_NAME` and `OTEL_RESOURCE_ATTRIBUTES` win over ours. */
function resourceOf({ service, instance }: TelemetrySource): Resource {
  const own = resourceFromAttributes({ 'service.name': service, 'service.namespace': 'arrowtower', 'service.version': version(), 'service.instance.id': instance });
  return defaultResource()
    .merge(own)
    .merge(detectResources({ detectors: [resourceAttributesEnvDetector, serviceNameEnvDetector] }));
}

function version(): string {
  return (JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8')) as { version: string }).version;
}

async function within(work: Promise<unknown>, milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([work, new Promise<void>((resolve) => (timer = setTimeout(resolve, milliseconds)))]);
  clearTimeout(timer);
}
