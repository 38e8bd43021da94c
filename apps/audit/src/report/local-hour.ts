/** Hour of day (0–23) in a time zone. Remembers quarters of an hour, because asking Intl for 300,000 instants costs seconds. */
export class LocalHour {
  readonly #format: Intl.DateTimeFormat;
  readonly #known = new Map<number, number>();

  /** @param timeZone IANA name; @throws RangeError for an unknown one */
  constructor(timeZone: string) {
    this.#format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' });
  }

  /** @param instant milliseconds since 1970 */
  of(instant: number): number {
    // Every zone's offset is a multiple of a quarter of an hour.
    const quarter = Math.floor(instant / 900_000);
    let hour = this.#known.get(quarter);
    if (hour === undefined) {
      if (this.#known.size > 50_000) this.#known.clear();
      hour = Number(this.#format.format(quarter * 900_000)) % 24;
      this.#known.set(quarter, hour);
    }
    return hour;
  }
}
