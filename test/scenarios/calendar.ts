const DAY = 86_400_000;
const TIME = /^(?:\+(\d+) )?(\d\d):(\d\d)(?::(\d\d))?$/;

/** A scenario's own days and hours: `07:00:05` is on its first day, `+1 08:00` on the next. */
export class Calendar {
  private readonly midnight: number;

  /**
   * @param day the scenario's first day, e.g. `2022-04-02`
   * @param offset its zone, e.g. `+08:00`
   * @param later whole days by which everything happens later than it did
   */
  constructor(day: string, offset: string, later = 0) {
    this.midnight = Date.parse(`${day}T00:00:00.000${offset}`) + later * DAY;
    if (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(this.midnight)) throw new Error(`"${day}" with "${offset}" is not a day; write it like 2022-04-02 and +08:00`);
  }

  /** The instant that a time of the data file means. @throws Error when it is not written like `07:00:05` or `+1 08:00` */
  at(time: string): Date {
    const match = TIME.exec(time);
    if (match === null) throw new Error(`"${time}" is not a time; write it like 07:00:05, or +1 08:00 for the day after`);
    const [, days = '0', hours, minutes, seconds = '0'] = match;
    return new Date(this.midnight + ((Number(days) * 24 + Number(hours)) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000);
  }

  /**
   * Replaces texts like `@07:30` anywhere in a value by the instant they mean.
   * @param ahead what `@>15:30` (an instant that must lie in the server's future) means instead, on a server whose clock runs by itself
   */
  dated(value: unknown, ahead?: (time: string) => Date): unknown {
    if (typeof value === 'string') {
      const marked = /^@(>?)(.*)$/.exec(value);
      if (marked?.[2] === undefined || !TIME.test(marked[2])) return value;
      return (marked[1] === '>' && ahead !== undefined ? ahead(marked[2]) : this.at(marked[2])).toISOString();
    }
    if (Array.isArray(value)) return value.map((entry) => this.dated(entry, ahead));
    if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, this.dated(entry, ahead)]));
    return value;
  }
}

/** Seconds of a length written `1:02:03`, `4:05` or `7`; null stays null ("not known"). */
export function secondsOf(written: string | null): number | null {
  return written === null ? null : written.split(':').reduce((total, part) => total * 60 + Number(part), 0);
}

/** Seconds written `1:02:03` or `4:05`. */
export function lengthOf(total: number): string {
  const whole = Math.round(Math.abs(total));
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const rest = `${hours > 0 ? two(Math.floor((whole % 3600) / 60)) : Math.floor(whole / 60)}:${two(whole % 60)}`;
  return `${total < 0 ? '-' : ''}${hours > 0 ? `${hours}:` : ''}${rest}`;
}
