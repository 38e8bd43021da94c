import type { Readable } from 'node:stream';
import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '#access';
import { InQuery, type QueryContext } from '#runtime';
import { AuditReader } from '../audit-reader.ts';
import type { Format } from '../export/request-export.ts';
import { Reports } from '../report/reports.ts';
import { FLOW_REPORT, HEAT_REPORT, INTERVAL_REPORT, REQUEST_LIST, TARGET_PACKS, WORKLOAD_REPORT } from './answers.ts';
import { HeatQuery, PeriodDto, ReportExportQuery, ReportQuery, RequestExportQuery, RequestListQuery } from './queries.dto.ts';

const TYPES: Readonly<Record<Format, string>> = { csv: 'text/csv; charset=utf-8', ndjson: 'application/x-ndjson; charset=utf-8' };

/** CSV or NDJSON, as asked. */
const FILE = { description: 'The file.', content: { 'text/csv': { schema: { type: 'string' } }, 'application/x-ndjson': { schema: { type: 'string' } } } } as const;

/** Figures over many requests. */
@Controller('api/audit')
@ApiTags('reports')
export class ReportController {
  constructor(
    private readonly reports: Reports,
    private readonly reader: AuditReader,
  ) {}

  @Get('reports/intervals')
  @Allow('audit.report.read')
  @ApiOperation({ summary: 'n, p50, p90, p95 (nearest rank, seconds), compliance with a target pack, and 三率' })
  @ApiOkResponse({ schema: INTERVAL_REPORT })
  intervals(@Query() query: ReportQuery, @InQuery() context: QueryContext) {
    return this.reports.intervals(query, context);
  }

  @Get('reports/target-packs')
  @Allow('audit.report.read')
  @ApiOperation({ summary: 'The target packs a report can be judged by' })
  @ApiOkResponse({ schema: TARGET_PACKS })
  targetPacks() {
    return { items: this.reader.catalogue.targetPacks };
  }

  @Get('reports/flow')
  @Allow('audit.report.read')
  @ApiOperation({ summary: 'How many requests came to each state, stand there, how long they stayed, and where they left the straight way' })
  @ApiOkResponse({ schema: FLOW_REPORT })
  flow(@Query() query: PeriodDto, @InQuery() context: QueryContext) {
    return this.reports.flow(query, context);
  }

  @Get('reports/heat')
  @Allow('audit.report.read')
  @ApiOperation({ summary: 'Requests by building (or wider area) and hour of the day, with one leg’s percentiles' })
  @ApiOkResponse({ schema: HEAT_REPORT })
  heat(@Query() query: HeatQuery, @InQuery() context: QueryContext) {
    return this.reports.heat(query, context);
  }

  @Get('reports/workload')
  @Allow('audit.report.read')
  @ApiOperation({ summary: 'Errands in hand by responder and hour of the day; no ranking' })
  @ApiOkResponse({ schema: WORKLOAD_REPORT })
  workload(@Query() query: PeriodDto, @InQuery() context: QueryContext) {
    return this.reports.workload(query, context);
  }

  @Get('requests')
  @Allow('audit.request.list')
  @ApiOperation({ summary: 'The requests that a cell of a report counts, by time zero' })
  @ApiOkResponse({ schema: REQUEST_LIST })
  requests(@Query() query: RequestListQuery, @InQuery() context: QueryContext) {
    return this.reports.requests(query, context);
  }

  @Get('exports/intervals')
  @Allow('audit.export')
  @ApiOperation({ summary: 'A report as CSV or NDJSON' })
  @ApiOkResponse(FILE)
  async reportFile(@Query() query: ReportExportQuery, @InQuery() context: QueryContext) {
    return file(await this.reports.reportFile(query, context), 'intervals', query.format);
  }

  @Get('exports/requests')
  @Allow('audit.export')
  @ApiOperation({ summary: 'Requests as CSV or NDJSON, with the id of the event that each time came from; streamed' })
  @ApiOkResponse(FILE)
  async requestFile(@Query() query: RequestExportQuery, @InQuery() context: QueryContext) {
    return file(await this.reports.requestFile(query, context), 'requests', query.format);
  }
}

function file(content: Readable, name: string, format: Format): StreamableFile {
  return new StreamableFile(content, { type: TYPES[format], disposition: `attachment; filename="${name}.${format}"` });
}
