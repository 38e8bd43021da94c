import type { PublicEvent } from '#contracts';
import type { StoredEvent } from '#event-store';
import type { Projection } from '#views';
import { FACT, MEDIUM } from '../../intervals/fact.ts';
import { concerns, requestOf } from '../../log/concerns.ts';
import { publicOf } from '../../log/public-of.ts';
import { addFacts, type Draft, EMPTY_HISTORY, factOf, type HistoryDocument, type NewFact, wordIn } from './document.ts';
import { factsOf } from './meaning.ts';

/** A time zero that moved further than this leaves the index where a report as of an earlier position looks for it (milliseconds). */
export const CONTACT_SLACK_MS = 3_600_000;

/** One document per request: everything that timeline, report and as-of need to know, folded once. */
export const requestHistory: Projection<HistoryDocument> = {
  view: {
    service: 'audit',
    name: 'request-history',
    version: 2,
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
  const draft: Draft = { ...document };
  const facts = factsFor(event, id, draft);
  const occurredAt = Date.parse(event.occurredAt);
  // Only what somebody told can be late: what a machine derives bears its cause's time and is recorded after it.
  const recordedAt = event.channel === 'system' ? occurredAt : Date.parse(event.recordedAt);
  addFacts(draft, { id: event.id, position: stored.position, occurredAt, recordedAt }, facts);
  for (const { kind, extra } of facts) if (kind === FACT.areaSet && extra !== undefined) draft.a = extra;
  noteContact(draft, facts, occurredAt);
  noteStanding(draft, event);
  if (event.version === 1 && event.stream === id) draft.b = event.position;
  return draft;
}

function factsFor(event: PublicEvent, id: string, draft: Draft): readonly NewFact[] {
  if (requestOf(event) === id) {
    const facts = factsOf(event.type, event.data, { word: (text) => wordIn(draft, text), factOf: (eventId) => factOf(draft, eventId) });
    return event.type === 'intake.request.logged.v1' ? [...facts, ...mediumFact(event.channel, 0)] : facts;
  }
  return event.type === 'intake.call.linked.v1' ? linkFacts(event) : ONLY_ITSELF;
}

const ONLY_ITSELF: readonly NewFact[] = [{ kind: FACT.other }];

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

/** How the contact came: by the call, or without one by the channel in which the request was logged. */
function mediumFact(medium: string | undefined, plus: number): readonly NewFact[] {
  const known = medium === 'phone' || medium === 'chat' || medium === 'visit' ? MEDIUM[medium] : undefined;
  return known === undefined ? [] : [{ kind: FACT.medium, extra: known + plus }];
}

/** When the request began as believed after these facts, and the span of all that was ever believed. */
function noteContact(draft: Draft, facts: readonly NewFact[], occurredAt: number): void {
  const known = draft.c ?? draft.lo;
  let told = draft.g === 1 ? known : undefined;
  let noted = draft.g === 1 ? undefined : known;
  let moves = false;
  for (const { kind, at = occurredAt } of facts) {
    if (kind === FACT.contact) told = told === undefined ? at : Math.min(told, at);
    else if (kind === FACT.drafted || kind === FACT.logged) noted = noted === undefined ? at : Math.min(noted, at);
    else continue;
    moves = true;
  }
  const believed = told ?? noted;
  if (!moves || believed === undefined) return;
  const lo = Math.min(draft.lo ?? believed, believed);
  const hi = Math.max(draft.hi ?? draft.lo ?? believed, believed);
  draft.lo = lo;
  if (hi !== lo) draft.hi = hi;
  if (told !== undefined) draft.g = 1;
  if (believed === lo) delete draft.c;
  else draft.c = believed;
}

/** Confidentiality, and the calls still to be joined. */
function noteStanding(draft: Draft, event: PublicEvent): void {
  const data = event.data as { readonly confidential?: boolean; readonly kind?: string; readonly answeredAt?: string };
  if (event.type === 'intake.call.linked.v1') {
    if (data.kind === 'new' && data.answeredAt === undefined) draft.w = [...(draft.w ?? []), event.stream];
  } else if (data.confidential === true && requestOf(event) !== undefined) draft.x = 1;
}
