import { Module } from '@nestjs/common';
import { type Access, AccessModule, type Right, type Subject } from '#access';
import { DISPATCH_EVENTS_BY_TOPIC, INTAKE_EVENTS, type PublicEvent } from '#contracts';
import { ALWAYS_HELD, createMemoryEventStore, type EventStore, newId, type StoredEvent } from '#event-store';
import { LocalBus, MemoryConsumerState } from '#messaging';
import { type Config, createHttpApp, createLogger, ManualClock, Platform, PlatformModule, SERVICES, loadConfig } from '#runtime';
import { createMemoryViewStore } from '#views';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { IntakeModule } from './intake.module.ts';

const SYSTEM = { id: 'system', role: 'system', area: '' };

/** An answer, parsed. */
export interface Answer {
  readonly status: number;
  readonly etag: string | undefined;
  // oxlint-disable-next-line typescript/no-explicit-any -- what an answer holds is what the test expects of it
  readonly body: Record<string, any>;
}

/** How a test signs somebody in (`signedIn` of #access/testing). */
export type SignIn = (access: Access, rights: readonly Right[]) => Promise<{ readonly headers: Readonly<Record<string, string>>; readonly subject: Subject }>;

/** The intake service alone, on adapters in memory, with a dispatch that says what the test says. */
export class IntakeUnderTest {
  readonly clock = new ManualClock(new Date('2022-04-02T07:00:00.000+08:00'));
  readonly access: Access;
  readonly #signIn: SignIn;
  readonly dispatch: EventStore = createMemoryEventStore({ clock: this.clock });
  platform!: Platform;
  app!: NestFastifyApplication;

  constructor(access: Access, signIn: SignIn) {
    this.access = access;
    this.#signIn = signIn;
  }

  async start(): Promise<this> {
    const stores = new Map(SERVICES.map((service) => [service, createMemoryEventStore({ clock: this.clock })]));
    const views = createMemoryViewStore();
    const states = new Map<string, MemoryConsumerState>();
    const config: Config = { ...CONFIG };
    this.platform = new Platform({
      config,
      clock: this.clock,
      log: createLogger(config),
      storage: {
        views,
        log: (service) => stores.get(service) as EventStore,
        consumerState: async (consumer) => {
          const state = states.get(consumer) ?? new MemoryConsumerState();
          states.set(consumer, state);
          return state;
        },
        lease: () => ALWAYS_HELD,
      },
      fingerprintKey: this.access.fingerprintKey,
      contract: Object.fromEntries(Object.entries({ ...INTAKE_EVENTS, ...DISPATCH_EVENTS_BY_TOPIC }).map(([topic, types]) => [topic, Object.keys(types)])),
      transport: (sources, alarm) => new LocalBus({ sources: [...sources, { service: 'dispatch', store: this.dispatch, toPublic }], alarm: ({ message }) => alarm(message) }),
    });
    const { platform, access } = this;
    @Module({ imports: [PlatformModule.of(platform), AccessModule.forRoot(access), IntakeModule] })
    class Root {}
    this.app = await createHttpApp(Root, platform);
    platform.connect(this.app);
    await this.app.init();
    await platform.start(this.app);
    await this.app.getHttpAdapter().getInstance().ready();
    return this;
  }

  async stop(): Promise<void> {
    await this.platform.scheduler.stop();
    await this.app.close();
    await this.platform.stop(1_000);
  }

  /** A client of somebody with these rights. */
  async as(...rights: readonly Right[]): Promise<Client> {
    const { headers, subject } = await this.#signIn(this.access, rights);
    return new Client(this, headers, subject.accountId);
  }

  /** Dispatch says something of a case; answers the event's id. */
  async dispatched(caseId: string, type: string, data: object, more: { readonly subject?: string } = {}): Promise<string> {
    const id = newId();
    const version = (await this.dispatch.readStream(caseId)).length;
    const now = this.clock.now().toISOString();
    await this.dispatch.append(caseId, version, [{ id, type, schemaVersion: 1, occurredAt: now, actor: SYSTEM, channel: 'app', correlationId: caseId, data, ...more }], newId());
    await this.settle();
    return id;
  }

  /** Time passes, and what falls due happens. */
  async pass(minutes: number): Promise<void> {
    this.clock.set(new Date(this.clock.now().getTime() + minutes * 60_000));
    await this.settle();
  }

  /** Views, consumers, policies and deadlines are level. */
  async settle(): Promise<void> {
    await this.#consumed();
    await this.platform.settle(5_000);
  }

  async #consumed(): Promise<void> {
    const head = await this.dispatch.head();
    const behind = () => this.platform.busStatus().subscriptions.some(({ source, cursor }) => source === 'dispatch' && cursor < head);
    while (behind()) await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

/** Somebody signed in. */
export class Client {
  readonly #intake: IntakeUnderTest;
  readonly #headers: Readonly<Record<string, string>>;
  readonly accountId: string;

  constructor(intake: IntakeUnderTest, headers: Readonly<Record<string, string>>, accountId: string) {
    this.#intake = intake;
    this.#headers = headers;
    this.accountId = accountId;
  }

  async post(path: string, body: object | string, more: { readonly key?: string; readonly ifMatch?: number } = {}): Promise<Answer> {
    const csv = typeof body === 'string';
    return this.#answer({
      method: 'POST',
      url: `/api/intake/${path}`,
      headers: {
        ...this.#headers,
        'idempotency-key': more.key ?? newId(),
        'content-type': csv ? 'text/csv' : 'application/json',
        ...(more.ifMatch === undefined ? {} : { 'if-match': `"${more.ifMatch}"` }),
      },
      payload: csv ? body : JSON.stringify(body),
    });
  }

  async get(path: string): Promise<Answer> {
    await this.#intake.settle();
    return this.#answer({ method: 'GET', url: `/api/intake/${path}`, headers: { ...this.#headers } });
  }

  async #answer(request: Parameters<NestFastifyApplication['inject']>[0]): Promise<Answer> {
    const answer = await this.#intake.app.inject(request);
    const type = answer.headers['content-type']?.toString() ?? '';
    return {
      status: answer.statusCode,
      etag: answer.headers['etag']?.toString(),
      body: type.includes('json') ? (JSON.parse(answer.body) as Answer['body']) : { text: answer.body },
    };
  }
}

function toPublic(stored: StoredEvent): PublicEvent {
  const { type, data, id, stream, version, position, occurredAt, recordedAt, actor, subject, channel, commandId, correlationId } = stored;
  return {
    id,
    type,
    service: 'dispatch',
    stream,
    version,
    position,
    occurredAt,
    recordedAt,
    actor,
    channel,
    commandId,
    correlationId,
    data,
    ...(subject === undefined ? {} : { subject }),
  };
}

const CONFIG: Config = { ...loadConfig({ CLOCK: 'manual' }), dataDir: '', port: 0, metricsPort: undefined, logLevel: 'silent' };
