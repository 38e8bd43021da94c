import { accessSync, constants } from 'node:fs';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import type { Config } from './config.ts';

/** A wrong setting; the message says what to write. The boot stops with it. */
export class ConfigError extends Error {
  readonly code = 'configuration-wrong';
  constructor(message: string) {
    super(message);
    this.name = 'ConfigError';
  }
}

/**
 * The one place where the environment is read. Empty values count as not set.
 * @param environment usually `process.env`
 * @param cwd the folder relative paths start from
 * @throws ConfigError listing every wrong value with what to write instead
 */
export function loadConfig(environment: Readonly<Record<string, string | undefined>>, cwd: string = process.cwd(), terminal = process.stdout.isTTY): Config {
  const wrong: string[] = [];
  const text = (name: string) => (environment[name] === undefined || environment[name].trim() === '' ? undefined : environment[name].trim());

  function port(name: string, fallback: number): number {
    const given = text(name);
    if (given === undefined) return fallback;
    if (/^\d{1,5}$/.test(given) && Number(given) <= 65535) return Number(given);
    wrong.push(`${name}=${given} is not a port. Write a whole number from 0 to 65535, for example ${name}=${fallback}.`);
    return fallback;
  }

  function oneOf<const Value extends string>(name: string, values: readonly Value[], fallback: Value): Value {
    const given = text(name);
    if (given === undefined) return fallback;
    const match = values.find((value) => value === given);
    if (match === undefined) wrong.push(`${name}=${given} is not known. Write one of: ${values.join(', ')}.`);
    return match ?? fallback;
  }

  function readable(name: string, what: string): string | undefined {
    const given = text(name);
    if (given === undefined) return undefined;
    const path = resolve(cwd, given);
    try {
      accessSync(path, constants.R_OK);
    } catch {
      wrong.push(`${name}=${given} cannot be read. Write the path of ${what}.`);
    }
    return path;
  }

  const host = text('HOST') ?? '127.0.0.1';
  if (isIP(host) === 0 && !/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(host))
    wrong.push(`HOST=${host} is not an address. Write 127.0.0.1 for this machine only, or 0.0.0.0 for the whole network.`);

  const timeZone = text('TIME_ZONE') ?? 'Asia/Shanghai';
  try {
    Intl.DateTimeFormat('en', { timeZone });
  } catch {
    wrong.push(`TIME_ZONE=${timeZone} is not known. Write an IANA name, for example TIME_ZONE=Asia/Shanghai.`);
  }

  const clock = oneOf('CLOCK', ['system', 'manual'], 'system');
  const clockStart = text('CLOCK_START');
  if (clockStart !== undefined && (Number.isNaN(Date.parse(clockStart)) || !/^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(clockStart))) {
    wrong.push(`CLOCK_START=${clockStart} is not an instant. Write it with its zone, for example CLOCK_START=2022-04-02T07:00:00+08:00.`);
  }
  if (clockStart !== undefined && clock !== 'manual') wrong.push('CLOCK_START is set, but the clock is not manual. Write CLOCK=manual beside it, or leave CLOCK_START out.');

  const certFile = readable('TLS_CERT', 'a PEM certificate');
  const keyFile = readable('TLS_KEY', "the certificate's PEM key");
  if ((certFile === undefined) !== (keyFile === undefined)) wrong.push('TLS_CERT and TLS_KEY belong together. Write both, or neither.');

  const config: Config = {
    host,
    port: port('PORT', 8080),
    dataDir: resolve(cwd, text('DATA_DIR') ?? 'data'),
    timeZone,
    clock,
    clockStart,
    tls: certFile !== undefined && keyFile !== undefined ? { certFile, keyFile } : undefined,
    metricsPort: text('METRICS_PORT') === 'off' ? undefined : port('METRICS_PORT', 9464),
    metricsPortWanted: text('METRICS_PORT') !== undefined,
    logLevel: oneOf('LOG_LEVEL', ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'info'),
    logFormat: oneOf('LOG_FORMAT', ['json', 'pretty'], terminal ? 'pretty' : 'json'),
    catalogueDir: readable('CATALOGUE_DIR', 'a folder with your own catalogue files'),
    masterKey: text('MASTER_KEY'),
    masterKeyFile: readable('MASTER_KEY_FILE', 'the file with the master key'),
  };
  if (wrong.length > 0) throw new ConfigError(wrong.join('\n'));
  return config;
}
