/** Up to which position each service's log is out. */
export interface RelayCursor {
  /** 0 = nothing is out yet. */
  get(service: string): Promise<number>;
  /** Never lowers what is stored: two relays may overlap for a moment. */
  save(service: string, position: number): Promise<void>;
}

/** A relay cursor in memory: for tests. */
export class MemoryRelayCursor implements RelayCursor {
  readonly #positions = new Map<string, number>();

  async get(service: string): Promise<number> {
    return this.#positions.get(service) ?? 0;
  }

  async save(service: string, position: number): Promise<void> {
    if (position > (this.#positions.get(service) ?? 0)) this.#positions.set(service, position);
  }
}
