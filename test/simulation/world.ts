/** A seeded source of choices (mulberry32): the same seed makes the same run. */
export class Choices {
  #state: number;

  constructor(seed: number) {
    this.#state = Math.imul(seed + 1, 0x9e3779b9);
  }

  /** 0 ≤ x < 1 */
  fraction(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** An integer, 0 ≤ n < below. */
  below(below: number): number {
    return Math.floor(this.fraction() * below);
  }

  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  pick<T>(from: readonly T[]): T {
    const chosen = from[this.below(from.length)];
    if (chosen === undefined) throw new RangeError('nothing to choose from');
    return chosen;
  }

  /** A UUIDv7-like id at the simulation's time. */
  uuid(milliseconds: number): string {
    const hex = (digits: number) =>
      this.below(16 ** digits)
        .toString(16)
        .padStart(digits, '0');
    const time = milliseconds.toString(16).padStart(12, '0');
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-8${hex(3)}-${hex(6)}${hex(6)}`;
  }
}

/** One life of a simulated process: what it holds in memory ends with it, what it awaits never comes. */
export class Life {
  readonly name: string;
  alive = true;

  constructor(name: string) {
    this.name = name;
  }
}

interface Waiting {
  readonly life: Life | undefined;
  readonly what: string;
  readonly go: () => void;
}

const TRACE = 400;

/** Everything that happens waits here until the seed chooses it: the one scheduler of all simulated promises. */
export class World {
  readonly choices: Choices;
  readonly trace: string[] = [];
  now = Date.parse('2022-04-02T07:00:00.000Z');
  steps = 0;
  #waiting: Waiting[] = [];

  constructor(seed: number) {
    this.choices = new Choices(seed);
  }

  /** An await point of a process: resolves when the seed chooses it, never if the process has died. */
  turn(life: Life, what: string): Promise<void> {
    return new Promise((resolve) => {
      if (life.alive) this.#waiting.push({ life, what, go: resolve });
    });
  }

  /** Something that happens outside any process, some time from now. */
  later(what: string, happen: () => void): void {
    this.#waiting.push({ life: undefined, what, go: happen });
  }

  /** Ends a life at the await point it is at. */
  kill(life: Life): void {
    this.note(`${life.name} is killed`);
    life.alive = false;
    this.#waiting = this.#waiting.filter((waiting) => waiting.life !== life);
  }

  note(line: string): void {
    if (this.trace.length === TRACE) this.trace.shift();
    this.trace.push(`${this.steps}: ${line}`);
  }

  /** Lets things happen in the seed's order until nothing waits; `between` may kill. @throws Error when it never comes to rest */
  async run(between: () => void, mostSteps = 20_000): Promise<void> {
    for (let left = mostSteps; await this.#somethingWaits(); left--) {
      if (left === 0) throw new Error(`no rest after ${mostSteps} steps; waiting: ${this.#waiting.map(({ what }) => what).join(', ')}`);
      this.steps += 1;
      const [chosen] = this.#waiting.splice(this.choices.below(this.#waiting.length), 1);
      if (chosen === undefined) break;
      this.note(`${chosen.life?.name ?? ''} ${chosen.what}`);
      chosen.go();
      await settled();
      between();
    }
  }

  /** Product code takes real turns of its own here and there (never two without an await point between): rest is rest only when they are over too. */
  async #somethingWaits(): Promise<boolean> {
    for (let turns = 0; turns < 4 && this.#waiting.length === 0; turns++) await settled();
    return this.#waiting.length > 0;
  }
}

/** Resolves when everything that can run has run up to its next await point. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
