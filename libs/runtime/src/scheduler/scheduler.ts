import { LRUCache } from 'lru-cache';
import { type Clock, type CommandMetadata, deriveUuid, type Lease, Refused, StoreUnavailable } from '#event-store';
import { ViewsUnavailable } from '#views';
import type { Logger } from '../logging/logger.ts';
import { storeRemedy } from '../logging/store-remedy.ts';
import type { AnyDeadline } from '../service/service-definition.ts';
import type { Service } from '../service/service.ts';
import { NO_SPANS, type Tracing } from '../telemetry/tracing.ts';
import type { DueContext } from './deadline.ts';

/** Milliseconds between two looks at what is due. */
export const TICK_MILLISECONDS = 1_000;
/** A due document that is still there after its command is asked again after this many milliseconds. */
const AGAIN_MILLISECONDS = 60_000;
const PAGE = 200;
const AT_ONCE = 32;
/** Namespace of the commandIds of deadlines; a fixed UUID, so that every instance derives the same. */
const NAMESPACE = '018f0000-0000-7000-8000-a770717e0001';
const SYSTEM = { id: 'system', role: 'system', area: '' } as const;

/** One deadline in plain numbers. */
export interface DeadlineStatus {
  readonly service: string;
  readonly deadline: string;
  /** Seconds by which the oldest due document is overdue; 0 when nothing is due. */
  readonly overdueSeconds: number;
  /** Failures since the last success. */
  readonly failures: number;
}

/** A service with deadlines; a `ServiceRuntime` is one. */
export type WatchedService = Service & { readonly definition: { readonly deadlines?: readonly AnyDeadline[] }; readonly deadlineLease: Lease };

interface Watched {
  readonly runtime: WatchedService;
  readonly deadline: AnyDeadline;
  status: { overdueSeconds: number; failures: number };
}

/** Turns due deadlines of every service whose lease this process holds into commands. Running it twice, or in two processes, is harmless: what is done has a derived commandId. */
export class Scheduler {
  readonly #clock: Clock;
  readonly #log: Logger;
  readonly #tracing: () => Pick<Tracing, 'due'>;
  readonly #watched: Watched[] = [];
  readonly #asked = new LRUCache<string, number>({ max: 20_000 });
  #turn: Promise<unknown> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(clock: Clock, log: Logger, tracing: () => Pick<Tracing, 'due'> = () => NO_SPANS) {
    this.#tracing = tracing;
    this.#clock = clock;
    this.#log = log;
  }

  watch(runtime: WatchedService): void {
    for (const deadline of runtime.definition.deadlines ?? []) this.#watched.push({ runtime, deadline, status: { overdueSeconds: 0, failures: 0 } });
  }

  /** Looks once a second from now on; a look never overlaps the one before. */
  start(): void {
    const again = () => {
      if (!this.#stopped) this.#timer = setTimeout(() => void this.tick().then(again, again), TICK_MILLISECONDS).unref();
    };
    again();
  }

  /** Resolves when the look under way has ended; none comes after it. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#turn;
  }

  /** Handles everything that is due now; resolves to how many commands were given. */
  tick(): Promise<number> {
    const look = this.#turn.then(async () => {
      let handled = 0;
      for (const watched of this.#watched) if (!this.#stopped) handled += await this.#look(watched);
      return handled;
    });
    this.#turn = look.catch(() => undefined);
    return look;
  }

  /** The earliest instant in (now, until] at which something falls due. */
  async nextDue(until: Date): Promise<Date | undefined> {
    const from = after(this.#clock.now());
    let earliest: string | undefined;
    for (const { runtime, deadline } of this.#watched) {
      const page = await runtime.view(deadline.view).find(indexOf(deadline), { prefix: [], from, to: after(until), limit: 1 });
      const first = page.items[0];
      const dueAt = first === undefined ? undefined : dueAtOf(deadline, first.document);
      if (dueAt !== undefined && (earliest === undefined || dueAt < earliest)) earliest = dueAt;
    }
    return earliest === undefined ? undefined : new Date(earliest);
  }

  status(): readonly DeadlineStatus[] {
    return this.#watched.map(({ runtime, deadline, status }) => ({ service: runtime.service, deadline: deadline.name, ...status }));
  }

  async #look(watched: Watched): Promise<number> {
    const { runtime, deadline } = watched;
    if (!runtime.deadlineLease.held) {
      watched.status = { overdueSeconds: 0, failures: 0 };
      return 0;
    }
    const view = runtime.view(deadline.view);
    const to = after(this.#clock.now());
    let handled = 0;
    let cursor: string | undefined;
    let oldest: string | undefined;
    try {
      do {
        const page = await view.find(indexOf(deadline), { prefix: [], to, limit: PAGE, after: cursor });
        const due = page.items.map((item) => ({ ...item, dueAt: dueAtOf(deadline, item.document) }));
        oldest ??= due[0]?.dueAt;
        const fresh = due.filter((item) => (this.#asked.get(markOf(watched, item.id, item.dueAt)) ?? 0) <= performance.now());
        for (let start = 0; start < fresh.length && !this.#stopped; start += AT_ONCE) {
          const results = await Promise.all(fresh.slice(start, start + AT_ONCE).map((item) => this.#handle(watched, item.id, item.dueAt, item.document)));
          handled += results.filter(Boolean).length;
        }
        cursor = page.next;
      } while (cursor !== undefined && !this.#stopped);
      watched.status = { overdueSeconds: oldest === undefined ? 0 : Math.max(0, (this.#clock.now().getTime() - Date.parse(oldest)) / 1_000), failures: 0 };
    } catch (error) {
      // Another process is still making the view: its deadlines come due when it is there.
      if (error instanceof ViewsUnavailable) return handled;
      watched.status = { ...watched.status, failures: watched.status.failures + 1 };
      // Tried again every second, told once; /readyz and the metrics go on saying it.
      if (watched.status.failures > 1) return handled;
      const facts = { service: runtime.service, deadline: deadline.name };
      if (error instanceof StoreUnavailable)
        this.#log.warn({ ...facts, reason: error.message, remedy: storeRemedy(runtime.config) }, 'deadlines wait: the store cannot be written');
      else this.#log.error({ ...facts, err: error, remedy: 'A defect: report it. It is tried again every second, and this line is not repeated.' }, 'deadlines could not be read');
    }
    return handled;
  }

  /** @throws StoreUnavailable, to end this look; anything else concerns one document only */
  async #handle(watched: Watched, id: string, dueAt: string, document: never): Promise<boolean> {
    const { runtime, deadline } = watched;
    const mark = markOf(watched, id, dueAt);
    try {
      await this.#tracing().due(runtime.service, deadline.name, async (traceparent) => deadline.handle(document, this.#context(watched, id, dueAt, traceparent)));
      this.#asked.set(mark, performance.now() + AGAIN_MILLISECONDS);
      return true;
    } catch (error) {
      if (error instanceof StoreUnavailable) throw error;
      this.#asked.set(mark, performance.now() + AGAIN_MILLISECONDS);
      const facts = { service: runtime.service, deadline: deadline.name, stream: id };
      if (error instanceof Refused) this.#log.debug({ ...facts, code: error.code }, 'a deadline no longer holds');
      else this.#log.error({ ...facts, err: error, remedy: 'Look at this stream; it is tried again every minute.' }, 'a deadline could not be handled');
      return false;
    }
  }

  #context({ runtime, deadline }: Watched, id: string, dueAt: string, traceparent: string | undefined): DueContext {
    const commandId = (part: string) => deriveUuid(timed(dueAt), runtime.service, deadline.name, id, dueAt, part);
    const metadata: CommandMetadata = {
      commandId: commandId(''),
      actor: SYSTEM,
      channel: 'system',
      occurredAt: dueAt,
      now: this.#clock.now().toISOString(),
      ...(traceparent === undefined ? {} : { traceparent }),
    };
    return { id, dueAt, metadata, commandId, runtime };
  }
}

function indexOf(deadline: AnyDeadline): string {
  return deadline.index ?? 'due';
}

function dueAtOf(deadline: AnyDeadline, document: never): string {
  const value = deadline.view.indexes[indexOf(deadline)]?.(document)?.[0];
  if (typeof value !== 'string')
    throw new TypeError(`the index "${indexOf(deadline)}" of the view "${deadline.view.name}" does not start with an instant: the deadline "${deadline.name}" cannot use it`);
  return value;
}

function markOf({ runtime, deadline }: Watched, id: string, dueAt: string): string {
  return `${runtime.service} ${deadline.name} ${id} ${dueAt}`;
}

/** The first millisecond after an instant, for bounds that leave their end out. */
function after(instant: Date): string {
  return new Date(instant.getTime() + 1).toISOString();
}

/** The namespace with the due time in its first 48 bits, so that derived ids lie near others of their time. */
function timed(dueAt: string): string {
  const digits = Math.max(0, Date.parse(dueAt)).toString(16).padStart(12, '0').slice(-12);
  return `${digits.slice(0, 8)}-${digits.slice(8)}${NAMESPACE.slice(13)}`;
}
