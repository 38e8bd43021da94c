import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsInt, IsNotEmpty, IsNumber, IsObject, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { PERSONAL_FIELDS, type PersonalField } from '#access';
import { CommandBody, IsInstant } from '#runtime';
import { CONFIRMERS, type Confirmer, EXTERNAL_SERVICES, type ExternalService, PRIORITIES, type Priority } from '../../request/events.ts';
import { idPattern } from './parts.dto.ts';

/** A command with an optional word about it. */
export class NoteBody extends CommandBody {
  @ApiPropertyOptional({ maxLength: 4000 })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(4000)
  note?: string;
}

/** More free text. */
export class AddNoteDto extends CommandBody {
  @ApiProperty({ maxLength: 4000 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(4000)
  note!: string;
}

/** Answers to the category's questions. */
export class AnswerQuestionsDto extends CommandBody {
  @ApiProperty({ type: 'object', additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }] } })
  @IsObject()
  answers!: Record<string, string | number>;
}

/** Another category. */
export class SetCategoryDto extends CommandBody {
  @ApiProperty({ maxLength: 60 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  category!: string;
}

/** Another priority. */
export class SetPriorityDto extends CommandBody {
  @ApiProperty({ enum: PRIORITIES, enumName: 'Priority' })
  @IsIn(PRIORITIES)
  priority!: Priority;

  @ApiPropertyOptional({ description: 'Needed where it is not what the answers suggest.', maxLength: 500 })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  priorityReason?: string;
}

/** When help is needed at the latest; without it no such time any more. */
export class SetNeededByDto extends CommandBody {
  @ApiPropertyOptional({ format: 'date-time' })
  @IsOptional()
  @IsInstant()
  neededBy?: string;
}

/** What the caller was promised. */
export class PromiseEtaDto extends NoteBody {
  @ApiProperty({ format: 'date-time' })
  @IsInstant()
  at!: string;
}

/** Links two requests. */
export class LinkRequestDto extends CommandBody {
  @ApiProperty()
  @IsString()
  @Matches(idPattern('request'))
  requestId!: string;

  @ApiProperty({ enum: ['parent', 'child', 'related'], enumName: 'LinkKind', description: 'What the other one is to this one.' })
  @IsIn(['parent', 'child', 'related'])
  kind!: 'parent' | 'child' | 'related';
}

/** Says that another request may be the same. */
export class SuspectDuplicateDto extends CommandBody {
  @ApiProperty()
  @IsString()
  @Matches(idPattern('request'))
  requestId!: string;

  @ApiPropertyOptional({ description: 'As the hint scored it.' })
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(1000)
  score?: number;
}

/** An outside service was told. */
export class NotifyExternalServiceDto extends NoteBody {
  @ApiProperty({ enum: EXTERNAL_SERVICES, enumName: 'ExternalService' })
  @IsIn(EXTERNAL_SERVICES)
  service!: ExternalService;

  @ApiPropertyOptional({ maxLength: 60 })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  reference?: string;
}

/** An outside service is there. */
export class ExternalServiceArrivedDto extends CommandBody {
  @ApiProperty({ enum: EXTERNAL_SERVICES, enumName: 'ExternalService' })
  @IsIn(EXTERNAL_SERVICES)
  service!: ExternalService;

  @ApiPropertyOptional({ maxLength: 60 })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  reference?: string;
}

/** A caller was told the result. */
export class InformCallerDto extends NoteBody {
  @ApiProperty()
  @IsString()
  @Matches(idPattern('person'))
  personId!: string;

  @ApiProperty({ enum: ['reached', 'no-answer', 'wrong-number'], enumName: 'CallbackOutcome' })
  @IsIn(['reached', 'no-answer', 'wrong-number'])
  outcome!: 'reached' | 'no-answer' | 'wrong-number';
}

/** Waits. */
export class HoldDto extends NoteBody {
  @ApiPropertyOptional({ format: 'date-time', description: 'Wakes by itself at this time.' })
  @IsOptional()
  @IsInstant()
  until?: string;

  @ApiProperty({ enum: ['asked-to-wait', 'no-supply', 'other'], enumName: 'HoldReason' })
  @IsIn(['asked-to-wait', 'no-supply', 'other'])
  reason!: 'asked-to-wait' | 'no-supply' | 'other';
}

/** What a returned request lacks. */
export const MISSING = ['place', 'person', 'phone', 'need', 'other'] as const;

/** Sends it back to whoever logged it. */
export class ReturnDto extends NoteBody {
  @ApiProperty({ enum: MISSING, enumName: 'Missing', isArray: true, minItems: 1 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(5)
  @IsIn(MISSING, { each: true })
  missing!: string[];
}

/** Not needed any more. */
export class CancelDto extends NoteBody {
  @ApiProperty({ enum: ['person', 'reporter', 'service'], enumName: 'CancelledBy' })
  @IsIn(['person', 'reporter', 'service'])
  by!: 'person' | 'reporter' | 'service';
}

/** Another service acts and we stop. */
export class TransferDto extends NoteBody {
  @ApiProperty({ enum: EXTERNAL_SERVICES, enumName: 'ExternalService' })
  @IsIn(EXTERNAL_SERVICES)
  to!: ExternalService;

  @ApiPropertyOptional({ maxLength: 60 })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  reference?: string;
}

/** Solved while the caller is on the line. */
export class AnswerOnCallDto extends NoteBody {
  @ApiPropertyOptional({ enum: ['person', 'reporter'], enumName: 'AskedOnCall', default: 'reporter' })
  @IsOptional()
  @IsIn(['person', 'reporter'])
  asked?: 'person' | 'reporter';
}

/** What someone else says. */
export class FollowUpDto extends NoteBody {
  @ApiProperty({ enum: ['solved', 'not-solved', 'not-reached'], enumName: 'FollowUpOutcome' })
  @IsIn(['solved', 'not-solved', 'not-reached'])
  outcome!: 'solved' | 'not-solved' | 'not-reached';

  @ApiProperty({ enum: CONFIRMERS, enumName: 'Confirmer' })
  @IsIn(CONFIRMERS)
  asked!: Confirmer;

  @ApiPropertyOptional({ description: 'Another person than the one named in the request.' })
  @IsOptional()
  @IsString()
  @Matches(idPattern('person'))
  askedPersonId?: string;

  @ApiPropertyOptional({ description: 'Where the second person on the spot is a responder; one who was on the case is refused.' })
  @IsOptional()
  @IsString()
  @Matches(idPattern('responder'))
  askedResponderId?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 5 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(5)
  rating?: number;
}

/** Works again. */
export class ReopenDto extends NoteBody {
  @ApiProperty({ enum: ['not-solved', 'came-back', 'wrongly-ended'], enumName: 'ReopenReason' })
  @IsIn(['not-solved', 'came-back', 'wrongly-ended'])
  reason!: 'not-solved' | 'came-back' | 'wrongly-ended';
}

/** Merges this request into another, which survives. */
export class MergeDto extends CommandBody {
  @ApiProperty()
  @IsString()
  @Matches(idPattern('request'))
  into!: string;
}

/** Opens personal fields; every such answer is recorded before it is given. */
export class RevealDto extends CommandBody {
  @ApiProperty({ enum: PERSONAL_FIELDS, enumName: 'PersonalField', isArray: true, minItems: 1 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(PERSONAL_FIELDS.length)
  @IsIn(PERSONAL_FIELDS, { each: true })
  fields!: PersonalField[];

  @ApiProperty({ maxLength: 300 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(300)
  reason!: string;
}
