import { Injectable } from '@nestjs/common';
import { Access, covers } from '#access';
import { Problem, type QueryContext, ServiceRuntime } from '#runtime';
import { responder } from '../responder/responder.ts';
import type { ResponderState } from '../responder/state.ts';
import { conflictsOf, responderStatus } from '../responder/state.ts';
import { localDay } from '../local-day.ts';
import { type CaseDocument, casesView } from '../views/cases/projection.ts';
import { caseOf } from '../stream-of.ts';
import { type ResponderDocument, respondersView } from '../views/responders/projection.ts';
import { CaseQueries } from './case-queries.ts';
import type { ListRespondersQuery } from './dto/responder.dto.ts';
import { Personal } from './personal.ts';
import { responderRow } from './rows.ts';
import type { ResponderDetails } from './responder-details.ts';

type Subject = QueryContext['subject'];
interface Held {
  readonly id: string;
  readonly document: ResponderDocument;
}

const READS = 40;
const NEAR = 500;

/** What is read of responders. */
@Injectable()
export class ResponderQueries {
  constructor(
    private readonly runtime: ServiceRuntime,
    private readonly access: Access,
    private readonly personal: Personal,
    private readonly cases: CaseQueries,
  ) {}

  /** Responders by area. */
  async list(query: ListRespondersQuery, { subject, now }: QueryContext) {
    const reach = this.access.policy.reach(subject, 'dispatch.responder.list');
    const at = now.toISOString();
    const matches = ({ id, document: { state } }: Held) => {
      if (query.status !== undefined && responderStatus(state, at) !== query.status) return false;
      if (query.skill !== undefined && !state.skills.includes(query.skill)) return false;
      if (query.area !== undefined && !covers(query.area, state.area)) return false;
      return reach.areas.some((area) => covers(area, state.area)) || (id === subject.responderId && reach.ownAreas.some((area) => covers(area, state.area)));
    };
    const narrowed = query.area ?? (reach.areas.length === 1 && reach.ownAreas.length === 0 ? reach.areas[0] : undefined);
    // Everything inside an area sorts between it and the character after the slash.
    const range = narrowed === undefined || narrowed === '' ? {} : { from: narrowed, to: `${narrowed}0` };
    const view = this.runtime.view(respondersView);
    const items = [];
    let after = query.cursor;
    for (let read = 0; read < READS; read++) {
      const page = await view.find('area', { prefix: [], limit: query.limit - items.length, after, ...range });
      const rows = await this.shown(page.items.filter(matches), subject, now);
      for (const row of rows.values()) if (query.name === undefined || named(row, query.name)) items.push(row);
      after = page.next;
      if (after === undefined || items.length >= query.limit) break;
    }
    return { items, ...(after === undefined ? {} : { next: after }) };
  }

  /** One responder, from his stream. */
  async one(responderId: string, { subject, now }: QueryContext) {
    const { state, version } = await this.runtime.commands.load(responder, responderId);
    if (!state.enrolled) throw new Problem(404, 'not-found');
    this.access.policy.require(subject, 'dispatch.responder.read', { area: state.area, responderIds: [responderId] });
    const document: ResponderDocument = { goingTo: {}, ...(await this.runtime.view(respondersView).get(responderId)), state, version, updatedAt: '' };
    return { ...(await this.shown([{ id: responderId, document }], subject, now)).get(responderId), version };
  }

  /** The asker himself with his assignments: what a phone page shows. */
  async me(context: QueryContext) {
    const { responderId } = context.subject;
    if (responderId === undefined) throw new Problem(404, 'not-a-responder');
    const responderOfMine = await this.one(responderId, context);
    const { state } = await this.runtime.commands.load(responder, responderId);
    const found = await this.runtime.view(casesView).getMany(state.reservations.map(({ requestId }) => caseOf(requestId)));
    const documents = [...found.values()].filter((document): document is CaseDocument => document !== undefined);
    const rows = await this.cases.rows(documents, context.subject);
    return {
      responder: responderOfMine,
      assignments: rows.flatMap(({ assignments, ...row }) =>
        assignments.filter((one) => one.responderId === responderId && !one.ended).map((assignment) => ({ ...assignment, case: row })),
      ),
    };
  }

  /** Responders of a community, of what lies in it, and of the areas around it. */
  async near(community: string, mayUse: (area: string) => boolean): Promise<readonly Held[]> {
    const view = this.runtime.view(respondersView);
    const parts = community.split('/');
    const around = ['', ...parts.map((_, index) => parts.slice(0, index + 1).join('/'))];
    const pages = await Promise.all([
      ...around.map((area) => view.find('area', { prefix: [area], limit: NEAR })),
      view.find('area', { prefix: [], from: `${community}/`, to: `${community}0`, limit: NEAR }),
    ]);
    return pages.flatMap(({ items }) => items).filter(({ document }) => mayUse(document.state.area));
  }

  /** Rows of these, by id. */
  async rows(ids: readonly string[], subject: Subject, now: Date) {
    const documents = await this.runtime.view(respondersView).getMany(ids);
    return this.shown(
      [...documents].map(([id, document]) => ({ id, document })),
      subject,
      now,
    );
  }

  private async shown(held: readonly Held[], subject: Subject, now: Date) {
    const day = localDay(now, this.runtime.config.timeZone);
    const opened = await this.personal.open<ResponderDetails>(held.map(({ document }) => personOf(document.state)));
    return new Map(
      held.map(({ id, document: { state, lastSeen } }, index) => {
        const sights = this.access.policy.sights(subject, 'dispatch.responder.read', { area: state.area, responderIds: [id] });
        const value = opened[index];
        const { personId: _, ...person } = this.personal.shown({ personId: state.person?.personId ?? '' }, value, sights);
        const nameEn = value !== undefined && !value.erased && sights.name === 'open' ? value.value.nameEn : undefined;
        const row = { ...responderRow(id, state, now.toISOString(), day), ...person, ...(nameEn === undefined ? {} : { nameEn }), conflicts: conflictsOf(state) };
        return [id, lastSeen === undefined ? row : { ...row, lastSeen }] as const;
      }),
    );
  }
}

function personOf(state: ResponderState) {
  if (state.person === undefined) throw new Error('an enrolled responder has a person');
  return state.person.details;
}

function named(row: { readonly name?: string; readonly nameEn?: string }, text: string): boolean {
  const wanted = text.toLowerCase();
  return row.name?.toLowerCase().includes(wanted) === true || row.nameEn?.toLowerCase().includes(wanted) === true;
}
