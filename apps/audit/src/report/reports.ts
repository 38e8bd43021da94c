import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { type AsOf, AuditReader, type PeriodQuery } from '../audit-reader.ts';
import { reportExport } from '../export/report-export.ts';
import { type Format, requestExport } from '../export/request-export.ts';
import { figuresOf } from '../timeline/timeline.ts';
import type { QueryContext } from '#runtime';
import { Problem } from '#runtime';
import { HistoryReader } from '../views/request-history/document.ts';
import { CONTACT_SLACK_MS } from '../views/request-history/projection.ts';
import { areaTest, counts } from './criteria.ts';
import { type Grouping, intervalReport, type IntervalReport } from './interval-report.ts';
import { requestRow } from './request-row.ts';
import { read, waitingCalls } from './scan.ts';
import { yardstickOf } from './yardstick.ts';

/** What a report is asked by. */
export interface ReportWish extends PeriodQuery {
  readonly asOf?: string | undefined;
  readonly groupBy?: Grouping | undefined;
  readonly pack: string;
  readonly areaDepth: number;
}

/** A page of the requests behind a report. */
export interface ListWish extends PeriodQuery {
  readonly asOf?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** A line of that page. */
export type RequestLine = ReturnType<typeof figuresOf> & { readonly requestId: string };

/** Reports over many requests, the requests behind them, and both as files. */
@Injectable()
export class Reports {
  constructor(private readonly reader: AuditReader) {}

  /** Percentiles, compliance and rates. */
  async intervals(
    wish: ReportWish,
    { subject }: QueryContext,
    action = 'audit.report.read',
  ): Promise<IntervalReport & { readonly asOf: AsOf; readonly pack: string; readonly groupBy: Grouping | null }> {
    const { reader } = this;
    const yardstick = yardstickOf(reader.pack(wish.pack), reader.rates);
    const asOf = await reader.asOf(wish.asOf);
    const criteria = reader.criteria(wish, subject, action, asOf);
    const { areaDepth, groupBy } = wish;
    const report = await intervalReport(reader.views, reader.hours, { criteria, yardstick, areaDepth, ...(groupBy === undefined ? {} : { groupBy }) });
    return { asOf, pack: wish.pack, groupBy: groupBy ?? null, ...report };
  }

  /** The requests that a cell of a report counts, by time zero. */
  async requests(wish: ListWish, { subject }: QueryContext): Promise<{ readonly asOf: AsOf; readonly items: readonly RequestLine[]; readonly next: string | null }> {
    const { reader } = this;
    const asOf = await reader.asOf(wish.asOf);
    const criteria = reader.criteria(wish, subject, 'audit.request.list', asOf);
    const within = areaTest(criteria);
    const facts = new HistoryReader();
    const items: RequestLine[] = [];
    let after = wish.cursor;
    do {
      const page = await this.#page(criteria, wish.limit - items.length, after);
      const answers = await waitingCalls(reader.views.calls, page.items);
      for (const { id, document } of page.items) {
        const columns = read(facts, { document }, answers, criteria.asOf);
        if (columns.length === 0) continue;
        const row = requestRow(id, document, columns, reader.hours, reader.lateAfterMs);
        if (counts(row, criteria, within)) items.push({ requestId: id, ...figuresOf(row) });
      }
      after = page.next;
    } while (after !== undefined && items.length < wish.limit);
    return { asOf, items, next: after ?? null };
  }

  /** A report as a file; no personal data in it. */
  async reportFile(wish: ReportWish & { readonly format: Format }, context: QueryContext): Promise<Readable> {
    return Readable.from([reportExport(await this.intervals(wish, context, 'audit.export'), wish.format)]);
  }

  /** Requests as a file, written while it is read; no personal data in it. */
  async requestFile(wish: PeriodQuery & { readonly asOf?: string | undefined; readonly format: Format }, { subject }: QueryContext): Promise<Readable> {
    const { reader } = this;
    const criteria = reader.criteria(wish, subject, 'audit.export', await reader.asOf(wish.asOf));
    return Readable.from(requestExport(reader.runtime.store, reader.views, criteria, reader, wish.format));
  }

  async #page({ from, to }: { readonly from?: number; readonly to?: number }, limit: number, after: string | undefined) {
    const range = { ...(from === undefined ? {} : { from: from - CONTACT_SLACK_MS }), ...(to === undefined ? {} : { to }) };
    try {
      return await this.reader.views.requests.find('contact', { prefix: [], ...range, limit, ...(after === undefined ? {} : { after }) });
    } catch (error) {
      if (error instanceof RangeError) throw new Problem(400, 'cursor-unknown', { errors: [{ pointer: '?cursor', code: 'cursor-unknown' }] });
      throw error;
    }
  }
}
