import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Access, type Present, type Subject } from '#access';
import { ServiceRuntime } from '#runtime';

/** Milliseconds between two looks while somebody listens: what another process was told, and whose page has gone silent. */
const EVERY = 2_000;
/** Wire type of what live readers hear; its stream is on no log. */
const TYPE = 'dispatch.presence';

/** Who is here as dispatchers see it, and the live word when somebody comes or goes or looks at something else. */
@Injectable()
export class PresenceWatch implements OnModuleDestroy {
  readonly #timer: NodeJS.Timeout;
  #told: ReadonlyMap<string, string> = new Map();
  #looking: Promise<void> | undefined;
  #again = false;

  constructor(
    private readonly runtime: ServiceRuntime,
    private readonly access: Access,
  ) {
    this.#timer = setInterval(() => {
      if (this.runtime.live.clients > 0) this.look();
    }, EVERY).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.#timer);
  }

  /** Everybody whom this reader may see. */
  async list(reader: Subject): Promise<readonly Present[]> {
    return (await this.access.presence.all()).filter((present) => this.#mayRead(reader, present));
  }

  /** Looks once, soon; what has changed is told. */
  look(): void {
    if (this.#looking !== undefined) {
      this.#again = true;
      return;
    }
    this.#looking = this.#tellChanges()
      // While the store is away nobody is seen to come or go; the next look finds it.
      .catch(() => undefined)
      .finally(() => {
        this.#looking = undefined;
        if (!this.#again) return;
        this.#again = false;
        this.look();
      });
  }

  async #tellChanges(): Promise<void> {
    const all = await this.access.presence.all();
    const now = new Map(all.map((present) => [present.accountId, pictureOf(present)]));
    const before = this.#told;
    this.#told = now;
    for (const present of all) {
      if (before.get(present.accountId) === now.get(present.accountId)) continue;
      const { areas, ...row } = present;
      const at = this.runtime.now().toISOString();
      const data = { position: 0, stream: `presence-${present.accountId}`, version: 0, occurredAt: at, recordedAt: at, area: areas[0] ?? '', row };
      this.runtime.live.tell(TYPE, data, (reader) => this.#mayRead(reader, present));
    }
  }

  #mayRead(reader: Pick<Subject, 'accountId' | 'rights'>, { areas }: Present): boolean {
    return areas.some((area) => this.access.policy.allow(reader, 'dispatch.presence.read', { area }) !== undefined);
  }
}

/** What is worth telling: not that he is still here. */
function pictureOf({ open, looksAt, areas }: Present): string {
  return JSON.stringify([open, looksAt, areas]);
}
