/** How long after a commit of another process this one counts on more of them, in milliseconds. */
const CONTENDED = 5_000;
/** Even who believes to be alone leaves a gap after so many rounds: who never gets in cannot be noticed. */
const ALONE_ROUNDS = 16;
/**
 * How many rounds long that gap is at least. Who was shut out may just be sending at a place that is taken, must hear of it, read the head and send again:
 * with gaps of one or two rounds it missed three of them in a row, in two of five runs on a fast server.
 */
const ALONE_GAP = 3;
/** A stand-still that ends a run of rounds, in milliseconds. */
const IDLE = 100;
/** Bounds of a gap, in milliseconds. */
const LEAST_GAP = 1;
const MOST_GAP = 60;

/**
 * Turns between processes that append to one log. Who has just committed knows the head and would win again and again, while the others must read it first:
 * without gaps, of two busy processes one made 984 commits and the other 16. So who was first waits for once or twice the time its round took,
 * and who knows of nobody else does so more seldom and for longer.
 */
export class Courtesy {
  #contendedUntil = Number.NEGATIVE_INFINITY;
  #rounds = 0;
  #endedAt = Number.NEGATIVE_INFINITY;
  #notBefore = Number.NEGATIVE_INFINITY;

  /** Another process has committed. */
  foreign(now: number): void {
    this.#contendedUntil = now + CONTENDED;
  }

  /** A round of this process has stored something. */
  stored(begunAt: number, now: number): void {
    this.#rounds = begunAt - this.#endedAt > IDLE ? 1 : this.#rounds + 1;
    this.#endedAt = now;
    this.#notBefore = now;
    const least = now < this.#contendedUntil ? 1 : this.#rounds % ALONE_ROUNDS === 0 ? ALONE_GAP : 0;
    if (least > 0) this.#notBefore += Math.min(MOST_GAP, Math.max(LEAST_GAP, (now - begunAt) * (least + Math.random())));
  }

  /** Milliseconds that the next round should wait. */
  gap(now: number): number {
    return this.#notBefore - now;
  }
}
