import type { IntlShape } from 'react-intl';

const UNITS = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3_600 },
  { unit: 'minute', seconds: 60 },
  { unit: 'second', seconds: 1 },
] as const;

/** A span in the largest unit that says it without a fraction: "24 hours", "90 minutes", "15 seconds"; a day is said in hours up to two of them. */
export function spanText(intl: Pick<IntlShape, 'formatNumber'>, seconds: number): string {
  const found = UNITS.find((one) => seconds % one.seconds === 0 && (one.unit !== 'day' || seconds > 2 * one.seconds)) ?? UNITS[3];
  return intl.formatNumber(seconds / found.seconds, { style: 'unit', unit: found.unit, unitDisplay: 'long' });
}
