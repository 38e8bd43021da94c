import { LRUCache } from 'lru-cache';
import type { Clock } from './clock.ts';
import { IdempotencyKeyReused, PreconditionFailed } from './command-errors.ts';
import type { CommandMetadata, Decider } from './decider.ts';
import type { DomainEvent, NewEvent, StoredEvent } from './event.ts';
import { fold, type FoldedStream, unfolded, type WrittenBy } from './folded-stream.ts';
import { newId } from './ids.ts';
import { type EventStore, type Freshness, VersionConflict } from './port.ts';

/** What a command did. */
export interface CommandResult<S, E extends DomainEvent = DomainEvent> {
  readonly stream: string;
  /** The stream's version after the command. */
  readonly version: number;
  /** Log position of the stream's last event at that version; 0 for a stream without events. */
  readonly position: number;
  /** Log position of the stream's first event (a request's number); 0 for a stream without events. */
  readonly firstPosition: number;
  /** State at that version. */
  readonly state: S;
  /** What this command stored; empty when it was already so. */
  readonly events: readonly StoredEvent<E>[];
  /** The same command id had been handled before: this is the first result again. */
  readonly replayed: boolean;
}

/** A stream's present state. */
export type LoadedStream<S> = Pick<CommandResult<S>, 'stream' | 'version' | 'position' | 'firstPosition' | 'state'>;

/** What one command asks besides its metadata. */
export interface HandleOptions {
  /** The version a content edit was made on. */
  readonly ifMatch?: number;
}

/** Load, dedupe, decide, append. */
export interface CommandHandler {
  /**
   * @throws Refused by the decider · IdempotencyKeyReused · PreconditionFailed · VersionConflict after ten lost races · StoreUnavailable
   */
  handle<S, C, E extends DomainEvent>(decider: Decider<S, C, E>, stream: string, command: C, metadata: CommandMetadata, options?: HandleOptions): Promise<CommandResult<S, E>>;
  /**
   * The present state of a stream; version 0 when it has no events.
   * @param asOf `'now'` (default): never behind · a `performance.now()`: at that time or later, as what follows from a message that was received then may see it ·
   * `'told'`: what this process has heard of; let no refusal rest on it
   */
  load<S, C, E extends DomainEvent>(decider: Decider<S, C, E>, stream: string, asOf?: 'now' | 'told' | number): Promise<LoadedStream<S>>;
}

/** How a handler is made. */
export interface CommandHandlerOptions {
  readonly clock: Clock;
  /** Ids of events; default UUIDv7. */
  readonly newId?: () => string;
  /** Folded streams kept, default 1,024. */
  readonly cacheSize?: number;
  /** Version of an event type's data shape; default 1. */
  readonly schemaVersion?: (type: string) => number;
}

const ATTEMPTS = 10;

/** The one way a command becomes events, for one log. */
export function createCommandHandler(store: EventStore, options: CommandHandlerOptions): CommandHandler {
  return new StoreCommandHandler(store, options);
}

interface Cached {
  readonly decider: object;
  readonly folded: FoldedStream<unknown>;
  /** performance.now() at which it was certainly the whole stream: when it was read to its end, or an append found it so. */
  wholeAt: number;
}

/** A load that has not begun to read: it answers everybody who asks until then. */
interface Waiting {
  readonly decider: object;
  loaded: Promise<unknown> | undefined;
}

class StoreCommandHandler implements CommandHandler {
  readonly #store: EventStore;
  readonly #newId: () => string;
  readonly #schemaVersion: (type: string) => number;
  readonly #cache: LRUCache<string, Cached>;
  /** Last command under way per stream: commands of one process take turns, so that only other processes can win a race. */
  readonly #turns = new Map<string, Promise<unknown>>();
  readonly #waiting = new Map<string, Waiting>();

  constructor(store: EventStore, options: CommandHandlerOptions) {
    this.#store = store;
    this.#newId = options.newId ?? newId;
    this.#schemaVersion = options.schemaVersion ?? (() => 1);
    this.#cache = new LRUCache({ max: options.cacheSize ?? 1_024 });
  }

  handle<S, C, E extends DomainEvent>(decider: Decider<S, C, E>, stream: string, command: C, metadata: CommandMetadata, options: HandleOptions = {}) {
    return this.#inTurn(stream, () => this.#attempt(decider, stream, command, metadata, options));
  }

  load<S, C, E extends DomainEvent>(decider: Decider<S, C, E>, stream: string, asOf: 'now' | 'told' | number = 'now'): Promise<LoadedStream<S>> {
    if (asOf !== 'now')
      return this.#inTurn(stream, async () => {
        const isEnough = asOf === 'told' || (this.#cache.get(stream)?.wholeAt ?? Number.NEGATIVE_INFINITY) >= asOf;
        return loaded(stream, await this.#folded(decider, stream, isEnough ? 'told' : 'all'));
      });
    const waiting = this.#waiting.get(stream);
    if (waiting?.decider === decider) return waiting.loaded as Promise<LoadedStream<S>>;
    const mine: Waiting = { decider, loaded: undefined };
    this.#waiting.set(stream, mine);
    const reading = this.#inTurn(stream, async () => {
      // Who comes from now on must see what is committed from now on.
      if (this.#waiting.get(stream) === mine) this.#waiting.delete(stream);
      return loaded(stream, await this.#folded(decider, stream, 'all'));
    });
    mine.loaded = reading;
    return reading;
  }

  async #inTurn<T>(stream: string, work: () => Promise<T>): Promise<T> {
    const before = this.#turns.get(stream);
    const mine = before === undefined ? work() : before.then(work, work);
    this.#turns.set(stream, mine);
    try {
      return await mine;
    } finally {
      if (this.#turns.get(stream) === mine) this.#turns.delete(stream);
    }
  }

  async #attempt<S, C, E extends DomainEvent>(
    decider: Decider<S, C, E>,
    stream: string,
    command: C,
    metadata: CommandMetadata,
    options: HandleOptions,
  ): Promise<CommandResult<S, E>> {
    // What is known without asking is enough for an append, which conflicts if there was more; a no, and what stores nothing, must not rest on it.
    let freshness: Freshness = 'told';
    for (let attempt = 1; ; attempt++) {
      const folded = await this.#folded(decider, stream, freshness);
      const written = folded.commands.get(metadata.commandId);
      if (written !== undefined) return this.#replay(decider, stream, folded, written, metadata);
      let decided: readonly E[];
      try {
        if (options.ifMatch !== undefined && options.ifMatch !== folded.version) throw new PreconditionFailed(stream, options.ifMatch, folded.version);
        decided = decider.decide(command, folded.state, metadata);
      } catch (error) {
        if (freshness === 'all') throw error;
        freshness = 'all';
        continue;
      }
      if (decided.length === 0) {
        if (freshness === 'all') return result(stream, folded, [], false);
        freshness = 'all';
        continue;
      }
      try {
        const begunAt = performance.now();
        const { events } = await this.#store.append(stream, folded.version, this.#envelopes(stream, decided, metadata), metadata.commandId);
        fold(decider, folded, events);
        this.#keep(stream, decider, folded, begunAt);
        return result(stream, folded, events as readonly StoredEvent<E>[], false);
      } catch (error) {
        if (!(error instanceof VersionConflict) || attempt === ATTEMPTS) throw error;
        freshness = 'all';
      }
    }
  }

  async #folded<S, C, E extends DomainEvent>(decider: Decider<S, C, E>, stream: string, freshness: Freshness): Promise<FoldedStream<S>> {
    const cached = this.#cache.get(stream);
    // An entry's state has its decider's type; another decider on the same stream starts over.
    const folded = cached?.decider === decider ? (cached.folded as FoldedStream<S>) : unfolded(decider.initialState);
    const begunAt = freshness === 'all' ? performance.now() : Number.NEGATIVE_INFINITY;
    const tail = await this.#store.readStream(stream, folded.version, freshness);
    fold(decider, folded, tail);
    this.#keep(stream, decider, folded, begunAt);
    return folded;
  }

  #keep(stream: string, decider: object, folded: FoldedStream<unknown>, wholeAt: number): void {
    if (folded.version === 0) return;
    const kept = this.#cache.peek(stream);
    if (kept?.folded === folded) kept.wholeAt = Math.max(kept.wholeAt, wholeAt);
    else this.#cache.set(stream, { decider, folded, wholeAt });
  }

  /** The first result again, as it was: state at that version, however far the stream has gone since. */
  async #replay<S, C, E extends DomainEvent>(
    decider: Decider<S, C, E>,
    stream: string,
    present: FoldedStream<S>,
    written: WrittenBy,
    metadata: CommandMetadata,
  ): Promise<CommandResult<S, E>> {
    if (written.fingerprint !== undefined && metadata.fingerprint !== undefined && written.fingerprint !== metadata.fingerprint) {
      throw new IdempotencyKeyReused(metadata.commandId);
    }
    const isLast = written.to === present.version;
    const events = await this.#store.readStream(stream, isLast ? written.from : 0);
    const upTo = events.filter((event) => event.version <= written.to);
    const own = upTo.filter((event) => event.version > written.from) as StoredEvent<E>[];
    if (isLast) return result(stream, present, own, true);
    const then = unfolded(decider.initialState);
    fold(decider, then, upTo);
    return result(stream, then, own, true);
  }

  #envelopes(stream: string, decided: readonly DomainEvent[], metadata: CommandMetadata): NewEvent[] {
    return decided.map((event) => ({
      id: this.#newId(),
      type: event.type,
      schemaVersion: this.#schemaVersion(event.type),
      occurredAt: event.occurredAt ?? metadata.occurredAt,
      actor: metadata.actor,
      ...(metadata.subject === undefined ? {} : { subject: metadata.subject }),
      channel: metadata.channel,
      correlationId: metadata.correlationId ?? stream,
      ...(metadata.causationId === undefined ? {} : { causationId: metadata.causationId }),
      ...(metadata.traceparent === undefined ? {} : { traceparent: metadata.traceparent }),
      ...(metadata.fingerprint === undefined ? {} : { fingerprint: metadata.fingerprint }),
      data: event.data,
    }));
  }
}

function loaded<S>(stream: string, { state, version, position, firstPosition }: FoldedStream<S>): LoadedStream<S> {
  return { stream, state, version, position, firstPosition };
}

function result<S, E extends DomainEvent>(stream: string, folded: FoldedStream<S>, events: readonly StoredEvent<E>[], replayed: boolean): CommandResult<S, E> {
  return { stream, version: folded.version, position: folded.position, firstPosition: folded.firstPosition, state: folded.state, events, replayed };
}
