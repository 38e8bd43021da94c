/** One thing that a scenario says must be so, and how it was different (empty = as it should be). */
export interface Check {
  readonly what: string;
  readonly differences: readonly string[];
}

/** A check that this run could not make, and why; it is listed, never silently left out. */
export interface Skipped {
  readonly what: string;
  readonly why: string;
}

/** Collects what one scenario checked. */
export class Checks {
  readonly all: Check[] = [];
  readonly skipped: Skipped[] = [];

  /** Records one check. */
  add(what: string, differences: readonly string[]): void {
    this.all.push({ what, differences });
  }

  /** Records a check that was not made. */
  skip(what: string, why: string): void {
    this.skipped.push({ what, why });
  }

  /** What differed, as sentences. */
  get failures(): string[] {
    return this.all.filter((check) => check.differences.length > 0).map((check) => `${check.what}: ${check.differences.join('; ')}`);
  }
}
