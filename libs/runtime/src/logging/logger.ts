import { pino, type Logger } from 'pino';
import type { Config } from '../config/config.ts';
import { traceFields } from '../telemetry/trace-scope.ts';
import { errorFacts } from './error-facts.ts';
import { prettyDestination } from './pretty.ts';

export type { Logger } from 'pino';

/**
 * The process's logger: JSON lines, or text on a terminal. A line says what happened, to which request, and what to do (`remedy`); never a body, a header, a name or a number of a person.
 */
export function createLogger(config: Pick<Config, 'logLevel' | 'logFormat'>, out: { write(text: string): unknown } = process.stdout): Logger {
  const options = {
    level: config.logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (level: string) => ({ level }) },
    mixin: traceFields,
    serializers: { err: errorFacts },
  };
  return config.logFormat === 'pretty' ? pino(options, prettyDestination(out)) : out === process.stdout ? pino(options) : pino(options, out);
}
