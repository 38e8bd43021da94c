import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { traceIdOf } from '../http/trace.ts';
import type { Logger } from '../logging/logger.ts';
import { problemOf } from './of-error.ts';
import { Problem } from './problem.ts';
import { sendProblem } from './send-problem.ts';

/** Milliseconds between two lines about a store that is away. */
const SAY_AGAIN = 30_000;

/** The one place where errors become answers: RFC 9457 problem+json in the reader's language. What nobody foresaw is 500 and logged with its trace. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #log: Logger;
  readonly #storeRemedy: string;
  readonly #now: () => number;
  #refused = 0;
  #saidAt = Number.NEGATIVE_INFINITY;

  /** @param storeRemedy what to do when the store cannot be used */
  constructor(log: Logger, storeRemedy: string, now: () => number = () => performance.now()) {
    this.#log = log;
    this.#storeRemedy = storeRemedy;
    this.#now = now;
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
    else if (problem.code === 'store-unavailable') this.#refusedByStore(facts, error, 'commands are refused: the store cannot be written');
    else if (problem.code === 'views-unavailable') this.#refusedByStore(facts, error, 'what was asked for cannot be read: the views do not answer');
  }

  /** An outage refuses hundreds of requests a second; one line in half a minute says how many. */
  #refusedByStore(facts: object, error: unknown, said: string): void {
    this.#refused += 1;
    const now = this.#now();
    if (now - this.#saidAt < SAY_AGAIN) return;
    const reason = error instanceof Error ? error.message : '';
    this.#log.warn({ ...facts, refused: this.#refused, reason, remedy: this.#storeRemedy }, said);
    this.#saidAt = now;
    this.#refused = 0;
  }
}
