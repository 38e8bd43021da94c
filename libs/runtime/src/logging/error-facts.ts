import { withoutQuotes } from '#messaging';

/** What a log line tells of an error. */
export interface ErrorFacts {
  readonly type: string;
  readonly code?: string | number;
  readonly message: string;
  readonly stack?: string;
  readonly cause?: ErrorFacts;
}

/** An error's causes are told this deep. */
const DEEPEST_CAUSE = 4;

/**
 * The serializer of `err`: class, code, message, places in the code, causes; no other member, because drivers and validators
 * hang the offending document there. The message of an error that is neither ours nor the system's may quote what somebody
 * typed (`JSON.parse`, a driver's cast or duplicate key): what stands in quotation marks, in another script or looks like a number of a person is left out.
 */
export function errorFacts(error: unknown, depth = 0): ErrorFacts {
  if (!(error instanceof Error)) return { type: typeof error, message: withoutQuotes(String(error)) };
  const code = 'code' in error && (typeof error.code === 'string' || typeof error.code === 'number') ? error.code : undefined;
  const message = typeof code === 'string' ? error.message : withoutQuotes(error.message);
  const places = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    ...(code === undefined ? {} : { code }),
    message,
    ...(places === undefined ? {} : { stack: [`${error.name}: ${message}`, ...places].join('\n') }),
    ...(error.cause === undefined || depth === DEEPEST_CAUSE ? {} : { cause: errorFacts(error.cause, depth + 1) }),
  };
}
