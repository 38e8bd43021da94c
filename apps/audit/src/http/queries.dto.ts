import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { IsInstant, PageQuery } from '#runtime';
import { FORMATS, type Format } from '../export/request-export.ts';
import { GROUPINGS, type Grouping } from '../report/interval-report.ts';

const AS_OF = 'A position of this log, or an instant: the answer is as it was then.';
const PRIORITIES = ['P1', 'P2', 'P3', 'P4', 'P5'] as const;

/** `?asOf=`: a position or an instant. */
export class AsOfQuery {
  @ApiPropertyOptional({ description: AS_OF, examples: ['184201', '2022-04-02T12:00:00.000Z'] })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  asOf?: string;
}

/** A period and what of it. Time zero (ring, message, visit) decides whether a request lies in the period: from ≤ time zero < to. */
export class PeriodDto extends AsOfQuery {
  @ApiPropertyOptional({ format: 'date-time' })
  @IsOptional()
  @IsInstant()
  from?: string;

  @ApiPropertyOptional({ format: 'date-time' })
  @IsOptional()
  @IsInstant()
  to?: string;

  @ApiPropertyOptional({ description: 'Area path; what lies inside it counts.', maxLength: 400 })
  @IsOptional()
  @IsString()
  @MaxLength(400)
  area?: string;

  @ApiPropertyOptional({ maxLength: 60 })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  category?: string;

  @ApiPropertyOptional({ enum: PRIORITIES, enumName: 'Priority' })
  @IsOptional()
  @IsIn(PRIORITIES)
  priority?: (typeof PRIORITIES)[number];

  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: 23, description: 'Hour of time zero in TIME_ZONE.' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(23)
  hour?: number;

  @ApiPropertyOptional({ description: 'responder-<uuid>', maxLength: 50 })
  @IsOptional()
  @IsString()
  @MaxLength(50)
  responder?: string;
}

/** What a report is grouped and judged by. */
export class ReportQuery extends PeriodDto {
  @ApiPropertyOptional({ enum: GROUPINGS, enumName: 'Grouping', description: 'Left out: one row over all.' })
  @IsOptional()
  @IsIn(GROUPINGS)
  groupBy?: Grouping;

  @ApiPropertyOptional({ default: 'emergency', description: 'Key of a target pack; see /api/audit/reports/target-packs.', maxLength: 60 })
  @IsString()
  @MaxLength(60)
  pack: string = 'emergency';

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 6, default: 4, description: 'Levels of the area path that make a group: 4 = community, 6 = building.' })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(6)
  areaDepth: number = 4;
}

/** A report to be written as a file. */
export class ReportExportQuery extends ReportQuery {
  @ApiPropertyOptional({ enum: FORMATS, enumName: 'ExportFormat', default: 'csv' })
  @IsIn(FORMATS)
  format: Format = 'csv';
}

/** Requests to be written as a file. */
export class RequestExportQuery extends PeriodDto {
  @ApiPropertyOptional({ enum: FORMATS, enumName: 'ExportFormat', default: 'csv' })
  @IsIn(FORMATS)
  format: Format = 'csv';
}

/** The requests behind a cell of a report. */
export class RequestListQuery extends PeriodDto {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 200, default: 50 })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit: number = 50;

  @ApiPropertyOptional({ description: 'Opaque; `next` of the page before.', maxLength: 1000 })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  cursor?: string;
}

/** Disclosures by one of person, account or request, and time. */
export class DisclosureQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'person-<uuid>: who was looked up', maxLength: 60 })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  person?: string;

  @ApiPropertyOptional({ description: 'account-<uuid>: who looked', maxLength: 60 })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  account?: string;

  @ApiPropertyOptional({ description: 'request-<uuid>', maxLength: 60 })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  request?: string;

  @ApiPropertyOptional({ format: 'date-time' })
  @IsOptional()
  @IsInstant()
  from?: string;

  @ApiPropertyOptional({ format: 'date-time' })
  @IsOptional()
  @IsInstant()
  to?: string;
}

/** Raw public events of one request or stream, or from a position on. */
export class EventQuery {
  @ApiPropertyOptional({ maxLength: 60 })
  @IsOptional()
  @IsString()
  @Matches(/^request-[0-9a-f-]{36}$/)
  request?: string;

  @ApiPropertyOptional({ maxLength: 120 })
  @IsOptional()
  @IsString()
  @MaxLength(120)
  stream?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 0, default: 0, description: 'Events after this position.' })
  @Type(() => Number)
  @IsInt()
  @Min(0)
  position: number = 0;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 500, default: 100 })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(500)
  limit: number = 100;
}
