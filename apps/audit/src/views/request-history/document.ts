import { FACT, type Facts, factColumns } from '../../intervals/fact.ts';
import { pack, unpack } from './packing.ts';

/**
 * Everything audit knows of one request, small: one document of about 500 bytes serves timeline (positions), report and as-of (facts).
 * Keys are one letter because 300,000 of them are read for a report.
 */
export interface HistoryDocument {
  /** Facts in log order, packed: kind and flags, at (from the one before), position (from the one before), recordedAt − at, assignment, extra; the last four where there is something to say. */
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
  /** The number that people say: position of its first event in intake's log. */
  readonly b?: number;
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
/** A packed fact begins with kind × 8 + these: what is not there takes no room. */
const KIND = 8;
/** A further fact of the event before: same position, same recordedAt. */
const FURTHER = 1;
const ASSIGNED = 2;
const EXTRA = 4;
/** A document that nothing has been written to. */
export const EMPTY_HISTORY: HistoryDocument = { e: '', i: '', p: 0, t: 0, n: 0, s: [] };

/** What of an event every one of its facts carries. */
export interface FactEnvelope {
  readonly id: string;
  readonly position: number;
  readonly occurredAt: number;
  readonly recordedAt: number;
}

/** A document that is being written; never one that somebody else holds. */
export type Draft = { -readonly [Key in keyof HistoryDocument]: HistoryDocument[Key] };

/** Adds an event's facts to the draft; the first fact is the event itself. */
export function addFacts(draft: Draft, envelope: FactEnvelope, facts: readonly NewFact[]): void {
  let { e, p, t } = draft;
  for (const [index, { kind, assignment = 0, at = envelope.occurredAt, extra = -1 }] of facts.entries()) {
    const isFurther = index > 0;
    e += pack(kind * KIND + (isFurther ? FURTHER : 0) + (assignment > 0 ? ASSIGNED : 0) + (extra >= 0 ? EXTRA : 0)) + pack(at - t);
    if (!isFurther) e += pack(envelope.position - p) + pack(envelope.recordedAt - at);
    if (assignment > 0) e += pack(assignment);
    if (extra >= 0) e += pack(extra);
    p = envelope.position;
    t = at;
  }
  draft.e = e;
  draft.i += tailOf(envelope.id);
  draft.p = p;
  draft.t = t;
  draft.n += facts.length;
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

/** Which fact begins the n-th event: the n-th that is not a further one. Only a retraction asks. */
function firstFactOf(document: HistoryDocument, event: number): number {
  const numbers = new Float64Array(document.e.length);
  const count = unpack(document.e, numbers);
  let events = -1;
  for (let next = 0, fact = 0; next < count; fact++) {
    const head = numbers[next] as number;
    if ((head & FURTHER) === 0 && ++events === event) return fact;
    next += 2 + ((head & FURTHER) === 0 ? 2 : 0) + ((head & ASSIGNED) === 0 ? 0 : 1) + ((head & EXTRA) === 0 ? 0 : 1);
  }
  return -1;
}

/** Index of a word in the draft, which learns it if it is new. */
export function wordIn(draft: Draft, word: string): number {
  const known = draft.s.indexOf(word);
  if (known >= 0) return known;
  draft.s = [...draft.s, word];
  return draft.s.length - 1;
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
    let recordedAt = 0;
    let length = 0;
    for (let next = 0; next < count; ) {
      const head = numbers[next++] as number;
      at += numbers[next++] as number;
      if ((head & FURTHER) === 0) {
        position += numbers[next++] as number;
        if (position > asOf) break;
        recordedAt = at + (numbers[next++] as number);
      }
      facts.position[length] = position;
      facts.kind[length] = head >>> 3;
      facts.assignment[length] = (head & ASSIGNED) === 0 ? 0 : (numbers[next++] as number);
      facts.at[length] = at;
      facts.recordedAt[length] = recordedAt;
      facts.extra[length] = (head & EXTRA) === 0 ? -1 : (numbers[next++] as number);
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
