import { FACT, type Facts, factColumns } from '../../intervals/fact.ts';
import { pack, Unpacker } from './packing.ts';

/**
 * Everything audit knows of one request, small: one document of about 500 bytes serves timeline (positions), report and as-of (facts).
 * Keys are one letter because 300,000 of them are read for a report.
 */
export interface HistoryDocument {
  /** Facts in log order, packed: position (from the one before), kind, assignment, at (from the one before), recordedAt − at, extra. */
  readonly e: string;
  /** Per fact the last nine digits of its event's id: enough to find within one request what a retraction names. */
  readonly i: string;
  /** Position of the last fact. */
  readonly p: number;
  /** `at` of the last fact. */
  readonly t: number;
  /** Number of facts. */
  readonly n: number;
  /** Words that facts name by index: categories, area paths, responder ids. */
  readonly s: readonly string[];
  /** Earliest time zero that was told. */
  readonly c?: number;
  /** Earliest drafting or logging: stands in where no time zero was told. */
  readonly f?: number;
  /** Earliest and latest that its time zero was ever believed to be: a report as of any position finds it between the two. */
  readonly lo?: number;
  readonly hi?: number;
  /** Area path now. */
  readonly a?: string;
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
  let { e, i, p, t, n } = document;
  const tail = envelope.id.slice(-ID_TAIL).padStart(ID_TAIL, '.');
  for (const fact of facts) {
    const at = fact.at ?? envelope.occurredAt;
    e += pack(envelope.position - p) + pack(fact.kind) + pack(fact.assignment ?? 0) + pack(at - t) + pack(envelope.recordedAt - at) + pack(fact.extra ?? -1);
    i += tail;
    p = envelope.position;
    t = at;
    n++;
  }
  return { ...document, e, i, p, t, n };
}

/** Index of the first fact of the event with this id; -1 when the document does not have it. */
export function factOf(document: HistoryDocument, eventId: string): number {
  const tail = eventId.slice(-ID_TAIL).padStart(ID_TAIL, '.');
  for (let from = document.i.indexOf(tail); from >= 0; from = document.i.indexOf(tail, from + 1)) if (from % ID_TAIL === 0) return from / ID_TAIL;
  return -1;
}

/** Index of a word in the document and the words with it. */
export function withWord(words: readonly string[], word: string): readonly [index: number, words: readonly string[]] {
  const known = words.indexOf(word);
  return known >= 0 ? [known, words] : [words.length, [...words, word]];
}

/** Reads documents into one set of columns that grows to the largest request; not for use by two at once. */
export class HistoryReader {
  readonly #unpacker = new Unpacker();
  #facts: Facts = factColumns(64);

  /** The facts with position ≤ `asOf`; valid until the next call. */
  read(document: HistoryDocument, asOf: number): Facts {
    // Room for two joined facts per waiting call.
    const room = document.n + 2 * (document.w?.length ?? 0);
    if (room > this.#facts.kind.length) this.#facts = factColumns(room * 2);
    const facts = this.#facts;
    const unpacker = this.#unpacker;
    unpacker.open(document.e);
    let position = 0;
    let at = 0;
    let length = 0;
    while (!unpacker.done) {
      position += unpacker.next();
      if (position > asOf) break;
      facts.position[length] = position;
      facts.kind[length] = unpacker.next();
      facts.assignment[length] = unpacker.next();
      at += unpacker.next();
      facts.at[length] = at;
      facts.recordedAt[length] = at + unpacker.next();
      facts.extra[length] = unpacker.next();
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
