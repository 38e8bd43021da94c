import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { type AsOf, AuditReader, type PeriodQuery } from '../audit-reader.ts';
import { reportExport } from '../export/report-export.ts';
import { type Format, requestExport } from '../export/request-export.ts';
import { figuresOf } from '../timeline/timeline.ts';
import type { QueryContext } from '#runtime';
import { Problem } from '#runtime';
import { HistoryReader } from '../views/request-history/document.ts';
import { CONTACT_SLACK_MS } from '../views/request-history/projection.ts';
import { type State, stateOf } from '../intervals/course.ts';
import { type Asked, askedTest } from './asked.ts';
import { areaTest, counts } from './criteria.ts';
import { type FlowReport, flowReport } from './flow-report.ts';
import { type HeatOptions, type HeatReport, heatReport } from './heat-report.ts';
import { type Grouping, intervalReport, type IntervalReport } from './interval-report.ts';
import { requestRow } from './request-row.ts';
import { read, waitingCalls } from './scan.ts';
import { type WorkloadReport, workloadReport } from './workload-report.ts';
import { yardstickOf } from './yardstick.ts';

/** What a report is asked by. */
export interface ReportWish extends PeriodQuery {
  readonly asOf?: string | undefined;
  readonly groupBy?: Grouping | undefined;
  readonly pack: string;
  readonly areaDepth: number;
}

/** A page of the requests behind a report. */
export interface ListWish extends PeriodQuery, Asked {
  /** The pack that `target` is of. */
  readonly pack: string;
  /** By time zero. */
  readonly order: 'ascending' | 'descending';
  readonly asOf?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** A line of that page. */
export type RequestLine = ReturnType<typeof figuresOf> & { readonly requestId: string; readonly state: State | null };

/** What flow, heat and workload are asked by. */
export interface FlowWish extends PeriodQuery {
  readonly asOf?: string | undefined;
}

/** Requests looked at for one page at most; what is left follows with `next`, so that a rare filter cannot hold up everybody else. */
const SCAN = 20_000;

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
    const asked = askedTest(wish, yardstickOf(reader.pack(wish.pack), reader.rates));
    const facts = new HistoryReader();
    const items: RequestLine[] = [];
    let after = wish.cursor;
    let scanned = 0;
    do {
      const page = await this.#page(criteria, wish.order, wish.limit - items.length, after);
      scanned += page.items.length;
      const answers = await waitingCalls(reader.views.calls, page.items);
      for (const { id, document } of page.items) {
        const columns = read(facts, { document }, answers, criteria.asOf);
        if (columns.length === 0) continue;
        const row = requestRow(id, document, columns, reader.hours, reader.lateAfterMs);
        if (counts(row, criteria, within) && asked(row, columns)) items.push({ requestId: id, state: stateOf(columns), ...figuresOf(row) });
      }
      after = page.next;
      await nextTurn();
    } while (after !== undefined && items.length < wish.limit && scanned < SCAN);
    return { asOf, items, next: after ?? null };
  }

  /** A report as a file; no personal data in it. */
  async reportFile(wish: ReportWish & { readonly format: Format }, context: QueryContext): Promise<Readable> {
    return Readable.from([reportExport(await this.intervals(wish, context, 'audit.export'), wish.format)]);
  }

  /** Requests as a file, written while it is read; no personal data in it. */
  async requestFile(wish: Omit<ListWish, 'limit' | 'cursor' | 'order'> & { readonly format: Format }, { subject }: QueryContext): Promise<Readable> {
    const { reader } = this;
    const criteria = reader.criteria(wish, subject, 'audit.export', await reader.asOf(wish.asOf));
    const asked = askedTest(wish, yardstickOf(reader.pack(wish.pack), reader.rates));
    return Readable.from(requestExport(reader.runtime.store, reader.views, criteria, reader, wish.format, asked));
  }

  /** Funnel, time in each state, leaks. */
  async flow(wish: FlowWish, { subject }: QueryContext): Promise<FlowReport & { readonly asOf: AsOf }> {
    const { reader } = this;
    const asOf = await reader.asOf(wish.asOf);
    return { asOf, ...(await flowReport(reader.views, reader.hours, reader.criteria(wish, subject, 'audit.report.read', asOf))) };
  }

  /** Where and when requests come. */
  async heat(wish: FlowWish & Omit<HeatOptions, 'criteria'>, { subject }: QueryContext): Promise<HeatReport & { readonly asOf: AsOf }> {
    const { reader } = this;
    const { leg, areaDepth, top } = wish;
    const asOf = await reader.asOf(wish.asOf);
    const criteria = reader.criteria(wish, subject, 'audit.report.read', asOf);
    return { asOf, ...(await heatReport(reader.views, reader.hours, { criteria, leg, areaDepth, top })) };
  }

  /** Who had how much in hand, hour by hour. */
  async workload(wish: FlowWish, { subject, now }: QueryContext): Promise<WorkloadReport & { readonly asOf: AsOf }> {
    const { reader } = this;
    const asOf = await reader.asOf(wish.asOf);
    const criteria = reader.criteria(wish, subject, 'audit.report.read', asOf);
    return { asOf, ...(await workloadReport(reader.views, reader.hours, criteria, await this.#until(wish, asOf, now))) };
  }

  /** The time of the point that an answer is as of: what has not ended lasts until then. */
  async #until(wish: FlowWish, asOf: AsOf, now: Date): Promise<number> {
    if (asOf.instant !== undefined) return Date.parse(asOf.instant);
    if (wish.asOf === undefined) return now.getTime();
    const [last] = await this.reader.runtime.store.readPositions([asOf.position]);
    return last === undefined ? 0 : Date.parse(last.recordedAt);
  }

  async #page({ from, to }: { readonly from?: number; readonly to?: number }, order: ListWish['order'], limit: number, after: string | undefined) {
    const range = { ...(from === undefined ? {} : { from: from - CONTACT_SLACK_MS }), ...(to === undefined ? {} : { to }) };
    try {
      return await this.reader.views.requests.find('contact', { prefix: [], ...range, order, limit, ...(after === undefined ? {} : { after }) });
    } catch (error) {
      if (error instanceof RangeError) throw new Problem(400, 'cursor-unknown', { errors: [{ pointer: '?cursor', code: 'cursor-unknown' }] });
      throw error;
    }
  }
}
