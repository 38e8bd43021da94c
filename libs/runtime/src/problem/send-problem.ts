import type { FastifyReply, FastifyRequest } from 'fastify';
import { localeOf } from '../http/locale.ts';
import { traceIdOf } from '../http/trace.ts';
import { problemBody } from './problem-body.ts';
import type { Problem } from './problem.ts';

/** Answers with a problem in the reader's language. */
export function sendProblem(problem: Problem, request: FastifyRequest, reply: FastifyReply): void {
  const locale = localeOf(request.headers['accept-language']);
  void reply
    .code(problem.status)
    .headers({ ...problem.options.headers, 'content-type': 'application/problem+json; charset=utf-8', 'content-language': locale === 'zh' ? 'zh-CN' : 'en' })
    .send(JSON.stringify(problemBody(problem, locale, traceIdOf(request))));
}
