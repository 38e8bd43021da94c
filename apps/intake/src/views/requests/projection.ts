import type { StoredEvent } from '#event-store';
import type { IndexValue, Projection } from '#views';
import type { CallLinked } from '../../call/events.ts';
import type { RequestEvent, SealedNote } from '../../request/events.ts';
import { advance, NOT_STARTED, stepOf } from '../../request/lifecycle.ts';
import { current } from '../../request/past-events.ts';
import { callersToInform, type RequestRow } from './document.ts';

/** A draft that nobody touched for two hours is given up (local). Not configuration: a view must not depend on what can change without its events. */
const DRAFT_ABANDONED_MILLISECONDS = 120 * 60_000;

/** One row a request: the queue, the search, the duplicates, the work lists and the deadlines are its indexes. */
export const requestList: Projection<RequestRow> = {
  view: {
    service: 'intake',
    name: 'requests',
    version: 2,
    indexes: {
      number: (row) => [row.number],
      status: (row) => [row.status, row.number],
      place: (row) => (row.place === undefined || row.confidential ? undefined : [row.place.area, row.number]),
      person: (row) => (row.person === undefined || row.confidential ? undefined : [row.person.personId, row.number]),
      reporter: (row) => (row.reporter === undefined || row.confidential || row.reporter.personId === row.person?.personId ? undefined : [row.reporter.personId, row.number]),
      wake: (row) => (row.heldUntil === undefined ? undefined : [row.heldUntil]),
      idleDraft: (row) => (row.status === 'draft' ? [new Date(Date.parse(row.updatedAt) + DRAFT_ABANDONED_MILLISECONDS).toISOString()] : undefined),
      followUp: (row) => (row.status === 'resolved' && row.resolvedAt !== undefined ? [row.resolvedAt] : undefined),
      inform: (row): readonly IndexValue[] | undefined => (callersToInform(row).length === 0 ? undefined : [row.updatedAt]),
    },
  },
  ids(event) {
    if (event.stream.startsWith('request-')) return [event.stream];
    return event.type === 'CallLinked' ? [(event as StoredEvent<CallLinked>).data.requestId] : [];
  },
  evolve(row, event, id) {
    if (event.type === 'CallLinked') return row === undefined ? undefined : withCall(row, event as StoredEvent<CallLinked>);
    return evolve(row ?? first(event), current(event as StoredEvent<RequestEvent>), id);
  },
};

function first(event: StoredEvent): RequestRow {
  return {
    number: event.position,
    version: 0,
    status: 'none',
    area: '',
    createdAt: event.recordedAt,
    updatedAt: event.recordedAt,
    reopenings: 0,
    suspected: [],
    responderIds: [],
    callers: [],
    informed: [],
    lifecycle: NOT_STARTED,
    steps: [],
    joined: {},
  };
}

function withCall(row: RequestRow, event: StoredEvent<CallLinked>): RequestRow {
  const { caller, kind } = event.data;
  if (kind === 'new' || caller === undefined) return row;
  return withCaller(row, { personId: caller.personId, callId: event.stream });
}

function withCaller(row: RequestRow, caller: RequestRow['callers'][number]): RequestRow {
  const known = row.callers.some(({ personId, callId }) => personId === caller.personId && callId === caller.callId);
  return known ? row : { ...row, callers: [...row.callers, caller] };
}

function evolve(row: RequestRow, event: StoredEvent<RequestEvent>, id: string): RequestRow {
  const fact = event as RequestEvent;
  const moved = fact.type === 'ReportRetracted' ? retracted(row, fact.data.retracted) : advanced(row, event);
  return { ...withFact(moved, fact, event, id), version: event.version, updatedAt: event.recordedAt };
}

function retracted(row: RequestRow, events: readonly string[]): RequestRow {
  const steps = row.steps.filter(({ eventId }) => !events.includes(eventId));
  const joined = Object.fromEntries(Object.entries(row.joined).filter(([eventId]) => !events.includes(eventId)));
  return stood({ ...row, steps, joined, responderIds: [...new Set(Object.values(joined))] }, steps.reduce(advance, NOT_STARTED));
}

function advanced(row: RequestRow, event: StoredEvent<RequestEvent>): RequestRow {
  const step = stepOf(event, row.category !== undefined && row.priority !== undefined ? 'triaged' : 'logged');
  return step === undefined ? row : stood({ ...row, steps: [...row.steps, step] }, advance(row.lifecycle, step), event);
}

/** The row with everything that follows from where the request stands. */
function stood(row: RequestRow, lifecycle: RequestRow['lifecycle'], event?: StoredEvent): RequestRow {
  const { heldUntil: _, mergedInto: __, failedAttempts: ___, resolvedAt, ...rest } = row;
  const resolved = lifecycle.status === 'resolved' && row.lifecycle.status !== 'resolved' ? event?.recordedAt : resolvedAt;
  return {
    ...rest,
    lifecycle,
    status: lifecycle.status,
    ...(resolved === undefined ? {} : { resolvedAt: resolved }),
    ...(lifecycle.status === 'on-hold' && lifecycle.until !== undefined ? { heldUntil: lifecycle.until } : {}),
    ...(lifecycle.status === 'merged' ? { mergedInto: lifecycle.into } : {}),
    ...(lifecycle.status === 'resolved' && lifecycle.failedDays.length > 0 ? { failedAttempts: lifecycle.failedDays.length } : {}),
  };
}

function withNote(row: RequestRow, note: SealedNote | undefined): RequestRow {
  return note === undefined ? row : { ...row, note };
}

function withFact(row: RequestRow, fact: RequestEvent, event: StoredEvent, id: string): RequestRow {
  switch (fact.type) {
    case 'RequestDrafted':
    case 'RequestLogged': {
      const { dividedFrom: _, ...body } = { dividedFrom: undefined, ...fact.data };
      return { ...row, ...body, ...(fact.type === 'RequestLogged' && row.loggedAt === undefined ? { loggedAt: event.recordedAt } : {}) };
    }
    case 'RequestAmended':
      return { ...row, ...fact.data };
    case 'CategorySet':
      return { ...row, category: fact.data.category };
    case 'PrioritySet':
      return { ...row, priority: fact.data.priority };
    case 'ResponderJoined':
      return { ...row, joined: { ...row.joined, [event.id]: fact.data.responderId }, responderIds: [...new Set([...row.responderIds, fact.data.responderId])] };
    case 'RequestReopened':
      return { ...row, reopenings: row.reopenings + 1, informed: [] };
    case 'NoteAdded':
      return row.note === undefined ? withNote(row, fact.data.note) : row;
    case 'NeededBySet': {
      const { neededBy: _, ...rest } = row;
      return fact.data.neededBy === undefined ? rest : { ...row, neededBy: fact.data.neededBy };
    }
    case 'EtaPromised':
      return { ...row, eta: fact.data.at };
    case 'DuplicateSuspected':
      return { ...row, suspected: [...row.suspected, fact.data.requestId] };
    case 'CallerInformed':
      return fact.data.outcome === 'no-answer' ? row : { ...row, informed: [...row.informed, fact.data.personId] };
    case 'FollowUpRecorded':
      return fact.data.outcome === 'not-reached' || fact.data.askedPersonId === undefined ? row : { ...row, informed: [...row.informed, fact.data.askedPersonId] };
    case 'DuplicateAbsorbed':
      return fact.data.reports.reduce<RequestRow>(
        (known, report) =>
          report.reporter === undefined
            ? known
            : withCaller(known, {
                personId: report.reporter.personId,
                ...(report.callId === undefined ? {} : { callId: report.callId }),
                ...(report.requestId === id ? {} : { requestId: report.requestId }),
              }),
        row,
      );
    case 'DuplicateReleased':
      return { ...row, callers: row.callers.filter(({ requestId }) => requestId !== fact.data.requestId) };
    default:
      return row;
  }
}
