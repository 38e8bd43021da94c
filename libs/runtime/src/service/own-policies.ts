import type { EventStore, Lease } from '#event-store';
import { type ConsumerState, ownLogPolicies, type Subscription, type SubscriptionStatus } from '#messaging';
import type { Tracing } from '../telemetry/tracing.ts';
import type { KeyParker } from './key-parker.ts';
import type { OwnPolicy, ServiceName } from './service-definition.ts';
import type { Service } from './service.ts';

/** Milliseconds that a policy has to finish what is in hand when another process takes over. */
const HAND_OVER_MILLISECONDS = 2_000;

/** What the own policies of a service need. */
export interface OwnPoliciesOptions {
  readonly runtime: Service & { readonly service: ServiceName; readonly store: EventStore };
  readonly policies: readonly OwnPolicy[];
  /** Only who holds it reacts; two for a moment do the same once, because the commands' ids are derived. */
  readonly lease: Lease;
  readonly state: (consumer: string) => Promise<ConsumerState>;
  /** Where a reaction's span begins and ends. */
  readonly tracing: () => Pick<Tracing, 'reacted'>;
  readonly alarm: (alarm: { readonly kind: string; readonly key: string; readonly message: string; readonly type?: string; readonly traceparent?: string }) => void;
}

interface Running {
  readonly consumer: KeyParker;
  readonly subscription: Subscription;
}

/** A service's reactions to its own events, in the one process that holds the lease. */
export class OwnPolicies {
  readonly #options: OwnPoliciesOptions;
  #running: readonly Running[] = [];
  #turn: Promise<void> = Promise.resolve();
  #stopped = false;
  #unsubscribe: () => void = () => undefined;

  constructor(options: OwnPoliciesOptions) {
    this.#options = options;
  }

  /** Begins now if the lease is held, and whenever it is got. */
  async start(): Promise<void> {
    const { lease, runtime, policies } = this.#options;
    if (policies.length === 0) return;
    this.#unsubscribe = lease.onChange(
      () => void this.#follow().catch((error: unknown) => runtime.log.error({ err: error, remedy: 'Restart this process.' }, 'own policies could not be started or ended')),
    );
    await this.#follow();
  }

  /** Finishes what is in hand and gives the lease back. */
  async stop(withinMilliseconds: number): Promise<void> {
    this.#stopped = true;
    this.#unsubscribe();
    await this.#turn.catch(() => undefined);
    await this.#end(withinMilliseconds);
    await this.#options.lease.stop();
  }

  /** Whether this process has the lease. */
  get held(): boolean {
    return this.#options.lease.held;
  }

  /** How far they are; empty while another process holds the lease. */
  status(): readonly SubscriptionStatus[] {
    return this.#running.flatMap(({ subscription }) => subscription.status());
  }

  /** Their consumers, for maintenance; empty while another process holds the lease. */
  consumers(): readonly KeyParker[] {
    return this.#running.map(({ consumer }) => consumer);
  }

  #follow(): Promise<void> {
    const turn = this.#turn.then(() => (this.#options.lease.held && !this.#stopped ? this.#begin() : this.#end(HAND_OVER_MILLISECONDS)));
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #begin(): Promise<void> {
    if (this.#running.length > 0) return;
    const { runtime, policies, state, tracing, alarm } = this.#options;
    const made: Running[] = [];
    for (const { name, reactions } of policies) {
      const policy = ownLogPolicies({
        service: runtime.service,
        name,
        store: runtime.store,
        state: await state(`${runtime.service}/${name}`),
        clock: runtime.clock,
        reactions: Object.fromEntries(
          Object.entries(reactions).map(([type, react]) => [type, (event) => tracing().reacted(`${runtime.service}/${name}`, event, (traced) => react(traced, runtime))]),
        ),
        alarm,
      });
      await policy.subscription.start();
      made.push(policy);
    }
    this.#running = made;
  }

  async #end(withinMilliseconds: number): Promise<void> {
    const ended = this.#running;
    this.#running = [];
    await Promise.all(ended.map(({ subscription }) => subscription.close(withinMilliseconds)));
  }
}
