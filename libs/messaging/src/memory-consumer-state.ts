import type { ConsumerState, ParkedKey, ParkedMessage, Progress } from './consumer-state.ts';

/** A consumer's state in memory: for tests and for consumers that may start over. */
export class MemoryConsumerState implements ConsumerState {
  readonly #seen = new Map<string, number>();
  readonly #cursors = new Map<string, number>();
  readonly #keys = new Map<string, ParkedKey>();
  readonly #messages = new Map<string, Map<number, ParkedMessage>>();

  async lastSeen(streams: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const found = new Map<string, number>();
    for (const stream of streams) {
      const version = this.#seen.get(stream);
      if (version !== undefined) found.set(stream, version);
    }
    return found;
  }

  async cursor(source: string): Promise<number> {
    return this.#cursors.get(source) ?? 0;
  }

  async save(progress: Progress): Promise<void> {
    for (const [stream, version] of progress.seen) this.#see(stream, version);
    for (const [source, position] of progress.cursors) this.#cursors.set(source, Math.max(position, this.#cursors.get(source) ?? 0));
  }

  async parkedKeys(): Promise<readonly ParkedKey[]> {
    return [...this.#keys.values()];
  }

  async parkedMessages(key: string, afterVersion: number, limit: number): Promise<readonly ParkedMessage[]> {
    return this.#queue(key)
      .filter((message) => message.version > afterVersion)
      .slice(0, limit);
  }

  async parkedCount(key: string): Promise<{ messages: number; highest: number }> {
    const queue = this.#queue(key);
    return { messages: queue.length, highest: queue.at(-1)?.version ?? 0 };
  }

  async park(parked: ParkedKey, messages: readonly ParkedMessage[], seen: number): Promise<void> {
    this.#keys.set(parked.key, parked);
    const queue = this.#messages.get(parked.key) ?? new Map<number, ParkedMessage>();
    for (const message of messages) {
      const there = queue.get(message.version);
      if (there === undefined || (there.undecodable && !message.undecodable)) queue.set(message.version, message);
    }
    this.#messages.set(parked.key, queue);
    this.#see(parked.key, seen);
  }

  async settle(key: string, seen: number, parked: ParkedKey | undefined): Promise<void> {
    const queue = this.#messages.get(key);
    for (const version of queue?.keys() ?? []) if (version <= seen) queue?.delete(version);
    if (queue?.size === 0) this.#messages.delete(key);
    if (parked === undefined) this.#keys.delete(key);
    else this.#keys.set(key, parked);
    this.#see(key, seen);
  }

  #see(stream: string, version: number): void {
    if (version > (this.#seen.get(stream) ?? 0)) this.#seen.set(stream, version);
  }

  #queue(key: string): readonly ParkedMessage[] {
    return [...(this.#messages.get(key)?.values() ?? [])].toSorted((a, b) => a.version - b.version);
  }
}
