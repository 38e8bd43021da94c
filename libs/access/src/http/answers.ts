import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Account, Subject } from '../account/account.ts';
import type { NewLink } from '../account/accounts.ts';
import type { NewSession } from '../session/sessions.ts';
import { RightDto } from './dto.ts';

/** Who one is. */
export class SubjectAnswer {
  @ApiProperty() accountId!: string;
  @ApiProperty() name!: string;
  @ApiProperty() displayName!: string;
  @ApiPropertyOptional() responderId?: string;
  @ApiProperty({ type: [RightDto] }) rights!: readonly RightDto[];
  @ApiProperty() sessionId!: string;
  @ApiProperty({ format: 'date-time', description: 'Moves on while the session is used.' }) expiresAt!: string;
}

/** A session: with its token, unless it went into a cookie. */
export class SessionAnswer {
  @ApiPropertyOptional({ description: 'Send as Authorization: Bearer <token>. Shown once.' }) token?: string;
  @ApiProperty({ type: SubjectAnswer }) subject!: SubjectAnswer;
}

/** A single-use sign-in link. */
export class LinkAnswer {
  @ApiProperty({ description: 'POST it to redeem. Shown once.', example: '/api/access/links/…/redeem' }) path!: string;
  @ApiProperty() token!: string;
  @ApiProperty({ format: 'date-time' }) expiresAt!: string;
}

/** An account as administrators see it. */
export class AccountAnswer {
  @ApiProperty() id!: string;
  @ApiProperty({ description: 'Raised by each change; also the ETag.' }) version!: number;
  @ApiProperty() name!: string;
  @ApiProperty() displayName!: string;
  @ApiPropertyOptional() responderId?: string;
  @ApiProperty({ type: [RightDto] }) rights!: readonly RightDto[];
  @ApiProperty() disabled!: boolean;
  @ApiProperty() hasPassword!: boolean;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  @ApiPropertyOptional({ format: 'date-time' }) signedInAt?: string;
  @ApiPropertyOptional({ type: LinkAnswer }) link?: LinkAnswer;
}

/** A page of accounts. */
export class AccountPage {
  @ApiProperty({ type: [AccountAnswer] }) items!: readonly AccountAnswer[];
  @ApiPropertyOptional({ description: 'Cursor of the next page.' }) next?: string;
}

export function subjectAnswer({ expiresAt, ...subject }: Subject): SubjectAnswer {
  return { ...subject, rights: [...subject.rights], expiresAt: new Date(expiresAt).toISOString() };
}

export function sessionAnswer(session: NewSession, kind: 'cookie' | 'bearer'): SessionAnswer {
  return { ...(kind === 'bearer' ? { token: session.token } : {}), subject: subjectAnswer(session.subject) };
}

/** Where a link's token is to be posted. */
export function redeemPath(token: string): string {
  return `/api/access/links/${token}/redeem`;
}

export function linkAnswer(link: NewLink): LinkAnswer {
  return { path: redeemPath(link.token), token: link.token, expiresAt: link.expiresAt };
}

/** Picks fields one by one: the password's hash can never slip out. */
export function accountAnswer(account: Account, link?: NewLink): AccountAnswer {
  return {
    id: account.id,
    version: account.revision,
    name: account.name,
    displayName: account.displayName,
    ...(account.responderId === undefined ? {} : { responderId: account.responderId }),
    rights: account.rights,
    disabled: account.disabled,
    hasPassword: account.passwordHash !== undefined,
    createdAt: account.createdAt,
    ...(account.signedInAt === undefined ? {} : { signedInAt: account.signedInAt }),
    ...(link === undefined ? {} : { link: linkAnswer(link) }),
  };
}
