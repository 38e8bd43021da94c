import { type Attributes, type Context, propagation, ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, type Tracer, trace } from '@opentelemetry/api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Appended, Refused, type StoredEvent } from '#event-store';
import type { Handled, Sent } from '#messaging';
import { setTraceparent } from '../http/trace.ts';
import { contextOf, isSampled, spanContextOf, traceparentOfSpan } from './trace-context.ts';
import { currentTrace, withinTrace } from './trace-scope.ts';
import { type AppendSpan, NO_SPANS, type Tracing } from './tracing.ts';

const SPAN = Symbol('span');
type SpannedRequest = FastifyRequest & { [SPAN]?: Span };

/** Asked every few seconds by machines, or open for hours: a span of them tells nothing. */
const UNTOLD = /^\/(livez|readyz)$|\/stream$/;
/** Links a span may have; more are cut off by the SDK. */
const LINKS = 128;

/** What the logs lie in and what carries the events, as the conventions name them. */
export interface Carriers {
  readonly store: 'sqlite' | 'mongodb';
  readonly bus: 'kafka' | 'arrowtower.log';
  /** Stands before the names of topics and consumer groups. */
  readonly prefix: string;
}

/**
 * Spans of requests, appends, sending and handling, by OpenTelemetry's semantic conventions (HTTP, database, messaging).
 * Of personal data they can hold none: a span has the route, never the path or query, ids, types, counts and error classes, never a message.
 */
export class Spans implements Tracing {
  readonly #tracer: Tracer;
  readonly #on: Carriers;
  readonly #followsParent: boolean;

  /** @param followsParent the sampler records nothing whose parent is not recorded: then a span of it need not even be described */
  constructor(tracer: Tracer, on: Carriers, followsParent: boolean) {
    this.#tracer = tracer;
    this.#on = on;
    this.#followsParent = followsParent;
  }

  arrived(request: SpannedRequest): void {
    const route = request.routeOptions.url;
    if (route !== undefined && UNTOLD.test(route)) return;
    const { method } = request;
    const attributes: Attributes = { 'http.request.method': method, 'url.scheme': request.protocol, 'network.protocol.version': request.raw.httpVersion };
    if (route !== undefined) attributes['http.route'] = route;
    const parent = request.headers['traceparent'] === undefined ? ROOT_CONTEXT : propagation.extract(ROOT_CONTEXT, request.headers);
    const span = this.#tracer.startSpan(route === undefined ? method : `${method} ${route}`, { kind: SpanKind.SERVER, attributes }, parent);
    request[SPAN] = span;
    setTraceparent(request, traceparentOfSpan(span.spanContext()));
  }

  within(request: SpannedRequest, work: () => void): void {
    const span = request[SPAN];
    if (span === undefined) NO_SPANS.within(request, work);
    else withinTrace({ traceparent: traceparentOfSpan(span.spanContext()), span }, work);
  }

  answered(request: SpannedRequest, reply: FastifyReply): void {
    const span = request[SPAN];
    if (span === undefined) return;
    span.setAttribute('http.response.status_code', reply.statusCode);
    if (reply.statusCode >= 500) {
      span.setAttribute('error.type', String(reply.statusCode));
      span.setStatus({ code: SpanStatusCode.ERROR });
    }
    span.end();
  }

  append({ service, stream, expectedVersion, events }: AppendSpan, append: () => Promise<Appended>): Promise<Appended> {
    const named = events[0]?.traceparent;
    if (this.#skips(currentTrace()?.traceparent ?? named)) return append();
    const target = `${service}_log`;
    const attributes: Attributes = {
      'db.system.name': this.#on.store,
      'db.operation.name': 'append',
      'db.collection.name': target,
      'db.operation.batch.size': events.length,
      'arrowtower.service': service,
      'arrowtower.stream': stream,
      'arrowtower.stream.version': expectedVersion + events.length,
      'arrowtower.event.types': [...new Set(events.map(({ type }) => type))],
    };
    const span = this.#tracer.startSpan(`append ${target}`, { kind: this.#on.store === 'sqlite' ? SpanKind.INTERNAL : SpanKind.CLIENT, attributes }, parentOf(named));
    return ended(span, append);
  }

  handled(what: Handled, handle: (traceparent?: string) => Promise<void>): Promise<void> {
    const { event, delivery, consumer } = what;
    if (this.#skips(event.traceparent)) return NO_SPANS.handled(what, handle);
    const destination = this.#on.prefix + delivery.topic;
    const attributes: Attributes = {
      'messaging.system': this.#on.bus,
      'messaging.operation.name': 'process',
      'messaging.operation.type': 'process',
      'messaging.destination.name': destination,
      'messaging.consumer.group.name': this.#on.prefix + consumer,
      'messaging.message.id': event.id,
      'messaging.message.conversation_id': event.correlationId,
      'arrowtower.service': consumer,
      'arrowtower.event.type': event.type,
      'arrowtower.stream': event.stream,
      'arrowtower.stream.version': event.version,
    };
    const span = this.#tracer.startSpan(`process ${destination}`, { kind: SpanKind.CONSUMER, attributes }, contextOf(event.traceparent));
    const traceparent = traceparentOfSpan(span.spanContext());
    return ended(span, () => withinTrace({ traceparent, span }, () => handle(traceparent)));
  }

  readonly sent = <T>({ service, destination: topic, partition, events }: Sent, send: () => Promise<T>): Promise<T> => {
    const links = linked(events);
    // A batch of traces that nobody records is not worth a span.
    if (links.length === 0) return send();
    const destination = this.#on.prefix + topic;
    const attributes: Attributes = {
      'messaging.system': this.#on.bus,
      'messaging.operation.name': 'send',
      'messaging.operation.type': 'send',
      'messaging.destination.name': destination,
      'messaging.batch.message_count': events.length,
      'arrowtower.service': service,
      ...(partition === undefined ? {} : { 'messaging.destination.partition.id': String(partition) }),
    };
    // CLIENT, not PRODUCER: the context that consumers continue was made with the event, not here.
    return ended(this.#tracer.startSpan(`send ${destination}`, { kind: SpanKind.CLIENT, attributes, links }, ROOT_CONTEXT), send);
  };

  /** A mark in each recorded trace: from here on the views (audit's: the timeline) show what it did. */
  applied(service: string, events: readonly StoredEvent[]): void {
    const lastOf = new Map<string, StoredEvent>();
    for (const event of events) if (event.traceparent !== undefined && isSampled(event.traceparent)) lastOf.set(event.traceparent, event);
    for (const { traceparent, stream, version, position } of lastOf.values()) {
      const attributes: Attributes = { 'arrowtower.service': service, 'arrowtower.stream': stream, 'arrowtower.stream.version': version, 'arrowtower.position': position };
      this.#tracer.startSpan(`show ${service}`, { kind: SpanKind.INTERNAL, attributes }, contextOf(traceparent)).end();
    }
  }

  reacted<T>(policy: string, event: StoredEvent, react: (event: StoredEvent) => T): T {
    if (this.#skips(event.traceparent)) return NO_SPANS.reacted(policy, event, react);
    const attributes: Attributes = {
      'arrowtower.policy': policy,
      'arrowtower.event.type': event.type,
      'arrowtower.stream': event.stream,
      'arrowtower.stream.version': event.version,
    };
    const span = this.#tracer.startSpan(`react ${policy}`, { kind: SpanKind.INTERNAL, attributes }, contextOf(event.traceparent));
    const traceparent = traceparentOfSpan(span.spanContext());
    return endedAsItIs(span, () => withinTrace({ traceparent, span }, () => react({ ...event, traceparent })));
  }

  due<T>(service: string, deadline: string, handle: (traceparent?: string) => Promise<T>): Promise<T> {
    const attributes: Attributes = { 'arrowtower.service': service, 'arrowtower.deadline': deadline };
    const span = this.#tracer.startSpan(`due ${deadline}`, { kind: SpanKind.INTERNAL, attributes }, ROOT_CONTEXT);
    const traceparent = traceparentOfSpan(span.spanContext());
    return ended(span, () => withinTrace({ traceparent, span }, () => handle(traceparent)));
  }

  #skips(parent: string | undefined): boolean {
    return this.#followsParent && parent !== undefined && !isSampled(parent);
  }
}

/** The open span of the request or delivery at hand; else the one that the events name. */
function parentOf(traceparent: string | undefined): Context {
  const span = currentTrace()?.span;
  return span === undefined ? contextOf(traceparent) : trace.setSpan(ROOT_CONTEXT, span);
}

function linked(events: Sent['events']): { context: NonNullable<ReturnType<typeof spanContextOf>> }[] {
  const links = [];
  const seen = new Set<string>();
  for (const { traceparent } of events) {
    if (links.length === LINKS) break;
    if (traceparent === undefined || seen.has(traceparent) || !isSampled(traceparent)) continue;
    seen.add(traceparent);
    const context = spanContextOf(traceparent);
    if (context !== undefined) links.push({ context });
  }
  return links;
}

async function ended<T>(span: Span, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    failed(span, error);
    throw error;
  } finally {
    span.end();
  }
}

/** The same for work that may answer at once. */
function endedAsItIs<T>(span: Span, work: () => T): T {
  let result: T;
  try {
    result = work();
  } catch (error) {
    failed(span, error);
    span.end();
    throw error;
  }
  if (!(result instanceof Promise)) {
    span.end();
    return result;
  }
  return ended(span, () => result as Promise<Awaited<T>>) as T;
}

/** What went wrong, by its class or code; the message stays out, because it may quote what somebody typed. */
function failed(span: Span, error: unknown): void {
  const code = typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  if (error instanceof Refused) {
    span.setAttribute('arrowtower.refused', error.code);
    return;
  }
  span.setAttribute('error.type', code ?? (error instanceof Error ? error.name : 'unknown'));
  span.setStatus({ code: SpanStatusCode.ERROR });
}
