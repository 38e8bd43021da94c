import type { Clock } from '#event-store';
import type { Tracing } from '../telemetry/tracing.ts';

/** What a request may have to wait for: one service's progress. */
export interface CatchUp {
  /** True as soon as this service's log, and with it its views, have the stream at that version; false after `milliseconds`. */
  waitFor(stream: string, version: number, milliseconds: number): Promise<boolean>;
}

/** What hooks and parameter decorators need of the running server; hangs on the Fastify instance as `pipeline`. */
export interface Pipeline {
  readonly clock: Clock;
  /** Key of the fingerprints' HMAC. */
  readonly fingerprintKey: Buffer;
  /** Commands under way in this process: account, key and route. */
  readonly inFlight: Set<string>;
  readonly services: ReadonlyMap<string, CatchUp>;
  /** Told of every answer: route pattern, method, status, seconds. */
  readonly answered: (route: string | undefined, method: string, status: number, seconds: number) => void;
  /** Where a request's span begins and ends. */
  tracing: Tracing;
  /** Set when the server stops: new requests get 503. */
  closing: boolean;
}

declare module 'fastify' {
  interface FastifyInstance {
    pipeline: Pipeline;
  }
  interface FastifyContextConfig {
    /** The route reads text/csv. */
    csv?: boolean;
    /** The route needs If-Match. */
    ifMatch?: boolean;
  }
}
