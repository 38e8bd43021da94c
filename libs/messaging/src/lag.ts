/** How old the oldest event is that a reader has not applied, by a clock that never steps back (event times may be told, corrected or drilled). */
export class Lag {
  readonly #now: () => number;
  /** Heads and when they were first seen, rising; thinned out, so an age may be told a little too high, never too low. */
  #marks: { readonly head: number; readonly at: number }[] = [];

  constructor(now: () => number) {
    this.#now = now;
  }

  /** The log has grown to `head`. */
  grown(head: number): void {
    const last = this.#marks.at(-1);
    if (last !== undefined && head <= last.head) return;
    const at = this.#now();
    if (last !== undefined && this.#marks.length > 1 && at - last.at < 50) this.#marks[this.#marks.length - 1] = { head, at: last.at };
    else this.#marks.push({ head, at });
    if (this.#marks.length > 256) this.#marks = this.#marks.filter((_, index) => index % 2 === 0 || index === this.#marks.length - 1);
  }

  /** Everything up to `position` is applied. */
  applied(position: number): void {
    let done = 0;
    while (done < this.#marks.length - 1 && (this.#marks[done]?.head ?? 0) <= position) done += 1;
    if (done > 0) this.#marks.splice(0, done);
  }

  /** Last head known. */
  get head(): number {
    return this.#marks.at(-1)?.head ?? 0;
  }

  /** Seconds the oldest event after `position` has waited; 0 when there is none. */
  seconds(position: number): number {
    const oldest = this.#marks.find((mark) => mark.head > position);
    return oldest === undefined ? 0 : (this.#now() - oldest.at) / 1_000;
  }
}
