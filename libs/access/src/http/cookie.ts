import { parseCookie, stringifySetCookie } from 'cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { TOTAL_LIFE } from '../session/sessions.ts';

/** Over TLS the __Host- prefix makes browsers insist on Secure, Path=/ and no Domain (RFC 6265bis); over plain http (a LAN, this machine) they would refuse it. */
function nameFor(request: FastifyRequest): string {
  return request.protocol === 'https' ? '__Host-arrowtower' : 'arrowtower';
}

/** The session token of the request's cookie, if any. */
export function cookieToken(request: FastifyRequest): string | undefined {
  const header = request.headers.cookie;
  return header === undefined ? undefined : parseCookie(header)[nameFor(request)];
}

/** Gives the browser the token: out of reach for scripts, never sent from another site. The server decides when it ends; the age only tidies up. */
export function setSessionCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  write(request, reply, token, TOTAL_LIFE / 1000);
}

/** Takes the cookie back. */
export function clearSessionCookie(request: FastifyRequest, reply: FastifyReply): void {
  write(request, reply, '', 0);
}

function write(request: FastifyRequest, reply: FastifyReply, value: string, maxAge: number): void {
  const cookie = stringifySetCookie({ name: nameFor(request), value, path: '/', httpOnly: true, sameSite: 'strict', secure: request.protocol === 'https', maxAge });
  void reply.header('set-cookie', cookie);
}
