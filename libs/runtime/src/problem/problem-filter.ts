import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { traceIdOf } from '../http/trace.ts';
import type { Logger } from '../logging/logger.ts';
import { problemOf } from './of-error.ts';
import { Problem } from './problem.ts';
import { sendProblem } from './send-problem.ts';

/** The one place where errors become answers: RFC 9457 problem+json in the reader's language. What nobody foresaw is 500 and logged with its trace. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #log: Logger;

  constructor(log: Logger) {
    this.#log = log;
  }

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const traceId = traceIdOf(request);
    const problem = problemOf(error) ?? new Problem(500, 'internal-error', { parameters: { traceId }, cause: error });
    if (problem.status >= 500) this.#report(problem, error, request, traceId);
    if (reply.sent || reply.raw.headersSent) return;
    const unknownRoute = problem.code === 'not-found' && request.is404;
    sendProblem(unknownRoute ? new Problem(404, 'route-unknown', { parameters: { method: request.method, path: request.url.split('?', 1)[0] ?? '' } }) : problem, request, reply);
  }

  #report(problem: Problem, error: unknown, request: FastifyRequest, traceId: string): void {
    const facts = { trace_id: traceId, route: `${request.method} ${request.routeOptions.url ?? '(unknown)'}` };
    if (problem.code === 'internal-error')
      this.#log.error({ ...facts, err: error, remedy: 'A defect: report the trace and the stack. The client was told to repeat the command, which is safe.' }, 'a request failed');
    else if (problem.code === 'store-unavailable')
      this.#log.warn(
        { ...facts, reason: error instanceof Error ? error.message : '', remedy: 'Free disk space, or make the data folder writable. No restart is needed.' },
        'a command was refused: the store cannot be written',
      );
  }
}
