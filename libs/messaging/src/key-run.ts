import type { Handle } from './consumer-options.ts';
import type { ParkedKey, ParkedKind, ParkedMessage } from './consumer-state.ts';
import { type Delivery, type Envelope, sameBytes } from './delivery.ts';
import type { KeyHost } from './key-host.ts';
import { withoutQuotes } from './without-quotes.ts';

interface Trouble {
  readonly kind: ParkedKind;
  readonly reason: string;
  readonly type?: string;
}

/** What the owner can mend by publishing the stream again. */
const HEALED_BY_THE_OWNER: ReadonlySet<ParkedKind> = new Set(['gap', 'undecodable', 'misfit']);
/** Messages of a queue handed to their handlers between two commits, and among which redelivered unreadable bytes are looked for. */
const [DRAIN, UNREADABLE_COMPARED] = [100, 500] as const;

/** One key's messages in order; runs under the key's lock. */
export class KeyRun<E extends Envelope> {
  readonly #consumer: KeyHost<E>;
  readonly #key: string;
  #seen = 0;

  constructor(consumer: KeyHost<E>, key: string) {
    this.#consumer = consumer;
    this.#key = key;
  }

  /** Applies deliveries until one cannot be handled; that one and all behind it are parked. */
  async take(deliveries: readonly Delivery<E>[]): Promise<void> {
    this.#seen = await this.#consumer.seen(this.#key);
    for (let index = 0; index < deliveries.length; index++) {
      const delivery = deliveries[index] as Delivery<E>;
      const event = this.#decoded(delivery);
      if (event !== undefined && event.version <= this.#seen) {
        this.#consumer.counters.duplicates += 1;
        continue;
      }
      const parked = this.#consumer.parkedKeys.get(this.#key);
      if (parked !== undefined && !this.#heals(parked, event)) {
        if (await this.#releasedElsewhere()) {
          index -= 1; // the same one again, as of a free key
          continue;
        }
        index = await this.#parkFrom(deliveries, index, parked);
        continue;
      }
      const trouble = await this.#apply(delivery, event);
      if (trouble !== undefined) {
        index = await this.#parkFrom(deliveries, index, this.#parkedKey(trouble, delivery.topic), trouble);
        continue;
      }
      if (parked !== undefined) await this.drain();
    }
  }

  /** Parks from `index` up to the message that heals the key, if one follows; the index of the last one parked. */
  async #parkFrom(deliveries: readonly Delivery<E>[], index: number, parked: ParkedKey, trouble?: Trouble): Promise<number> {
    let end = index + 1;
    while (end < deliveries.length && !this.#heals(parked, this.#decoded(deliveries[end] as Delivery<E>))) end += 1;
    await this.#park(parked, deliveries.slice(index, end), trouble);
    return end - 1;
  }

  /** Hands the queued messages to their handlers, in order, until the queue is empty or one cannot be handled. */
  async drain(): Promise<void> {
    const consumer = this.#consumer;
    if (!consumer.parkedKeys.has(this.#key)) return;
    await this.#lookAgain();
    for (;;) {
      const queue = await consumer.patience.untilStored(() => consumer.state.parkedMessages(this.#key, this.#seen, DRAIN));
      const trouble = await this.#drainSome(queue);
      const goesOn = trouble ?? (queue.length === DRAIN ? consumer.parkedKeys.get(this.#key) : undefined);
      const parked = goesOn === undefined ? undefined : { ...this.#parkedKey(goesOn, queue[0]?.topic ?? ''), since: consumer.parkedKeys.get(this.#key)?.since ?? '' };
      const seen = this.#seen;
      await consumer.patience.untilStored(() => consumer.state.settle(this.#key, seen, parked));
      if (parked === undefined) {
        // Another instance may have put a message behind the key while this one handled the last.
        const again = consumer.parkedKeys.get(this.#key);
        if (again !== undefined && (await this.#count()).messages > 0) {
          await consumer.patience.untilStored(() => consumer.state.park(again, [], seen));
          continue;
        }
        consumer.parkedKeys.delete(this.#key);
        return;
      }
      consumer.parkedKeys.set(this.#key, parked);
      if (trouble !== undefined) return;
    }
  }

  /** Whether another instance has released the key since this one heard of it; a parked key has at least one message. */
  async #releasedElsewhere(): Promise<boolean> {
    if ((await this.#count()).messages > 0) return false;
    this.#consumer.parkedKeys.delete(this.#key);
    await this.#lookAgain();
    return true;
  }

  async #lookAgain(): Promise<void> {
    this.#seen = await (this.#consumer.dense ? this.#consumer.seenAgain(this.#key) : this.#consumer.seen(this.#key));
  }

  async #drainSome(queue: readonly ParkedMessage[]): Promise<Trouble | undefined> {
    for (const message of queue) {
      const delivery: Delivery<E> = { ...message, key: this.#key };
      const event = this.#decoded(delivery);
      if (event !== undefined && event.version <= this.#seen) continue;
      const trouble = await this.#apply(delivery, event);
      if (trouble !== undefined) return trouble;
      this.#consumer.counters.released += 1;
    }
    return undefined;
  }

  /** The true version, sent after all, frees its key where it was missing, unreadable or not what the contract says; a failed one waits for a release. */
  #heals(parked: ParkedKey, event: E | undefined): boolean {
    return event !== undefined && HEALED_BY_THE_OWNER.has(parked.kind) && event.version === this.#seen + 1;
  }

  async #apply(delivery: Delivery<E>, event: E | undefined): Promise<Trouble | undefined> {
    const consumer = this.#consumer;
    if (event === undefined) return { kind: 'undecodable', reason: this.#whyUndecodable(delivery) };
    if (consumer.dense && event.version > this.#seen + 1) {
      this.#seen = await consumer.seenAgain(this.#key);
      if (event.version <= this.#seen) {
        consumer.counters.duplicates += 1;
        return undefined;
      }
      if (event.version > this.#seen + 1) {
        return { kind: 'gap', type: event.type, reason: `version ${this.#seen + 1} is missing: version ${event.version} came next` };
      }
    }
    const handle = consumer.route(event.type);
    if (handle === undefined) return { kind: 'unknown-type', type: event.type, reason: `no handler and no ignore entry for ${event.type}` };
    if (handle === 'ignored') consumer.counters.ignored += 1;
    else {
      const misfit = consumer.misfit(event, delivery);
      if (misfit !== undefined) return { kind: 'misfit', type: event.type, reason: misfit };
      const trouble = await this.#handle(handle, event, delivery);
      if (trouble !== undefined) return trouble;
    }
    this.#seen = event.version;
    consumer.see(this.#key, event.version);
    return undefined;
  }

  async #handle(handle: Handle<E>, event: E, delivery: Delivery<E>): Promise<Trouble | undefined> {
    const consumer = this.#consumer;
    const outcome = await consumer.patience.attempt(() => handle(event, delivery));
    if (outcome.kind === 'failed') return { kind: 'failed', type: event.type, reason: sentence(outcome.error) };
    if (outcome.kind === 'refused') {
      consumer.counters.refused += 1;
      consumer.tell('refused', this.#key, `refused with ${outcome.code}: a result, not a failure`, event);
    } else consumer.counters.applied += 1;
    return undefined;
  }

  async #park(parked: ParkedKey, deliveries: readonly Delivery<E>[], trouble?: Trouble): Promise<void> {
    const consumer = this.#consumer;
    const seen = this.#seen;
    const messages = await this.#queued(deliveries);
    await consumer.patience.untilStored(() => consumer.state.park(parked, messages, seen));
    consumer.parkedKeys.set(this.#key, parked);
    consumer.counters.parked += messages.length;
    if (trouble === undefined) return;
    if (trouble.kind === 'gap') consumer.counters.gaps += 1;
    const [first] = deliveries;
    consumer.tell(trouble.kind, this.#key, trouble.reason, first === undefined ? undefined : this.#decoded(first));
  }

  /** Undecodable bytes are presumed to be the version after the last one queued; the same bytes again are the same message. */
  async #queued(deliveries: readonly Delivery<E>[]): Promise<readonly ParkedMessage[]> {
    const messages: ParkedMessage[] = [];
    let unreadable: ParkedMessage[] | undefined;
    let highest = this.#seen;
    for (const delivery of deliveries) {
      const event = this.#decoded(delivery);
      if (event !== undefined && event.version <= this.#seen) continue;
      if (event === undefined) {
        if (unreadable === undefined) {
          unreadable = await this.#unreadable();
          highest = Math.max(highest, (await this.#count()).highest);
        }
        if (unreadable.some((other) => sameBytes(other.bytes, delivery.bytes))) continue;
      }
      const { topic, bytes, headers } = delivery;
      const version = event?.version ?? highest + 1;
      highest = Math.max(highest, version);
      const message = { topic, version, undecodable: event === undefined, bytes, ...(headers === undefined ? {} : { headers }) };
      messages.push(message);
      if (message.undecodable) unreadable?.push(message);
    }
    return messages;
  }

  async #unreadable(): Promise<ParkedMessage[]> {
    const { state, patience } = this.#consumer;
    return (await patience.untilStored(() => state.parkedMessages(this.#key, 0, UNREADABLE_COMPARED))).filter(({ undecodable }) => undecodable);
  }

  #count(): Promise<{ readonly messages: number; readonly highest: number }> {
    const { state, patience } = this.#consumer;
    return patience.untilStored(() => state.parkedCount(this.#key));
  }

  #parkedKey(trouble: { readonly kind: ParkedKind; readonly reason: string }, topic: string): ParkedKey {
    return { key: this.#key, topic, kind: trouble.kind, reason: trouble.reason, waitsFor: this.#seen + 1, since: this.#consumer.clock.now().toISOString() };
  }

  #decoded(delivery: Delivery<E>): E | undefined {
    if (delivery.event !== undefined || delivery.fault !== undefined) return delivery.event;
    try {
      return this.#consumer.decode(delivery);
    } catch {
      // Whatever a decoder throws, the bytes are no event for us; the reason is asked for when the key is parked.
      return undefined;
    }
  }

  #whyUndecodable(delivery: Delivery<E>): string {
    if (delivery.fault !== undefined) return delivery.fault;
    try {
      this.#consumer.decode(delivery);
      return 'the message could not be decoded';
    } catch (error) {
      return sentence(error);
    }
  }
}

/** Why it failed; what a foreign error quotes is left out, because this is stored in plain text and logged. */
function sentence(error: unknown): string {
  if (!(error instanceof Error)) return withoutQuotes(String(error)).slice(0, 300);
  const ours = 'code' in error && typeof error.code === 'string';
  return `${error.name}: ${ours ? error.message : withoutQuotes(error.message)}`.slice(0, 300);
}
