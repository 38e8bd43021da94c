/** Shows how far a long run is: a bar that moves on a terminal, a line every tenth elsewhere. Writes to stderr only. */
export class Progress {
  private readonly what: string;
  private readonly of: number;
  private readonly begun = performance.now();
  private shown = -1;

  constructor(what: string, of: number) {
    this.what = what;
    this.of = of;
  }

  /** @param done how many of all */
  show(done: number): void {
    const terminal = process.stderr.isTTY;
    const step = Math.floor((done / this.of) * (terminal ? 200 : 10));
    if (step === this.shown) return;
    this.shown = step;
    const share = done / this.of;
    const spent = (performance.now() - this.begun) / 1_000;
    const left = share > 0 ? Math.round((spent / share) * (1 - share)) : 0;
    const text = `${this.what} ${done}/${this.of}, ${Math.round(done / Math.max(spent, 0.001))}/s, ${Math.round(spent)} s gone, about ${left} s to go`;
    if (terminal) process.stderr.write(`\r[${'#'.repeat(Math.round(share * 30)).padEnd(30, '.')}] ${text}   ${done === this.of ? '\n' : ''}`);
    else process.stderr.write(`${text}\n`);
  }
}
