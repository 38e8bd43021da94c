import type { FastifyRequest } from 'fastify';
import { Problem } from '../problem/problem.ts';
import type { Pipeline } from './pipeline.ts';

/** How long a reader waits for its own write, in milliseconds. */
export const AFTER_MILLISECONDS = 2_000;
const WANTED = /^([a-z]+-[a-z0-9-]{1,140})@(\d{1,12})$/;

/**
 * Read your own writes: waits until the route's service has every `<stream>@<version>` of the header.
 * @throws Problem 503 with Retry-After when that takes longer than {@link AFTER_MILLISECONDS}
 */
export async function waitForAfter(pipeline: Pipeline, request: FastifyRequest, header: string): Promise<void> {
  const wanted = header.split(',', 20).map((part) => WANTED.exec(part.trim()));
  if (wanted.includes(null)) throw new Problem(400, 'after-malformed');
  const service = pipeline.services.get(/^\/api\/([a-z]+)\//.exec(request.url)?.[1] ?? '');
  if (service === undefined) return;
  const deadline = performance.now() + AFTER_MILLISECONDS;
  for (const match of wanted) {
    const [, stream = '', version = ''] = match ?? [];
    if (await service.waitFor(stream, Number(version), deadline - performance.now())) continue;
    throw new Problem(503, 'not-caught-up', { parameters: { stream, version, seconds: 1 }, headers: { 'retry-after': '1' } });
  }
}
