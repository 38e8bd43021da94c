import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsString, Length, Matches } from 'class-validator';
import { PERSONAL_FIELDS, type PersonalField } from '#access';
import { CommandBody } from '#runtime';

/** "Show me these fields": who was shown what, and why, is recorded first. */
export class RevealDto extends CommandBody {
  @ApiProperty({ description: 'person-<uuid> or note-<uuid> as the timeline names it', pattern: '^(person|note)-[0-9a-f-]{36}$' })
  @IsString()
  @Matches(/^(person|note)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
  id!: string;

  @ApiProperty({ enum: PERSONAL_FIELDS, enumName: 'PersonalField', isArray: true, minItems: 1 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(PERSONAL_FIELDS.length)
  @ArrayUnique()
  @IsIn(PERSONAL_FIELDS, { each: true })
  fields!: PersonalField[];

  @ApiProperty({ minLength: 1, maxLength: 300 })
  @IsString()
  @Length(1, 300)
  reason!: string;
}
