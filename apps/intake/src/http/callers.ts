import { Injectable } from '@nestjs/common';
import { Access } from '#access';
import type { QueryContext } from '#runtime';
import { OPEN_STATUSES } from '../views/requests/document.ts';
import { CallViews } from './call-view.ts';
import { reaches, RequestSearch } from './request-search.ts';
import { RequestViews } from './request-view.ts';

const LOOKED_AT = 100;
const LAST = 5;

/** What a caller's phone tells: the open requests and the last five, the last calls. Confidential tips never show here. */
@Injectable()
export class Callers {
  constructor(
    private readonly access: Access,
    private readonly search: RequestSearch,
    private readonly requests: RequestViews,
    private readonly calls: CallViews,
  ) {}

  async ofPhone(phone: string, query: QueryContext): Promise<object> {
    const personId = await this.access.keys.personOfPhone(phone);
    return personId === undefined ? { open: [], last: [], calls: [] } : this.of(personId, query);
  }

  async of(personId: string, query: QueryContext): Promise<object> {
    const reach = this.access.policy.reach(query.subject, 'intake.request.list');
    const all = (await this.search.ofPerson(personId, LOOKED_AT)).filter(({ document }) => reaches(reach, document));
    const open = all.filter(({ document }) => OPEN_STATUSES.includes(document.status));
    const last = all.filter(({ document }) => !OPEN_STATUSES.includes(document.status)).slice(0, LAST);
    const rows = await this.requests.rows([...open, ...last], (row) => this.access.policy.sights(query.subject, 'intake.request.list', { area: row.area }));
    return { personId, open: rows.slice(0, open.length), last: rows.slice(open.length), calls: await this.calls.ofPerson(personId, LAST, query) };
  }
}
