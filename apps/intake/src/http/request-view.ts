import { Injectable } from '@nestjs/common';
import { Access, type FieldSights } from '#access';
import { Catalogue } from '#catalogue';
import { Refused } from '#event-store';
import { type QueryContext, ServiceRuntime } from '#runtime';
import { helpRequest } from '../request/request.ts';
import { reportsOf, type RequestState } from '../request/state.ts';
import type { RequestRow } from '../views/requests/document.ts';
import { dueOf } from './due.ts';
import type { OpenedTexts } from './presenting.ts';
import { Presenting, reporterSights } from './presenting.ts';
import { resourceOf } from './request-commands.ts';
import type { NoteDetails } from './sealing.ts';

/** Requests as their readers see them. */
@Injectable()
export class RequestViews {
  constructor(
    private readonly runtime: ServiceRuntime,
    private readonly access: Access,
    private readonly catalogue: Catalogue,
    private readonly presenting: Presenting,
  ) {}

  /** One request from its stream, never behind. @throws Refused 404 outside the reader's reach */
  async one(id: string, query: QueryContext): Promise<object> {
    const { state, version, firstPosition } = await this.runtime.commands.load(helpRequest, id);
    if (version === 0) throw new Refused('unknown-request', 'not-found');
    const resource = resourceOf(state);
    this.access.policy.require(query.subject, 'intake.request.read', resource);
    const sights = this.access.policy.sights(query.subject, 'intake.request.read', resource);
    const opened = await this.presenting.open([state.person?.details, state.reporter?.details, state.answers?.details, ...state.notes.map(({ details }) => details)]);
    return this.#detail(state, version, firstPosition, opened, sights, query.now.toISOString());
  }

  #detail(state: RequestState, version: number, number: number, opened: OpenedTexts, sights: FieldSights, now: string): object {
    const { lifecycle } = state;
    const category = state.category === undefined ? undefined : this.catalogue.category(state.category);
    return {
      id: state.id,
      version,
      number,
      status: lifecycle.status,
      ...(lifecycle.status === 'on-hold' ? { heldUntil: lifecycle.until, before: lifecycle.before } : {}),
      ...(lifecycle.status === 'merged' ? { mergedInto: lifecycle.into } : {}),
      ...(lifecycle.status === 'resolved' ? { failedAttempts: lifecycle.failedDays.length } : {}),
      area: state.area,
      ...(state.confidential ? { confidential: true } : {}),
      place: state.place,
      category: state.category,
      priority: state.priority,
      suggested: state.suggested,
      confirms: category?.confirms,
      person: this.presenting.person(state.person, opened, sights),
      reporter: this.#reporter(state, opened, sights),
      notes: state.notes.map((note) => ({ ...this.presenting.note(note, opened, sights), at: note.at, by: note.by })),
      ...this.#answers(state, opened, sights),
      callId: state.callId,
      contactAt: state.contactAt,
      loggedAt: state.loggedAt,
      neededBy: state.neededBy,
      ...dueOf(this.catalogue, { ...state, status: lifecycle.status }, now),
      eta: state.eta,
      links: state.links,
      external: state.external,
      suspected: state.suspected,
      reopenings: state.reopenings,
      merged: state.absorbed.map(({ requestId, pending }) => ({ requestId, pending })),
      reports:
        sights.reporter === 'hidden'
          ? []
          : reportsOf(state).map(({ requestId, callId, reporter }) => ({ requestId, callId, personId: reporter?.personId, relation: reporter?.relation })),
      informed: state.informed,
      onCase: state.joined.map(({ assignmentId, responderId }) => ({ assignmentId, responderId })),
    };
  }

  #reporter(state: RequestState, opened: OpenedTexts, sights: FieldSights): object | undefined {
    const { reporter } = state;
    if (reporter === undefined || sights.reporter === 'hidden') return undefined;
    const self = reporter.details === undefined && reporter.personId === state.person?.personId;
    const shown = this.presenting.person(self ? state.person : reporter, opened, self ? sights : reporterSights(sights));
    return { relation: reporter.relation, ...(reporter.responderId === undefined ? {} : { responderId: reporter.responderId }), ...shown };
  }

  /** Answers and why they gave that score are health facts. */
  #answers(state: RequestState, opened: OpenedTexts, sights: FieldSights): object {
    const one = state.answers === undefined || sights.health !== 'open' ? undefined : opened.get(state.answers.details);
    if (one === undefined || one.erased) return {};
    const { answers, reasons } = one.value as NoteDetails;
    return { answers, reasons };
  }

  /** Rows as one reader sees them; `sights` may differ from row to row. */
  async rows(rows: readonly { readonly id: string; readonly document: RequestRow }[], sightsOf: (row: RequestRow) => FieldSights): Promise<readonly object[]> {
    const opened = await this.presenting.open(rows.flatMap(({ document }) => [document.person?.details, document.reporter?.details]));
    const now = this.runtime.now().toISOString();
    return rows.map(({ id, document }) => this.row(id, document, opened, sightsOf(document), now));
  }

  /** One row as of `now`; texts must be opened already. */
  row(id: string, row: RequestRow, opened: OpenedTexts, sights: FieldSights, now: string): object {
    return {
      id,
      number: row.number,
      version: row.version,
      status: row.status,
      area: row.area,
      ...(row.confidential ? { confidential: true } : {}),
      place: row.place,
      category: row.category,
      priority: row.priority,
      person: this.presenting.person(row.person, opened, sights),
      reporter:
        row.reporter === undefined || sights.reporter === 'hidden'
          ? undefined
          : { relation: row.reporter.relation, ...this.presenting.person(row.reporter, opened, reporterSights(sights)) },
      guessed: row.guessed,
      contactAt: row.contactAt,
      createdAt: row.createdAt,
      loggedAt: row.loggedAt,
      updatedAt: row.updatedAt,
      heldUntil: row.heldUntil,
      mergedInto: row.mergedInto,
      neededBy: row.neededBy,
      ...dueOf(this.catalogue, row, now),
      eta: row.eta,
      reopenings: row.reopenings,
      suspected: row.suspected,
      responderIds: row.responderIds,
    };
  }
}
