import type { Attributes, Histogram, MeterProvider, ObservableResult } from '@opentelemetry/api';
import type { Resource } from '@opentelemetry/resources';
import type { IMetricReader, ViewOptions } from '@opentelemetry/sdk-metrics';

/** One instrument's values at the time they are asked for. */
export type Observe = (result: ObservableResult) => void | Promise<void>;

/** How an observed value behaves: it goes up and down, or only rises from the start of the process. */
export type Kind = 'gauge' | 'counter';

/** Who reads the metrics. */
export interface MetricReaders {
  /** Where /metrics answers in Prometheus text. */
  readonly prometheus?: { readonly port: number; readonly host: string } | undefined;
  /** Sends them to a collector. */
  readonly push?: { readonly reader: IMetricReader; readonly resource: Resource } | undefined;
}

interface Observed {
  readonly kind: Kind;
  readonly name: string;
  readonly description: string;
  readonly unit: string;
  readonly observe: Observe;
}

const SECONDS = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
const REQUESTS = 'http.server.request.duration';
const APPENDS = 'arrowtower.append.duration';

/** What people watch, as OpenTelemetry instruments. Costs nothing until {@link open}; the SDK is not even loaded before. */
export class Metrics {
  #close: (() => Promise<void>) | undefined;
  #requests: Histogram | undefined;
  #appends: Histogram | undefined;
  readonly #observed: Observed[] = [];
  readonly #attributes = new Map<string, Attributes>();

  /** A value that is asked for whenever somebody reads. */
  observe(kind: Kind, name: string, description: string, unit: string, observe: Observe): void {
    this.#observed.push({ kind, name, description, unit, observe });
  }

  /** Answers /metrics, sends to a collector, or both. @throws Error when the port is taken; nothing is open then */
  async open({ prometheus, push }: MetricReaders): Promise<void> {
    if (prometheus === undefined && push === undefined) return;
    const { AggregationType, MeterProvider: Provider } = await import('@opentelemetry/sdk-metrics');
    const exporter = prometheus === undefined ? undefined : await (await import('./prometheus.ts')).servePrometheus(prometheus);
    const views: ViewOptions[] = [REQUESTS, APPENDS].map((instrumentName) => ({
      instrumentName,
      aggregation: { type: AggregationType.EXPLICIT_BUCKET_HISTOGRAM, options: { boundaries: SECONDS } },
    }));
    const provider = new Provider({
      readers: [...(exporter === undefined ? [] : [exporter]), ...(push === undefined ? [] : [push.reader])],
      views,
      ...(push === undefined ? {} : { resource: push.resource }),
    });
    this.#instruments(provider);
    this.#close = async () => {
      await exporter?.stopServer();
      await provider.shutdown();
    };
  }

  /** @param route the pattern, never the path; undefined = no route took it */
  answered(route: string | undefined, method: string, status: number, seconds: number): void {
    this.#requests?.record(
      seconds,
      this.#attributesOf(`${method} ${route ?? ''} ${status}`, () => ({
        'http.request.method': method,
        'http.response.status_code': status,
        ...(route === undefined ? {} : { 'http.route': route }),
        ...(status < 500 ? {} : { 'error.type': String(status) }),
      })),
    );
  }

  appended(service: string, seconds: number): void {
    this.#appends?.record(
      seconds,
      this.#attributesOf(service, () => ({ service })),
    );
  }

  /** Sends what is left and ends, after `withinMilliseconds` at the latest. */
  async close(withinMilliseconds = 2_000): Promise<void> {
    this.#requests = undefined;
    this.#appends = undefined;
    const close = this.#close;
    this.#close = undefined;
    if (close === undefined) return;
    let timer: NodeJS.Timeout | undefined;
    // A collector that is away fails the last sending; its watch has told so.
    await Promise.race([close().catch(() => undefined), new Promise<void>((resolve) => (timer = setTimeout(resolve, withinMilliseconds)))]);
    clearTimeout(timer);
  }

  #instruments(provider: MeterProvider): void {
    const meter = provider.getMeter('arrowtower');
    for (const { kind, name, description, unit, observe } of this.#observed) {
      const instrument = kind === 'gauge' ? meter.createObservableGauge(name, { description, unit }) : meter.createObservableCounter(name, { description, unit });
      instrument.addCallback(observe);
    }
    this.#requests = meter.createHistogram(REQUESTS, { description: 'Time from a request to its answer', unit: 's' });
    this.#appends = meter.createHistogram(APPENDS, { description: 'Time from an append to its durable commit', unit: 's' });
  }

  #attributesOf(key: string, make: () => Attributes): Attributes {
    const known = this.#attributes.get(key);
    if (known !== undefined) return known;
    const made = make();
    this.#attributes.set(key, made);
    return made;
  }
}
