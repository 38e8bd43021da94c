import { randomUUID } from 'node:crypto';
import type { Platform } from '../service/platform.ts';
import type { Telemetry } from './sdk.ts';

/** How long the last spans may take to go out, in milliseconds. */
const FLUSH_MILLISECONDS = 2_000;

/**
 * Metrics on their port; spans and metrics to a collector, if one is configured. Without one OpenTelemetry's SDK is not even loaded.
 * Call it before the application takes requests; the function it answers sends what is left and ends it, within bounds.
 * @param names the services of this process
 * @throws Error when a METRICS_PORT that was asked for is taken
 */
export async function openTelemetry(platform: Platform, names: readonly string[]): Promise<() => Promise<void>> {
  const { config, log } = platform;
  let telemetry: Telemetry | undefined;
  if (config.telemetry !== undefined) {
    const { startSdk } = await import('./sdk.ts');
    const { cluster } = config;
    const [only] = names;
    telemetry = startSdk(
      config.telemetry,
      {
        service: names.length === 1 && only !== undefined ? only : 'arrowtower',
        instance: randomUUID(),
        on: cluster === undefined ? { store: 'sqlite', bus: 'arrowtower.log', prefix: '' } : { store: 'mongodb', bus: 'kafka', prefix: cluster.kafka.topicPrefix },
      },
      log,
    );
    platform.pipeline.tracing = telemetry.tracing;
  }
  const push = telemetry === undefined ? undefined : { reader: telemetry.metrics, resource: telemetry.resource };
  const prometheus = config.metricsPort === undefined ? undefined : { port: config.metricsPort, host: config.host === '0.0.0.0' ? '0.0.0.0' : '127.0.0.1' };
  try {
    await platform.metrics.open({ prometheus, push });
  } catch (error) {
    if (config.metricsPortWanted) {
      await telemetry?.close(0);
      throw new Error(`METRICS_PORT=${config.metricsPort} is taken. Write another port, or METRICS_PORT=off.`, { cause: error });
    }
    log.warn({ port: config.metricsPort, remedy: 'Set METRICS_PORT to a free port, or to off.' }, 'metrics are not served: the port is taken');
    await platform.metrics.open({ push });
  }
  return async () => {
    await Promise.all([platform.metrics.close(FLUSH_MILLISECONDS), telemetry?.close(FLUSH_MILLISECONDS)]);
  };
}
