import type { Scenario } from '../scenarios/scenario.ts';

/** One thing that must not stand in plain text where everybody on the bus can read it. */
export interface Personal {
  readonly what: 'name' | 'phone' | 'free text' | 'room';
  /** As the scenario file says it. */
  readonly value: string;
  /** Finds it, however it is written. */
  readonly pattern: RegExp;
}

const FREE_TEXT = new Set(['note', 'text', 'health', 'reason', 'priorityReason']);

/** Every name, telephone number, room and free text of a scenario's people, tables and commands. */
export function personalOf(scenario: Pick<Scenario, 'people' | 'tables' | 'steps'>): readonly Personal[] {
  const found = new Map<string, Personal>();
  const add = (personal: Personal) => found.set(`${personal.what} ${personal.value}`, personal);
  walk([scenario.people, scenario.tables ?? {}, bodies(scenario.steps)], (key, value) => {
    const text = String(value);
    if (text.includes('${')) return;
    if (key === 'name' && text.length > 1) add({ what: 'name', value: text, pattern: literally(text) });
    else if (key === 'phone') add({ what: 'phone', value: text, pattern: asNumber(text) });
    else if (key === 'room') add({ what: 'room', value: text, pattern: new RegExp(`(?<![\\w.:])${escaped(text)}(?!\\w)`) });
    else if (FREE_TEXT.has(key) && isSaid(text)) add({ what: 'free text', value: text, pattern: literally(text) });
  });
  return [...found.values()];
}

/** Codes such as `asked-to-wait` are vocabulary; what somebody says has words of a language in it. */
function isSaid(text: string): boolean {
  return text.length > 1 && !/^[a-z][a-z0-9-]*$/.test(text);
}

/** As it is, or as JSON may escape it. */
function literally(text: string): RegExp {
  const coded = text
    .split('')
    .map((unit) => (unit.charCodeAt(0) < 128 ? escaped(unit) : `\\\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`))
    .join('');
  return new RegExp(`${escaped(text)}|${coded}`, 'i');
}

/** The digits with or without country code and separators; the run's own digits stand in its middle. */
function asNumber(phone: string): RegExp {
  const digits = phone.replaceAll(/\D/g, '');
  const apart = (part: string) => [...part].join('[ -]?');
  return new RegExp(`(?<!\\d)(?:\\+?86[ -]?)?${apart(digits.slice(0, 3))}(?:[ -]?[\\d*]){4}[ -]?${apart(digits.slice(7))}(?!\\d)`);
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

function bodies(steps: Scenario['steps']): unknown[] {
  return steps.flatMap((step) => {
    if ('do' in step) return bodies(step.do);
    if ('together' in step) return step.together.flatMap((lane) => bodies(lane));
    if ('race' in step) return bodies(step.race);
    return 'post' in step ? [step.body] : [];
  });
}

function walk(value: unknown, visit: (key: string, leaf: string | number) => void, key = ''): void {
  if (typeof value === 'string' || typeof value === 'number') visit(key, value);
  else if (Array.isArray(value)) for (const entry of value) walk(entry, visit, key);
  else if (typeof value === 'object' && value !== null) for (const [name, entry] of Object.entries(value)) walk(entry, visit, name);
}
