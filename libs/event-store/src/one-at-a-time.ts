/** What may be done by one at a time: a transaction on its way to the disk, or work that wants the file for itself. */
export class OneAtATime {
  readonly #freed: () => void;
  #busy: Promise<void> | undefined;

  /** @param freed called whenever it is free again */
  constructor(freed: () => void) {
    this.#freed = freed;
  }

  get busy(): boolean {
    return this.#busy !== undefined;
  }

  /** Is busy until the work has ended, which may not reject; to be called when it is free. */
  take(work: Promise<void>): void {
    this.#busy = work.finally(() => {
      this.#busy = undefined;
      this.#freed();
    });
  }

  /** Resolves when it is free. */
  async free(): Promise<void> {
    while (this.#busy !== undefined) await this.#busy;
  }

  /** Waits until it is free and does the work meanwhile nobody else does any. */
  async alone<T>(work: () => Promise<T> | T): Promise<T> {
    await this.free();
    const result = (async () => work())();
    this.take(result.then(nothing, nothing));
    return result;
  }
}

const nothing = (): void => undefined;
