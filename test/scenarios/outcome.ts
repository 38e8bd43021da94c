import type { Checks, Skipped } from './checks.ts';

/** How one scenario went. */
export interface Outcome {
  readonly name: string;
  readonly title: string;
  readonly checks: number;
  readonly failures: readonly string[];
  readonly skipped: readonly Skipped[];
  readonly seconds: number;
}

/** Sums up a scenario's checks; `broke` is what kept it from going on. */
export function outcomeOf(name: string, title: string, checks: Checks, seconds: number, broke?: unknown): Outcome {
  const failures = [...checks.failures, ...(broke === undefined ? [] : [`could not go on: ${broke instanceof Error ? broke.message : JSON.stringify(broke)}`])];
  return { name, title, checks: checks.all.length, failures, skipped: checks.skipped, seconds };
}

/** What `--json` prints, and nothing else. */
export function summary(outcomes: readonly Outcome[]): { scenarios: { name: string; checks: number; failures: readonly string[] }[]; passed: number; failed: number } {
  return {
    scenarios: outcomes.map(({ name, checks, failures }) => ({ name, checks, failures })),
    passed: outcomes.filter(({ failures }) => failures.length === 0).length,
    failed: outcomes.filter(({ failures }) => failures.length > 0).length,
  };
}

/** The closing lines for human readers. */
export function* closing(outcomes: readonly Outcome[]): Generator<string> {
  for (const { name, checks, failures, skipped, seconds } of outcomes) {
    yield `${failures.length === 0 ? '✓' : '✗'} ${name}: ${checks} checks, ${failures.length} differ, ${skipped.length} skipped, ${seconds.toFixed(1)} s`;
    for (const failure of failures) yield `    differs: ${failure}`;
    for (const { what, why } of skipped) yield `    skipped: ${what} (${why})`;
  }
  const { passed, failed } = summary(outcomes);
  yield '';
  yield `${passed} scenarios passed, ${failed} failed; ${outcomes.reduce((total, { checks }) => total + checks, 0)} checks`;
}
