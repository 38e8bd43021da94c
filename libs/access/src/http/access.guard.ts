import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '#runtime';
import { Access } from '../access.ts';
import type { Verified } from '../session/sessions.ts';
import { cookieToken, setSessionCookie } from './cookie.ts';
import { refuseCrossSite } from './cross-site.ts';
import { type Identified, ROUTE_RULE, type RouteRule } from './decorators.ts';

type Request = FastifyRequest & Identified;

/** Finds out who is asking and whether their roles may ever do this; what the resource adds is asked by the handler. Denies by default. */
@Injectable()
export class AccessGuard implements CanActivate {
  readonly #rules = new WeakMap<object, RouteRule>();

  constructor(@Inject(Access) private readonly access: Access) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    // Messages of the bus are checked by who may write to it, not by a session.
    if (context.getType() !== 'http') return true;
    const rule = this.#ruleOf(context.getHandler());
    if ('public' in rule) return true;
    const request = context.switchToHttp().getRequest<Request>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const bearer = bearerToken(request);
    const token = bearer ?? cookieToken(request);
    if (token === undefined) throw unauthenticated();
    const found = this.access.sessions.verify(token);
    if (found instanceof Promise) return found.then((verified) => this.#enter(request, reply, rule.action, token, bearer === undefined, verified));
    return this.#enter(request, reply, rule.action, token, bearer === undefined, found);
  }

  #enter(request: Request, reply: FastifyReply, action: string, token: string, byCookie: boolean, verified: Verified | undefined): boolean {
    // A token made for a cookie does not work as a bearer token, nor the other way round: script that stole one gains nothing by the other way in.
    if (verified === undefined || (verified.kind === 'cookie') !== byCookie) throw unauthenticated();
    if (byCookie) refuseCrossSite(request, true);
    if (!this.access.policy.mayEver(verified.subject, action)) throw new Problem(403, 'forbidden');
    if (byCookie && verified.renewed) setSessionCookie(request, reply, token);
    request.subject = verified.subject;
    request.accessToken = token;
    return true;
  }

  #ruleOf(handler: object): RouteRule {
    const known = this.#rules.get(handler);
    if (known !== undefined) return known;
    const rule = Reflect.getMetadata(ROUTE_RULE, handler) as RouteRule | undefined;
    if (rule === undefined) throw new Problem(403, 'forbidden');
    this.#rules.set(handler, rule);
    return rule;
  }
}

function bearerToken(request: Request): string | undefined {
  const header = request.headers.authorization;
  if (header === undefined) return undefined;
  return /^bearer +([\w-]+) *$/i.exec(header)?.[1] ?? '';
}

function unauthenticated(): Problem {
  return new Problem(401, 'unauthenticated', { headers: { 'www-authenticate': 'Bearer' } });
}
