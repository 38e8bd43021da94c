import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { readCluster } from './cluster-config.ts';
import { ConfigError } from './config-error.ts';
import type { Config } from './config.ts';
import { projectRoot } from './project-root.ts';
import { Settings } from './settings.ts';
import { readTelemetry } from './telemetry-config.ts';

/** What differs between kinds of processes. */
export interface ConfigDefaults {
  readonly port?: number;
  readonly metricsPort?: number;
  /** The process cannot run on a data folder alone. */
  readonly clusterNeeded?: boolean;
  /** False: a command that opens no personal data. */
  readonly masterKeyNeeded?: boolean;
}

/**
 * The one place where the environment is read. Empty values count as not set.
 * @param environment usually `process.env`
 * @param cwd the folder relative paths start from
 * @throws ConfigError listing every wrong value with what to write instead
 */
export function loadConfig(
  environment: Readonly<Record<string, string | undefined>>,
  cwd: string = process.cwd(),
  terminal = process.stdout.isTTY,
  defaults: ConfigDefaults = {},
): Config {
  const settings = new Settings(environment, cwd);
  const { wrong } = settings;

  const host = settings.text('HOST') ?? '127.0.0.1';
  if (isIP(host) === 0 && !/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(host))
    wrong.push(`HOST=${host} is not an address. Write 127.0.0.1 for this machine only, or 0.0.0.0 for the whole network.`);

  const timeZone = settings.text('TIME_ZONE') ?? 'Asia/Shanghai';
  try {
    Intl.DateTimeFormat('en', { timeZone });
  } catch {
    wrong.push(`TIME_ZONE=${timeZone} is not known. Write an IANA name, for example TIME_ZONE=Asia/Shanghai.`);
  }

  const clock = settings.oneOf('CLOCK', ['system', 'manual'], 'system');
  const clockStart = settings.text('CLOCK_START');
  if (clockStart !== undefined && (Number.isNaN(Date.parse(clockStart)) || !/^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(clockStart))) {
    wrong.push(`CLOCK_START=${clockStart} is not an instant. Write it with its zone, for example CLOCK_START=2022-04-02T07:00:00+08:00.`);
  }
  if (clockStart !== undefined && clock !== 'manual') wrong.push('CLOCK_START is set, but the clock is not manual. Write CLOCK=manual beside it, or leave CLOCK_START out.');

  const certFile = settings.readable('TLS_CERT', 'a PEM certificate');
  const keyFile = settings.readable('TLS_KEY', "the certificate's PEM key");
  if ((certFile === undefined) !== (keyFile === undefined)) wrong.push('TLS_CERT and TLS_KEY belong together. Write both, or neither.');

  const trustedProxies = (settings.text('TRUSTED_PROXIES') ?? '').split(',').flatMap((proxy) => (proxy.trim() === '' ? [] : [proxy.trim()]));
  for (const proxy of trustedProxies)
    if (!isNetwork(proxy)) wrong.push(`TRUSTED_PROXIES: ${proxy} is no address or network. Write for example TRUSTED_PROXIES=127.0.0.1,10.0.0.0/8.`);

  const config: Config = {
    host,
    port: settings.port('PORT', defaults.port ?? 8080),
    publicUrl: settings.address('PUBLIC_URL', 'https://arrowtower.example'),
    cluster: readCluster(settings, { needed: defaults.clusterNeeded ?? false, masterKeyNeeded: defaults.masterKeyNeeded ?? true }),
    consoleDir: settings.path('CONSOLE_DIR') ?? join(projectRoot(), 'dist/console'),
    dataDir: settings.path('DATA_DIR') ?? resolve(cwd, 'data'),
    timeZone,
    clock,
    clockStart,
    tls: certFile !== undefined && keyFile !== undefined ? { certFile, keyFile } : undefined,
    trustedProxies,
    metricsPort: settings.text('METRICS_PORT') === 'off' ? undefined : settings.port('METRICS_PORT', defaults.metricsPort ?? 9464),
    metricsPortWanted: settings.text('METRICS_PORT') !== undefined,
    telemetry: readTelemetry(settings),
    logLevel: settings.oneOf('LOG_LEVEL', ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'info'),
    logFormat: settings.oneOf('LOG_FORMAT', ['json', 'pretty'], terminal ? 'pretty' : 'json'),
    catalogueDir: settings.readable('CATALOGUE_DIR', 'a folder with your own catalogue files'),
    masterKey: settings.text('MASTER_KEY'),
    masterKeyFile: settings.readable('MASTER_KEY_FILE', 'the file with the master key'),
  };
  if (wrong.length > 0) throw new ConfigError(wrong.join('\n'));
  return config;
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const version = isIP(address);
  return version !== 0 && rest.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128)));
}
