import type { PublicEvent } from '#contracts';
import type { StoredEvent } from '#event-store';
import type { Projection } from '#views';
import { FACT, MEDIUM } from '../../intervals/fact.ts';
import { concerns, requestOf } from '../../log/concerns.ts';
import { publicOf } from '../../log/public-of.ts';
import { EMPTY_HISTORY, factOf, type HistoryDocument, type NewFact, withFacts, withWord } from './document.ts';
import { factsOf } from './meaning.ts';

/** A time zero that moved further than this leaves the index where a report as of an earlier position looks for it (milliseconds). */
export const CONTACT_SLACK_MS = 3_600_000;

/** One document per request: everything that timeline, report and as-of need to know, folded once. */
export const requestHistory: Projection<HistoryDocument> = {
  view: {
    service: 'audit',
    name: 'request-history',
    version: 1,
    indexes: {
      /** By time zero, for reports over a period. */
      contact: ({ lo }) => (lo === undefined ? undefined : [lo]),
      /** The few whose time zero moved far: a report as of an earlier position looks here too. */
      moved: ({ lo, hi }) => (lo === undefined || hi === undefined || hi - lo <= CONTACT_SLACK_MS ? undefined : [hi]),
    },
  },
  ids: (event) => concerns(publicOf(event)),
  evolve: (document, event, id) => evolveHistory(document ?? EMPTY_HISTORY, event, id),
};

function evolveHistory(document: HistoryDocument, stored: StoredEvent, id: string): HistoryDocument {
  const event = publicOf(stored);
  let words = document.s;
  const context = {
    word: (text: string) => {
      const [index, more] = withWord(words, text);
      words = more;
      return index;
    },
    factOf: (eventId: string) => factOf(document, eventId),
  };
  const facts =
    requestOf(event) === id
      ? [...factsOf(event.type, event.data, context), ...channelFact(event)]
      : event.type === 'intake.call.linked.v1'
        ? linkFacts(event)
        : [{ kind: FACT.other }];
  const envelope = { id: event.id, position: stored.position, occurredAt: Date.parse(event.occurredAt), recordedAt: Date.parse(event.recordedAt) };
  const next = { ...withFacts(document, envelope, facts), s: words };
  const { c: _replaced, ...rest } = next;
  const contact = contactOf(document, facts, envelope.occurredAt);
  return { ...(contact.lo === undefined ? next : rest), ...contact, ...standing(next, event, facts) };
}

/** A call that opened the request brings the times that only the call knows. */
function linkFacts(event: PublicEvent): readonly NewFact[] {
  const { kind, medium, receivedAt, answeredAt } = event.data as { kind?: string; medium?: string; receivedAt?: string; answeredAt?: string };
  if (kind !== 'new') return [{ kind: FACT.other }];
  return [
    { kind: FACT.other },
    ...mediumFact(medium, MEDIUM.ofCall),
    ...(receivedAt === undefined ? [] : [{ kind: FACT.contact, at: Date.parse(receivedAt) }]),
    ...(answeredAt === undefined ? [] : [{ kind: FACT.answered, at: Date.parse(answeredAt) }]),
  ];
}

/** A request without a call came the way in which it was logged. */
function channelFact(event: PublicEvent): readonly NewFact[] {
  return event.type === 'intake.request.logged.v1' ? mediumFact(event.channel, 0) : [];
}

function mediumFact(medium: string | undefined, plus: number): readonly NewFact[] {
  const known = medium === 'phone' || medium === 'chat' || medium === 'visit' ? MEDIUM[medium] : undefined;
  return known === undefined ? [] : [{ kind: FACT.medium, extra: known + plus }];
}

/** When the request began as believed after these facts, and the span of all that was ever believed. */
function contactOf(document: HistoryDocument, facts: readonly NewFact[], occurredAt: number): Pick<HistoryDocument, 'c' | 'g' | 'lo' | 'hi'> {
  const known = document.c ?? document.lo;
  let told = document.g === 1 ? known : undefined;
  let noted = document.g === 1 ? undefined : known;
  let moves = false;
  for (const { kind, at = occurredAt } of facts) {
    if (kind === FACT.contact) told = told === undefined ? at : Math.min(told, at);
    else if (kind === FACT.drafted || kind === FACT.logged) noted = noted === undefined ? at : Math.min(noted, at);
    else continue;
    moves = true;
  }
  const believed = told ?? noted;
  if (!moves || believed === undefined) return {};
  const lo = Math.min(document.lo ?? believed, believed);
  const hi = Math.max(document.hi ?? document.lo ?? believed, believed);
  return { lo, ...(hi === lo ? {} : { hi }), ...(told === undefined ? {} : { g: 1 }), ...(believed === lo ? {} : { c: believed }) };
}

/** Area, confidentiality and the calls still to be joined. */
function standing(document: HistoryDocument, event: PublicEvent, facts: readonly NewFact[]): Pick<HistoryDocument, 'a' | 'x' | 'w'> {
  const area = facts.findLast(({ kind }) => kind === FACT.areaSet)?.extra;
  const data = event.data as { confidential?: boolean; kind?: string; answeredAt?: string };
  const isTip = data.confidential === true && requestOf(event) !== undefined;
  const waits = event.type === 'intake.call.linked.v1' && data.kind === 'new' && data.answeredAt === undefined;
  return {
    ...(area === undefined ? {} : { a: area }),
    ...(isTip ? { x: 1 as const } : {}),
    ...(waits ? { w: [...(document.w ?? []), event.stream] } : {}),
  };
}
