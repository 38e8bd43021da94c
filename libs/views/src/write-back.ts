import type { StoredEvent } from '#event-store';
import type { Projection } from './port.ts';
import type { Held, TableChange, ViewTable } from './writer.ts';

/** An event that a projection could not apply. */
export interface Unapplied {
  readonly event: StoredEvent;
  readonly error: unknown;
}

/** Folds events over documents in memory; what changed is written in one go. An event changes all of its documents or none. */
export class WriteBack {
  readonly #projection: Projection<object>;
  readonly #table: ViewTable;
  readonly #held = new Map<string, Held>();
  readonly #changed = new Map<string, Held>();
  #position: number;
  #failure: Unapplied | undefined;

  constructor(projection: Projection<object>, table: ViewTable) {
    this.#projection = projection;
    this.#table = table;
    this.#position = table.position;
  }

  /** The first event that threw; nothing after it is applied. */
  get failure(): Unapplied | undefined {
    return this.#failure;
  }

  get changed(): number {
    return this.#changed.size;
  }

  change(): TableChange {
    return { table: this.#table, position: this.#position, documents: this.#changed };
  }

  /** Applies events in order; those at or before the position are known already. */
  async apply(events: readonly StoredEvent[]): Promise<void> {
    const due = this.#due(events);
    const wanted = new Set<string>();
    const beginning = new Set<string>();
    for (const { event, ids } of due)
      for (const id of ids) {
        if (this.#held.has(id) || wanted.has(id)) continue;
        wanted.add(id);
        if (event.version === 1 && id === event.stream) beginning.add(id);
      }
    if (wanted.size > 0) for (const [id, held] of await this.#table.load(wanted, beginning)) this.#held.set(id, held);
    for (const { event, ids } of due) {
      if (!this.#applyOne(event, ids)) return;
      this.#position = event.position;
    }
  }

  #due(events: readonly StoredEvent[]): { readonly event: StoredEvent; readonly ids: readonly string[] }[] {
    const due: { readonly event: StoredEvent; readonly ids: readonly string[] }[] = [];
    if (this.#failure !== undefined) return due;
    for (const event of events) {
      if (event.position <= this.#position) continue;
      try {
        due.push({ event, ids: this.#projection.ids(event) });
      } catch (error) {
        this.#failure = { event, error };
        return due;
      }
    }
    return due;
  }

  #applyOne(event: StoredEvent, ids: readonly string[]): boolean {
    const staged: [string, Held][] = [];
    try {
      for (const id of ids) {
        const before = this.#held.get(id);
        if (before !== undefined && before.position >= event.position) continue;
        const document = this.#projection.evolve(before?.document, event, id);
        if (document !== before?.document) staged.push([id, { document, position: event.position }]);
      }
    } catch (error) {
      this.#failure = { event, error };
      return false;
    }
    for (const [id, held] of staged) {
      this.#held.set(id, held);
      this.#changed.set(id, held);
    }
    return true;
  }
}
