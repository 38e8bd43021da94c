import type { Clock } from '#event-store';

/** What a request may have to wait for: one service's progress. */
export interface CatchUp {
  /** Whether this service's log, and with it its views, have the stream at that version. */
  has(stream: string, version: number): Promise<boolean>;
  /** Resolves at the next progress of the service, or after `milliseconds`. */
  progress(milliseconds: number): Promise<void>;
}

/** What hooks and parameter decorators need of the running server; hangs on the Fastify instance as `pipeline`. */
export interface Pipeline {
  readonly clock: Clock;
  /** Key of the fingerprints' HMAC. */
  readonly fingerprintKey: Buffer;
  /** Commands under way in this process: account, key and route. */
  readonly inFlight: Set<string>;
  readonly services: Map<string, CatchUp>;
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
