import type { CaseRow, ResponderRow } from '../api/rows.ts';
import { initialsOf } from '../operator/initials.ts';
import { alive } from './heat.ts';

/** What the command bar can do, by its first word; the Chinese word does the same. */
export const VERBS = {
  d: 'offer',
  派: 'offer',
  r: 'reassign',
  换: 'reassign',
  t: 'take',
  接: 'take',
  e: 'escalate',
  升: 'escalate',
  s: 'stand-down',
  撤: 'stand-down',
  a: 'acknowledge',
  签: 'acknowledge',
  g: 'en-route',
  出: 'en-route',
  o: 'on-scene',
  到: 'on-scene',
  w: 'with-person',
  见: 'with-person',
  f: 'done',
  完: 'done',
} as const;
/** One of the things it can do. */
export type Verb = (typeof VERBS)[keyof typeof VERBS];

/** What somebody has typed, understood. */
export type Parsed =
  | { readonly kind: 'show'; readonly row: CaseRow }
  | { readonly kind: 'do'; readonly verb: Verb; readonly row: CaseRow; readonly responder?: ResponderRow; readonly reason: string }
  | { readonly kind: 'wrong'; readonly why: 'verb' | 'number' | 'who' | 'several' | 'reason'; readonly what: string };

/** A line of the list under the bar. */
export interface Suggestion {
  /** What the bar says when it is taken. */
  readonly text: string;
  readonly verb?: Verb;
  readonly row?: CaseRow;
  readonly responder?: ResponderRow;
}

/** What the bar knows: the queue as it stands, and the responders, best first. */
export interface Known {
  readonly rows: readonly CaseRow[];
  readonly responders: readonly ResponderRow[];
}

const FOR_ONE: ReadonlySet<Verb> = new Set(['offer', 'reassign', 'acknowledge', 'en-route', 'on-scene', 'with-person', 'done']);

/** Who is meant by a few letters: Chinese characters, the English name word by word, or pinyin initials. */
export function meant(responders: readonly ResponderRow[], typed: string): readonly ResponderRow[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return responders;
  const words = wanted.split(/\s+/);
  const exact = responders.filter(({ name, nameEn }) => name?.toLowerCase() === wanted || nameEn?.toLowerCase() === wanted);
  if (exact.length > 0) return exact;
  return responders.filter(({ name = '', nameEn = '' }) => {
    if (name.toLowerCase().includes(wanted)) return true;
    const parts = nameEn.toLowerCase().split(/\s+/);
    if (words.every((word) => parts.some((part) => part.startsWith(word)))) return true;
    return words.length === 1 && initialsOf(name).startsWith(wanted);
  });
}

/** Who may be meant after this verb: those on the case for a report, everybody else for an offer. */
function candidates(verb: Verb, row: CaseRow, { responders }: Known): readonly ResponderRow[] {
  const on = new Set(alive(row).map(({ responderId }) => responderId));
  const others = verb === 'offer' || verb === 'reassign';
  return responders.filter(({ responderId }) => on.has(responderId) !== others);
}

function cut(text: string): { readonly first: string; readonly number: string; readonly rest: string } {
  const [, first = '', number = '', rest = ''] = /^\s*\/?(\D?)\s*#?(\d*)\s*(.*)$/su.exec(text) ?? [];
  return { first: first.toLowerCase(), number, rest: rest.trim() };
}

/** Understands `d 1042 wang li`, `e 1042 no medic tonight`, `1042`. */
export function parseCommand(text: string, known: Known): Parsed {
  const { first, number, rest } = cut(text);
  const verb = first === '' ? undefined : VERBS[first as keyof typeof VERBS];
  if (first !== '' && verb === undefined) return { kind: 'wrong', why: 'verb', what: first };
  const row = known.rows.find((one) => String(one.number) === number);
  if (row === undefined) return { kind: 'wrong', why: 'number', what: number };
  if (verb === undefined) return { kind: 'show', row };
  if (!FOR_ONE.has(verb)) return verb === 'stand-down' && rest === '' ? { kind: 'wrong', why: 'reason', what: '' } : { kind: 'do', verb, row, reason: rest };
  const found = meant(candidates(verb, row, known), rest);
  if (rest === '' && (verb === 'offer' || verb === 'reassign')) return { kind: 'wrong', why: 'who', what: '' };
  const [responder, ...more] = found;
  if (responder === undefined) return { kind: 'wrong', why: 'who', what: rest };
  if (more.length > 0) return { kind: 'wrong', why: 'several', what: found.map(({ name, nameEn }) => name ?? nameEn ?? '').join('、') };
  return { kind: 'do', verb, row, responder, reason: '' };
}

const SHOWN = 8;

/** What may come next. */
export function suggest(text: string, known: Known): readonly Suggestion[] {
  const { first, number, rest } = cut(text);
  const letter = first === '' && number === '' ? undefined : VERBS[first as keyof typeof VERBS];
  if (first === '' && number === '')
    return Object.entries(VERBS)
      .filter(([key]) => /[a-z]/.test(key))
      .map(([key, verb]) => ({ text: `${key} `, verb }));
  if (first !== '' && letter === undefined) return [];
  const start = first === '' ? '' : `${first} `;
  const row = known.rows.find((one) => String(one.number) === number);
  if (row === undefined || (rest === '' && !/\d\s+$/.test(text))) {
    return known.rows
      .filter((one) => String(one.number ?? '').startsWith(number))
      .slice(0, SHOWN)
      .map((one) => ({ text: `${start}${one.number} `, row: one }));
  }
  if (letter === undefined || !FOR_ONE.has(letter)) return [];
  return meant(candidates(letter, row, known), rest)
    .slice(0, SHOWN)
    .map((responder) => ({ text: `${start}${number} ${responder.name ?? responder.nameEn ?? ''}`, responder }));
}
