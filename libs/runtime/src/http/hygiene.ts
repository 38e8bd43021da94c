import { type FieldError, Problem } from '../problem/problem.ts';

/** More levels than any body of ours has; deeper ones only exhaust the stack of what reads them. */
export const MAX_DEPTH = 32;
const MAX_ERRORS = 20;

/** Without one of these in the text nothing can be wrong: raw control characters do not survive JSON.parse, so the rest comes escaped. */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const SUSPICIOUS = /\\|[\u007f-\u009f\u2028\u2029]|"__proto__"|"constructor"|"prototype"/;
// oxlint-disable-next-line no-control-regex -- the same
const FORBIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;
const RESERVED = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Refuses what no text field may hold (control characters but line break and tab, lone surrogates), names that reach into prototypes, and nesting deeper than {@link MAX_DEPTH}.
 * Costs one scan of the text for ordinary bodies.
 */
export function inspect(text: string, body: object): void {
  if (!SUSPICIOUS.test(text) && opensAtMost(text, MAX_DEPTH)) return;
  const errors: FieldError[] = [];
  const waiting: { readonly value: unknown; readonly pointer: string; readonly depth: number }[] = [{ value: body, pointer: '', depth: 1 }];
  for (let next = waiting.pop(); next !== undefined && errors.length < MAX_ERRORS; next = waiting.pop()) {
    const { value, pointer, depth } = next;
    if (typeof value === 'string') {
      const wrong = wrongWithText(value, pointer);
      if (wrong !== undefined) errors.push(wrong);
    } else if (typeof value === 'object' && value !== null) {
      if (depth > MAX_DEPTH) {
        errors.push({ pointer, code: 'too-deep', parameters: { max: MAX_DEPTH } });
        continue;
      }
      for (const key of Object.keys(value)) {
        const at = `${pointer}/${escapePointer(key)}`;
        const wrong = RESERVED.has(key) ? { pointer: at, code: 'name-reserved' } : wrongWithText(key, at);
        if (wrong === undefined) waiting.push({ value: (value as Record<string, unknown>)[key], pointer: at, depth: depth + 1 });
        else errors.push(wrong);
      }
    }
  }
  if (errors.length > 0) throw new Problem(400, 'request-invalid', { errors });
}

/** What is wrong with the characters of one text, if anything. */
export function wrongWithText(text: string, pointer: string): FieldError | undefined {
  const control = FORBIDDEN.exec(text)?.[0];
  if (control !== undefined)
    return { pointer: printable(pointer), code: 'text-control-character', parameters: { character: `U+${control.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}` } };
  if (!text.isWellFormed()) return { pointer: printable(pointer), code: 'text-lone-surrogate' };
  return undefined;
}

/** One reference token of a JSON Pointer (RFC 6901). */
export function escapePointer(token: string): string {
  return token.replaceAll('~', '~0').replaceAll('/', '~1');
}

function printable(pointer: string): string {
  // oxlint-disable-next-line no-control-regex -- the same
  return pointer.toWellFormed().replace(/[\u0000-\u001f\u007f-\u009f]/g, '\ufffd');
}

function opensAtMost(text: string, most: number): boolean {
  let opened = 0;
  for (let index = text.indexOf('{'); index !== -1; index = text.indexOf('{', index + 1)) if (++opened > most) return false;
  for (let index = text.indexOf('['); index !== -1; index = text.indexOf('[', index + 1)) if (++opened > most) return false;
  return true;
}
