import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsOptional, IsString, Length, Matches, MaxLength } from 'class-validator';
import { LongPageQuery } from '#runtime';
import { OptionalReasonDto, ReasonDto } from './parts.dto.ts';

const RESPONDER = /^responder-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const REQUEST = /^request-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Offer a seat to a responder: he is reserved first. */
export class OfferDto extends OptionalReasonDto {
  @ApiProperty({ example: 'responder-0190b6a0-0000-7000-8000-000000000001' })
  @IsString()
  @Matches(RESPONDER, { message: 'responder-id-wanted' })
  responderId!: string;

  @ApiPropertyOptional({ maxLength: 20, description: 'The first free seat if left out.' })
  @IsOptional()
  @IsString()
  @Length(1, 20)
  seat?: string;
}

/** Another responder takes over. */
export class ReassignDto extends ReasonDto {
  @ApiProperty()
  @IsString()
  @Matches(RESPONDER, { message: 'responder-id-wanted' })
  responderId!: string;

  @ApiPropertyOptional({ description: 'Hand over what he holds (custody); needed if he holds something.' })
  @IsOptional()
  @IsIn([true, false])
  handOver?: boolean;
}

/** Move an assignment to another case; to the one that the request was merged into if left out. */
export class MoveDto extends OptionalReasonDto {
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Matches(REQUEST, { message: 'request-id-wanted' })
  toRequestId?: string;
}

/** Tell the next level. */
export class EscalateDto extends OptionalReasonDto {
  @ApiProperty({ enum: ['dispatcher', 'supervisor', 'administrator'], enumName: 'EscalationLevel' })
  @IsIn(['dispatcher', 'supervisor', 'administrator'])
  level!: 'dispatcher' | 'supervisor' | 'administrator';
}

/** What to do about an alarm. */
export class SettleAlarmDto extends OptionalReasonDto {
  @ApiProperty({ maxLength: 40 })
  @IsString()
  @Length(1, 40)
  alarm!: string;

  @ApiProperty({ enum: ['finish', 'stand-down'], enumName: 'AlarmChoice' })
  @IsIn(['finish', 'stand-down'])
  choice!: 'finish' | 'stand-down';
}

/** Open personal fields; recorded before they are shown. */
export class RevealDto extends ReasonDto {
  @ApiPropertyOptional({ enum: ['person', 'reporter'], enumName: 'RevealedOf', default: 'person' })
  @IsOptional()
  @IsIn(['person', 'reporter'])
  of?: 'person' | 'reporter';

  @ApiProperty({ isArray: true, enum: ['name', 'phone', 'room', 'health'], enumName: 'RevealedField' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(4)
  @IsIn(['name', 'phone', 'room', 'health'], { each: true })
  fields!: ('name' | 'phone' | 'room' | 'health')[];
}

/** The list of cases. */
export class ListCasesQuery extends LongPageQuery {
  @ApiPropertyOptional({ enum: ['queue', 'ended'], enumName: 'CaseList', default: 'queue', description: 'queue: by heat; ended: the latest first.' })
  @IsOptional()
  @IsIn(['queue', 'ended'])
  list?: 'queue' | 'ended';

  @ApiPropertyOptional({ enum: ['Open', 'Crewed', 'UnderWay', 'Suspended', 'Done', 'StoodDown'], enumName: 'CaseStatus' })
  @IsOptional()
  @IsIn(['Open', 'Crewed', 'UnderWay', 'Suspended', 'Done', 'StoodDown'])
  status?: string;

  @ApiPropertyOptional({ enum: ['P1', 'P2', 'P3', 'P4', 'P5'], enumName: 'Priority' })
  @IsOptional()
  @IsIn(['P1', 'P2', 'P3', 'P4', 'P5'])
  priority?: string;

  @ApiPropertyOptional({ maxLength: 60 })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  category?: string;

  @ApiPropertyOptional({ maxLength: 400, description: 'Area path.' })
  @IsOptional()
  @IsString()
  @MaxLength(400)
  area?: string;

  @ApiPropertyOptional({ maxLength: 80, description: 'Only cases taken by this account; `me` for your own.' })
  @IsOptional()
  @IsString()
  @MaxLength(80)
  takenBy?: string;
}

/** For which seat to recommend. */
export class RecommendQuery {
  @ApiPropertyOptional({ maxLength: 20, description: 'The first free seat if left out.' })
  @IsOptional()
  @IsString()
  @MaxLength(20)
  seat?: string;
}
