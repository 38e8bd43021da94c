import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { CHANNELS, type Channel } from '#event-store';
import { IsInstant } from './is-instant.ts';

/** Fields every command's body may have; a command's DTO extends it. */
export class CommandBody {
  @ApiPropertyOptional({ format: 'date-time', description: "When it happened, by the client's clock; now if left out." })
  @IsOptional()
  @IsInstant()
  occurredAt?: string;

  @ApiPropertyOptional({ format: 'date-time', description: "The client's clock at sending; the server corrects occurredAt by the difference." })
  @IsOptional()
  @IsInstant()
  sentAt?: string;

  @ApiPropertyOptional({ enum: CHANNELS, enumName: 'Channel', description: 'How it reached us; app if left out.' })
  @IsOptional()
  @IsIn(CHANNELS)
  channel?: Channel;

  @ApiPropertyOptional({ description: 'The responder or person it is about, when that is not who sends it.', maxLength: 80 })
  @IsOptional()
  @IsString()
  @MaxLength(80)
  @Matches(/^[a-z]+-[0-9a-f-]{36}$/, { message: 'subject-wanted' })
  subject?: string;
}
