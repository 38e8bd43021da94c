import type { PublicEvent } from '#contracts';
import type { Freshness, Lease, StoredEvent } from '#event-store';
import { Lag } from './lag.ts';
import type { PublicEventSource } from './public-event-source.ts';
import type { RelayCursor } from './relay-cursor.ts';

/** What one service's relay is made of. */
export interface RelayOptions {
  readonly source: PublicEventSource;
  readonly cursor: RelayCursor;
  /** Only its holder sends; two for a moment send some events twice, which consumers drop. */
  readonly lease: Lease;
  /** Sends events in order; resolves when all of them are durable at the broker. */
  readonly publish: (events: readonly PublicEvent[]) => Promise<void>;
  /** Something goes wrong and is tried again; told once until it works. */
  readonly trouble: (sentence: string) => void;
  readonly batch?: number;
  readonly now: () => number;
  readonly pause: (milliseconds: number) => Promise<void>;
}

const IDLE_SHORTEST = 5;
const IDLE_LONGEST = 200;
/** How often an instance that does not send looks how far the other one is. */
const WATCH = 1_000;
/** Milliseconds between two saves of the cursor: after a crash so much is sent again at most (and dropped), and saves ten times a second were a sixteenth of all statements. */
const SAVE_APART = 500;
/** How often a closing relay tries again before it leaves the rest to the next start. */
const CLOSING_TRIES = 3;

/** Sends a service's log, from the stored cursor, event after event; the cursor moves after the broker's answer. */
export class Relay {
  readonly #options: RelayOptions;
  readonly #lag: Lag;
  #position = 0;
  #trouble: string | undefined;
  #closing = false;
  #abandoned = false;
  #woken = false;
  #wake: (() => void) | undefined;
  #saving: Promise<void> | undefined;
  #unsaved = 0;
  #running: Promise<void> = Promise.resolve();
  readonly #unsubscribe: (() => void)[] = [];

  constructor(options: RelayOptions) {
    this.#options = options;
    this.#lag = new Lag(options.now);
  }

  /** Begins; does not wait for the broker. */
  start(): void {
    const wake = () => {
      this.#woken = true;
      this.#wake?.();
    };
    const { source, lease } = this.#options;
    this.#unsubscribe.push(
      source.store.onCommit((head) => {
        this.#lag.grown(head);
        // Who may not send need not look at every commit.
        if (lease.held) wake();
      }),
      lease.onChange(wake),
    );
    this.#running = this.#run();
  }

  /** Sends what is committed, if it may and can, and ends; the caller bounds the time. */
  close(): Promise<void> {
    this.#closing = true;
    this.#wake?.();
    return this.#running;
  }

  /** Ends at once, with nothing more to send. */
  abandon(): void {
    this.#closing = true;
    this.#abandoned = true;
    this.#wake?.();
  }

  /** Age of the oldest event that is not out, in seconds of running time. */
  oldestUnpublishedSeconds(): number {
    return this.#lag.seconds(this.#position);
  }

  /** Why it stands still; undefined when it does not. */
  trouble(): string | undefined {
    return this.#trouble;
  }

  async #run(): Promise<void> {
    const { lease, pause } = this.#options;
    for (let failures = 0; !this.#abandoned && (lease.held || !this.#closing); ) {
      try {
        this.#woken = false;
        await this.#catchUp();
        if (!lease.held) {
          this.#trouble = undefined;
          await this.#sleep(WATCH);
        } else if (await this.#send(() => (failures = 0))) break;
      } catch (error) {
        failures += 1;
        this.#tell(error);
        if (this.#closing && failures > CLOSING_TRIES) break;
        await pause(Math.min(1_000, 50 * 2 ** failures));
      }
    }
    for (const end of this.#unsubscribe) end();
    await this.#saving;
  }

  async #catchUp(): Promise<void> {
    const { source, cursor } = this.#options;
    this.#lag.grown(await source.store.head());
    // What this instance knows to be out may not be saved yet.
    this.#moveTo(Math.max(this.#position, await cursor.get(source.service)));
  }

  /** Sends until the lease is lost; true when this relay closes and the log is at its end. */
  async #send(worked: () => void): Promise<boolean> {
    const { source, lease, batch = 1_000 } = this.#options;
    let idle = IDLE_SHORTEST;
    let asked = this.#enough();
    let read = this.#read(this.#position, batch, asked);
    while (lease.held && !this.#abandoned) {
      this.#woken = false;
      const events = await read;
      if (events.length === 0) {
        this.#trouble = undefined;
        if (this.#closing && asked === 'all') return true;
        idle = (await this.#sleep(idle)) ? IDLE_SHORTEST : Math.min(idle * 2, IDLE_LONGEST);
        asked = this.#enough();
        read = this.#read(this.#position, batch, asked);
        continue;
      }
      const last = events.at(-1)?.position ?? 0;
      this.#lag.grown(last);
      const { sendable, upTo, fault } = publicPrefix(source, events);
      // The next events are read while these are on their way.
      asked = this.#enough();
      read = this.#read(last, batch, asked);
      if (sendable.length > 0) await this.#options.publish(sendable);
      if (upTo > this.#position) {
        this.#moveTo(upTo);
        this.#save();
      }
      if (fault !== undefined) throw fault;
      this.#trouble = undefined;
      worked();
      idle = IDLE_SHORTEST;
    }
    return false;
  }

  /** A commit that nobody has told of here wakes as soon as it is; before the end everything is asked for. */
  #enough(): Freshness {
    return this.#closing ? 'all' : 'told';
  }

  #read(after: number, limit: number, freshness: Freshness): Promise<readonly StoredEvent[]> {
    const read = this.#options.source.store.readAll(after, limit, freshness);
    // Nobody may be waiting for it when it fails; who does, hears of it.
    read.catch(() => undefined);
    return read;
  }

  /** One save at a time; what is sent meanwhile is saved by the next. A failed one costs duplicates after a crash, nothing else. */
  #save(): void {
    this.#unsaved = this.#position;
    if (this.#saving !== undefined) return;
    const { cursor, source } = this.#options;
    const saveAll = async () => {
      while (this.#unsaved > 0) {
        const position = this.#unsaved;
        this.#unsaved = 0;
        try {
          await cursor.save(source.service, position);
          // What is sent meanwhile is saved together.
          if (!this.#closing) await this.#options.pause(SAVE_APART);
        } catch {
          if (this.#abandoned || this.#closing) return;
          this.#unsaved = Math.max(this.#unsaved, position);
          await this.#options.pause(200);
        }
      }
    };
    this.#saving = saveAll().finally(() => (this.#saving = undefined));
  }

  #moveTo(position: number): void {
    this.#position = position;
    this.#lag.applied(position);
  }

  #tell(error: unknown): void {
    const sentence = `${this.#options.source.service}'s events do not go out and will be tried again: ${error instanceof Error ? error.message : String(error)}`;
    const before = this.#trouble;
    this.#trouble = sentence;
    if (before !== sentence) this.#options.trouble(sentence);
  }

  /** True when something woke it before the time was over. */
  async #sleep(milliseconds: number): Promise<boolean> {
    if (this.#woken || this.#closing) return true;
    const woken = new Promise<void>((resolve) => (this.#wake = resolve));
    await Promise.race([woken, this.#options.pause(milliseconds)]);
    this.#wake = undefined;
    return this.#woken;
  }
}

/** The events before the first that cannot be made public, the position up to which they were looked at, and why that one cannot: an event must not be left out. */
function publicPrefix(source: PublicEventSource, stored: readonly StoredEvent[]): { readonly sendable: readonly PublicEvent[]; readonly upTo: number; readonly fault?: Error } {
  const sendable: PublicEvent[] = [];
  let upTo = 0;
  for (const event of stored) {
    try {
      if (source.foreign?.(event) !== true) sendable.push(source.toPublic(event));
      upTo = event.position;
    } catch (error) {
      return { sendable, upTo, fault: error instanceof Error ? error : new Error(String(error)) };
    }
  }
  return { sendable, upTo };
}
