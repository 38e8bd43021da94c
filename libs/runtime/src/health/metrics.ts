import type { Attributes, Histogram, ObservableResult } from '@opentelemetry/api';
import { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import { AggregationType, MeterProvider } from '@opentelemetry/sdk-metrics';

/** One gauge's values at the time it is asked. */
export type Observe = (result: ObservableResult) => void;

const SECONDS = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** What people watch, as OpenTelemetry instruments; answered in Prometheus text on a port of its own. Costs nothing until {@link listen}. */
export class Metrics {
  #provider: MeterProvider | undefined;
  #exporter: PrometheusExporter | undefined;
  #requests: Histogram | undefined;
  #appends: Histogram | undefined;
  readonly #gauges: { readonly name: string; readonly description: string; readonly unit: string; readonly observe: Observe }[] = [];
  readonly #attributes = new Map<string, Attributes>();

  /** A value that is asked for at each scrape. */
  gauge(name: string, description: string, unit: string, observe: Observe): void {
    this.#gauges.push({ name, description, unit, observe });
  }

  /** Serves /metrics. @throws Error when the port is taken */
  async listen(port: number, host: string): Promise<void> {
    const exporter = new PrometheusExporter({ port, host, preventServerStart: true, withoutScopeInfo: true, withoutTargetInfo: true });
    const provider = new MeterProvider({ readers: [exporter], views: [histogram('http.server.request.duration'), histogram('arrowtower.append.duration')] });
    const meter = provider.getMeter('arrowtower');
    for (const { name, description, unit, observe } of this.#gauges) meter.createObservableGauge(name, { description, unit }).addCallback(observe);
    await exporter.startServer();
    this.#exporter = exporter;
    this.#provider = provider;
    this.#requests = meter.createHistogram('http.server.request.duration', { description: 'Time from a request to its answer, by route and status', unit: 's' });
    this.#appends = meter.createHistogram('arrowtower.append.duration', { description: 'Time from an append to its durable commit', unit: 's' });
  }

  answered(route: string, method: string, status: number, seconds: number): void {
    this.#requests?.record(
      seconds,
      this.#attributesOf(`${method} ${route} ${status}`, () => ({ 'http.route': route, 'http.request.method': method, 'http.response.status_code': status })),
    );
  }

  appended(service: string, seconds: number): void {
    this.#appends?.record(
      seconds,
      this.#attributesOf(service, () => ({ service })),
    );
  }

  async close(): Promise<void> {
    await this.#exporter?.stopServer();
    await this.#provider?.shutdown();
    this.#requests = undefined;
    this.#appends = undefined;
  }

  #attributesOf(key: string, make: () => Attributes): Attributes {
    const known = this.#attributes.get(key);
    if (known !== undefined) return known;
    const made = make();
    this.#attributes.set(key, made);
    return made;
  }
}

const histogram = (instrumentName: string) => ({ instrumentName, aggregation: { type: AggregationType.EXPLICIT_BUCKET_HISTOGRAM as const, options: { boundaries: SECONDS } } });
