import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { IsInstant, PageQuery } from '#runtime';

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
