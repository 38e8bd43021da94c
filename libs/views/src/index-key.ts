import type { IndexValue } from './port.ts';

/** After every key that starts with a prefix: tags are '0' … '4'. */
const AFTER_ALL_TAGS = '9';
const END_OF_STRING = '\u0001';

/**
 * Index values as one text whose byte order is their order: null < false < true < numbers < strings by code point. Every adapter sorts by it, so
 * that pages and cursors are the same everywhere.
 */
export function indexKey(values: readonly IndexValue[]): string {
  let key = '';
  for (const value of values) key += valueKey(value);
  return key;
}

/** The half-open range of keys with this prefix and, after it, a value with from ≤ value < to. */
export function keyRange(prefix: readonly IndexValue[], from?: IndexValue, to?: IndexValue): { readonly lower: string; readonly upper: string } {
  const base = indexKey(prefix);
  return { lower: from === undefined ? base : base + valueKey(from), upper: to === undefined ? base + AFTER_ALL_TAGS : base + valueKey(to) };
}

/** By the bytes of UTF-8, as SQLite and MongoDB compare; JavaScript's own order differs outside the basic plane. */
export function compareBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function valueKey(value: IndexValue): string {
  if (value === null) return '0';
  if (typeof value === 'boolean') return value ? '2' : '1';
  if (typeof value === 'number') return `3${numberKey(value)}`;
  return `4${escaped(value.toWellFormed())}${END_OF_STRING}`;
}

// Nothing in a string may sort before its end mark, so the three lowest characters are written as a pair.
function escaped(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return /[\u0000-\u0002]/.test(text) ? text.replaceAll(/[\u0000-\u0002]/g, (low) => `\u0002${String.fromCharCode(low.charCodeAt(0) + 3)}`) : text;
}

const float = new Float64Array(1);
const words = new Uint32Array(float.buffer);
const little = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;

// IEEE 754 bits sort like the numbers once the sign bit is flipped, and all bits for negative ones.
function numberKey(value: number): string {
  if (Number.isNaN(value)) throw new RangeError('NaN cannot be an index value');
  float[0] = value === 0 ? 0 : value;
  const high = words[little ? 1 : 0] ?? 0;
  const low = words[little ? 0 : 1] ?? 0;
  const negative = high >>> 31 === 1;
  return hex32(negative ? ~high : high ^ 0x80000000) + hex32(negative ? ~low : low);
}

function hex32(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0');
}
