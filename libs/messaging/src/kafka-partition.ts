const MULTIPLIER = 0x5bd1e995;
const SEED = 0x9747b28c;

/** The hash by which Kafka's own clients spread keys (murmur2, 32 bit). kafkajs counts it in 64-bit objects, which cost more than the rest of a sending. */
export function murmur2(bytes: Uint8Array): number {
  const { length } = bytes;
  const at = (index: number) => bytes[index] ?? 0;
  let hash = SEED ^ length;
  let index = 0;
  for (; index + 4 <= length; index += 4) {
    let word = at(index) | (at(index + 1) << 8) | (at(index + 2) << 16) | (at(index + 3) << 24);
    word = Math.imul(word, MULTIPLIER);
    word ^= word >>> 24;
    hash = Math.imul(hash, MULTIPLIER) ^ Math.imul(word, MULTIPLIER);
  }
  const rest = length - index;
  if (rest > 0) {
    for (let tail = rest - 1; tail >= 0; tail--) hash ^= at(index + tail) << (8 * tail);
    hash = Math.imul(hash, MULTIPLIER);
  }
  hash ^= hash >>> 13;
  hash = Math.imul(hash, MULTIPLIER);
  return hash ^ (hash >>> 15);
}

const utf8 = new TextEncoder();

/** The partition of a key, the same that every other Kafka client chooses. */
export function partitionOf(key: string, partitions: number): number {
  return (murmur2(utf8.encode(key)) & 0x7fffffff) % partitions;
}
