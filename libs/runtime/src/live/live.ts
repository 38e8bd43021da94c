import type { FastifyReply } from 'fastify';
import type { Clock, EventStore, StoredEvent } from '#event-store';
import type { RequestSubject, SignedInRequest } from '../http/subject.ts';
import type { Logger } from '../logging/logger.ts';
import { Problem } from '../problem/problem.ts';
import type { OpenView } from '../service/service.ts';
import { gathering } from './gathering.ts';
import { LiveClient, type Rendered } from './live-client.ts';
import type { LiveSource } from './live-message.ts';

/** Milliseconds between two `ping` events. */
export const PING_MILLISECONDS = 15_000;
/** A reader further behind than this many events is told to read its lists anew. */
export const RESYNC_GAP = 5_000;
/** A stream whose session ends within this time is closed, so that its reader comes back while the session can still be renewed. */
const RENEW_MILLISECONDS = 10 * 60_000;
const BATCH = 500;
/** Milliseconds before the log is read again after it failed. */
const RETRY_MILLISECONDS = 250;

/** What the live stream of a service stands on. */
export interface LiveOptions {
  readonly source: LiveSource;
  readonly store: EventStore;
  readonly view: OpenView;
  readonly clock: Clock;
  readonly log: Logger;
  /** Log position up to which every view of the service is. */
  applied(): number;
}

/** Server-sent events of one service: `id` = position in its log, sent when the views have applied the event, filtered by what each reader may see. It begins with a `ping`. */
export class Live {
  readonly #options: LiveOptions;
  readonly #clients = new Set<LiveClient>();
  #position = 0;
  #joining = 0;
  #running: Promise<void> | undefined;
  #ping: NodeJS.Timeout | undefined;
  #closed = false;
  /** The log could not be read and has not answered since; told once. */
  #failing = false;

  constructor(options: LiveOptions) {
    this.#options = options;
  }

  /** Readers connected now. */
  get clients(): number {
    return this.#clients.size;
  }

  /** Answers a request with the stream; the route's whole body (`@Req()`, `@Res()`). Resumes after `Last-Event-ID` or `?cursor=`; without one it starts now. */
  async open(request: SignedInRequest, reply: FastifyReply): Promise<void> {
    if (request.subject === undefined) throw new Problem(401, 'unauthenticated');
    if (this.#closed) throw new Problem(503, 'shutting-down', { headers: { 'retry-after': '5' } });
    const { cursor, log } = resumeFrom(request);
    const client = new LiveClient(request.subject, this.#options.source.reach(request.subject), reply.raw);
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no' });
    reply.raw.write('retry: 2000\n\n');
    reply.raw.on('error', () => reply.raw.destroy());
    reply.raw.once('close', () => this.#clients.delete(client));
    this.#ping ??= setInterval(() => this.#pingAll(), PING_MILLISECONDS).unref();
    try {
      await this.#join(client, cursor, log);
    } catch (error) {
      this.#options.log.warn({ err: error, remedy: 'The reader reconnects by itself; if this repeats, look at the log store.' }, 'a live stream could not be resumed');
      client.close();
    }
  }

  /** To be called when views have applied events. */
  advance(): void {
    if (this.#running !== undefined || this.#closed) return;
    this.#running = this.#broadcast().finally(() => {
      this.#running = undefined;
      if (this.#position < this.#options.applied() && this.#listening) this.advance();
    });
  }

  /**
   * Tells readers something that is on no log: it has no id, nobody who is not connected now will hear of it, and nothing is resumed by it.
   * @param data what a message has, its `stream` one that no log has
   * @param hears who may hear it
   */
  tell(type: string, data: object, hears: (subject: RequestSubject) => boolean): void {
    const text = `event: ${type}\ndata: ${JSON.stringify({ ...data, type })}\n\n`;
    for (const client of this.#clients) if (hears(client.subject)) client.write(text);
  }

  /** Ends every stream of a session (signed out, revoked). */
  closeSession(sessionId: string): void {
    this.#closeWhere((subject) => subject.sessionId === sessionId);
  }

  /** Ends every stream of an account (disabled, rights changed); it reconnects with what it may see now. */
  closeAccount(accountId: string): void {
    this.#closeWhere((subject) => subject.accountId === accountId);
  }

  /** Ends all streams; part of the shutdown, before the server stops listening. */
  close(): void {
    this.#closed = true;
    clearInterval(this.#ping);
    this.#closeWhere(() => true);
  }

  get #listening(): boolean {
    return this.#clients.size + this.#joining > 0;
  }

  #closeWhere(matches: (subject: RequestSubject) => boolean): void {
    for (const client of this.#clients) {
      if (!matches(client.subject)) continue;
      client.close();
      this.#clients.delete(client);
    }
  }

  async #join(client: LiveClient, cursor: number | undefined, log: string | undefined): Promise<void> {
    if (!this.#listening) this.#position = this.#options.applied();
    this.#joining += 1;
    try {
      let at = cursor ?? this.#position;
      const behind = this.#position - at;
      const otherLog = log !== undefined && log !== this.#options.store.logId;
      if (behind > RESYNC_GAP || otherLog || (behind < 0 && at > (await this.#options.store.head()))) {
        at = this.#position;
        client.write(`id: ${at}\nevent: resync\ndata: ${JSON.stringify({ position: at, log: this.#options.store.logId })}\n\n`);
      }
      while (at < this.#position && !client.closed) {
        const events = await this.#eventsAfter(at, this.#position);
        for (const one of await this.#renderAll(events)) client.offer(one);
        client.flush();
        at = events.at(-1)?.position ?? at;
      }
      // A reader that is cut before its first event resumes from here; its clock is set, too.
      client.write(this.#pingAt(at));
      // No await between the check above and this line: what comes next comes from the broadcast.
      if (!client.closed && !this.#closed) this.#clients.add(client);
      else client.close();
    } finally {
      this.#joining -= 1;
    }
    this.advance();
  }

  async #broadcast(): Promise<void> {
    try {
      while (!this.#closed) {
        const applied = this.#options.applied();
        if (!this.#listening) this.#position = applied;
        if (this.#position >= applied) return;
        const events = await this.#eventsAfter(this.#position, applied);
        const rendered = await this.#renderAll(events);
        for (const client of this.#clients) {
          for (const one of rendered) client.offer(one);
          client.flush();
        }
        this.#position = events.at(-1)?.position ?? this.#position;
        this.#failing = false;
      }
    } catch (error) {
      if (!this.#failing) this.#options.log.warn({ err: error, remedy: 'It is tried again until the log answers; nothing is left out.' }, 'live readers could not be told');
      this.#failing = true;
      await new Promise((resolve) => {
        setTimeout(resolve, RETRY_MILLISECONDS).unref();
      });
    }
  }

  /** At least one event; what the views hold must never be left out because a log does not show it yet. */
  async #eventsAfter(position: number, until: number): Promise<readonly StoredEvent[]> {
    const events = await this.#options.store.readAll(position, Math.min(BATCH, until - position));
    if (events.length === 0) throw new Error(`the log does not show position ${position + 1}, which the views hold`);
    return events;
  }

  /** At once: one after the other, each with its row read from a database, a burst of events was told of minutes late. */
  async #renderAll(events: readonly StoredEvent[]): Promise<readonly Rendered[]> {
    const view = gathering(this.#options.view, events.at(-1)?.position);
    const rendered = await Promise.all(events.map((event) => this.#render(event, view)));
    return rendered.filter((one) => one !== undefined);
  }

  async #render(event: StoredEvent, view: OpenView): Promise<Rendered | undefined> {
    const told = this.#options.source.message(event, view);
    const message = told instanceof Promise ? await told : told;
    if (message === undefined) return undefined;
    const data = {
      position: event.position,
      stream: event.stream,
      version: event.version,
      type: message.type,
      ...(message.requestId === undefined ? {} : { requestId: message.requestId }),
      occurredAt: event.occurredAt,
      recordedAt: event.recordedAt,
      area: message.area,
      ...(message.row === undefined ? {} : { row: message.row }),
    };
    return { message, text: `id: ${event.position}\nevent: ${message.type}\ndata: ${JSON.stringify(data)}\n\n` };
  }

  #pingAt(position: number): string {
    return `event: ping\ndata: ${JSON.stringify({ position, time: this.#options.clock.now().toISOString(), log: this.#options.store.logId })}\n\n`;
  }

  #pingAll(): void {
    const text = this.#pingAt(this.#position);
    for (const client of this.#clients) {
      // Sessions run on the wall clock, never a drill's. A stream does not use its session, the reconnect does: it renews it or is refused.
      if (client.subject.expiresAt - Date.now() < RENEW_MILLISECONDS) client.close();
      else client.write(text);
    }
  }
}

function resumeFrom(request: SignedInRequest): { readonly cursor: number | undefined; readonly log: string | undefined } {
  const query = request.query as Readonly<Record<string, unknown>>;
  const given = request.headers['last-event-id'] ?? query['cursor'];
  const log = typeof query['log'] === 'string' ? query['log'] : undefined;
  if (given === undefined || given === '') return { cursor: undefined, log };
  if (typeof given !== 'string' || !/^\d{1,15}$/.test(given)) throw new Problem(400, 'cursor-unknown', { errors: [{ pointer: '?cursor', code: 'cursor-unknown' }] });
  return { cursor: Number(given), log };
}
