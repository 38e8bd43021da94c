import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsNotEmpty, IsObject, IsOptional, IsString, Matches, MaxLength, ValidateNested } from 'class-validator';
import { CommandBody, PageQuery } from '#runtime';
import { idPattern } from './parts.dto.ts';

/** Who calls. */
export class CallerDto {
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
}

/** A ring, a chat message or a visit. */
export class ReceiveCallDto extends CommandBody {
  @ApiPropertyOptional({ enum: ['phone', 'chat', 'visit'], enumName: 'Medium', default: 'phone' })
  @IsOptional()
  @IsIn(['phone', 'chat', 'visit'])
  medium?: 'phone' | 'chat' | 'visit';

  @ApiPropertyOptional({ description: "Area path it belongs to; left out: the operator's own.", maxLength: 400 })
  @IsOptional()
  @IsString()
  @MaxLength(400)
  area?: string;

  @ApiPropertyOptional({ description: 'False: when it rang is not known; the answer interval then stays empty.', default: true })
  @IsOptional()
  @IsBoolean()
  ringKnown?: boolean;

  @ApiPropertyOptional({ type: CallerDto })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => CallerDto)
  caller?: CallerDto;

  @ApiPropertyOptional({ description: 'The line or chat group it came in on.', maxLength: 60 })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  line?: string;
}

/** Nobody took it. */
export class MissCallDto extends CommandBody {
  @ApiPropertyOptional({ enum: ['abandoned', 'no-operator', 'line-lost'], enumName: 'MissReason', default: 'abandoned' })
  @IsOptional()
  @IsIn(['abandoned', 'no-operator', 'line-lost'])
  reason?: 'abandoned' | 'no-operator' | 'line-lost';
}

/** One attempt to call back. */
export class CallbackDto extends CommandBody {
  @ApiProperty({ enum: ['reached', 'no-answer', 'wrong-number'], enumName: 'CallbackOutcome' })
  @IsIn(['reached', 'no-answer', 'wrong-number'])
  outcome!: 'reached' | 'no-answer' | 'wrong-number';
}

/** The call belongs to a request. */
export class LinkCallDto extends CommandBody {
  @ApiProperty()
  @IsString()
  @Matches(idPattern('request'))
  requestId!: string;

  @ApiProperty({ enum: ['new', 'chase', 'information'], enumName: 'CallLinkKind' })
  @IsIn(['new', 'chase', 'information'])
  kind!: 'new' | 'chase' | 'information';
}

/** The caller became known. */
export class IdentifyCallerDto extends CommandBody {
  @ApiProperty({ type: CallerDto })
  @IsObject()
  @ValidateNested()
  @Type(() => CallerDto)
  caller!: CallerDto;
}

/** Opens name and phone of a call's caller; recorded before they are given. */
export class RevealCallerDto extends CommandBody {
  @ApiProperty({ maxLength: 300 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(300)
  reason!: string;
}

/** Finds a person by phone; a body, so that no phone stands in a URL or an access log. */
export class CallerLookupDto {
  @ApiProperty({ maxLength: 40 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(40)
  phone!: string;
}

/** Calls, newest first. */
export class ListCallsDto extends PageQuery {
  @ApiPropertyOptional({ enum: ['ringing', 'answered', 'wrapped-up', 'ended', 'missed', 'called-back'], enumName: 'CallStatus' })
  @IsOptional()
  @IsIn(['ringing', 'answered', 'wrapped-up', 'ended', 'missed', 'called-back'])
  status?: string;
}
