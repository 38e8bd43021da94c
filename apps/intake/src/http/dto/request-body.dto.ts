import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsIn, IsNotEmpty, IsObject, IsOptional, IsString, Matches, MaxLength, ValidateNested } from 'class-validator';
import { CommandBody, IsInstant } from '#runtime';
import { PRIORITIES, type Priority } from '../../request/events.ts';
import { idPattern, PersonDto, PlaceDto, ReporterDto } from './parts.dto.ts';

const CATEGORY = { description: 'Key of the catalogue.', maxLength: 60, example: 'medicine-run' } as const;

/** Category, answers and priority. */
export class TriageBody extends CommandBody {
  @ApiPropertyOptional(CATEGORY)
  @IsOptional()
  @IsString()
  @MaxLength(60)
  category?: string;

  @ApiPropertyOptional({ type: 'object', additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }] }, description: 'Answers by question id.' })
  @IsOptional()
  @IsObject()
  answers?: Record<string, string | number>;

  @ApiPropertyOptional({ enum: PRIORITIES, enumName: 'Priority', description: "Left out: as scored, else the category's." })
  @IsOptional()
  @IsIn(PRIORITIES)
  priority?: Priority;

  @ApiPropertyOptional({ description: 'Why, where the priority is not what the answers suggest.', maxLength: 500 })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  priorityReason?: string;
}

/** What a confidential tip opens: a request of its own that names nobody who told. */
export class OpensDto {
  @ApiPropertyOptional(CATEGORY)
  @IsOptional()
  @IsString()
  @MaxLength(60)
  category?: string;

  @ApiPropertyOptional({ description: 'What the responders may know; nothing of the reporter.', maxLength: 4000 })
  @IsOptional()
  @IsString()
  @MaxLength(4000)
  note?: string;

  @ApiPropertyOptional({ enum: PRIORITIES, enumName: 'Priority' })
  @IsOptional()
  @IsIn(PRIORITIES)
  priority?: Priority;
}

/** A request: complete (it is logged) or a draft. */
export class PostRequestDto extends TriageBody {
  @ApiPropertyOptional({ description: 'Only begins it; everything may still be missing.' })
  @IsOptional()
  @IsBoolean()
  draft?: boolean;

  @ApiPropertyOptional({ description: 'With draft: a pasted chat line; place and category are guessed from it, with reasons.', maxLength: 4000 })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(4000)
  text?: string;

  @ApiPropertyOptional({ type: PlaceDto })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => PlaceDto)
  place?: PlaceDto;

  @ApiPropertyOptional({ type: PersonDto, description: 'Who is helped; may be unknown.' })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => PersonDto)
  person?: PersonDto;

  @ApiPropertyOptional({ type: ReporterDto })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => ReporterDto)
  reporter?: ReporterDto;

  @ApiPropertyOptional({ maxLength: 4000 })
  @IsOptional()
  @IsString()
  @MaxLength(4000)
  note?: string;

  @ApiPropertyOptional({ description: 'The call it came from.' })
  @IsOptional()
  @IsString()
  @Matches(idPattern('call'))
  callId?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'First contact where there is no call record.' })
  @IsOptional()
  @IsInstant()
  contactAt?: string;

  @ApiPropertyOptional({ format: 'date-time' })
  @IsOptional()
  @IsInstant()
  neededBy?: string;

  @ApiPropertyOptional({ type: OpensDto, description: 'Only for category confidential-tip.' })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => OpensDto)
  opens?: OpensDto;
}

/** One part of a divided request. */
export class PartDto {
  @ApiProperty(CATEGORY)
  @IsString()
  @MaxLength(60)
  category!: string;

  @ApiPropertyOptional({ enum: PRIORITIES, enumName: 'Priority' })
  @IsOptional()
  @IsIn(PRIORITIES)
  priority?: Priority;

  @ApiPropertyOptional({ maxLength: 4000 })
  @IsOptional()
  @IsString()
  @MaxLength(4000)
  note?: string;
}

/** Divides one request into several. */
export class DivideDto extends CommandBody {
  @ApiProperty({ type: [PartDto], minItems: 1, maxItems: 10 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => PartDto)
  parts!: PartDto[];
}

/** Content edit: what is named changes. */
export class AmendRequestDto extends CommandBody {
  @ApiPropertyOptional({ type: PlaceDto })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => PlaceDto)
  place?: PlaceDto;

  @ApiPropertyOptional({ type: PersonDto })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => PersonDto)
  person?: PersonDto;

  @ApiPropertyOptional({ type: ReporterDto })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => ReporterDto)
  reporter?: ReporterDto;

  @ApiPropertyOptional({ maxLength: 4000 })
  @IsOptional()
  @IsString()
  @MaxLength(4000)
  note?: string;

  @ApiPropertyOptional({ ...CATEGORY, description: 'Drafts only.' })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  category?: string;
}
