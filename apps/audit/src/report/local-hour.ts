/** Hour of day (0–23) and day in a time zone. Remembers quarters of an hour, because asking Intl for 300,000 instants costs seconds. */
export class LocalHour {
  readonly #format: Intl.DateTimeFormat;
  readonly #known = new Map<number, number>();
  readonly #dayFormat: Intl.DateTimeFormat;
  readonly #days = new Map<number, string>();

  /** @param timeZone IANA name; @throws RangeError for an unknown one */
  constructor(timeZone: string) {
    this.#format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' });
    this.#dayFormat = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
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

  /** The local day, `2022-04-02`. @param instant milliseconds since 1970 */
  dayOf(instant: number): string {
    const quarter = Math.floor(instant / 900_000);
    let day = this.#days.get(quarter);
    if (day === undefined) {
      if (this.#days.size > 50_000) this.#days.clear();
      day = this.#dayFormat.format(quarter * 900_000);
      this.#days.set(quarter, day);
    }
    return day;
  }
}
