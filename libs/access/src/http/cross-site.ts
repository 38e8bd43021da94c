import type { FastifyRequest } from 'fastify';
import { Problem } from '#runtime';

/**
 * Refuses a command that another site made the browser send (SameSite=Strict already keeps the cookie from it; this holds where a sibling subdomain or an old browser does not).
 * @param header whether a header is wanted too that a plain form cannot send: Idempotency-Key or X-Arrowtower
 * @throws Problem 403 `cross-site`
 */
export function refuseCrossSite(request: FastifyRequest, header: boolean): void {
  if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return;
  const { 'sec-fetch-site': site, origin } = request.headers;
  const foreign = site === undefined ? origin !== undefined && hostOf(origin) !== request.host : site !== 'same-origin';
  const unmarked = header && request.headers['idempotency-key'] === undefined && request.headers['x-arrowtower'] === undefined;
  if (foreign || unmarked) throw new Problem(403, 'cross-site');
}

function hostOf(origin: unknown): string | undefined {
  return typeof origin === 'string' && URL.canParse(origin) ? new URL(origin).host : undefined;
}
