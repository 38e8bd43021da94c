import { HttpException } from '@nestjs/common';
import { IdempotencyKeyReused, PreconditionFailed, Refused, type RefusalKind, StoreUnavailable, VersionConflict } from '#event-store';
import { ViewsUnavailable } from '#views';
import { BODY_LIMIT, CSV_LIMIT } from '../http/limits.ts';
import { Problem } from './problem.ts';

const REFUSAL_STATUS: Readonly<Record<RefusalKind, number>> = { conflict: 409, invalid: 422, forbidden: 403, 'not-found': 404 };

/** What each error means over HTTP; undefined = a fault of ours. */
export function problemOf(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error;
  if (error instanceof Refused) {
    const { code, kind, parameters, pointer } = error;
    return new Problem(REFUSAL_STATUS[kind], code, { parameters, ...(pointer === undefined ? {} : { errors: [{ pointer, code, parameters }] }) });
  }
  if (error instanceof PreconditionFailed) return new Problem(412, error.code, { parameters: { expected: error.expected, actual: error.actual } });
  if (error instanceof IdempotencyKeyReused) return new Problem(422, error.code);
  if (error instanceof VersionConflict) return new Problem(409, error.code, { headers: { 'retry-after': '1' } });
  if (error instanceof StoreUnavailable) return new Problem(503, error.code, { headers: { 'retry-after': '10' }, cause: error });
  if (error instanceof ViewsUnavailable) return new Problem(503, error.code, { headers: { 'retry-after': '2' }, cause: error });
  if (error instanceof RangeError && /cursor/i.test(error.message)) return new Problem(400, 'cursor-unknown', { errors: [{ pointer: '?cursor', code: 'cursor-unknown' }] });
  if (error instanceof HttpException) return ofStatus(error.getStatus(), error.message);
  if (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' && error.statusCode < 500) {
    return ofFastify(error.statusCode, 'code' in error ? String(error.code) : '');
  }
  return undefined;
}

function ofStatus(status: number, reason: string): Problem | undefined {
  if (status === 401) return new Problem(401, 'unauthenticated');
  if (status === 403) return new Problem(403, 'forbidden');
  if (status === 404) return new Problem(404, 'not-found');
  if (status === 503) return new Problem(503, 'shutting-down', { headers: { 'retry-after': '5' } });
  return status < 500 ? new Problem(status, 'request-malformed', { parameters: { reason } }) : undefined;
}

function ofFastify(status: number, code: string): Problem {
  if (status === 413) return new Problem(413, 'body-too-large', { parameters: { limit: `${BODY_LIMIT} (a CSV import: ${CSV_LIMIT})` } });
  if (status === 415) return new Problem(415, 'body-type-unknown', { parameters: { contentType: '', wanted: 'application/json' } });
  return new Problem(status, 'request-malformed', { parameters: { reason: REASONS[code] ?? 'it is not valid HTTP' } });
}

const REASONS: Readonly<Record<string, string>> = {
  FST_ERR_BAD_URL: 'its address has a broken percent-encoding',
  FST_ERR_MAX_PARAM_LENGTH: 'a part of its address is too long',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'its Content-Length is not the length of its body',
};
