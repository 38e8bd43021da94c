/** The names that a scenario's steps have kept so far: ids, versions, values. */
export type Scope = Record<string, unknown>;

/** Innermost names first, so that `${people.${responder}.responder}` works. */
const INNERMOST = /\$\{([^${}]+)\}/g;
const WHOLE = /^\$\{([^${}]+)\}$/;

/**
 * Puts kept names into a value of the data file: `"${request}"` becomes the kept value itself (numbers stay numbers), `"x-${request}"` a text with it.
 * @throws Error naming what was not kept by an earlier step
 */
export function filled(value: unknown, scope: Scope): unknown {
  if (typeof value === 'string') {
    const whole = WHOLE.exec(value);
    if (whole?.[1] !== undefined) return found(whole[1], scope);
    const replaced = value.replace(INNERMOST, (_, name: string) => String(found(name, scope)));
    return replaced === value ? value : filled(replaced, scope);
  }
  if (Array.isArray(value)) return value.map((entry) => filled(entry, scope));
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, filled(entry, scope)]));
  return value;
}

/** The same for what must end as text (paths, names of people). */
export function filledText(text: string, scope: Scope): string {
  return String(filled(text, scope));
}

/** What lies at a dotted path (`items.0.id`) in a value; undefined where the path ends early. */
export function picked(value: unknown, path: string): unknown {
  let at = value;
  for (const part of path.split('.')) at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[part] : undefined;
  return at;
}

function found(name: string, scope: Scope): unknown {
  const value = picked(scope, name);
  if (value === undefined) throw new Error(`\${${name}} is not known here; kept so far: ${Object.keys(scope).join(', ')}`);
  return value;
}
