import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '#runtime';
import { Access } from '../access.ts';
import type { Subject } from '../account/account.ts';
import type { NewSession } from '../session/sessions.ts';
import { SignInRefused, TooManyTries } from '../session/sign-in.ts';
import { SessionAnswer, sessionAnswer, SubjectAnswer, subjectAnswer } from './answers.ts';
import { clearSessionCookie, setSessionCookie } from './cookie.ts';
import { refuseCrossSite } from './cross-site.ts';
import { Allow, CurrentSubject, CurrentToken, Public } from './decorators.ts';
import { RedeemDto, SetPasswordDto, SignInDto } from './dto.ts';

/** Signing in and out, and who one is. */
@Controller('api/access')
@ApiTags('sessions')
export class SessionController {
  constructor(@Inject(Access) private readonly access: Access) {}

  @Post('sign-in')
  @HttpCode(200)
  @Public()
  @ApiOperation({ operationId: 'signIn', summary: 'Sign in with name and password' })
  @ApiOkResponse({ type: SessionAnswer })
  signIn(@Body() body: SignInDto, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionAnswer> {
    return this.#open(request, reply, body.session, (kind) => this.access.signIn.withPassword(body.name, body.password, kind, request.ip));
  }

  @Post('links/:token/redeem')
  @HttpCode(200)
  @Public()
  @ApiOperation({ operationId: 'redeemLink', summary: 'Sign in with a single-use link, setting a password if one is given' })
  @ApiOkResponse({ type: SessionAnswer })
  redeem(@Param('token') token: string, @Body() body: RedeemDto, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionAnswer> {
    return this.#open(request, reply, body.session, (kind) => this.access.signIn.withLink(token, body.password, kind, request.ip));
  }

  /** What a browser that opens the link gets: the console's page, which redeems it only when somebody says so (programs that look into links would use it up). After # no server sees the token again. */
  @Get('links/:token/redeem')
  @Public()
  @ApiExcludeEndpoint()
  openLink(@Param('token') token: string, @Res() reply: FastifyReply): void {
    void reply.header('cache-control', 'no-store').redirect(`/sign-in#${encodeURIComponent(token)}`, 303);
  }

  @Get('me')
  @Allow('access.session.own')
  @ApiOperation({ operationId: 'me', summary: 'Who am I' })
  @ApiOkResponse({ type: SubjectAnswer })
  me(@CurrentSubject() subject: Subject): SubjectAnswer {
    return subjectAnswer(subject);
  }

  @Post('set-password')
  @HttpCode(200)
  @Allow('access.session.own')
  @ApiOperation({ operationId: 'setPassword', summary: 'Set my password; my other sessions end' })
  async setPassword(@Body() body: SetPasswordDto, @CurrentSubject() subject: Subject, @CurrentToken() token: string, @Req() request: FastifyRequest): Promise<object> {
    await asProblem(() => this.access.signIn.changePassword(subject.accountId, body.current, body.password, token, request.ip));
    return {};
  }

  @Post('sign-out')
  @HttpCode(200)
  @Allow('access.session.own')
  @ApiOperation({ operationId: 'signOut', summary: 'End this session' })
  async signOut(
    @CurrentSubject() subject: Subject,
    @CurrentToken() token: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    await this.access.signIn.out(token, subject.accountId);
    clearSessionCookie(request, reply);
    return {};
  }

  @Post('sign-out-everywhere')
  @HttpCode(200)
  @Allow('access.session.own')
  @ApiOperation({ operationId: 'signOutEverywhere', summary: 'End all my sessions' })
  async signOutEverywhere(@CurrentSubject() subject: Subject, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    await this.access.signIn.outEverywhere(subject.accountId, subject.accountId);
    clearSessionCookie(request, reply);
    return {};
  }

  async #open(
    request: FastifyRequest,
    reply: FastifyReply,
    kind: 'cookie' | 'bearer' = 'bearer',
    prove: (kind: 'cookie' | 'bearer') => Promise<NewSession>,
  ): Promise<SessionAnswer> {
    refuseCrossSite(request, false);
    const session = await asProblem(() => prove(kind));
    if (kind === 'cookie') setSessionCookie(request, reply, session.token);
    void reply.header('cache-control', 'no-store');
    return sessionAnswer(session, kind);
  }
}

async function asProblem<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SignInRefused) throw new Problem(401, error.code);
    if (error instanceof TooManyTries) {
      const seconds = error.retryAfterSeconds;
      throw new Problem(429, 'too-many-requests', { parameters: { seconds }, headers: { 'retry-after': String(seconds) } });
    }
    throw error;
  }
}
