import { AsyncLocalStorage } from 'node:async_hooks';
import type { Span } from '@opentelemetry/api';

/** The trace that the code at hand runs for; a public event is one, a request is made one. */
export interface TraceScope {
  /** W3C trace context. */
  readonly traceparent?: string | undefined;
  /** The span that is open, when spans are made. */
  readonly span?: Span;
}

const scopes = new AsyncLocalStorage<TraceScope>();

/** Runs work, and everything it awaits, for a trace. */
export function withinTrace<T>(scope: TraceScope, work: () => T): T {
  return scopes.run(scope, work);
}

/** What the code at hand runs for; undefined outside of requests and deliveries. */
export function currentTrace(): TraceScope | undefined {
  return scopes.getStore();
}

/** `trace_id` and `span_id` for a log line; empty outside of requests and deliveries. A new object each time, because the logger writes into it. */
export function traceFields(): { trace_id?: string; span_id?: string } {
  const traceparent = scopes.getStore()?.traceparent;
  return traceparent === undefined ? {} : { trace_id: traceparent.slice(3, 35), span_id: traceparent.slice(36, 52) };
}
