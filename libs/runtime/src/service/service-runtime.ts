import { type Clock, type CommandHandler, createCommandHandler, type EventStore, type Lease, newId, readInTodaysShape, versionOf } from '#event-store';
import { Consumer, type ConsumerState, type ContractCheck, onArrival, seenInLog } from '#messaging';
import type { PublicEvent } from '#contracts';
import { createProjectionRunner, type Projection, type ProjectionRunner, type View, type ViewDefinition } from '#views';
import type { Config } from '../config/config.ts';
import type { CatchUp } from '../http/pipeline.ts';
import { Live } from '../live/live.ts';
import type { Logger } from '../logging/logger.ts';
import { storeRemedy } from '../logging/store-remedy.ts';
import { withinTrace } from '../telemetry/trace-scope.ts';
import { NO_SPANS, type Tracing } from '../telemetry/tracing.ts';
import type { KeyParker } from './key-parker.ts';
import { OwnPolicies } from './own-policies.ts';
import type { ServiceDefinition, ServiceName } from './service-definition.ts';
import type { Service } from './service.ts';
import type { Storage } from './storage.ts';
import { type AppendWatch, watchedStore } from './timed-store.ts';

/** What a {@link ServiceRuntime} is made of. */
export interface ServiceParts {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Logger;
  readonly storage: Storage;
  readonly watch: AppendWatch;
  /** Where spans begin and end; default nowhere. */
  readonly tracing?: () => Tracing;
  readonly check?: ContractCheck;
}

/** Everything one service stands on; inject it by this class. Made by `ServiceModule.forService`. */
export class ServiceRuntime implements Service, CatchUp {
  readonly service: ServiceName;
  readonly definition: ServiceDefinition;
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Logger;
  /** This service's log; append through `commands`. */
  readonly store: EventStore;
  /** load, dedupe, decide, append. */
  readonly commands: CommandHandler;
  /** The live stream at `/api/<service>/stream`. */
  readonly live: Live;
  /** Keeps the views in step; maintenance and readiness ask it. */
  readonly runner: ProjectionRunner;
  /** What this service takes from the bus, if it does. */
  readonly consumer: Consumer<PublicEvent> | undefined;
  readonly #storage: Storage;
  /** Who holds it turns due deadlines into commands. */
  readonly deadlineLease: Lease;
  readonly #projectionLease: Lease;
  readonly #policies: OwnPolicies;
  #applied = 0;
  #withheld = 0;

  private constructor(definition: ServiceDefinition, parts: ServiceParts, consumerState: ConsumerState | undefined) {
    this.service = definition.service;
    this.definition = definition;
    this.config = parts.config;
    this.clock = parts.clock;
    this.log = parts.log.child({ service: definition.service });
    this.#storage = parts.storage;
    const past = definition.past ?? [];
    this.store = watchedStore(readInTodaysShape(parts.storage.log(definition.service), past), parts.watch);
    this.commands = createCommandHandler(this.store, { clock: parts.clock, schemaVersion: versionOf(past) });
    this.deadlineLease = parts.storage.lease(`${this.service}/scheduler`);
    this.#projectionLease = parts.storage.lease(`${this.service}/projections`);
    this.#policies = new OwnPolicies({
      runtime: this,
      policies: definition.policies ?? [],
      lease: parts.storage.lease(`${this.service}/policies`),
      state: (consumer) => parts.storage.consumerState(consumer),
      tracing: parts.tracing ?? (() => NO_SPANS),
      alarm: (alarm) => withinTrace(alarm, () => this.alarm(alarm.kind, alarm.key, alarm.message, alarm.type)),
    });
    this.runner = createProjectionRunner({
      lease: this.#projectionLease,
      store: this.store,
      views: parts.storage.views,
      // A projection's document type is its own affair: the runner only hands documents through.
      projections: definition.projections as readonly unknown[] as readonly Projection<object>[],
      onApplied: (events) => {
        this.#advance(events.at(-1)?.position ?? 0);
        if (this.#projectionLease.held) parts.tracing?.().applied(this.service, events);
      },
      onFailure: (failure) => {
        if (failure.kind === 'unavailable') {
          this.log.warn({ err: failure.error, remedy: storeRemedy(this.config) }, 'views cannot be written');
          return;
        }
        if (failure.kind === 'listener') {
          this.log.error(
            { err: failure.error, remedy: 'A defect: report it. Live readers may have missed a message and resume by their last id.' },
            'live readers could not be told',
          );
          return;
        }
        const { view, event, error } = failure;
        this.log.error(
          {
            view,
            stream: event.stream,
            version: event.version,
            type: event.type,
            err: error,
            remedy: `Mend the projection, restart, then: npm run rebuild -- ${this.service} ${view}`,
          },
          'a view stands still before an event it cannot apply',
        );
      },
    });
    this.live = new Live({
      source: definition.live ?? { message: () => undefined, reach: () => ({ areas: [], ownAreas: [], confidentialAreas: [] }) },
      store: this.store,
      view: (wanted) => this.view(wanted),
      clock: parts.clock,
      log: this.log,
      applied: () => this.#applied,
    });
    this.consumer =
      consumerState === undefined
        ? undefined
        : new Consumer<PublicEvent>({
            name: definition.service,
            state: definition.consume?.recorded === true ? seenInLog(consumerState, this.store) : consumerState,
            clock: parts.clock,
            ...(parts.check === undefined ? {} : { misfit: onArrival(parts.check) }),
            alarm: (alarm) => withinTrace(alarm, () => this.alarm(alarm.kind, alarm.key, alarm.message, alarm.type)),
          });
  }

  /** Opens a service on a storage; {@link start} makes it follow its log. */
  static async open(definition: ServiceDefinition, parts: ServiceParts): Promise<ServiceRuntime> {
    const state = definition.consume === undefined ? undefined : await parts.storage.consumerState(definition.service);
    return new ServiceRuntime(definition, parts, state);
  }

  /** Opens a view for reading; it must be one of the definition's projections. */
  view<Doc extends object>(definition: ViewDefinition<Doc>): View<Doc> {
    return this.#storage.views.open(definition);
  }

  /** A new UUIDv7. */
  newId(): string {
    return newId();
  }

  /** The server's time now. */
  now(): Date {
    return this.clock.now();
  }

  /** Views and own policies begin to follow the log. */
  async start(): Promise<void> {
    const head = await this.store.head();
    await this.runner.start();
    this.#applied = Math.max(this.#applied, Math.min(this.runner.position(), head));
    await this.#policies.start();
  }

  /** Own policies and views finish what they have in hand; then other processes may take over. */
  async stop(withinMilliseconds: number): Promise<void> {
    this.live.close();
    await this.deadlineLease.stop();
    await this.#policies.stop(withinMilliseconds);
    await this.runner.stop();
    await this.#projectionLease.stop();
  }

  /** Whether this process is the one that projects the views, and so can rebuild them. */
  get projects(): boolean {
    return this.#projectionLease.held;
  }

  /** Whether this process has any role of the service beside answering: views, own policies or deadlines. */
  get leads(): boolean {
    return this.roles.length > 0;
  }

  /** The roles this process has now. */
  get roles(): readonly ('views' | 'policies' | 'deadlines')[] {
    return [...(this.projects ? (['views'] as const) : []), ...(this.reacts ? (['policies'] as const) : []), ...(this.deadlineLease.held ? (['deadlines'] as const) : [])];
  }

  /** Whether this process is the one that runs the own policies. */
  get reacts(): boolean {
    return this.#policies.held;
  }

  /** How far the own policies are. */
  policyStatus() {
    return this.#policies.status();
  }

  /** The consumers whose keys can be parked: the bus consumer and the own policies. */
  consumers(): readonly KeyParker[] {
    return [...(this.consumer === undefined ? [] : [this.consumer]), ...this.#policies.consumers()];
  }

  async waitFor(stream: string, version: number, milliseconds: number): Promise<boolean> {
    const deadline = performance.now() + milliseconds;
    const left = () => Math.max(0, deadline - performance.now());
    // What was applied here was appended here, or read: this process knows a head beyond it.
    const isHere = () => this.consumer?.applied(stream, version) === true;
    const upTo = async () => this.runner.waitFor(await this.store.head(isHere() ? 'told' : 'all'), left());
    if (isHere()) return upTo();
    const [told] = await this.store.readStream(stream, version - 1, 'told');
    const own = told ?? (await this.store.readStream(stream, version - 1))[0];
    if (own !== undefined) return this.runner.waitFor(own.position, left());
    return (await this.consumer?.waitFor(stream, version, left())) === true && upTo();
  }

  #advance(position: number): void {
    this.#applied = Math.max(this.#applied, position);
    this.live.advance();
  }

  /** Public events that went out without their data, since start. */
  get withheld(): number {
    return this.#withheld;
  }

  /** Tells the person on duty that an own event may not go out as it is. */
  heldBack(event: PublicEvent, misfit: string): void {
    this.#withheld += 1;
    this.log.error(
      {
        kind: 'withheld',
        stream: event.stream,
        version: event.version,
        type: event.type,
        remedy: `This stream waits at every consumer, everything else goes on. Mend publish/ or the contract, deploy, then: npm run replay -- ${this.service} ${event.stream}`,
      },
      `an own event does not fit its contract and goes out without its data: ${misfit}`,
    );
  }

  /** Tells the person on duty about a message that waits. */
  alarm(kind: string, key: string, message: string, type?: string): void {
    const facts = { kind, stream: key, ...(type === undefined ? {} : { type }) };
    if (kind === 'refused') this.log.debug(facts, message);
    else this.log.error({ ...facts, remedy: `Everything else goes on. See: npm run parked -- list ${this.service}; then: ${nextStep(this.service, kind, key, type)}` }, message);
  }
}

/** What is missing, unreadable or not as agreed comes right when its owner publishes the stream again; what failed here, when it is let go. */
function nextStep(service: ServiceName, kind: string, key: string, type: string | undefined): string {
  if (kind === 'gap' || kind === 'misfit') return `npm run replay -- ${type?.slice(0, type.indexOf('.')) ?? 'OWNER'} ${key}`;
  return `npm run parked -- release ${service} ${key}`;
}
