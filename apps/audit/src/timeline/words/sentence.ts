/** One event type in both languages. `{name}` is a field of the data, `{name|kind}` with how to write it; what stands in `[…]` is left out when a field in it is missing. */
export interface Sentence {
  readonly en: string;
  readonly zh: string;
}

/** The languages of a timeline. */
export type Language = keyof Sentence;

/** How a field's value is written: given the name of the writing (`time`, `category`, …) or undefined for a plain value. */
export type WriteValue = (value: unknown, kind: string | undefined, language: Language) => string | undefined;

const FIELD = /\{([a-zA-Z.]+)(?:\|([a-z-]+))?\}/g;
const OPTIONAL = /\[([^\]]*)\]/g;

/** The sentence with its fields filled in; a field that is missing outside of brackets is written as “–”. */
export function say(template: string, data: object, language: Language, write: WriteValue): string {
  const fill = (text: string): readonly [text: string, complete: boolean] => {
    let complete = true;
    const filled = text.replace(FIELD, (_match, path: string, kind: string | undefined) => {
      const value = write(fieldAt(data, path), kind, language);
      if (value === undefined || value === '') complete = false;
      return value ?? '–';
    });
    return [filled, complete];
  };
  const whole = template.replace(OPTIONAL, (_match, part: string) => {
    const [text, complete] = fill(part);
    return complete ? text : '';
  });
  return fill(whole)[0];
}

function fieldAt(data: object, path: string): unknown {
  let value: unknown = data;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.hasOwn(value, name) ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
  }
  return value;
}
