import type { LoggerService } from '@nestjs/common';
import type { Logger } from './logger.ts';

/** Nest's own lines in our log: only what needs a person; its start-up chatter is debug. */
export class NestLogger implements LoggerService {
  readonly #log: Logger;

  constructor(log: Logger) {
    this.#log = log;
  }

  log(message: unknown): void {
    this.#log.debug(String(message));
  }
  error(message: unknown, stack?: unknown): void {
    this.#log.error(typeof stack === 'string' ? { stack } : {}, String(message));
  }
  warn(message: unknown): void {
    this.#log.warn(String(message));
  }
}
