import { type FactKind, FACT, factColumns, type Facts } from './fact.ts';

/** A fact as a test writes it; `at` in seconds after the contact, `recordedAt` like it, `position` one after the other. */
export interface WrittenFact {
  readonly kind: keyof typeof FACT;
  readonly n?: number;
  readonly at: number;
  readonly recordedAt?: number;
  readonly extra?: number;
  /** Default: one more than the fact before; the same = the same event. */
  readonly position?: number;
}

/** Columns of the facts as they would be read from a document. */
export function factsOf(written: readonly WrittenFact[]): Facts {
  const facts = factColumns(Math.max(1, written.length));
  let position = 0;
  for (const [index, fact] of written.entries()) {
    position = fact.position ?? position + 1;
    facts.position[index] = position;
    facts.kind[index] = FACT[fact.kind] satisfies FactKind;
    facts.assignment[index] = fact.n ?? 0;
    facts.at[index] = fact.at * 1_000;
    facts.recordedAt[index] = (fact.recordedAt ?? fact.at) * 1_000;
    facts.extra[index] = fact.extra ?? -1;
  }
  facts.length = written.length;
  return facts;
}
