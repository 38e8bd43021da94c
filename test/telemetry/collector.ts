import { createServer, type IncomingMessage, type Server } from 'node:http';

/** Attributes as plain values. */
export type Facts = Readonly<Record<string, unknown>>;

/** A span as a collector gets it. */
export interface GotSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  /** 1 internal, 2 server, 3 client, 4 producer, 5 consumer */
  readonly kind: number;
  readonly attributes: Facts;
  readonly links: readonly { readonly traceId: string; readonly spanId: string }[];
  /** 2 = error */
  readonly status: number;
  readonly resource: Facts;
  /** Everything it says in words: name, attributes, events, status. */
  readonly words: readonly string[];
}

/** A series of one metric. */
export interface GotPoint {
  readonly metric: string;
  readonly unit: string;
  readonly attributes: Facts;
  readonly value: number;
  readonly resource: Facts;
}

interface Value {
  readonly stringValue?: string;
  readonly intValue?: number | string;
  readonly doubleValue?: number;
  readonly boolValue?: boolean;
  readonly arrayValue?: { readonly values?: readonly Value[] };
}
type Attributes = readonly { readonly key: string; readonly value: Value }[];
interface WireSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly kind: number;
  readonly attributes?: Attributes;
  readonly links?: readonly { readonly traceId: string; readonly spanId: string }[];
  readonly events?: readonly { readonly name: string; readonly attributes?: Attributes }[];
  readonly status?: { readonly code?: number; readonly message?: string };
}
interface WirePoint {
  readonly attributes?: Attributes;
  readonly asInt?: number | string;
  readonly asDouble?: number;
  readonly count?: number | string;
}
interface WireMetric {
  readonly name: string;
  readonly unit?: string;
  readonly gauge?: { readonly dataPoints?: readonly WirePoint[] };
  readonly sum?: { readonly dataPoints?: readonly WirePoint[] };
  readonly histogram?: { readonly dataPoints?: readonly WirePoint[] };
}
interface Wire {
  readonly resourceSpans?: readonly { readonly resource?: { readonly attributes?: Attributes }; readonly scopeSpans?: readonly { readonly spans?: readonly WireSpan[] }[] }[];
  readonly resourceMetrics?: readonly {
    readonly resource?: { readonly attributes?: Attributes };
    readonly scopeMetrics?: readonly { readonly metrics?: readonly WireMetric[] }[];
  }[];
}

/** A small OTLP/HTTP receiver (JSON), which keeps what it gets. */
export class Collector {
  readonly url: string;
  readonly spans: GotSpan[] = [];
  /** The latest value of each series stands last. */
  readonly points: GotPoint[] = [];
  readonly #server: Server;
  #heard: () => void = () => undefined;

  private constructor(server: Server, port: number) {
    this.#server = server;
    this.url = `http://127.0.0.1:${port}`;
  }

  static async start(): Promise<Collector> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('the collector has no port');
    const collector = new Collector(server, address.port);
    server.on('request', (request, response) => {
      void body(request).then((text) => {
        collector.#take(JSON.parse(text) as Wire);
        response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
      });
    });
    return collector;
  }

  /** Resolves as soon as what came so far is enough. @throws Error after the time given */
  async until(enough: (collector: this) => boolean, milliseconds = 30_000): Promise<void> {
    const deadline = performance.now() + milliseconds;
    while (!enough(this)) {
      let timer: NodeJS.Timeout | undefined;
      const heard = new Promise<void>((resolve) => (this.#heard = resolve));
      const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, Math.max(0, deadline - performance.now()))));
      await Promise.race([heard, late]);
      clearTimeout(timer);
      if (performance.now() >= deadline && !enough(this)) throw new Error(`not enough came in ${milliseconds} ms: ${this.spans.length} spans, ${this.points.length} points`);
    }
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #take({ resourceSpans = [], resourceMetrics = [] }: Wire): void {
    for (const { resource, scopeSpans = [] } of resourceSpans)
      for (const { spans = [] } of scopeSpans) for (const span of spans) this.spans.push(spanOf(span, plain(resource?.attributes)));
    for (const { resource, scopeMetrics = [] } of resourceMetrics)
      for (const { metrics = [] } of scopeMetrics) for (const metric of metrics) this.points.push(...pointsOf(metric, plain(resource?.attributes)));
    this.#heard();
  }
}

function spanOf(span: WireSpan, resource: Facts): GotSpan {
  const attributes = plain(span.attributes);
  const events = (span.events ?? []).flatMap((event) => [event.name, ...wordsOf(plain(event.attributes))]);
  return {
    name: span.name,
    traceId: span.traceId,
    spanId: span.spanId,
    parentSpanId: span.parentSpanId === '' ? undefined : span.parentSpanId,
    kind: span.kind,
    attributes,
    links: span.links ?? [],
    status: span.status?.code ?? 0,
    resource,
    words: [span.name, ...wordsOf(attributes), ...wordsOf(resource), ...events, ...(span.status?.message === undefined ? [] : [span.status.message])],
  };
}

function pointsOf({ name, unit = '', gauge, sum, histogram }: WireMetric, resource: Facts): GotPoint[] {
  return [...(gauge?.dataPoints ?? []), ...(sum?.dataPoints ?? []), ...(histogram?.dataPoints ?? [])].map((point) => ({
    metric: name,
    unit,
    attributes: plain(point.attributes),
    value: Number(point.asInt ?? point.asDouble ?? point.count),
    resource,
  }));
}

function plain(attributes: Attributes = []): Facts {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, plainValue(value)]));
}

function plainValue(value: Value): unknown {
  if (value.arrayValue !== undefined) return (value.arrayValue.values ?? []).map(plainValue);
  return value.stringValue ?? value.intValue ?? value.doubleValue ?? value.boolValue;
}

/** Names and texts; numbers are measurements. */
export function wordsOf(facts: Facts): string[] {
  return Object.entries(facts).flatMap(([key, value]) => [key, ...[value].flat().filter((one): one is string => typeof one === 'string')]);
}

async function body(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
