import { type ExportResult, ExportResultCode } from '@opentelemetry/core';
import type { Logger } from '../logging/logger.ts';

/** The part of an exporter that sends. */
interface Sender<Items> {
  export(items: Items, done: (result: ExportResult) => void): void;
}

/** A notice of the SDK is repeated at most this often, in milliseconds. */
const NOTICE_AGAIN = 600_000;

/** Notices whether the collector takes what is sent, and says so once when that changes: an absent collector is no reason to fill the log. */
export class CollectorWatch {
  readonly #log: Logger;
  readonly #host: string;
  readonly #noticed = new Map<string, number>();
  #failures = 0;

  constructor(log: Logger, endpoint: string) {
    this.#log = log;
    // Only the host: an address may carry a password.
    this.#host = new URL(endpoint).host;
  }

  /** The same exporter, with its results watched. */
  watching<Items, E extends Sender<Items>>(exporter: E & Sender<Items>): E {
    const send = exporter.export.bind(exporter);
    exporter.export = (items, done) =>
      send(items, (result) => {
        this.#saw(result);
        done(result);
      });
    return exporter;
  }

  /** What the SDK itself has to say (spans dropped because the queue is full); the same again is left out for ten minutes. */
  notice(message: string): void {
    const kind = message.replace(/\d+/g, '0').slice(0, 80);
    const now = performance.now();
    if (now < (this.#noticed.get(kind) ?? 0)) return;
    this.#noticed.set(kind, now + NOTICE_AGAIN);
    this.#log.warn(
      { remedy: 'Only telemetry is affected. If it repeats, record fewer traces: OTEL_TRACES_SAMPLER=parentbased_traceidratio, OTEL_TRACES_SAMPLER_ARG=0.05.' },
      `telemetry: ${message.slice(0, 200)}`,
    );
  }

  #saw({ code, error }: ExportResult): void {
    if (code === ExportResultCode.SUCCESS) {
      if (this.#failures > 0) this.#log.info({ collector: this.#host, failures: this.#failures }, 'traces and metrics are sent again; those of the time between are lost');
      this.#failures = 0;
      return;
    }
    this.#failures += 1;
    if (this.#failures > 1) return;
    this.#log.warn(
      {
        collector: this.#host,
        reason: (error?.message ?? 'it refused them').slice(0, 200),
        remedy: 'Requests and events go on. Start the collector, or mend OTEL_EXPORTER_OTLP_ENDPOINT and restart. It is tried again by itself; this line is not repeated.',
      },
      'traces and metrics cannot be sent to the collector',
    );
  }
}
