import type { PublicEvent } from '#contracts';
import { type CustomTransportStrategy, Server } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import { BusContext } from './bus-context.ts';
import { BUS } from './from-bus.ts';
import type { Consumer } from './consumer.ts';
import type { BusWatch } from './bus-watch.ts';
import type { Delivery } from './delivery.ts';
import { assertCovered } from './coverage.ts';
import type { SubscriptionStatus } from './status.ts';
import type { BusTransport, Subscription } from './transport.ts';

/** What one consuming service takes from the bus. */
export interface BusStrategyOptions {
  readonly service: PublicEvent['service'];
  readonly consumer: Consumer<PublicEvent>;
  readonly transport: BusTransport;
  readonly topics: readonly string[];
  /** Wire types on those topics that mean nothing here. */
  readonly ignored: readonly string[];
  /** The contract: topic → its wire types. */
  readonly contract: Readonly<Record<string, readonly string[]>>;
  /** Is around every handler's run. */
  readonly watch?: Pick<BusWatch, 'handled'>;
  /** How long close may take, in milliseconds; default 5,000. */
  readonly closeWithin?: number;
}

/** Nest transport strategy of one consuming service, whatever carries the messages; handlers are `@EventPattern(type, BUS[service])` methods. */
export class BusStrategy extends Server implements CustomTransportStrategy {
  override readonly propagatesEventHandlerErrors = true;
  readonly #options: BusStrategyOptions;
  readonly #subscription: Subscription;

  constructor(options: BusStrategyOptions) {
    super();
    this.#options = options;
    this.transportId = BUS[options.service];
    this.#subscription = options.transport.subscribe(options.consumer, options.topics);
  }

  /** Checks that nothing on the subscribed topics would fall through, then starts; what is wrong fails the boot. */
  listen(callback: (error?: unknown) => void): void {
    void this.#listen(callback);
  }

  /** Finishes the batch in hand. */
  close(): Promise<void> {
    return this.#subscription.close(this.#options.closeWithin ?? 5_000);
  }

  /** How far this service is on each source. */
  subscriptions(): readonly SubscriptionStatus[] {
    return this.#subscription.status();
  }

  override on(): void {
    throw new Error('the bus has no events of its own: see busStatus()');
  }

  override unwrap(): never {
    throw new Error('there is no client to unwrap: use the consumer and the transport this strategy was given');
  }

  async #listen(callback: (error?: unknown) => void): Promise<void> {
    try {
      await this.#start();
    } catch (error) {
      callback(error);
      return;
    }
    callback();
  }

  async #start(): Promise<void> {
    const { service, topics, ignored, contract, consumer } = this.#options;
    assertCovered({ service, topics, ignored, contract, handled: [...this.messageHandlers.keys()] });
    const skip = new Set(ignored);
    await consumer.open((type) => {
      const handler = this.messageHandlers.get(type);
      if (handler === undefined) return skip.has(type) ? 'ignored' : undefined;
      return (event, delivery) => this.#handle(handler, event, delivery);
    });
    await this.#subscription.start();
  }

  async #handle(handler: (data: PublicEvent, context: BusContext) => Promise<unknown>, event: PublicEvent, delivery: Delivery<PublicEvent>): Promise<void> {
    const { watch, consumer } = this.#options;
    const handle = async (traceparent?: string) => {
      const result = await handler(event, new BusContext([event, delivery, consumer.name, traceparent]));
      // Nest wraps a thrown error in a stream; not waiting for it would lose the failure.
      if (isObservable(result)) await lastValueFrom(result, { defaultValue: undefined });
    };
    await (watch === undefined ? handle() : watch.handled({ event, delivery, consumer: consumer.name }, handle));
  }
}
