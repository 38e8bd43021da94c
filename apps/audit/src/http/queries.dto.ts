import { ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsNumber, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { IsInstant, PageQuery } from '#runtime';
import { FORMATS, type Format } from '../export/request-export.ts';
import { LEAKS, type Leak, type State, STATES } from '../intervals/course.ts';
import { type Leg, LEGS } from '../intervals/history.ts';
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

  @ApiPropertyOptional({ description: 'Local day of time zero.', pattern: '^\\d{4}-\\d{2}-\\d{2}$', example: '2022-04-02' })
  @IsOptional()
  @IsString()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  day?: string;

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

/** Which of the requests that count: those behind one figure of a report. */
export class BehindQuery extends PeriodDto {
  @ApiPropertyOptional({ enum: LEGS, enumName: 'Leg', description: 'Only those that have this leg.' })
  @IsOptional()
  @IsIn(LEGS)
  leg?: Leg;

  @ApiPropertyOptional({ type: 'number', minimum: 0, description: 'Seconds that the leg took at least.' })
  @IsOptional()
  @Type(() => Number)
  @IsNumber({ allowNaN: false, allowInfinity: false })
  @Min(0)
  atLeast?: number;

  @ApiPropertyOptional({ default: 'emergency', description: 'Key of the target pack that `target` is of.', maxLength: 60 })
  @IsString()
  @MaxLength(60)
  pack: string = 'emergency';

  @ApiPropertyOptional({ description: 'Id of an interval target: only those that it judges.', maxLength: 60 })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  target?: string;

  @ApiPropertyOptional({ enum: ['true', 'false'], enumName: 'Met', description: 'Only those that met the target, or did not.' })
  @IsOptional()
  @IsIn(['true', 'false'])
  met?: 'true' | 'false';

  @ApiPropertyOptional({ enum: ['assignment'], enumName: 'Per', description: 'Ask leg and target of each assignment of `responder`, as a report by responder does.' })
  @IsOptional()
  @IsIn(['assignment'])
  per?: 'assignment';

  @ApiPropertyOptional({ enum: STATES, enumName: 'State', description: 'Only those that stand there.' })
  @IsOptional()
  @IsIn(STATES)
  state?: State;

  @ApiPropertyOptional({ enum: STATES, enumName: 'State', description: 'Only those that ever came there.' })
  @IsOptional()
  @IsIn(STATES)
  reached?: State;

  @ApiPropertyOptional({ enum: LEAKS, enumName: 'Leak', description: 'Only those that left the straight way so.' })
  @IsOptional()
  @IsIn(LEAKS)
  leak?: Leak;
}

/** What a heat map is made of. */
export class HeatQuery extends PeriodDto {
  @ApiPropertyOptional({ enum: LEGS, enumName: 'Leg', default: 'response' })
  @IsIn(LEGS)
  leg: Leg = 'response';

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 6, default: 6, description: 'Levels of the area path that make a row: 6 = building.' })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(6)
  areaDepth: number = 6;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 200, default: 40, description: 'Rows at most, the busiest; what is left out is counted.' })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  top: number = 40;
}

/** Requests to be written as a file. */
export class RequestExportQuery extends BehindQuery {
  @ApiPropertyOptional({ enum: FORMATS, enumName: 'ExportFormat', default: 'csv' })
  @IsIn(FORMATS)
  format: Format = 'csv';
}

/** The requests behind a cell of a report. */
export class RequestListQuery extends IntersectionType(BehindQuery, PageQuery) {
  @ApiPropertyOptional({ enum: ['ascending', 'descending'], enumName: 'Order', default: 'ascending', description: 'By time zero.' })
  @IsIn(['ascending', 'descending'])
  order: 'ascending' | 'descending' = 'ascending';
}
