import { createParser } from 'eventsource-parser';
import type { FromHub, LiveMessage, Service, StreamState } from './message.ts';

/** A ping comes every 15 s; without anything for this long the connection is dead, whatever the system says. Milliseconds. */
export const SILENCE = 35_000;
/** Longest pause between two tries, milliseconds: what waits in this browser is sent when the stream stands again. */
const LONGEST_PAUSE = 5_000;

/** The one connection of this browser to a service's live stream: reads with fetch (an EventSource hides the status and cannot be watched), resumes where it was. */
export class Stream {
  readonly #service: Service;
  readonly #tell: (message: FromHub) => void;
  #abort: AbortController | undefined;
  #position: number | undefined;
  #log: string | undefined;
  #failures = 0;
  #again: ReturnType<typeof setTimeout> | undefined;
  #watch: ReturnType<typeof setTimeout> | undefined;
  #gathered: LiveMessage[] = [];
  #stopped = false;
  #begun = false;
  #state: StreamState = { connected: false, heardAt: undefined, signedOut: false };

  constructor(service: Service, tell: (message: FromHub) => void) {
    this.#service = service;
    this.#tell = tell;
    void this.#open();
  }

  get state(): StreamState {
    return this.#state;
  }

  /** Tries at once, unless all is well. */
  wake(): void {
    if (this.#state.connected || this.#stopped) return;
    this.#failures = 0;
    void this.#open();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#again);
    clearTimeout(this.#watch);
    this.#abort?.abort();
  }

  async #open(): Promise<void> {
    clearTimeout(this.#again);
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    const cursor = this.#position === undefined ? '' : `?cursor=${this.#position}${this.#log === undefined ? '' : `&log=${encodeURIComponent(this.#log)}`}`;
    try {
      this.#listen(abort);
      const response = await fetch(`/api/${this.#service}/stream${cursor}`, {
        credentials: 'same-origin',
        cache: 'no-store',
        signal: abort.signal,
        headers: { accept: 'text/event-stream' },
      });
      if (response.status === 401) return this.#show({ ...this.#state, connected: false, signedOut: true });
      if (!response.ok || response.body === null) throw new Error(`the stream of ${this.#service} answered ${response.status}`);
      // Cut before its first message said where it stands: there is nothing to resume from.
      if (this.#position === undefined && this.#begun) this.#tell({ kind: 'resync', service: this.#service });
      this.#begun = true;
      this.#heard();
      await this.#readAll(response.body, abort);
    } catch {
      // Said below: every way out of here is a lost connection.
    }
    clearTimeout(this.#watch);
    if (this.#abort !== abort || this.#stopped || this.#state.signedOut) return;
    this.#show({ ...this.#state, connected: false });
    const pause = Math.min(LONGEST_PAUSE, 300 * 2 ** this.#failures) * (0.75 + Math.random() / 2);
    this.#failures += 1;
    this.#again = setTimeout(() => void this.#open(), pause);
  }

  async #readAll(body: ReadableStream<Uint8Array>, abort: AbortController): Promise<void> {
    const parser = createParser({ onEvent: ({ event, data, id }) => this.#take(event ?? 'message', data, id) });
    const reader = body.getReader();
    const decoder = new TextDecoder();
    for (;;) {
      const { done, value } = await reader.read();
      if (done || this.#abort !== abort) return;
      this.#listen(abort);
      this.#heard();
      parser.feed(decoder.decode(value, { stream: true }));
      // What came together is told together, at once: tabs draw once a frame anyway.
      this.#flush();
    }
  }

  #take(event: string, data: string, id: string | undefined): void {
    if (id !== undefined && /^\d+$/.test(id)) this.#position = Number(id);
    if (event === 'ping' || event === 'resync') {
      const { position, time, log } = JSON.parse(data) as { position: number; time?: string; log?: string };
      this.#position = Math.max(this.#position ?? 0, position);
      if (log !== undefined) this.#log = log;
      if (event === 'resync') {
        this.#position = position;
        this.#gathered = [];
        this.#tell({ kind: 'resync', service: this.#service });
      }
      this.#show(this.#state, time);
      return;
    }
    this.#gathered.push(JSON.parse(data) as LiveMessage);
  }

  #flush(): void {
    const messages = this.#gathered;
    this.#gathered = [];
    if (messages.length > 0 && !this.#stopped) this.#tell({ kind: 'messages', service: this.#service, messages });
  }

  /** Something came: the picture is as new as now. Told at once when it was not connected, else with the next ping. */
  #heard(): void {
    const was = this.#state;
    this.#failures = 0;
    this.#state = { connected: true, heardAt: Date.now(), signedOut: false };
    if (!was.connected) this.#show(this.#state);
  }

  #listen(abort: AbortController): void {
    clearTimeout(this.#watch);
    this.#watch = setTimeout(() => abort.abort(), SILENCE);
  }

  #show(state: StreamState, serverTime?: string): void {
    this.#state = state;
    this.#tell({ kind: 'state', service: this.#service, state, ...(serverTime === undefined ? {} : { serverTime }) });
  }
}
