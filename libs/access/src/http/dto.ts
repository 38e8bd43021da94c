import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, Length, Matches, MaxLength, ValidateNested } from 'class-validator';
import { CommandBody } from '#runtime';
import { type Role, ROLES } from '../account/account.ts';

const KINDS = ['bearer', 'cookie'] as const;

/** How the client wants to carry its session. */
class SessionKind {
  @ApiPropertyOptional({ enum: KINDS, default: 'bearer', description: 'A browser page asks for a cookie (HttpOnly), a program for a bearer token.' })
  @IsOptional()
  @IsIn(KINDS)
  session?: (typeof KINDS)[number];
}

/** Name and password. */
export class SignInDto extends SessionKind {
  @ApiProperty({ maxLength: 128 }) @IsString() @MaxLength(128) name!: string;
  @ApiProperty({ maxLength: 512, format: 'password' }) @IsString() @MaxLength(512) password!: string;
}

/** What comes with a link: optionally the password to set. */
export class RedeemDto extends SessionKind {
  @ApiPropertyOptional({ maxLength: 512, format: 'password', description: 'At least 12 characters.' }) @IsOptional() @IsString() @MaxLength(512) password?: string;
}

/** A new password for oneself. */
export class SetPasswordDto {
  @ApiPropertyOptional({ maxLength: 512, format: 'password', description: 'The one in use, if there is one.' }) @IsOptional() @IsString() @MaxLength(512) current?: string;
  @ApiProperty({ maxLength: 512, format: 'password', description: 'At least 12 characters.' }) @IsString() @MaxLength(512) password!: string;
}

/** A role within an area. */
export class RightDto {
  @ApiProperty({ enum: ROLES, enumName: 'Role' }) @IsIn(ROLES) role!: Role;
  @ApiProperty({ maxLength: 520, example: 'wuhan/jianghan/minyi/huaan', description: 'city/district/street/community[/estate[/building]]; empty = everywhere.' })
  @IsString()
  @MaxLength(520)
  area!: string;
}

const RESPONDER = /^responder-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What may be changed of an account. */
export class SetRightsDto extends CommandBody {
  @ApiProperty({ type: [RightDto] })
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => RightDto)
  rights!: RightDto[];

  @ApiPropertyOptional({ pattern: RESPONDER.source, description: 'The responder this account speaks for; at most one account per responder.' })
  @IsOptional()
  @Matches(RESPONDER)
  responderId?: string;
}

/** A new account; it signs in through the link of the answer. */
export class CreateAccountDto extends SetRightsDto {
  @ApiProperty({ minLength: 2, maxLength: 64, example: 'wang.li' }) @IsString() @Length(2, 64) name!: string;
  @ApiProperty({ minLength: 1, maxLength: 80 }) @IsString() @Length(1, 80) displayName!: string;
}
