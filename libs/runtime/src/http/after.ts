import type { FastifyRequest } from 'fastify';
import { Problem } from '../problem/problem.ts';
import type { CatchUp, Pipeline } from './pipeline.ts';

/** How long a reader waits for its own write, in milliseconds. */
export const AFTER_MILLISECONDS = 2_000;
const WANTED = /^([a-z]+-[a-z0-9-]{1,140})@(\d{1,12})$/;

/**
 * Read your own writes: waits until the route's service has every `<stream>@<version>` of the header.
 * @throws Problem 503 with Retry-After when that takes longer than {@link AFTER_MILLISECONDS}
 */
export async function waitForAfter(pipeline: Pipeline, request: FastifyRequest, header: string): Promise<void> {
  const wanted = header.split(',', 20).map((part) => WANTED.exec(part.trim()));
  const service = pipeline.services.get(/^\/api\/([a-z]+)\//.exec(request.url)?.[1] ?? '');
  const deadline = performance.now() + AFTER_MILLISECONDS;
  for (const match of wanted) {
    if (match === null) throw new Problem(400, 'after-malformed');
    if (service !== undefined) await until(service, match[1] ?? '', Number(match[2]), deadline);
  }
}

async function until(service: CatchUp, stream: string, version: number, deadline: number): Promise<void> {
  while (!(await service.has(stream, version))) {
    const left = deadline - performance.now();
    if (left <= 0) throw new Problem(503, 'not-caught-up', { parameters: { stream, version, seconds: 1 }, headers: { 'retry-after': '1' } });
    await service.progress(left);
  }
}
