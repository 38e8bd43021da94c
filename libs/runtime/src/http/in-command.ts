import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CHANNELS, type CommandMetadata, deriveUuid } from '#event-store';
import { Problem } from '../problem/problem.ts';
import type { CommandContext, QueryContext } from './command-context.ts';
import { fingerprint } from './fingerprint.ts';
import { isInstant } from './is-instant.ts';
import { localeOf } from './locale.ts';
import type { RequestSubject, SignedInRequest, SubjectRight } from './subject.ts';
import { traceparentOf } from './trace.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Makes the {@link CommandContext} of a POST; the route then needs an Idempotency-Key. */
export const InCommand: () => ParameterDecorator = createParamDecorator(
  (_: unknown, host: ExecutionContext) => commandContext(host.switchToHttp().getRequest<SignedInRequest>(), host.switchToHttp().getResponse<FastifyReply>()),
  [
    documented([
      { name: 'Idempotency-Key', required: true, schema: { type: 'string', format: 'uuid' }, description: 'The command id: keep it when sending the same command again.' },
    ]),
  ],
);

/** Makes the {@link QueryContext} of a GET. */
export const InQuery: () => ParameterDecorator = createParamDecorator(
  (_: unknown, host: ExecutionContext): QueryContext => {
    const request = host.switchToHttp().getRequest<SignedInRequest>();
    return { subject: subjectOf(request), locale: localeOf(request.headers['accept-language']), now: request.server.pipeline.clock.now() };
  },
  [documented([{ name: 'After', required: false, schema: { type: 'string' }, description: '<stream>@<version>: wait until this service has it.' }])],
);

/** The route edits content: a request without `If-Match` is answered 428. */
export function RequireIfMatch(): MethodDecorator {
  return (target, key, descriptor) => {
    RouteConfig({ ifMatch: true })(target, key, descriptor);
    ApiHeader({ name: 'If-Match', required: true, schema: { type: 'string' }, description: 'The ETag last read.' })(target, key, descriptor);
  };
}

/** For `commands.handle(…, ifMatchOf(command))`. */
export function ifMatchOf(command: CommandContext): { readonly ifMatch?: number } {
  return command.ifMatch === undefined ? {} : { ifMatch: command.ifMatch };
}

function commandContext(request: SignedInRequest, reply: FastifyReply): CommandContext {
  const { clock, fingerprintKey, inFlight } = request.server.pipeline;
  const subject = subjectOf(request);
  const commandId = idempotencyKey(request);
  const ifMatch = ifMatchVersion(request);
  const path = request.url.split('?', 1)[0] ?? '';
  const route = `${request.method} ${path}`;
  const mark = `${subject.accountId} ${commandId} ${route}`;
  if (inFlight.has(mark)) throw new Problem(409, 'command-in-flight', { headers: { 'retry-after': '1' } });
  inFlight.add(mark);
  request.commandMark = mark;
  // Also when the client has gone away and nothing will be sent.
  reply.raw.once('close', () => inFlight.delete(mark));

  const now = clock.now();
  const body = (request.body ?? {}) as Readonly<Record<string, unknown>>;
  const right = subject.rights[0];
  const channel = CHANNELS.find((known) => known === body['channel']) ?? 'app';
  const metadata: CommandMetadata = {
    commandId,
    actor: { id: subject.accountId, role: right?.role ?? '', area: right?.area ?? '' },
    ...(typeof body['subject'] === 'string' ? { subject: body['subject'] } : {}),
    channel,
    occurredAt: corrected(body['occurredAt'], body['sentAt'], now),
    now: now.toISOString(),
    traceparent: traceparentOf(request),
    fingerprint: fingerprint(fingerprintKey, subject.accountId, route, request.body),
  };
  return new Command(metadata, ifMatch, subject, localeOf(request.headers['accept-language']), route);
}

class Command implements CommandContext {
  readonly metadata: CommandMetadata;
  readonly ifMatch: number | undefined;
  readonly subject: RequestSubject;
  readonly locale: CommandContext['locale'];
  readonly #route: string;

  constructor(metadata: CommandMetadata, ifMatch: number | undefined, subject: RequestSubject, locale: CommandContext['locale'], route: string) {
    this.metadata = metadata;
    this.ifMatch = ifMatch;
    this.subject = subject;
    this.locale = locale;
    this.#route = route;
  }

  newId(prefix: string, part: string | number = 0): string {
    return `${prefix}-${deriveUuid(this.metadata.commandId, this.subject.accountId, this.#route, prefix, part)}`;
  }

  under(right: SubjectRight): CommandContext {
    return new Command({ ...this.metadata, actor: { id: this.subject.accountId, role: right.role, area: right.area } }, this.ifMatch, this.subject, this.locale, this.#route);
  }
}

function subjectOf(request: SignedInRequest): RequestSubject {
  if (request.subject === undefined) throw new Problem(401, 'unauthenticated');
  return request.subject;
}

function idempotencyKey(request: SignedInRequest): string {
  const key = request.headers['idempotency-key'];
  if (key === undefined || key === '') throw new Problem(400, 'idempotency-key-missing');
  if (typeof key !== 'string' || !UUID.test(key)) throw new Problem(400, 'idempotency-key-malformed');
  return key.toLowerCase();
}

function ifMatchVersion(request: SignedInRequest): number | undefined {
  const value = request.headers['if-match'];
  if (value === undefined) {
    if (request.routeOptions.config.ifMatch === true) throw new Problem(428, 'precondition-required');
    return undefined;
  }
  const version = /^(?:W\/)?"(\d{1,15})"$/.exec(value)?.[1];
  if (version === undefined) throw new Problem(400, 'if-match-malformed');
  return Number(version);
}

/** The told time, moved by how far the client's clock is off; never refused. Instants that are none are the DTO's to refuse. */
function corrected(occurredAt: unknown, sentAt: unknown, now: Date): string {
  if (!isInstant(occurredAt)) return now.toISOString();
  const told = Date.parse(occurredAt);
  const moved = isInstant(sentAt) ? told + now.getTime() - Date.parse(sentAt) : told;
  const year = new Date(moved).getUTCFullYear();
  return new Date(year >= 1000 && year <= 9999 ? moved : told).toISOString();
}

function documented(headers: readonly Parameters<typeof ApiHeader>[0][]): ParameterDecorator {
  return (target, key) => {
    if (key === undefined) return;
    const descriptor = Object.getOwnPropertyDescriptor(target, key);
    if (descriptor !== undefined) for (const header of headers) ApiHeader(header)(target, key, descriptor);
  };
}
