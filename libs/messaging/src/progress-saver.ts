import type { ConsumerState } from './consumer-state.ts';
import type { Patience } from './patience.ts';

/**
 * Collects what is applied and saves it in one commit at a time; while a commit is on its way the next one fills up.
 * What is not saved yet is answered from here, so a small cache in front of the state may forget anything.
 */
export class ProgressSaver {
  readonly #state: ConsumerState;
  readonly #patience: Patience;
  #filling = { seen: new Map<string, number>(), cursors: new Map<string, number>() };
  #saving: { readonly seen: ReadonlyMap<string, number>; readonly cursors: ReadonlyMap<string, number> } | undefined;
  #next: Promise<void> | undefined;
  #current: Promise<void> = Promise.resolve();

  constructor(state: ConsumerState, patience: Patience) {
    this.#state = state;
    this.#patience = patience;
  }

  /** Notes that a stream's event is applied; saved with the next commit. */
  see(stream: string, version: number): void {
    this.#filling.seen.set(stream, version);
  }

  /** Notes how far a source is; saved with the next commit. */
  move(source: string, position: number): void {
    this.#filling.cursors.set(source, position);
  }

  /** The version noted for a stream and not saved yet. */
  unsaved(stream: string): number | undefined {
    return this.#filling.seen.get(stream) ?? this.#saving?.seen.get(stream);
  }

  /** How many streams wait to be saved. */
  get backlog(): number {
    return this.#filling.seen.size;
  }

  /** Saves everything noted so far; resolves when it is durable, rejects only when closed before. */
  commit(): Promise<void> {
    if (this.#next === undefined) {
      const after = this.#current;
      this.#next = after.then(
        () => this.#save(),
        () => this.#save(),
      );
      this.#current = this.#next;
    }
    return this.#next;
  }

  async #save(): Promise<void> {
    this.#next = undefined;
    const progress = this.#filling;
    this.#filling = { seen: new Map(), cursors: new Map() };
    if (progress.seen.size === 0 && progress.cursors.size === 0) return;
    this.#saving = progress;
    try {
      await this.#patience.untilStored(() => this.#state.save(progress));
    } catch (error) {
      // Nothing noted may be lost while this consumer lives: what came later wins, the rest goes back.
      for (const [stream, version] of progress.seen) if (!this.#filling.seen.has(stream)) this.#filling.seen.set(stream, version);
      for (const [source, position] of progress.cursors) if (!this.#filling.cursors.has(source)) this.#filling.cursors.set(source, position);
      throw error;
    } finally {
      this.#saving = undefined;
    }
  }
}
