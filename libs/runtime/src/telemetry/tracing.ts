import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Appended, NewEvent, StoredEvent } from '#event-store';
import type { BusWatch } from '#messaging';
import { traceparentOf } from '../http/trace.ts';
import { type TraceScope, withinTrace } from './trace-scope.ts';

/** One append, as a span tells it. */
export interface AppendSpan {
  readonly service: string;
  readonly stream: string;
  readonly expectedVersion: number;
  readonly events: readonly NewEvent[];
}

/** Where spans begin and end; each method runs the work it is given exactly once and hands its outcome through. */
export interface Tracing extends BusWatch {
  /** A request has arrived; nothing of it but its route, method and trace headers is looked at. */
  arrived(request: FastifyRequest): void;
  /** Runs the rest of a request's way. */
  within(request: FastifyRequest, work: () => void): void;
  /** The answer is out. */
  answered(request: FastifyRequest, reply: FastifyReply): void;
  append(what: AppendSpan, append: () => Promise<Appended>): Promise<Appended>;
  /** The service's views show these events now. */
  applied(service: string, events: readonly StoredEvent[]): void;
  /** Around a reaction to an own event; the event it is given carries the trace context of what follows. */
  reacted<T>(policy: string, event: StoredEvent, react: (event: StoredEvent) => T): T;
  /** Around a command that fell due; `traceparent` is to be stored with it. */
  due<T>(service: string, deadline: string, handle: (traceparent?: string) => Promise<T>): Promise<T>;
}

/** A request's trace, made only when somebody asks for it: most requests write no line. */
class RequestTrace implements TraceScope {
  readonly #request: FastifyRequest;

  constructor(request: FastifyRequest) {
    this.#request = request;
  }

  get traceparent(): string {
    return traceparentOf(this.#request);
  }
}

/** Without telemetry: no spans, but log lines still carry the ids of the trace they belong to. */
export const NO_SPANS: Tracing = {
  arrived: () => undefined,
  within: (request, work) => withinTrace(new RequestTrace(request), work),
  answered: () => undefined,
  append: (_what, append) => append(),
  handled: ({ event }, handle) => withinTrace(event, handle),
  applied: () => undefined,
  reacted: (_policy, event, react) => withinTrace(event, () => react(event)),
  due: (_service, _deadline, handle) => handle(),
};
