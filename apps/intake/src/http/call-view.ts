import { Injectable } from '@nestjs/common';
import { Access } from '#access';
import { Refused } from '#event-store';
import { Problem, type QueryContext, ServiceRuntime } from '#runtime';
import { call } from '../call/call.ts';
import { type CallRow, callList } from '../views/calls/projection.ts';
import type { ListCallsDto } from './dto/call.dto.ts';
import { Presenting, reporterSights } from './presenting.ts';
import { reaches } from './request-search.ts';

const SCAN = 2_000;

interface Item {
  readonly id: string;
  readonly document: CallRow;
}

/** Calls as their readers see them. */
@Injectable()
export class CallViews {
  constructor(
    private readonly runtime: ServiceRuntime,
    private readonly access: Access,
    private readonly presenting: Presenting,
  ) {}

  /** One call from its stream, never behind. */
  async one(id: string, query: QueryContext): Promise<object> {
    const { state, version, firstPosition } = await this.runtime.commands.load(call, id);
    if (version === 0) throw new Refused('unknown-call', 'not-found');
    this.access.policy.require(query.subject, 'intake.call.read', { area: state.area, confidential: state.confidential });
    const [row] = await this.rows([{ id, document: { ...state, number: firstPosition, version } }], query);
    return row ?? {};
  }

  /** Newest first. */
  async list(filter: ListCallsDto, query: QueryContext): Promise<object> {
    const reach = this.access.policy.reach(query.subject, 'intake.call.read');
    const view = this.runtime.view(callList.view);
    const found: Item[] = [];
    let after = filter.cursor;
    let scanned = 0;
    do {
      // Never more than still fit: the page's own mark then is where this list ends.
      const page = await view.find('number', { prefix: [], order: 'descending', limit: filter.limit - found.length, after }).catch((error: unknown) => {
        if (error instanceof RangeError) throw new Problem(400, 'cursor-unknown', { errors: [{ pointer: '?cursor', code: 'cursor-unknown' }] });
        throw error;
      });
      scanned += page.items.length;
      found.push(...page.items.filter(({ document }) => reaches(reach, document) && (filter.status === undefined || document.status === filter.status)));
      after = page.next;
    } while (after !== undefined && found.length < filter.limit && scanned < SCAN);
    return { items: await this.rows(found, query), ...(after === undefined ? {} : { next: after }) };
  }

  /** Rows with the caller as the reader may see him. */
  async rows(items: readonly Item[], query: QueryContext, more: (row: CallRow) => object = () => ({})): Promise<readonly object[]> {
    const opened = await this.presenting.open(items.map(({ document }) => document.caller?.details));
    return items.map(({ id, document }) => {
      const { caller, attempts, ...rest } = document;
      const sights = this.access.policy.sights(query.subject, 'intake.call.read', { area: document.area, confidential: document.confidential });
      return {
        id,
        ...rest,
        callbackAttempts: attempts,
        ...(caller === undefined ? {} : { caller: this.presenting.person(caller, opened, reporterSights(sights)) }),
        ...more(document),
      };
    });
  }

  /** Calls of one person, newest first; confidential ones are not in the index. */
  async ofPerson(person: string, limit: number, query: QueryContext): Promise<readonly object[]> {
    const reach = this.access.policy.reach(query.subject, 'intake.call.read');
    const page = await this.runtime.view(callList.view).find('caller', { prefix: [person], order: 'descending', limit });
    return this.rows(
      page.items.filter(({ document }) => reaches(reach, document)),
      query,
    );
  }
}
