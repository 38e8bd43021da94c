/** A wrong setting; the message says what to write. The boot stops with it. */
export class ConfigError extends Error {
  readonly code = 'configuration-wrong';
  constructor(message: string) {
    super(message);
    this.name = 'ConfigError';
  }
}
