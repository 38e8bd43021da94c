import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsNotEmpty, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { RELATIONS, type Relation } from '../../request/events.ts';

/** `<prefix>-<uuid>` */
export const idPattern = (prefix: string) => new RegExp(`^${prefix}-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$`);
const SLUG = /^[\p{L}\p{N}._-]{1,64}$/u;

/** Where: slugs as `GET /places` gives them, or one typed text that must fit exactly one place. */
export class PlaceDto {
  @ApiPropertyOptional({ description: 'As typed: 3-2-1404, 3#1404, 3号楼2单元1404, with a name or its initials. Instead of the fields below.', maxLength: 120 })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(120)
  text?: string;

  @ApiPropertyOptional({ example: 'community-01956f2e-0000-7000-8000-000000000001' })
  @IsOptional()
  @IsString()
  @Matches(idPattern('community'))
  communityId?: string;

  @ApiPropertyOptional({ maxLength: 64 })
  @IsOptional()
  @IsString()
  @Matches(SLUG)
  estate?: string;

  @ApiPropertyOptional({ maxLength: 64 })
  @IsOptional()
  @IsString()
  @Matches(SLUG)
  building?: string;

  @ApiPropertyOptional({ maxLength: 10 })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(10)
  unit?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: -9, maximum: 200 })
  @IsOptional()
  @IsInt()
  @Min(-9)
  @Max(200)
  floor?: number;

  @ApiPropertyOptional({ description: 'Personal: kept encrypted.', maxLength: 20 })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(20)
  room?: string;
}

/** A person as far as known; every field is kept encrypted. The same phone is always the same person. */
export class PersonDto {
  @ApiPropertyOptional({ maxLength: 100 })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  name?: string;

  @ApiPropertyOptional({ description: 'As typed or E.164.', maxLength: 40 })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(40)
  phone?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: 130 })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(130)
  age?: number;

  @ApiPropertyOptional({ description: 'Illness, medicine, disability, as told.', maxLength: 1000 })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  health?: string;
}

/** Who told us. */
export class ReporterDto {
  @ApiProperty({ enum: RELATIONS, enumName: 'Relation', description: 'self: the reporter is the person.' })
  @IsIn(RELATIONS)
  relation!: Relation;

  @ApiPropertyOptional({ maxLength: 100 })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  name?: string;

  @ApiPropertyOptional({ maxLength: 40 })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(40)
  phone?: string;

  @ApiPropertyOptional({ description: 'Where the reporter is a responder (a steward).' })
  @IsOptional()
  @IsString()
  @Matches(idPattern('responder'))
  responderId?: string;
}
