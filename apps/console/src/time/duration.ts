/** `4:05`, `1:02:09`: how long something takes, the same in every language; negative counts as zero. */
export function clockText(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1_000));
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** The unit in which people say this span, for Intl.RelativeTimeFormat. */
export function spokenUnit(milliseconds: number): { readonly value: number; readonly unit: 'second' | 'minute' | 'hour' | 'day' } {
  const size = Math.abs(milliseconds);
  const sign = milliseconds < 0 ? -1 : 1;
  if (size < 60_000) return { value: sign * Math.floor(size / 1_000), unit: 'second' };
  if (size < 3_600_000) return { value: sign * Math.floor(size / 60_000), unit: 'minute' };
  if (size < 86_400_000) return { value: sign * Math.floor(size / 3_600_000), unit: 'hour' };
  return { value: sign * Math.floor(size / 86_400_000), unit: 'day' };
}
