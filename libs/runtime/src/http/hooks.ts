import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../problem/problem.ts';
import { waitForAfter } from './after.ts';
import { BODY_LIMIT, CSV_LIMIT } from './limits.ts';
import type { Pipeline } from './pipeline.ts';
import { readCsv } from './read-csv.ts';
import { readJson } from './read-json.ts';
import type { SignedInRequest } from './subject.ts';

/** Body parsers and hooks of every route; plain Fastify, because a hook costs less than an interceptor. */
export function installHooks(instance: FastifyInstance, pipeline: Pipeline): void {
  instance.decorate('pipeline', pipeline);
  instance.removeAllContentTypeParsers();
  instance.addContentTypeParser('application/json', { parseAs: 'buffer', bodyLimit: BODY_LIMIT }, (_request, body, done) => parsed(() => readJson(body as Buffer), done));
  instance.addContentTypeParser('text/csv', { parseAs: 'buffer', bodyLimit: CSV_LIMIT }, (request, body, done) =>
    parsed(() => readCsv(body as Buffer, request.headers['content-type'] ?? ''), done),
  );

  instance.addHook('onRequest', (request, _reply, done) => {
    pipeline.tracing.arrived(request);
    if (pipeline.closing) done(new Problem(503, 'shutting-down', { headers: { 'retry-after': '5', connection: 'close' } }));
    else done(wrongContentType(request) ?? tooLarge(request));
  });
  instance.addHook('preHandler', (request, _reply, done) => {
    const after = request.headers['after'];
    if (request.body === undefined && request.method === 'POST') request.body = {};
    // The trace is entered here and not at arrival: events of the body's stream run in the socket's own context.
    const next = (error?: Error) => (error === undefined ? pipeline.tracing.within(request, done) : done(error));
    if (after === undefined) next();
    // oxlint-disable-next-line no-callback-in-promise -- an async hook would cost every request a turn
    else void waitForAfter(pipeline, request, String(after)).then(() => next(), next);
  });
  instance.addHook('preSerialization', (request, reply, payload, done) => {
    tag(request, reply, payload);
    done(null, payload);
  });
  instance.addHook('onResponse', (request, reply, done) => {
    pipeline.tracing.answered(request, reply);
    pipeline.answered(request.routeOptions.url, request.method, reply.statusCode, reply.elapsedTime / 1_000);
    done();
  });
  instance.addHook('onSend', (request: SignedInRequest, reply, payload, done) => {
    // The answer is ready: who repeats the command from now on gets the same one.
    if (request.commandMark !== undefined) pipeline.inFlight.delete(request.commandMark);
    done(null, reply.statusCode === 304 ? null : payload);
  });
}

function parsed(read: () => unknown, done: (error: Error | null, body?: unknown) => void): void {
  let body: unknown;
  try {
    body = read();
  } catch (error) {
    done(error as Error);
    return;
  }
  done(null, body);
}

/** Says which type is wanted, before the body is read. */
function wrongContentType(request: FastifyRequest): Problem | undefined {
  const sent = request.headers['content-type'];
  if (sent === undefined || request.method === 'GET' || request.is404) return undefined;
  const wanted = request.routeOptions.config.csv === true ? 'text/csv' : 'application/json';
  const type = sent.split(';', 1)[0]?.trim().toLowerCase();
  return type === wanted ? undefined : new Problem(415, 'body-type-unknown', { parameters: { contentType: sent.slice(0, 80), wanted } });
}

function tooLarge(request: FastifyRequest): Problem | undefined {
  const limit = request.routeOptions.config.csv === true ? CSV_LIMIT : BODY_LIMIT;
  return Number(request.headers['content-length']) > limit ? new Problem(413, 'body-too-large', { parameters: { limit } }) : undefined;
}

/** ETag from the answer's version; a reader who has it already gets 304. */
function tag(request: FastifyRequest, reply: FastifyReply, payload: unknown): void {
  if (typeof payload !== 'object' || payload === null || !('version' in payload) || typeof payload.version !== 'number') return;
  const etag = `"${payload.version}"`;
  reply.header('etag', etag);
  if (request.method === 'GET' && request.headers['if-none-match'] === etag) reply.code(304);
}
