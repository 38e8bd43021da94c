import type { SqlValue } from './sqlite-transaction.ts';

/**
 * Statements as they cross to another thread: all texts in one string with their lengths, because copying one long string costs a tenth of copying a
 * hundred short ones.
 */
export interface StatementsOnTheWire {
  /** Statement texts the other side has not seen yet; their numbers go on from those before. */
  readonly fresh: readonly string[];
  readonly texts: string;
  /** Per statement: its number and how many values; per value: its kind, and for a text its length. */
  readonly shape: Int32Array;
  readonly numbers: Float64Array;
  readonly bytes: readonly Uint8Array[];
}

const KIND = { nothing: 0, text: 1, number: 2, bytes: 3 } as const;

/** Collects statements on one side. */
export class StatementsOut {
  readonly #known = new Map<string, number>();
  #fresh: string[] = [];
  #texts: string[] = [];
  #shape: number[] = [];
  #numbers: number[] = [];
  #bytes: Uint8Array[] = [];

  get empty(): boolean {
    return this.#shape.length === 0;
  }

  add(sql: string, values: readonly SqlValue[]): void {
    let known = this.#known.get(sql);
    if (known === undefined) {
      known = this.#known.size;
      this.#known.set(sql, known);
      this.#fresh.push(sql);
    }
    const shape = this.#shape;
    shape.push(known, values.length);
    for (const value of values) {
      if (typeof value === 'string') {
        shape.push(KIND.text, value.length);
        this.#texts.push(value);
      } else if (typeof value === 'number') {
        shape.push(KIND.number);
        this.#numbers.push(value);
      } else if (value === null) shape.push(KIND.nothing);
      else {
        shape.push(KIND.bytes);
        this.#bytes.push(value);
      }
    }
  }

  /** The other side begins anew and knows no statement. */
  introduce(): void {
    this.#fresh = [...this.#known.keys()];
  }

  /** What was collected, for sending; begins again. Texts that were not sent stay fresh. */
  take(): StatementsOnTheWire {
    const taken = { fresh: this.#fresh, texts: this.#texts.join(''), shape: Int32Array.from(this.#shape), numbers: Float64Array.from(this.#numbers), bytes: this.#bytes };
    this.#fresh = [];
    this.clear();
    return taken;
  }

  /** Drops what was collected. */
  clear(): void {
    this.#texts = [];
    this.#shape = [];
    this.#numbers = [];
    this.#bytes = [];
  }
}

/** Reads them on the other side, in order. @param run called with the statement's number */
export function eachStatement({ texts, shape, numbers, bytes }: StatementsOnTheWire, run: (statement: number, values: SqlValue[]) => void): void {
  let at = 0;
  let text = 0;
  let number = 0;
  let blob = 0;
  const next = () => shape[at++] ?? 0;
  while (at < shape.length) {
    const statement = next();
    const values: SqlValue[] = [];
    for (let left = next(); left > 0; left -= 1) {
      const kind = next();
      if (kind === KIND.text) {
        const length = next();
        values.push(texts.slice(text, text + length));
        text += length;
      } else if (kind === KIND.number) values.push(numbers[number++] ?? 0);
      else values.push(kind === KIND.bytes ? (bytes[blob++] ?? null) : null);
    }
    run(statement, values);
  }
}
