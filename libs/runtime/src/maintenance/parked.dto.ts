import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import { CommandBody } from '../http/command-body.ts';

/** Why a message waits. */
const KINDS = ['failed', 'gap', 'undecodable', 'unknown-type', 'misfit'] as const;
/** Why an administrator thinks that it goes now; words, not free text, because it is logged. */
const REASONS = ['mended', 'recovered', 'looked-at'] as const;
type Reason = (typeof REASONS)[number];

const reason = {
  enum: REASONS,
  enumName: 'MaintenanceReason',
  description: 'mended: a newer version or a corrected event is there. recovered: what was away is back. looked-at: to see whether it goes now.',
} as const;

/** Lets a parked key go on. */
export class ReleaseParkedDto extends CommandBody {
  @ApiProperty({ maxLength: 300, description: 'The stream (key) that waits.' }) @IsString() @Length(1, 300) stream!: string;

  @ApiPropertyOptional({ maxLength: 120, description: 'Whose key it is, where a service has several consumers.' })
  @IsOptional()
  @IsString()
  @Length(1, 120)
  consumer?: string;

  @ApiProperty(reason) @IsIn(REASONS) reason!: Reason;
}

/** Has a stream published again by the service that owns it. */
export class RepublishDto extends CommandBody {
  @ApiProperty({ maxLength: 300 }) @IsString() @Length(1, 300) stream!: string;
  @ApiProperty(reason) @IsIn(REASONS) reason!: Reason;
}

/** One stream whose messages wait. */
export class ParkedKeyAnswer {
  @ApiProperty({ example: 'dispatch', description: 'The service, or one of its own policies.' }) consumer!: string;
  @ApiProperty() stream!: string;
  @ApiProperty({ example: 'intake.request' }) topic!: string;
  @ApiProperty({ enum: KINDS, enumName: 'ParkedKind' }) kind!: (typeof KINDS)[number];
  @ApiProperty({ description: 'One sentence without personal data.' }) reason!: string;
  @ApiProperty({ type: 'integer', description: 'The version at which the stream waits.' }) position!: number;
  @ApiProperty({ format: 'date-time' }) since!: string;
  @ApiProperty({ type: 'integer', description: 'How many messages wait.' }) messages!: number;
  @ApiPropertyOptional({ description: 'The service that mends it by publishing the stream again; left out where releasing is what helps.' }) owner?: string;
}

/** Everything that waits at one service; the longest first. */
export class ParkedAnswer {
  @ApiProperty() service!: string;
  @ApiProperty({ type: [ParkedKeyAnswer], description: 'Empty while all is well. Everything else goes on meanwhile.' }) items!: readonly ParkedKeyAnswer[];
}

/** What came of a release. */
export class ReleasedAnswer {
  @ApiProperty() stream!: string;
  @ApiProperty({ description: 'false: it still cannot be handled; see parked.' }) released!: boolean;
  @ApiPropertyOptional({ type: ParkedKeyAnswer }) parked?: ParkedKeyAnswer;
}

/** A stream was published again. */
export class RepublishedAnswer {
  @ApiProperty() stream!: string;
  @ApiProperty({ type: 'integer' }) events!: number;
}
