/** What a run found wrong; nothing of it may be there. */
export const KINDS = [
  /** Acknowledged, and not there. */
  'lost',
  /** There more than once. */
  'duplicated',
  /** Some events of a commit, some rows of a file, one half of what two services do together. */
  'partial',
  /** Times, subjects, intervals and states that are not as told; commands that were refused. */
  'wrong',
  /** Commands that gave another answer when they were sent again. */
  'answers_differing',
  /** View rows that are not what a rebuild from position 0 gives. */
  'views_differing',
  /** Reservations that belong to no live assignment, and live assignments without one. */
  'reservations_astray',
  /** Public events that are not in audit's log exactly once, with the same bytes. */
  'audit_differing',
  /** Finished backups that are damaged or lack something acknowledged before they began. */
  'backups_bad',
  /** Streams that wait for a person. */
  'parked',
] as const;
/** One of {@link KINDS}. */
export type Kind = (typeof KINDS)[number];

const EXAMPLES = 12;

/** Counts what was found and keeps the first examples of each kind. */
export class Findings {
  readonly #counts = new Map<Kind, number>();
  readonly #examples: string[] = [];

  /** Notes one finding in a sentence. */
  add(kind: Kind, what: string): void {
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    if (count <= EXAMPLES) this.#examples.push(`${kind}: ${what}`);
  }

  /** Notes many. */
  addAll(kind: Kind, all: readonly string[]): void {
    for (const what of all) this.add(kind, what);
  }

  count(kind: Kind): number {
    return this.#counts.get(kind) ?? 0;
  }

  /** Every kind with its number, in order. */
  get counts(): Readonly<Record<Kind, number>> {
    return Object.fromEntries(KINDS.map((kind) => [kind, this.count(kind)])) as Record<Kind, number>;
  }

  /** The first of each kind, as sentences. */
  get examples(): readonly string[] {
    return this.#examples;
  }

  get isEmpty(): boolean {
    return this.#counts.size === 0;
  }
}
