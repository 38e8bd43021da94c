import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsInt, IsNumber, IsOptional, IsString, Length, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { CommandBody } from '#runtime';

const KEY = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** A command that says why. */
export class ReasonDto extends CommandBody {
  @ApiProperty({ maxLength: 500, description: 'Why, in words; kept sealed.' })
  @IsString()
  @Length(1, 500)
  reason!: string;
}

/** A command that may say why. */
export class OptionalReasonDto extends CommandBody {
  @ApiPropertyOptional({ maxLength: 500, description: 'Why, in words; kept sealed.' })
  @IsOptional()
  @IsString()
  @Length(1, 500)
  reason?: string;
}

/** One place in a crew. */
export class SeatDto {
  @ApiProperty({ maxLength: 20, example: '1' })
  @IsString()
  @Matches(KEY, { message: 'key-wanted' })
  @MaxLength(20)
  seat!: string;

  @ApiProperty({ type: [String], description: 'Skills that whoever takes it needs, all of them.' })
  @IsArray()
  @ArrayMaxSize(10)
  @Matches(KEY, { each: true, message: 'key-wanted' })
  skills!: string[];

  @ApiPropertyOptional({ minimum: 0, maximum: 200, description: 'Kilograms to be carried.' })
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(200)
  canCarryKg?: number;
}

/** Who or what holds something. */
export class HolderDto {
  @ApiProperty({ enum: ['person', 'responder', 'neighbour', 'facility', 'storage', 'other'], enumName: 'HolderKind' })
  @IsIn(['person', 'responder', 'neighbour', 'facility', 'storage', 'other'])
  kind!: 'person' | 'responder' | 'neighbour' | 'facility' | 'storage' | 'other';

  @ApiPropertyOptional({ maxLength: 100, description: 'A responder or person id, or a facility by its public name. Never a resident’s name.' })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  id?: string;
}

/** What goes from hand to hand. */
export class ItemDto {
  @ApiProperty({ maxLength: 60, example: 'medicine' })
  @IsString()
  @Length(1, 60)
  what!: string;

  @ApiProperty({ minimum: 0, maximum: 100000 })
  @IsNumber()
  @Min(0)
  @Max(100_000)
  count!: number;

  @ApiPropertyOptional({ maxLength: 20, example: 'box' })
  @IsOptional()
  @IsString()
  @Length(1, 20)
  unit?: string;
}

/** One errand within the request. */
export class PlannedStageDto {
  @ApiProperty({ maxLength: 20, example: '1' })
  @IsString()
  @Matches(KEY, { message: 'key-wanted' })
  @MaxLength(20)
  stage!: string;

  @ApiProperty({ maxLength: 60, example: 'pharmacy' })
  @IsString()
  @Matches(KEY, { message: 'key-wanted' })
  @MaxLength(60)
  kind!: string;

  @ApiPropertyOptional({ maxLength: 100, description: 'A public place; never a home.' })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  place?: string;
}

/** Seats and the minimum that finishing needs. */
export class ChangeSeatsDto extends OptionalReasonDto {
  @ApiProperty({ type: [SeatDto] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => SeatDto)
  seats!: SeatDto[];

  @ApiProperty({ type: 'integer', minimum: 0, maximum: 20 })
  @IsInt()
  @Min(0)
  @Max(20)
  minimum!: number;
}
