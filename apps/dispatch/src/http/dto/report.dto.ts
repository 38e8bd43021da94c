import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsNumber, IsObject, IsOptional, IsString, IsUUID, Length, Matches, Max, Min, ValidateNested } from 'class-validator';
import { CommandBody, IsInstant } from '#runtime';
import { HolderDto, ItemDto, OptionalReasonDto, PlannedStageDto } from './parts.dto.ts';

/** A milestone reached. */
export class MilestoneDto extends CommandBody {
  @ApiPropertyOptional({ maxLength: 100, description: 'A hospital or another public place.' })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  facility?: string;

  @ApiPropertyOptional({ maxLength: 60, description: 'The ambulance’s or hospital’s own number.' })
  @IsOptional()
  @IsString()
  @Length(1, 60)
  reference?: string;

  @ApiPropertyOptional({ type: HolderDto, description: 'To whom it was handed over.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => HolderDto)
  to?: HolderDto;
}

/** How it ended. */
export class ClearDto extends OptionalReasonDto {
  @ApiProperty({ enum: ['done', 'visit-again', 'not-possible'], enumName: 'Outcome' })
  @IsIn(['done', 'visit-again', 'not-possible'])
  outcome!: 'done' | 'visit-again' | 'not-possible';

  @ApiPropertyOptional({ format: 'date-time', description: 'visit-again: when.' })
  @IsOptional()
  @IsInstant()
  again?: string;
}

/** The errands of a request; the category’s own if left out. */
export class PlanStagesDto extends CommandBody {
  @ApiPropertyOptional({ type: [PlannedStageDto] })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => PlannedStageDto)
  stages?: PlannedStageDto[];
}

/** A stage begins or ends. */
export class StageDto extends CommandBody {
  @ApiProperty({ maxLength: 20 })
  @IsString()
  @Length(1, 20)
  stage!: string;

  @ApiPropertyOptional({ maxLength: 100, description: 'A public place; never a home.' })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  place?: string;
}

/** A consult with a doctor and others. */
export class ConsultDto extends CommandBody {
  @ApiProperty({ type: [String], example: ['doctor', 'person', 'responder'], description: 'Who took part, by role; no names.' })
  @IsArray()
  @ArrayMinSize(2)
  @ArrayMaxSize(10)
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/, { each: true, message: 'key-wanted' })
  parties!: string[];

  @ApiProperty({ minimum: 0, maximum: 1440 })
  @IsNumber()
  @Min(0)
  @Max(1440)
  minutes!: number;

  @ApiPropertyOptional({ maxLength: 2000, description: 'What came of it; kept sealed.' })
  @IsOptional()
  @IsString()
  @Length(1, 2000)
  note?: string;
}

/** Something goes from hand to hand. */
export class CustodyDto extends CommandBody {
  @ApiProperty({ type: ItemDto })
  @IsObject()
  @ValidateNested()
  @Type(() => ItemDto)
  item!: ItemDto;

  @ApiProperty({ type: HolderDto })
  @IsObject()
  @ValidateNested()
  @Type(() => HolderDto)
  from!: HolderDto;

  @ApiProperty({ type: HolderDto })
  @IsObject()
  @ValidateNested()
  @Type(() => HolderDto)
  to!: HolderDto;
}

/** Take a report back. */
export class RetractDto extends OptionalReasonDto {
  @ApiProperty({ format: 'uuid', description: 'Id of the report’s event, as the case shows it.' })
  @IsUUID()
  eventId!: string;
}
