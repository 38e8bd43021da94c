const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const VALUES = new Uint8Array(128);
for (let digit = 0; digit < 64; digit++) VALUES[DIGITS.charCodeAt(digit)] = digit;

/**
 * A whole number as base64 digits of 5 bits each, sign in the lowest bit (as source maps write theirs). Small numbers are one character.
 * Why packed text: 14 entries of 6 numbers cost 1.3 µs to read back, as a flat JSON array 2.7 µs, as tuples 5.0 µs, as objects 8.6 µs.
 */
export function pack(value: number): string {
  let rest = value < 0 ? -value * 2 - 1 : value * 2;
  let text = '';
  do {
    const digit = rest % 32;
    rest = Math.floor(rest / 32);
    text += DIGITS[rest > 0 ? digit + 32 : digit];
  } while (rest > 0);
  return text;
}

/**
 * Reads all packed numbers of a text into `numbers`, which must have room for as many as the text has characters. One tight loop, because a report runs it 300,000 times.
 * @returns how many there were
 */
export function unpack(text: string, numbers: Float64Array): number {
  const { length } = text;
  let count = 0;
  let at = 0;
  while (at < length) {
    const begin = at;
    let value = VALUES[text.charCodeAt(at++)] as number;
    if (value > 31) {
      let digit = value;
      let shift = 5;
      value &= 31;
      do {
        digit = VALUES[text.charCodeAt(at++)] as number;
        if (shift < 30) value |= (digit & 31) << shift;
        shift += 5;
      } while (digit > 31 && at < length);
      if (shift > 30) {
        numbers[count++] = wide(text, begin, at);
        continue;
      }
    }
    numbers[count++] = (value >>> 1) ^ -(value & 1);
  }
  return count;
}

/** A number beyond 30 bits, where the machine's integers end; apart, so that the loop above stays with them. */
function wide(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = to - 1; at >= from; at--) value = value * 32 + ((VALUES[text.charCodeAt(at)] as number) & 31);
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}
