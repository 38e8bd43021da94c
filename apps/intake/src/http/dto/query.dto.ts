import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsArray, IsIn, IsInt, IsNotEmpty, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { PageQuery } from '#runtime';
import { PRIORITIES } from '../../request/events.ts';
import { idPattern } from './parts.dto.ts';

/** Status words of a request, as searched. */
export const STATUSES = [
  'draft',
  'discarded',
  'logged',
  'triaged',
  'dispatched',
  'in-progress',
  'on-hold',
  'resolved',
  'verified',
  'closed',
  'returned',
  'merged',
  'cancelled',
  'unfounded',
  'transferred',
] as const;

const list = ({ value }: { readonly value: unknown }) => (typeof value === 'string' ? value.split(',').filter((part) => part !== '') : value);

/** The request list: newest first, or the open queue. */
export class ListRequestsDto extends PageQuery {
  @ApiPropertyOptional({ description: 'Several with commas; `open` = every one with work to do.', example: 'logged,triaged' })
  @IsOptional()
  @Transform(list)
  @IsArray()
  @IsIn([...STATUSES, 'open'], { each: true })
  status?: string[];

  @ApiPropertyOptional({ description: 'Several with commas.' })
  @IsOptional()
  @Transform(list)
  @IsArray()
  @IsIn(PRIORITIES, { each: true })
  priority?: string[];

  @ApiPropertyOptional({ description: 'Several with commas.', maxLength: 400 })
  @IsOptional()
  @Transform(list)
  @IsArray()
  @IsString({ each: true })
  @MaxLength(60, { each: true })
  category?: string[];

  @ApiPropertyOptional({ description: 'Area path; everything inside it.', maxLength: 400 })
  @IsOptional()
  @IsString()
  @MaxLength(400)
  area?: string;

  @ApiPropertyOptional({ description: 'Whom it helps or who reported it.' })
  @IsOptional()
  @IsString()
  @Matches(idPattern('person'))
  person?: string;

  @ApiPropertyOptional({ type: 'integer', description: 'The number people say.' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  number?: number;
}

/** What is known while typing. */
export class FindDuplicatesDto {
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Matches(idPattern('community'))
  communityId?: string;

  @ApiPropertyOptional({ maxLength: 64 })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  estate?: string;

  @ApiPropertyOptional({ maxLength: 64 })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  building?: string;

  @ApiPropertyOptional({ maxLength: 10 })
  @IsOptional()
  @IsString()
  @MaxLength(10)
  unit?: string;

  @ApiPropertyOptional({ maxLength: 20 })
  @IsOptional()
  @IsString()
  @MaxLength(20)
  room?: string;

  @ApiPropertyOptional({ maxLength: 60 })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  category?: string;

  @ApiPropertyOptional({ description: 'As the caller look-up gave it.' })
  @IsOptional()
  @IsString()
  @Matches(idPattern('person'))
  person?: string;
}

/** The place field. */
export class FindPlacesDto {
  @ApiPropertyOptional({ description: '3-2-1404, 3#1404, 3号楼2单元1404, a name, or pinyin initials.', maxLength: 120 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(120)
  q!: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 50, default: 10 })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(50)
  limit: number = 10;
}

/** CSV import. */
export class ImportDto {
  @ApiPropertyOptional({ description: 'true: everything is checked, nothing applied.', enum: ['true', 'false'] })
  @IsOptional()
  @IsIn(['true', 'false'])
  check?: 'true' | 'false';
}
