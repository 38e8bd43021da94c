import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsIn, IsNumber, IsOptional, IsString, Length, Matches, Max, MaxLength, Min } from 'class-validator';
import { CommandBody, IsInstant, PageQuery } from '#runtime';
import { OptionalReasonDto, ReasonDto } from './parts.dto.ts';

const KEY = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** What a responder is and can do. */
export class CapacitiesDto extends CommandBody {
  @ApiPropertyOptional({ maxLength: 60 })
  @IsOptional()
  @IsString()
  @Length(1, 60)
  nameEn?: string;

  @ApiPropertyOptional({ type: [String], example: ['volunteer'] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @Matches(KEY, { each: true, message: 'key-wanted' })
  roles?: string[];

  @ApiPropertyOptional({ type: [String], example: ['first-aid', 'carry'] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(30)
  @Matches(KEY, { each: true, message: 'key-wanted' })
  skills?: string[];

  @ApiPropertyOptional({ type: [String], description: 'Area paths of the buildings he answers for or lives in; the first is where he starts from.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(400, { each: true })
  buildings?: string[];

  @ApiPropertyOptional({ minimum: 0, maximum: 200 })
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(200)
  canCarryKg?: number;

  @ApiPropertyOptional({ description: 'The account that speaks for him.' })
  @IsOptional()
  @Matches(/^account-[0-9a-f-]{36}$/, { message: 'account-id-wanted' })
  accountId?: string;
}

/** What changes. */
export class ChangeResponderDto extends CapacitiesDto {
  @ApiPropertyOptional({ maxLength: 60 })
  @IsOptional()
  @IsString()
  @Length(1, 60)
  nameZh?: string;

  @ApiPropertyOptional({ maxLength: 40 })
  @IsOptional()
  @IsString()
  @Length(1, 40)
  phone?: string;

  @ApiPropertyOptional({ maxLength: 400, description: 'Area path where he answers.' })
  @IsOptional()
  @IsString()
  @MaxLength(400)
  area?: string;
}

/** A new responder. */
export class EnrolResponderDto extends CapacitiesDto {
  @ApiProperty({ maxLength: 60 })
  @IsString()
  @Length(1, 60)
  nameZh!: string;

  @ApiProperty({ maxLength: 40 })
  @IsString()
  @Length(1, 40)
  phone!: string;

  @ApiProperty({ maxLength: 400 })
  @IsString()
  @Length(1, 400)
  area!: string;

  @ApiPropertyOptional({ enum: ['off', 'available'], enumName: 'FirstStatus', default: 'available' })
  @IsOptional()
  @IsIn(['off', 'available'])
  status?: 'off' | 'available';
}

/** On or off duty, at rest, suspended. */
export class StatusDto extends OptionalReasonDto {
  @ApiProperty({ enum: ['off', 'available', 'resting', 'suspended'], enumName: 'SetStatus' })
  @IsIn(['off', 'available', 'resting', 'suspended'])
  status!: 'off' | 'available' | 'resting' | 'suspended';

  @ApiPropertyOptional({ format: 'date-time', description: 'resting: until when.' })
  @IsOptional()
  @IsInstant()
  until?: string;

  @ApiPropertyOptional({ enum: ['off', 'available'], enumName: 'AfterRest', default: 'available' })
  @IsOptional()
  @IsIn(['off', 'available'])
  afterwards?: 'off' | 'available';

  @ApiPropertyOptional({ description: 'Going off after a night duty: he rests 8 hours. If left out, the time on duty at night decides (both configurable).' })
  @IsOptional()
  @IsBoolean()
  afterNightDuty?: boolean;
}

/** Let go of a responder who is held for nothing. */
export class ReleaseDto extends ReasonDto {
  @ApiProperty({ maxLength: 80 })
  @IsString()
  @Length(1, 80)
  reservationId!: string;
}

/** Open a responder’s name or phone; recorded before it is shown. */
export class RevealResponderDto extends ReasonDto {
  @ApiProperty({ isArray: true, enum: ['name', 'phone'], enumName: 'RevealedResponderField' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(2)
  @IsIn(['name', 'phone'], { each: true })
  fields!: ('name' | 'phone')[];
}

/** The list of responders. */
export class ListRespondersQuery extends PageQuery {
  @ApiPropertyOptional({ enum: ['Off', 'Available', 'Committed', 'Resting', 'Suspended'], enumName: 'ResponderStatus' })
  @IsOptional()
  @IsIn(['Off', 'Available', 'Committed', 'Resting', 'Suspended'])
  status?: string;

  @ApiPropertyOptional({ maxLength: 60 })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  skill?: string;

  @ApiPropertyOptional({ maxLength: 400, description: 'Area path.' })
  @IsOptional()
  @IsString()
  @MaxLength(400)
  area?: string;

  @ApiPropertyOptional({ maxLength: 60, description: 'Part of the name, in Chinese or English.' })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  name?: string;
}

/** How a file is imported. */
export class ImportQuery {
  @ApiPropertyOptional({ description: 'true: only check.' })
  @IsOptional()
  @Transform(({ value }) => value === true || value === 'true')
  @IsBoolean()
  check?: boolean;

  @ApiPropertyOptional({ description: 'true: give each an account, which signs in by a link an administrator issues.' })
  @IsOptional()
  @Transform(({ value }) => value === true || value === 'true')
  @IsBoolean()
  accounts?: boolean;
}
