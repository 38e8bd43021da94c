import { Injectable } from '@nestjs/common';
import { Access } from '#access';
import { Catalogue } from '#catalogue';
import { type QueryContext, ServiceRuntime } from '#runtime';
import { callList } from '../views/calls/projection.ts';
import { callersToInform } from '../views/requests/document.ts';
import { requestList } from '../views/requests/projection.ts';
import { CallViews } from './call-view.ts';
import { reaches } from './request-search.ts';
import { RequestViews } from './request-view.ts';

const EACH = 200;

/** What the desk still owes people: calls back, follow-ups, and the result to everyone who called. */
@Injectable()
export class WorkList {
  constructor(
    private readonly runtime: ServiceRuntime,
    private readonly access: Access,
    private readonly catalogue: Catalogue,
    private readonly requests: RequestViews,
    private readonly calls: CallViews,
  ) {}

  async list(query: QueryContext): Promise<object> {
    const reach = this.access.policy.reach(query.subject, 'intake.work.list');
    const requests = this.runtime.view(requestList.view);
    const [resolved, toInform, missed] = await Promise.all([
      requests.find('followUp', { prefix: [], limit: EACH }),
      requests.find('inform', { prefix: [], limit: EACH }),
      this.runtime.view(callList.view).find('callback', { prefix: [], limit: EACH }),
    ]);
    const sights = (row: { readonly area: string; readonly confidential?: boolean }) =>
      this.access.policy.sights(query.subject, 'intake.request.list', { area: row.area, confidential: row.confidential === true });
    const followUps = resolved.items.filter(({ document }) => reaches(reach, document));
    const informs = toInform.items.filter(({ document }) => reaches(reach, document));
    const followUpRows = await this.requests.rows(followUps, sights);
    const informRows = await this.requests.rows(informs, sights);
    const { thresholds } = this.catalogue;
    return {
      followUps: followUps
        .map(({ document }, index) => {
          const category = document.category === undefined ? undefined : this.catalogue.category(document.category);
          const hours = Math.min(thresholds.priorities[document.priority ?? 'P4'].followUpWithinHours, category?.deadlines.followUpWithinHours ?? Number.POSITIVE_INFINITY);
          const dueAt = later(document.resolvedAt ?? document.updatedAt, hours * 60);
          return { dueAt, overdue: dueAt < query.now.toISOString(), asks: category?.confirms ?? [], failedAttempts: document.failedAttempts ?? 0, request: followUpRows[index] };
        })
        .toSorted((left, right) => (left.dueAt < right.dueAt ? -1 : 1)),
      callbacks: await this.calls.rows(
        missed.items.filter(({ document }) => reaches(reach, document)),
        query,
        (row) => ({ dueAt: later(row.missedAt ?? row.contactAt, thresholds.callbackWithinMinutes) }),
      ),
      callersToInform: informs.map(({ document }, index) => ({ callers: callersToInform(document), request: informRows[index] })),
    };
  }
}

function later(instant: string, minutes: number): string {
  return new Date(Date.parse(instant) + minutes * 60_000).toISOString();
}
