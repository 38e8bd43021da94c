import type { PublicEvent } from '#contracts';
import type { CommandMetadata } from '#event-store';
import { BaseRpcContext } from '@nestjs/microservices';
import { type Delivery, textOf } from './delivery.ts';
import { effectOf } from './effect.ts';

/** Second argument of a bus handler: the message around the event. */
export class BusContext extends BaseRpcContext<[PublicEvent, Delivery<PublicEvent>, string, (string | undefined)?]> {
  /** `<service>.<stream prefix>` */
  get topic(): string {
    return this.args[1].topic;
  }

  /** The event's exact JSON text, as it crossed the bus. */
  get text(): string {
    return textOf(this.args[1].bytes);
  }

  /** The same as UTF-8 bytes. */
  get bytes(): Uint8Array {
    const { bytes } = this.args[1];
    return typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
  }

  /** Id of the event, to be the causationId of what follows from it. */
  get causationId(): string {
    return this.args[0].id;
  }

  /** Of when a stream must be known that the message makes a handler look at, for `commands.load`. */
  get asOf(): number | 'now' {
    return this.args[1].receivedAt ?? 'now';
  }

  /** Metadata of the n-th command that this event causes here; see {@link effectOf}. */
  effect(now: Date, n = 0): CommandMetadata {
    const [event, , consumer, traceparent] = this.args;
    const effect = effectOf(consumer, event, now, n);
    return traceparent === undefined ? effect : { ...effect, traceparent };
  }
}
