const formats = new Map<string, Intl.DateTimeFormat>();

/** The local day of an instant, `2022-04-02`. */
export function localDay(instant: string | Date, timeZone: string): string {
  let format = formats.get(timeZone);
  if (format === undefined) formats.set(timeZone, (format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })));
  return format.format(typeof instant === 'string' ? new Date(instant) : instant);
}
