import { randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';

const TRACEPARENT = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;
const PROCESS = randomBytes(8).toString('hex');
let count = randomBytes(6).readUIntBE(0, 6);

/** The W3C trace context of a request: the client's if it sent a valid one, else a new one that stays with the request. */
export function traceparentOf(request: FastifyRequest): string {
  const held = request as FastifyRequest & { [TRACE]?: string };
  const known = held[TRACE];
  if (known !== undefined) return known;
  const sent = request.headers['traceparent'];
  return (held[TRACE] = typeof sent === 'string' && TRACEPARENT.test(sent) ? sent : newTraceparent());
}

/** Gives a request another trace context than the client's own: that of the span made for it. */
export function setTraceparent(request: FastifyRequest, traceparent: string): void {
  (request as FastifyRequest & { [TRACE]?: string })[TRACE] = traceparent;
}

/** The 32 hexadecimal digits that name a trace in logs and answers. */
export function traceIdOf(request: FastifyRequest): string {
  return traceparentOf(request).slice(3, 35);
}

/** A new trace context, unique by process and count. */
export function newTraceparent(): string {
  count += 1;
  const serial = count.toString(16).padStart(16, '0');
  return `00-${PROCESS}${serial}-${serial}-01`;
}

const TRACE = Symbol('trace');
