/** Times to answer per kind of command, in steps of a tenth of a millisecond up to 10 s; bounded memory however many. */
export class Latency {
  private readonly counts = new Uint32Array(100_001);
  private n = 0;

  /** @param milliseconds one time to answer */
  add(milliseconds: number): void {
    const step = Math.min(100_000, Math.round(milliseconds * 10));
    this.counts[step] = (this.counts[step] ?? 0) + 1;
    this.n += 1;
  }

  /** Nearest-rank percentile in milliseconds; 0 when nothing was heard. */
  percentile(share: number): number {
    let left = Math.ceil(share * this.n);
    for (let step = 0; step < this.counts.length && this.n > 0; step += 1) {
      left -= this.counts[step] ?? 0;
      if (left <= 0) return step / 10;
    }
    return 0;
  }
}
