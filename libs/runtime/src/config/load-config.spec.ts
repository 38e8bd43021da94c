import { ConfigError, loadConfig } from './load-config.ts';

const wrong = (environment: Record<string, string>) => {
  try {
    loadConfig(environment, '/srv', false);
    return 'accepted';
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message;
  }
};

describe('the configuration', () => {
  it('has a default for everything', () => {
    expect(loadConfig({}, '/srv', false)).toEqual({
      host: '127.0.0.1',
      port: 8080,
      dataDir: '/srv/data',
      timeZone: 'Asia/Shanghai',
      clock: 'system',
      clockStart: undefined,
      tls: undefined,
      metricsPort: 9464,
      metricsPortWanted: false,
      logLevel: 'info',
      logFormat: 'json',
      catalogueDir: undefined,
      masterKey: undefined,
      masterKeyFile: undefined,
    });
  });

  it('takes what is set; empty counts as not set', () => {
    const config = loadConfig(
      { PORT: '0', HOST: '0.0.0.0', DATA_DIR: 'store', METRICS_PORT: 'off', CLOCK: 'manual', CLOCK_START: '2022-04-02T07:00:00+08:00', LOG_LEVEL: '' },
      '/srv',
      true,
    );
    expect(config).toMatchObject({ port: 0, host: '0.0.0.0', dataDir: '/srv/store', clock: 'manual', logLevel: 'info', logFormat: 'pretty' });
    expect(config.metricsPort).toBeUndefined();
  });

  it.each([
    [{ PORT: '80a' }, 'PORT=80a is not a port. Write a whole number from 0 to 65535, for example PORT=8080.'],
    [{ PORT: '70000' }, 'PORT=70000 is not a port'],
    [{ HOST: 'a b' }, 'HOST=a b is not an address'],
    [{ TIME_ZONE: 'Mars/Olympus' }, 'Write an IANA name'],
    [{ CLOCK: 'auto' }, 'Write one of: system, manual.'],
    [{ CLOCK: 'manual', CLOCK_START: '07:00' }, 'Write it with its zone'],
    [{ CLOCK_START: '2022-04-02T07:00:00Z' }, 'Write CLOCK=manual beside it'],
    [{ LOG_LEVEL: 'loud' }, 'Write one of: fatal'],
    [{ TLS_CERT: '/nowhere/cert.pem' }, 'cannot be read'],
    [{ CATALOGUE_DIR: '/nowhere' }, 'CATALOGUE_DIR=/nowhere cannot be read'],
  ])('%j stops the boot with what to write', (environment, sentence) => {
    expect(wrong(environment)).toContain(sentence);
  });

  it('names every wrong value at once', () => {
    expect(wrong({ PORT: 'x', CLOCK: 'y' }).split('\n')).toHaveLength(2);
  });
});
