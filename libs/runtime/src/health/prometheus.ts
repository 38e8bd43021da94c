import { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import type { CollectionResult, MetricReader } from '@opentelemetry/sdk-metrics';

/** How Prometheus spells units at the end of a name; `{event}` and the like are left out. */
const SPELT: Readonly<Record<string, string>> = { s: 'seconds', By: 'bytes', '1': 'ratio' };

/** Answers /metrics with the names a collector would give them too: the library leaves the unit out of the name. */
class PrometheusReader extends PrometheusExporter {
  override async collect(options?: Parameters<MetricReader['collect']>[0]): Promise<CollectionResult> {
    const { resourceMetrics, errors } = await super.collect(options);
    const scopeMetrics = resourceMetrics.scopeMetrics.map(({ scope, metrics }) => ({
      scope,
      metrics: metrics.map((metric) => {
        const { name, unit } = metric.descriptor;
        const spelt = SPELT[unit];
        return { ...metric, descriptor: { ...metric.descriptor, unit: spelt ?? '', name: spelt === undefined ? name : `${name}.${spelt}` } };
      }),
    }));
    return { errors, resourceMetrics: { ...resourceMetrics, scopeMetrics } };
  }
}

/** Serves /metrics. @throws Error when the port is taken */
export async function servePrometheus({ port, host }: { readonly port: number; readonly host: string }): Promise<PrometheusExporter> {
  const reader = new PrometheusReader({ port, host, preventServerStart: true, withoutScopeInfo: true, withoutTargetInfo: true });
  await reader.startServer();
  return reader;
}
