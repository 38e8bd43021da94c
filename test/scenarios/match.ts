/** What an expectation may say besides a plain value; everything else in it is compared as it stands, objects by the fields they name. */
const OPERATORS: Readonly<Record<string, (wanted: unknown, actual: unknown) => string | undefined>> = {
  $absent: (_wanted, actual) => (actual === undefined || actual === null ? undefined : `should not be there, is ${show(actual)}`),
  $present: (_wanted, actual) => (actual === undefined || actual === null ? 'should be there' : undefined),
  $matches: (wanted, actual) => (new RegExp(String(wanted), 'u').test(String(actual)) ? undefined : `should match /${String(wanted)}/, is ${show(actual)}`),
  $not: (wanted, actual) => (differences(wanted, actual).length > 0 ? undefined : `should not be ${show(wanted)}`),
  $oneOf: (wanted, actual) => ((wanted as unknown[]).some((one) => differences(one, actual).length === 0) ? undefined : `should be one of ${show(wanted)}, is ${show(actual)}`),
  $count: (wanted, actual) =>
    Array.isArray(actual) && actual.length === wanted ? undefined : `should have ${show(wanted)} entries, has ${Array.isArray(actual) ? actual.length : show(actual)}`,
  $has: (wanted, actual) =>
    Array.isArray(actual) && (wanted as unknown[]).every((one) => actual.some((entry) => differences(one, entry).length === 0))
      ? undefined
      : `should have an entry like each of ${show(wanted)}, is ${show(actual)}`,
  $hasNone: (wanted, actual) =>
    Array.isArray(actual) && !(wanted as unknown[]).some((one) => actual.some((entry) => differences(one, entry).length === 0))
      ? undefined
      : `should have no entry like ${show(wanted)}, is ${show(actual)}`,
  $atLeast: (wanted, actual) => (typeof actual === 'number' && actual >= Number(wanted) ? undefined : `should be at least ${show(wanted)}, is ${show(actual)}`),
  $atMost: (wanted, actual) => (typeof actual === 'number' && actual <= Number(wanted) ? undefined : `should be at most ${show(wanted)}, is ${show(actual)}`),
};

/** The operators an expectation may use, for the schema's error messages. */
export const OPERATOR_NAMES: readonly string[] = Object.keys(OPERATORS);

/** Every way in which `actual` is not as expected, one sentence each, led by its JSON Pointer; empty = as expected. */
export function differences(expected: unknown, actual: unknown, pointer = ''): string[] {
  const found: string[] = [];
  compare(expected, actual, pointer, found);
  return found;
}

function compare(expected: unknown, actual: unknown, pointer: string, found: string[]): void {
  const at = pointer === '' ? '' : `${pointer}: `;
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual)) found.push(`${at}should be a list, is ${show(actual)}`);
    else {
      if (actual.length !== expected.length) found.push(`${at}should have ${expected.length} entries, has ${actual.length}: ${show(actual)}`);
      for (const [index, entry] of expected.entries()) compare(entry, actual[index], `${pointer}/${index}`, found);
    }
  } else if (typeof expected === 'object' && expected !== null) {
    for (const [name, wanted] of Object.entries(expected)) {
      const operator = OPERATORS[name];
      if (operator === undefined) {
        const inside = typeof actual === 'object' && actual !== null ? (actual as Record<string, unknown>)[name] : undefined;
        compare(wanted, inside, `${pointer}/${name}`, found);
      } else {
        const difference = operator(wanted, actual);
        if (difference !== undefined) found.push(`${at}${difference}`);
      }
    }
  } else if (!Object.is(expected, actual)) found.push(`${at}should be ${show(expected)}, is ${show(actual)}`);
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'missing';
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
