import { FACT, type Facts, factColumns } from '../../intervals/fact.ts';
import { pack, unpack } from './packing.ts';

/**
 * Everything audit knows of one request, small: one document of about 500 bytes serves timeline (positions), report and as-of (facts).
 * Keys are one letter because 300,000 of them are read for a report.
 */
export interface HistoryDocument {
  /** Facts in log order, packed: position (from the one before), kind, assignment, at (from the one before), recordedAt − at, extra. */
  readonly e: string;
  /** Per event the last nine digits of its id: enough to find within one request what a retraction names. */
  readonly i: string;
  /** Position of the last fact. */
  readonly p: number;
  /** `at` of the last fact. */
  readonly t: number;
  /** Number of facts. */
  readonly n: number;
  /** Words that facts name by index: categories, area paths, responder ids. */
  readonly s: readonly string[];
  /** Earliest that its time zero was ever believed to be; what indexes are made of. */
  readonly lo?: number;
  /** Latest that it was ever believed to be, where that is not `lo`: a report as of any position finds it between the two. */
  readonly hi?: number;
  /** Whether time zero was told (a ring, a message, a visit); if not, the first drafting or logging stands in. */
  readonly g?: 1;
  /** Time zero as believed now, where that is not `lo`. */
  readonly c?: number;
  /** Index of the area path now. */
  readonly a?: number;
  /** Confidential: for supervisors only, never in a report. */
  readonly x?: 1;
  /** Calls that opened it and whose answer time was not known when they were linked. */
  readonly w?: readonly string[];
}

/** One fact as the projection writes it. */
export interface NewFact {
  readonly kind: number;
  readonly assignment?: number;
  /** Milliseconds; default: the event's occurredAt. */
  readonly at?: number;
  readonly extra?: number;
}

/** How many characters of an event's id are kept per fact. */
const ID_TAIL = 9;
/** Numbers a fact is packed into. */
const NUMBERS = 6;
/** A document that nothing has been written to. */
export const EMPTY_HISTORY: HistoryDocument = { e: '', i: '', p: 0, t: 0, n: 0, s: [] };

/** What of an event every one of its facts carries. */
export interface FactEnvelope {
  readonly id: string;
  readonly position: number;
  readonly occurredAt: number;
  readonly recordedAt: number;
}

/** The document with an event's facts added; the first fact is the event itself. */
export function withFacts(document: HistoryDocument, envelope: FactEnvelope, facts: readonly NewFact[]): HistoryDocument {
  let { e, p, t, n } = document;
  for (const fact of facts) {
    const at = fact.at ?? envelope.occurredAt;
    e += pack(envelope.position - p) + pack(fact.kind) + pack(fact.assignment ?? 0) + pack(at - t) + pack(envelope.recordedAt - at) + pack(fact.extra ?? -1);
    p = envelope.position;
    t = at;
    n++;
  }
  return { ...document, e, i: document.i + tailOf(envelope.id), p, t, n };
}

/** Index of the first fact of the event with this id; -1 when the document does not have it. */
export function factOf(document: HistoryDocument, eventId: string): number {
  const tail = tailOf(eventId);
  for (let from = document.i.indexOf(tail); from >= 0; from = document.i.indexOf(tail, from + 1)) {
    if (from % ID_TAIL === 0) return firstFactOf(document, from / ID_TAIL);
  }
  return -1;
}

const tailOf = (eventId: string) => eventId.slice(-ID_TAIL).padStart(ID_TAIL, '.');

/** Which fact begins the n-th event: the one with which the position moves for the n-th time. Only a retraction asks. */
function firstFactOf(document: HistoryDocument, event: number): number {
  const numbers = new Float64Array(document.e.length);
  const count = unpack(document.e, numbers);
  let events = -1;
  for (let at = 0; at < count; at += NUMBERS) if ((numbers[at] as number) > 0 && ++events === event) return at / NUMBERS;
  return -1;
}

/** Index of a word in the document and the words with it. */
export function withWord(words: readonly string[], word: string): readonly [index: number, words: readonly string[]] {
  const known = words.indexOf(word);
  return known >= 0 ? [known, words] : [words.length, [...words, word]];
}

/** Reads documents into one set of columns that grows to the largest request; not for use by two at once. */
export class HistoryReader {
  #numbers = new Float64Array(1_024);
  #facts: Facts = factColumns(64);

  /** The facts with position ≤ `asOf`; valid until the next call. */
  read(document: HistoryDocument, asOf: number): Facts {
    if (document.e.length > this.#numbers.length) this.#numbers = new Float64Array(document.e.length * 2);
    // Room for what is joined of each waiting call.
    const room = document.n + (document.w?.length ?? 0);
    if (room > this.#facts.kind.length) this.#facts = factColumns(room * 2);
    const numbers = this.#numbers;
    const facts = this.#facts;
    const count = unpack(document.e, numbers);
    let position = 0;
    let at = 0;
    let length = 0;
    for (let next = 0; next < count; next += NUMBERS) {
      position += numbers[next] as number;
      if (position > asOf) break;
      at += numbers[next + 3] as number;
      facts.position[length] = position;
      facts.kind[length] = numbers[next + 1] as number;
      facts.assignment[length] = numbers[next + 2] as number;
      facts.at[length] = at;
      facts.recordedAt[length] = at + (numbers[next + 4] as number);
      facts.extra[length] = numbers[next + 5] as number;
      length++;
    }
    facts.length = length;
    return facts;
  }

  /** Adds the answer of a call that was linked before it was answered, where both lie at or before `asOf`. */
  joinAnswer(facts: Facts, answeredAt: number, position: number, asOf: number): void {
    if (position > asOf || facts.length === 0) return;
    const index = facts.length++;
    facts.position[index] = position;
    facts.kind[index] = FACT.answered;
    facts.assignment[index] = 0;
    facts.at[index] = answeredAt;
    facts.recordedAt[index] = answeredAt;
    facts.extra[index] = -1;
  }
}
