import type { RefusalText } from '#event-store';
import type { Locale } from '../http/locale.ts';
import type { ProblemText } from './problem.ts';
import { FIELD_TEXTS } from './field-texts.ts';
import { PROBLEM_TEXTS } from './problem-texts.ts';

const texts = new Map<string, ProblemText>([...Object.entries(PROBLEM_TEXTS), ...Object.entries(FIELD_TEXTS)]);

/**
 * Makes the sentences of codes known to the error filter. `{name}` in a sentence is replaced from the refusal's parameters.
 * @throws Error when a code is registered twice with different sentences
 */
export function registerRefusals(refusals: Readonly<Record<string, ProblemText>>): void {
  for (const [code, text] of Object.entries(refusals)) {
    const known = texts.get(code);
    if (known !== undefined && (known.en !== text.en || known.zh !== text.zh))
      throw new Error(`the code "${code}" has two texts: "${known.en}" and "${text.en}"; give one of them another code`);
    texts.set(code, text);
  }
}

/** The text of a code, if it has one. */
export function textOf(code: string): ProblemText | undefined {
  return texts.get(code);
}

/** The sentence of a code in one language with its parameters filled in; undefined without a text. */
export function sentence(code: string, locale: Locale, parameters: Readonly<Record<string, string | number>> = {}): string | undefined {
  const text = texts.get(code);
  if (text === undefined) return undefined;
  const worded = Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, text.terms?.[name]?.[value]?.[locale] ?? value]));
  return fill(text[locale], worded);
}

/** Replaces `{name}` from the parameters; an unknown name stays as it is. */
export function fill(template: string, parameters: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{([a-zA-Z]+)\}/g, (whole, name: string) => (Object.hasOwn(parameters, name) ? String(parameters[name]) : whole));
}

/** Both languages of a code, filled; what GET /problems/<code> shows. */
export function bothLanguages(code: string): RefusalText | undefined {
  const text = texts.get(code);
  return text === undefined ? undefined : { en: text.en, zh: text.zh };
}
