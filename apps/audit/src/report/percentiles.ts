const NONE = new Float64Array();

/** Numbers that are added one by one; eight bytes each. */
export class Values {
  length = 0;
  private room = NONE;

  add(value: number): void {
    if (this.length === this.room.length) {
      const more = new Float64Array(Math.max(16, this.length * 2));
      more.set(this.room);
      this.room = more;
    }
    this.room[this.length++] = value;
  }

  /** What was added, in any order; the caller may reorder it. */
  get numbers(): Float64Array {
    return this.room.subarray(0, this.length);
  }

  /** All values of several as one. */
  static together(all: readonly Values[]): Values {
    const joined = new Values();
    joined.room = new Float64Array(all.reduce((sum, values) => sum + values.length, 0));
    for (const values of all) {
      joined.room.set(values.numbers, joined.length);
      joined.length += values.length;
    }
    return joined;
  }
}

/**
 * Percentiles by nearest rank: for each share (0 < share ≤ 1, rising) the smallest value such that at least that share of all values are not larger. Always one of
 * the values, never between two; NaN for no values. Reorders `numbers`. Selects instead of sorting, each share among what the one before left above itself:
 * 300,000 values cost about 5 ms where a sort costs 25.
 */
export function nearestRanks(numbers: Float64Array, shares: readonly number[]): readonly number[] {
  let from = 0;
  return shares.map((share) => {
    if (numbers.length === 0) return Number.NaN;
    // Rounded first, because 0.95 × 20 is 19.000000000000004 to the machine.
    const rank = Math.ceil(Math.round(share * numbers.length * 1e6) / 1e6);
    const wanted = Math.min(Math.max(rank, 1), numbers.length) - 1;
    select(numbers, from, wanted);
    from = wanted;
    return numbers[wanted] as number;
  });
}

/** Reorders from `low` on so that what belongs at `wanted` is there, smaller values before it and larger ones after. */
function select(numbers: Float64Array, low: number, wanted: number): void {
  let high = numbers.length - 1;
  while (low < high) {
    const pivot = medianOfThree(numbers, low, high);
    let left = low;
    let right = high;
    while (left <= right) {
      while ((numbers[left] as number) < pivot) left++;
      while ((numbers[right] as number) > pivot) right--;
      if (left > right) break;
      const swapped = numbers[left] as number;
      numbers[left++] = numbers[right] as number;
      numbers[right--] = swapped;
    }
    if (wanted <= right) high = right;
    else if (wanted >= left) low = left;
    else return;
  }
}

function medianOfThree(numbers: Float64Array, low: number, high: number): number {
  const a = numbers[low] as number;
  const b = numbers[(low + high) >>> 1] as number;
  const c = numbers[high] as number;
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
