import type { FastifyInstance } from 'fastify';
import { Problem } from '../problem/problem.ts';
import { bothLanguages } from '../problem/texts.ts';
import type { Platform } from '../service/platform.ts';
import { readiness } from './readiness.ts';

/** /livez (the process answers), /readyz (it makes progress), /problems/<code> (what an error code means). No sign-in. */
export function installHealth(instance: FastifyInstance, platform: Platform): void {
  instance.get('/livez', (_request, reply) => reply.send({ live: true }));
  instance.get('/readyz', async (_request, reply) => {
    const answer = await readiness(platform);
    return reply.code(answer.ready ? 200 : 503).send(answer);
  });
  instance.get<{ Params: { code: string } }>('/problems/:code', (request, reply) => {
    const text = bothLanguages(request.params.code);
    if (text === undefined) throw new Problem(404, 'not-found');
    return reply.send({ code: request.params.code, ...text });
  });
}
