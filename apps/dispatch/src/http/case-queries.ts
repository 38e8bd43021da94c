import { Injectable } from '@nestjs/common';
import { Access, covers, type FieldSights } from '#access';
import { Catalogue } from '#catalogue';
import type { QueryContext } from '#runtime';
import { ServiceRuntime } from '#runtime';
import type { SealedPerson } from '../case/events.ts';
import type { CaseState } from '../case/state.ts';
import { type CaseStatus, stagesOf, standings } from '../case/status.ts';
import { conflictsOf } from '../responder/state.ts';
import { communityArea, placeOf } from '../stream-of.ts';
import { type CaseDocument, casesView, QUEUE } from '../views/cases/projection.ts';
import { placesView } from '../views/places/projection.ts';
import { type ResponderDocument, respondersView } from '../views/responders/projection.ts';
import { CaseAccess, isOnTheWay, peopleOn } from './case-access.ts';
import type { ListCasesQuery } from './dto/case.dto.ts';
import { Personal, type PersonDetails } from './personal.ts';
import { assignmentRow, caseRow } from './rows.ts';

/** Reads a page by reads of what is still missing; a filter may make one page of several. */
const READS = 40;

type Subject = QueryContext['subject'];

/** What dispatchers, supervisors and responders read of cases. */
@Injectable()
export class CaseQueries {
  constructor(
    private readonly runtime: ServiceRuntime,
    private readonly access: Access,
    private readonly catalogue: Catalogue,
    private readonly cases: CaseAccess,
    private readonly personal: Personal,
  ) {}

  /** The queue by heat, or what ended, latest first. */
  async list(query: ListCasesQuery, { subject }: QueryContext) {
    const reach = this.access.policy.reach(subject, 'dispatch.case.list');
    const matches = (document: CaseDocument) => {
      const { state, status } = document;
      if (query.status !== undefined && query.status !== status) return false;
      if (query.priority !== undefined && query.priority !== state.priority) return false;
      if (query.category !== undefined && query.category !== state.category) return false;
      if (query.area !== undefined && !covers(query.area, state.area)) return false;
      if (query.takenBy !== undefined && state.takenBy !== (query.takenBy === 'me' ? subject.accountId : query.takenBy)) return false;
      if (reach.areas.some((area) => covers(area, state.area))) return true;
      return subject.responderId !== undefined && reach.ownAreas.some((area) => covers(area, state.area)) && peopleOn(state).includes(subject.responderId);
    };
    const { items, next } = await this.page(query, [...reach.areas, ...reach.ownAreas], matches);
    return {
      items: await this.rows(items, subject),
      ...(next === undefined ? {} : { next }),
    };
  }

  /** One case with everything told of it, read from its stream. */
  async one(requestId: string, { subject }: QueryContext) {
    const { state, version } = await this.cases.load(requestId);
    this.access.policy.require(subject, 'dispatch.case.read', { area: state.area, responderIds: peopleOn(state) });
    const [row] = await this.rows([{ state, version }], subject);
    const sights = this.sights(state, subject);
    const notes = sights.notes === 'open' ? [...(state.facts.note === undefined ? [] : [state.facts.note]), ...(state.facts.notes ?? [])] : [];
    const opened = await this.personal.open<{ text?: string }>(notes.map(({ details }) => details));
    const communityId = state.facts.place?.communityId;
    const building = communityId === undefined ? undefined : (await this.runtime.view(placesView).get(placeOf(communityId)))?.buildings[state.area];
    return {
      ...row,
      notes: notes.map(({ noteId }, index) => {
        const value = opened[index];
        return value === undefined || value.erased ? { noteId, erased: true } : { noteId, text: value.value.text ?? '' };
      }),
      ...(building === undefined
        ? {}
        : { building: { name: building.name, floors: building.floors, lift: building.lift, state: building.state, accessNote: building.accessNote } }),
      stages: stagesOf(state),
      assignments: state.assignments.map((assignment) => {
        const standing = standings({ ...state, round: assignment.round }).find((one) => one.assignment === assignment);
        return {
          ...(standing === undefined ? {} : assignmentRow(standing)),
          reports: assignment.reports.map(({ eventId, type, at, recordedAt, data, carried }) => ({
            eventId,
            type,
            at,
            recordedAt,
            ...(carried === undefined ? {} : { carried }),
            data: withoutSealed(data),
          })),
        };
      }),
    };
  }

  /** The rows with names as far as the reader may see them, and the conflicts of who is on them. */
  async rows(cases: readonly Pick<CaseDocument, 'state' | 'version'>[], subject: Subject) {
    const states = cases.map(({ state }) => state);
    const documents = await this.runtime.view(respondersView).getMany([...new Set(states.flatMap(peopleOn))]);
    const sealed = states.flatMap(({ facts }) => [facts.person, facts.reporter]);
    const names = [...documents.values()].map(({ state }) => state.person);
    const opened = await this.personal.open<PersonDetails>([...sealed, ...names].flatMap((person) => person?.details ?? []));
    const values = new Map([...sealed, ...names].filter((person) => person?.details !== undefined).map((person, index) => [person?.details, opened[index]]));
    const shown = (person: SealedPerson | undefined, sights: FieldSights) =>
      person === undefined ? undefined : this.personal.shown(person, person.details === undefined ? undefined : values.get(person.details), sights);
    const now = this.runtime.now().toISOString();
    return cases.map(({ state, version }) => {
      const sights = this.sights(state, subject);
      const { person, reporter } = state.facts;
      const row = caseRow(state);
      return {
        ...row,
        version,
        ...this.due(state, row.status, now),
        ...(person === undefined ? {} : { person: shown(person, sights) }),
        ...(reporter === undefined || sights.reporter === 'hidden' ? {} : { reporter: shown(reporter, { ...sights, name: sights.reporter, phone: 'masked', room: 'hidden' }) }),
        assignments: row.assignments.map((assignment) => {
          const document = documents.get(assignment.responderId);
          return { ...assignment, ...this.responderName(document, values, subject), conflicts: document === undefined ? [] : conflictsOf(document.state) };
        }),
      };
    });
  }

  /** Until when it should be resolved, and whether that is over. Made when asked: a view must not depend on the catalogue. */
  private due({ category, facts, openedAt }: CaseState, status: CaseStatus, now: string): { readonly dueAt?: string; readonly overdue?: boolean } {
    const since = facts.contactAt ?? openedAt;
    const dueAt = since !== undefined && QUEUE.has(status) ? this.catalogue.dueAt(category, since, facts.neededBy) : undefined;
    return dueAt === undefined ? {} : { dueAt, overdue: status !== 'Suspended' && dueAt < now };
  }

  private responderName(document: ResponderDocument | undefined, values: ReadonlyMap<unknown, Awaited<ReturnType<Personal['open']>>[number] | undefined>, subject: Subject) {
    const person = document?.state.person;
    if (document === undefined || person === undefined) return {};
    const sights = this.access.policy.sights(subject, 'dispatch.responder.list', { area: document.state.area });
    // Who is on the same case must know with whom he goes up, whatever else his rights show him.
    const { name } = this.personal.shown(person, values.get(person.details) as never, {
      ...sights,
      name: sights.name === 'open' ? 'open' : 'masked',
      phone: 'hidden',
      room: 'hidden',
    });
    return name === undefined ? {} : { responderName: name };
  }

  /** How the reader sees the person: a responder opens name and room only while he is on his way. */
  sights(state: CaseState, subject: Subject): FieldSights {
    const sights = this.access.policy.sights(subject, 'dispatch.case.read', { area: state.area, responderIds: peopleOn(state) });
    const asResponder = this.access.policy.allow(subject, 'dispatch.case.read', { area: state.area }) === undefined;
    if (!asResponder || isOnTheWay(state, subject.responderId)) return sights;
    const live = state.assignments.some(
      (assignment) => assignment.responderId === subject.responderId && standings(state).some((one) => one.assignment === assignment && !one.progress.ended),
    );
    // An offer has to say what is wanted, not yet of whom.
    return { ...sights, name: 'masked', room: 'masked', notes: live ? sights.notes : 'masked' };
  }

  private async page(query: ListCasesQuery, areas: readonly string[], matches: (document: CaseDocument) => boolean) {
    const view = this.runtime.view(casesView);
    const wanted = query.area === undefined ? [...new Set(areas.map(communityArea))] : [communityArea(query.area)];
    const community = wanted.length === 1 && (wanted[0] ?? '').split('/').length === 4 ? wanted[0] : undefined;
    const ended = query.list === 'ended';
    const index = `${ended ? 'ended' : 'heat'}${community === undefined ? '' : 'InCommunity'}`;
    const items: CaseDocument[] = [];
    let after = query.cursor;
    for (let read = 0; read < READS; read++) {
      const page = await view.find(index, {
        prefix: community === undefined ? [] : [community],
        order: ended ? 'descending' : 'ascending',
        limit: query.limit - items.length,
        after,
      });
      for (const { document } of page.items) if (matches(document)) items.push(document);
      after = page.next;
      if (after === undefined || items.length >= query.limit) break;
    }
    return { items, next: after };
  }
}

/** Reports show that there is a text; the text itself is opened by the timeline. */
function withoutSealed(data: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => typeof value !== 'object' || value === null || !('noteId' in value)));
}
