import type { SqlValue } from './sqlite-transaction.ts';

/**
 * Statements as they cross to another thread. Their texts lie one after the other in memory that both sides share: sent as strings, or joined to one, each
 * batch would be copied three times and leave 100 KB of garbage that outlives the young generation.
 */
export interface StatementsOnTheWire {
  /** Statement texts the other side has not seen yet; their numbers go on from those before. */
  readonly fresh: readonly string[];
  /** The shared memory, when it is another one than for the batch before. */
  readonly memory?: SharedArrayBuffer;
  /** Per statement: its number and how many values; per value: its kind, and for a text its length. */
  readonly shape: Int32Array;
  readonly numbers: Float64Array;
  readonly bytes: readonly Uint8Array[];
}

const KIND = { nothing: 0, ascii: 1, number: 2, bytes: 3, utf16: 4 } as const;

/** Bytes of shared memory to begin with, and the most that are kept for the next batch. */
const USUAL_BYTES = 262_144;
const KEPT_BYTES = 4_194_304;

/** Collects statements on one side; a batch must have been read before the next one is taken. */
export class StatementsOut {
  readonly #known = new Map<string, number>();
  #fresh: string[] = [];
  #texts: string[] = [];
  #shape: number[] = [];
  #numbers: number[] = [];
  #bytes: Uint8Array[] = [];
  /** What the other side reads the texts from; undefined when it does not have it yet. */
  #memory: Buffer<SharedArrayBuffer> | undefined;

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
        shape.push(KIND.ascii, value.length);
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

  /** The other side begins anew and knows nothing. */
  introduce(): void {
    this.#fresh = [...this.#known.keys()];
    this.#memory = undefined;
  }

  /** What was collected, for sending; begins again. Texts of statements that were not sent stay fresh. */
  take(): StatementsOnTheWire {
    const shape = Int32Array.from(this.#shape);
    const memory = this.#laidOut(shape);
    const taken = { fresh: this.#fresh, ...(memory === undefined ? {} : { memory }), shape, numbers: Float64Array.from(this.#numbers), bytes: this.#bytes };
    this.#fresh = [];
    this.clear();
    return taken;
  }

  /** Writes the texts into the shared memory and notes in the shape which are not ASCII; answers the memory if it is a new one. */
  #laidOut(shape: Int32Array): SharedArrayBuffer | undefined {
    let most = 0;
    for (const text of this.#texts) most += 3 * text.length;
    const fits = this.#memory !== undefined && most <= this.#memory.length && (this.#memory.length <= KEPT_BYTES || most > KEPT_BYTES);
    const memory = fits && this.#memory !== undefined ? this.#memory : Buffer.from(new SharedArrayBuffer(Math.max(USUAL_BYTES, 2 ** Math.ceil(Math.log2(most)))));
    this.#memory = memory;
    let end = 0;
    let next = 0;
    eachValue(shape, (kind, at) => {
      if (kind !== KIND.ascii) return;
      const text = this.#texts[next++] ?? '';
      const written = memory.write(text, end, 'utf8');
      if (written === text.length) end += written;
      else {
        shape[at] = KIND.utf16;
        end += memory.write(text, end, 'utf16le');
      }
    });
    return fits ? undefined : memory.buffer;
  }

  /** Drops what was collected. */
  clear(): void {
    this.#texts = [];
    this.#shape = [];
    this.#numbers = [];
    this.#bytes = [];
  }
}

/** Reads them on the other side, batch after batch. */
export class StatementsIn {
  #memory = Buffer.alloc(0) as Buffer;

  /** In the order in which they were said. @param run called with the statement's number */
  each({ memory, shape, numbers, bytes }: StatementsOnTheWire, run: (statement: number, values: SqlValue[]) => void): void {
    if (memory !== undefined) this.#memory = Buffer.from(memory);
    let end = 0;
    let number = 0;
    let blob = 0;
    let values: SqlValue[] = [];
    let statement = -1;
    eachValue(
      shape,
      (kind, _at, length) => {
        if (kind === KIND.ascii || kind === KIND.utf16) {
          const from = end;
          end += kind === KIND.ascii ? length : 2 * length;
          values.push(this.#memory.toString(kind === KIND.ascii ? 'latin1' : 'utf16le', from, end));
        } else if (kind === KIND.number) values.push(numbers[number++] ?? 0);
        else values.push(kind === KIND.bytes ? (bytes[blob++] ?? null) : null);
      },
      (next) => {
        if (statement >= 0) run(statement, values);
        statement = next;
        values = [];
      },
    );
    if (statement >= 0) run(statement, values);
  }
}

/** Walks a shape. @param value told the kind, where in the shape the kind stands, and a text's length @param statement told the number of each, before its values */
function eachValue(shape: Int32Array, value: (kind: number, at: number, length: number) => void, statement?: (number: number) => void): void {
  for (let at = 0; at < shape.length; ) {
    statement?.(shape[at] ?? 0);
    let left = shape[at + 1] ?? 0;
    for (at += 2; left > 0; left -= 1) {
      const kind = shape[at] ?? 0;
      const isText = kind === KIND.ascii || kind === KIND.utf16;
      value(kind, at, isText ? (shape[at + 1] ?? 0) : 0);
      at += isText ? 2 : 1;
    }
  }
}
