import type { FromHub, Service, ToHub } from './message.ts';
import { Stream } from './stream.ts';

/** A tab that has said nothing for this long is gone (a crash tells nobody), milliseconds. */
export const TAB_LIFE = 90_000;

/** Holds the connections for all tabs of this browser: as many as somebody wants, one per service. */
export class Hub {
  readonly #tell: (message: FromHub) => void;
  readonly #streams = new Map<Service, Stream>();
  readonly #wants = new Map<string, { readonly services: readonly Service[]; readonly at: number }>();

  constructor(tell: (message: FromHub) => void) {
    this.#tell = tell;
  }

  hear(message: ToHub): void {
    if (message.kind === 'wake') for (const stream of this.#streams.values()) stream.wake();
    else if (message.kind === 'gone') this.#wants.delete(message.tab);
    else this.#wants.set(message.tab, { services: message.services, at: Date.now() });
    if (message.kind !== 'wake') this.#settle();
    // A tab that has just come does not know how things stand.
    if (message.kind === 'want') {
      for (const service of message.services) {
        const stream = this.#streams.get(service);
        if (stream !== undefined) this.#tell({ kind: 'state', service, state: stream.state });
      }
    }
  }

  stop(): void {
    for (const stream of this.#streams.values()) stream.stop();
    this.#streams.clear();
  }

  #settle(): void {
    const now = Date.now();
    for (const [tab, { at }] of this.#wants) if (now - at > TAB_LIFE) this.#wants.delete(tab);
    const wanted = new Set([...this.#wants.values()].flatMap(({ services }) => services));
    for (const [service, stream] of this.#streams) {
      if (wanted.has(service)) continue;
      stream.stop();
      this.#streams.delete(service);
    }
    for (const service of wanted) if (!this.#streams.has(service)) this.#streams.set(service, new Stream(service, this.#tell));
  }
}
