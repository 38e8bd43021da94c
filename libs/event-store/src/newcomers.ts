/** Streams remembered by name before they are summed up as "everything up to here". */
const REMEMBERED = 20_000;
const UUID_LENGTH = 36;

/**
 * Says of a stream, without asking its table, that it is certainly not there: ids are time-ordered, so a new stream's name comes after every stored one of its
 * kind. What is not certain has to be looked up. A POST names four new streams, and looking each up in vain, twice, was 5% of its time.
 */
export class Newcomers {
  readonly #lastOf: (from: string, before: string) => string | undefined;
  readonly #remembered: number;
  /** Kind → a name after which every stored stream is in {@link #stored}. */
  readonly #last = new Map<string, string>();
  readonly #stored = new Set<string>();

  /** @param lastOf the last stored name in [from, before), in the order of code units */
  constructor(lastOf: (from: string, before: string) => string | undefined, remembered = REMEMBERED) {
    this.#lastOf = lastOf;
    this.#remembered = remembered;
  }

  /** True: it is not stored. False: it may be. */
  has(stream: string): boolean {
    const kind = kindOf(stream);
    return kind !== undefined && stream > this.#lastStored(kind) && !this.#stored.has(stream);
  }

  /** It is stored from now on. */
  stored(stream: string): void {
    const kind = kindOf(stream);
    if (kind === undefined || stream <= this.#lastStored(kind)) return;
    this.#stored.add(stream);
    if (this.#stored.size < this.#remembered) return;
    for (const one of this.#stored) {
      const of = kindOf(one) ?? '';
      if (one > (this.#last.get(of) ?? '')) this.#last.set(of, one);
    }
    this.#stored.clear();
  }

  /** Somebody else may have written. */
  forget(): void {
    this.#last.clear();
    this.#stored.clear();
  }

  #lastStored(kind: string): string {
    let last = this.#last.get(kind);
    if (last === undefined) {
      // The code unit after "-" is ".".
      last = this.#lastOf(kind, `${kind.slice(0, -1)}.`) ?? '';
      this.#last.set(kind, last);
    }
    return last;
  }
}

/** `request-` of `request-<uuid>`; undefined for names that end otherwise. */
function kindOf(stream: string): string | undefined {
  const end = stream.length - UUID_LENGTH;
  return end > 0 && stream[end - 1] === '-' ? stream.slice(0, end) : undefined;
}
