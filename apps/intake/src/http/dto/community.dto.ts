import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsNotEmpty, IsNumber, IsObject, IsOptional, IsString, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { CommandBody } from '#runtime';
import { BUILDING_STATES, type BuildingState } from '../../community/events.ts';
import { idPattern } from './parts.dto.ts';

/** One level of an area path: letters, digits, dot, dash, underscore. */
export const SLUG = /^[\p{L}\p{N}._-]{1,64}$/u;

/** A name; Chinese is what people say. */
export class NameDto {
  @ApiProperty({ maxLength: 80 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(80)
  zh!: string;

  @ApiPropertyOptional({ maxLength: 120 })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(120)
  en?: string;
}

/** A new community. */
export class FoundCommunityDto extends CommandBody {
  @ApiProperty({ description: 'city/district/street/community', example: 'jiangcheng/donghu/minyi/huaan', maxLength: 260 })
  @IsString()
  @Matches(/^[\p{L}\p{N}._-]{1,64}(\/[\p{L}\p{N}._-]{1,64}){3}$/u, { message: 'community-area-wanted' })
  area!: string;

  @ApiProperty({ type: NameDto })
  @IsObject()
  @ValidateNested()
  @Type(() => NameDto)
  name!: NameDto;

  @ApiPropertyOptional({ type: [NameDto], description: 'Names of city, district, street.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(3)
  @ValidateNested({ each: true })
  @Type(() => NameDto)
  levels?: NameDto[];
}

/** An estate as it is. */
export class PutEstateDto extends CommandBody {
  @ApiProperty({ maxLength: 64 })
  @IsString()
  @Matches(SLUG)
  estate!: string;

  @ApiProperty({ type: NameDto })
  @IsObject()
  @ValidateNested()
  @Type(() => NameDto)
  name!: NameDto;
}

/** Which building. */
export class BuildingKeyDto extends CommandBody {
  @ApiProperty({ maxLength: 64 })
  @IsString()
  @Matches(SLUG)
  estate!: string;

  @ApiProperty({ maxLength: 64 })
  @IsString()
  @Matches(SLUG)
  building!: string;
}

/** A building as it is. */
export class PutBuildingDto extends BuildingKeyDto {
  @ApiProperty({ type: NameDto })
  @IsObject()
  @ValidateNested()
  @Type(() => NameDto)
  name!: NameDto;

  @ApiPropertyOptional({ type: [String], maxItems: 10 })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @IsString({ each: true })
  @MaxLength(80, { each: true })
  aliases?: string[];

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 50 })
  @IsInt()
  @Min(1)
  @Max(50)
  units!: number;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 200 })
  @IsInt()
  @Min(1)
  @Max(200)
  floors!: number;

  @ApiProperty()
  @IsBoolean()
  lift!: boolean;

  @ApiProperty({ description: "Metres on the community's own plan." })
  @IsNumber()
  @Min(-100_000)
  @Max(100_000)
  x!: number;

  @ApiProperty()
  @IsNumber()
  @Min(-100_000)
  @Max(100_000)
  y!: number;

  @ApiPropertyOptional({ type: 'integer', minimum: 0 })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100_000)
  households?: number;

  @ApiPropertyOptional({ type: 'integer', minimum: 0 })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  people?: number;
}

/** How to get in. */
export class SetAccessNoteDto extends BuildingKeyDto {
  @ApiProperty({ description: 'Empty removes it.', maxLength: 500 })
  @IsString()
  @MaxLength(500)
  zh!: string;

  @ApiPropertyOptional({ maxLength: 500 })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  en?: string;
}

/** Whether people may come and go. */
export class SetBuildingStateDto extends BuildingKeyDto {
  @ApiProperty({ enum: BUILDING_STATES, enumName: 'BuildingState' })
  @IsIn(BUILDING_STATES)
  state!: BuildingState;
}

/** Who answers for the building. */
export class StewardDto extends BuildingKeyDto {
  @ApiProperty()
  @IsString()
  @Matches(idPattern('responder'))
  responderId!: string;
}

/** Whether everybody may see the board. */
export class PublishBoardDto {
  @ApiProperty()
  @IsBoolean()
  published!: boolean;
}
