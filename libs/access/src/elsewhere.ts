import type { PersonalKeys } from './keys/personal-keys.ts';
import type { Sessions } from './session/sessions.ts';
import type { SharedAccessStore } from './store/port.ts';

/** Milliseconds between two looks: with the look itself what another process ends is ended here within a second. */
const INTERVAL = 700;
/** Sessions asked about at once. */
const PAGE = 1_000;

/** What {@link ElsewhereWatch} keeps in step. */
export interface Remembered {
  readonly sessions: Pick<Sessions, 'inUse' | 'forgetEnded'>;
  readonly keys: Pick<PersonalKeys, 'forget'>;
}

/** Looks at the store for what other processes have ended, changed or erased, so that what this process remembers is never much older. */
export class ElsewhereWatch {
  readonly #store: SharedAccessStore;
  readonly #remembered: Remembered;
  #place: number | undefined;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(store: SharedAccessStore, remembered: Remembered) {
    this.#store = store;
    this.#remembered = remembered;
  }

  /** Begins to look; nothing may be remembered before. */
  async start(): Promise<void> {
    this.#place = (await this.#store.erasures(undefined)).until;
    this.#later();
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#looking;
  }

  /** Looks once. @throws StoreUnavailable */
  async look(): Promise<void> {
    const { sessions, keys } = this.#remembered;
    const { until, ids } = await this.#store.erasures(this.#place);
    this.#place = until;
    if (ids.length > 0) keys.forget(ids);
    const inUse = [...sessions.inUse()];
    for (let start = 0; start < inUse.length; start += PAGE) {
      const page = inUse.slice(start, start + PAGE);
      const standing = await this.#store.standing(page.map(({ hash }) => hash));
      sessions.forgetEnded(page, standing);
    }
  }

  #later(): void {
    if (this.#closed) return;
    this.#timer = setTimeout(() => {
      // While the store is away nothing can be ended elsewhere either; the next look after it finds what was.
      this.#looking = this.look().catch(() => undefined);
      void this.#looking.then(() => this.#later());
    }, INTERVAL);
    this.#timer.unref();
  }
}
