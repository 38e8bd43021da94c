import type { INestApplication } from '@nestjs/common';
import type { PublicEvent } from '#contracts';
import type { Appended, Clock } from '#event-store';
import { type BusStatus, busStatus, type BusTransport, BusStrategy, type BusWatch, connectBus, type ContractCheck, type PublicEventSource } from '#messaging';
import type { Config } from '../config/config.ts';
import { BusTroubleWatch } from '../health/bus-watch.ts';
import { Metrics } from '../health/metrics.ts';
import type { Pipeline } from '../http/pipeline.ts';
import type { Logger } from '../logging/logger.ts';
import type { Maintain } from '../maintenance/maintain.ts';
import { Problem } from '../problem/problem.ts';
import { registerRefusals } from '../problem/texts.ts';
import { Scheduler } from '../scheduler/scheduler.ts';
import { type AppendSpan, NO_SPANS, type Tracing } from '../telemetry/tracing.ts';
import { publisher } from './publish.ts';
import type { ServiceDefinition } from './service-definition.ts';
import { ServiceRuntime } from './service-runtime.ts';
import type { Storage } from './storage.ts';

/** What a process is made of; the composing app hands it in. */
export interface PlatformParts {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Logger;
  readonly storage: Storage;
  readonly fingerprintKey: Buffer;
  /** The bus over the services of this process (local) or a broker. */
  readonly transport: (sources: readonly PublicEventSource[], alarm: (message: string) => void, watch: BusWatch) => BusTransport;
  /** Topic → its wire types. */
  readonly contract: Readonly<Record<string, readonly string[]>>;
  /** Whether a public event is what its contract says; asked when it is published and when it comes off a wire. */
  readonly check?: ContractCheck;
}

/** One process: the services in it, and what they share. */
export class Platform {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Logger;
  readonly scheduler: Scheduler;
  readonly metrics: Metrics;
  readonly pipeline: Pipeline;
  /** How a maintenance command reaches the process that takes it; whoever serves says it. */
  maintain: Maintain = (service) => Promise.reject(new Problem(503, 'maintenance-nobody', { parameters: { service } }));
  readonly #parts: PlatformParts;
  readonly #services = new Map<string, ServiceRuntime>();
  #strategies: readonly BusStrategy[] = [];
  #transport: BusTransport | undefined;
  #writesRefused: string | undefined;
  readonly #trouble: BusTroubleWatch;

  constructor(parts: PlatformParts) {
    this.#parts = parts;
    this.config = parts.config;
    this.clock = parts.clock;
    this.log = parts.log;
    this.scheduler = new Scheduler(parts.clock, parts.log, () => this.tracing);
    this.metrics = new Metrics();
    this.#trouble = new BusTroubleWatch(() => this.transport, parts.log);
    this.pipeline = {
      clock: parts.clock,
      fingerprintKey: parts.fingerprintKey,
      inFlight: new Set(),
      services: this.#services,
      tracing: NO_SPANS,
      answered: (route, method, status, seconds) => this.metrics.answered(route, method, status, seconds),
      closing: false,
    };
  }

  /** Where spans begin and end; without telemetry, nowhere. */
  get tracing(): Tracing {
    return this.pipeline.tracing;
  }

  /** The services of this process, in the order they were added. */
  get services(): readonly ServiceRuntime[] {
    return [...this.#services.values()];
  }

  /** The bus; there after {@link connect}. */
  get transport(): BusTransport {
    if (this.#transport === undefined) throw new Error('the bus is not connected yet');
    return this.#transport;
  }

  /** Why the store refuses writes now; undefined when it does not. */
  get writesRefused(): string | undefined {
    return this.#writesRefused;
  }

  /** What hinders the bus now, and since when; undefined while it works. */
  busTrouble() {
    return this.#trouble.now();
  }

  /** Finds out whether a store that refused writes can be used again, where asking tells. */
  async probe(): Promise<void> {
    const { storage } = this.#parts;
    if (this.#writesRefused === undefined || storage.probe === undefined) return;
    try {
      await storage.probe();
      this.#writesRefused = undefined;
    } catch (error) {
      this.#writesRefused = error instanceof Error ? error.message : String(error);
    }
  }

  /** Opens a service's runtime; called by `ServiceModule`. */
  async addService(definition: ServiceDefinition): Promise<ServiceRuntime> {
    if (this.#services.has(definition.service)) throw new Error(`the service ${definition.service} is there twice`);
    registerRefusals(definition.refusals);
    const { config, clock, log, storage, check } = this.#parts;
    const watch = {
      appended: (seconds: number) => this.metrics.appended(definition.service, seconds),
      traced: (what: Omit<AppendSpan, 'service'>, append: () => Promise<Appended>) => this.tracing.append({ service: definition.service, ...what }, append),
      refused: (reason: string | undefined) => {
        if (reason === undefined && this.#writesRefused !== undefined) this.log.info('the store can be written again');
        this.#writesRefused = reason;
      },
    };
    const runtime = await ServiceRuntime.open(definition, { config, clock, log, storage, watch, tracing: () => this.tracing, ...(check === undefined ? {} : { check }) });
    this.#services.set(definition.service, runtime);
    this.scheduler.watch(runtime);
    return runtime;
  }

  /** Connects every service's bus handlers to the application, before it is initialized. */
  connect(app: INestApplication): void {
    const { check } = this.#parts;
    const sources = this.services.flatMap((runtime) => {
      const { service, publish } = runtime.definition;
      if (publish === undefined) return [];
      const guard = check === undefined ? undefined : { check, held: (event: PublicEvent, misfit: string) => runtime.heldBack(event, misfit) };
      const foreign = publish.foreign === undefined ? {} : { foreign: publish.foreign };
      return [{ service, store: runtime.store, toPublic: publisher(service, publish, guard), ...foreign }];
    });
    const transport = this.#parts.transport(
      sources,
      (message) => this.log.error({ remedy: 'It is tried again by itself; if it repeats, this is a defect.' }, message),
      this.tracing,
    );
    this.#transport = transport;
    const strategies: BusStrategy[] = [];
    for (const { service, consumer, definition } of this.services) {
      if (consumer === undefined || definition.consume === undefined) continue;
      const { topics, ignored } = definition.consume;
      const strategy = new BusStrategy({
        service,
        consumer,
        transport,
        topics,
        ignored,
        contract: this.#parts.contract,
        watch: { handled: (what, handle) => this.tracing.handled(what, handle) },
      });
      connectBus(app, strategy);
      strategies.push(strategy);
    }
    this.#strategies = strategies;
  }

  /** Views, policies, consumers and deadlines begin. */
  async start(app: INestApplication): Promise<void> {
    for (const runtime of this.services) await runtime.start();
    await this.transport.start();
    await app.startAllMicroservices();
    this.scheduler.start();
    this.#trouble.start();
  }

  /** Ends what follows the logs; the HTTP server and the consumers are closed by `app.close()` before. */
  async stop(withinMilliseconds: number): Promise<void> {
    this.#trouble.stop();
    await this.scheduler.stop();
    await Promise.all(this.services.map((runtime) => runtime.stop(withinMilliseconds)));
    await this.#transport?.close(withinMilliseconds);
  }

  busStatus(): BusStatus {
    return busStatus(this.transport, this.#strategies);
  }

  /** Resolves when every consumer has applied every log, every view is level, and nothing is due; or after `withinMilliseconds`, when others keep it busy. */
  async settle(withinMilliseconds: number): Promise<void> {
    const deadline = performance.now() + withinMilliseconds;
    while (performance.now() < deadline) {
      const before = await this.#heads();
      await this.#consumed(deadline);
      for (const runtime of this.services) await runtime.runner.catchUp();
      const handled = await this.scheduler.tick();
      if (handled === 0 && before === (await this.#heads())) return;
    }
    this.log.warn({ remedy: 'Look at /readyz: it names what does not move.' }, 'the services did not come to rest in time');
  }

  async #heads(): Promise<string> {
    return (await Promise.all(this.services.map((runtime) => runtime.store.head()))).join(' ');
  }

  async #consumed(deadline: number): Promise<void> {
    while (performance.now() < deadline) {
      const heads = new Map<string, number>();
      for (const runtime of this.services) heads.set(runtime.service, await runtime.store.head());
      const all = [...this.busStatus().subscriptions, ...this.services.flatMap((runtime) => runtime.policyStatus())];
      // A log of this process has its own head; a topic's is the furthest that Kafka has told.
      if (all.every(({ source, cursor, head }) => cursor >= (heads.get(source) ?? head))) return;
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }
}
