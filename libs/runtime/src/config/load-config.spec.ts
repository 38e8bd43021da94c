import { join } from 'node:path';
import { ConfigError } from './config-error.ts';
import { loadConfig } from './load-config.ts';
import { projectRoot } from './project-root.ts';

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
      publicUrl: undefined,
      cluster: undefined,
      consoleDir: join(projectRoot(), 'dist/console'),
      dataDir: '/srv/data',
      timeZone: 'Asia/Shanghai',
      clock: 'system',
      clockStart: undefined,
      tls: undefined,
      trustedProxies: [],
      metricsPort: 9464,
      metricsPortWanted: false,
      telemetry: undefined,
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
    [{ TRUSTED_PROXIES: '127.0.0.1,everybody' }, 'TRUSTED_PROXIES: everybody is no address or network'],
    [{ TRUSTED_PROXIES: '10.0.0.0/33' }, 'is no address or network'],
    [{ CATALOGUE_DIR: '/nowhere' }, 'CATALOGUE_DIR=/nowhere cannot be read'],
  ])('%j stops the boot with what to write', (environment, sentence) => {
    expect(wrong(environment)).toContain(sentence);
  });

  it('names every wrong value at once', () => {
    expect(wrong({ PORT: 'x', CLOCK: 'y' }).split('\n')).toHaveLength(2);
  });

  const cluster = { MONGODB_URL: 'mongodb://db1:27017,db2:27017/huaan?replicaSet=rs0', KAFKA_BROKERS: 'k1:9092, k2:9092', MASTER_KEY: 'a'.repeat(64) };

  it('takes a cluster with its database, brokers and credentials', () => {
    expect(loadConfig(cluster, '/srv', false).cluster).toEqual({
      mongodbUrl: cluster.MONGODB_URL,
      database: 'huaan',
      kafka: { brokers: ['k1:9092', 'k2:9092'], topicPrefix: '', sasl: undefined, tls: undefined },
    });
    const more = {
      ...cluster,
      MONGODB_URL: 'mongodb://db1',
      KAFKA_TOPIC_PREFIX: 'drill.',
      KAFKA_TLS: '1',
      KAFKA_SASL_MECHANISM: 'scram-sha-512',
      KAFKA_USERNAME: 'u',
      KAFKA_PASSWORD: 'p',
    };
    expect(loadConfig(more, '/srv', false).cluster).toMatchObject({
      database: 'arrowtower',
      kafka: { topicPrefix: 'drill.', sasl: { mechanism: 'scram-sha-512', username: 'u', password: 'p' }, tls: { caFile: undefined } },
    });
  });

  it.each([
    [{ ...cluster, KAFKA_BROKERS: '' }, 'MONGODB_URL is set, but KAFKA_BROKERS is not. Write both'],
    [{ ...cluster, MONGODB_URL: '' }, 'KAFKA_BROKERS is set, but MONGODB_URL is not. Write both'],
    [{ ...cluster, MASTER_KEY: '' }, 'A cluster needs the same master key in all its processes. Write MASTER_KEY'],
    [{ ...cluster, MONGODB_URL: 'localhost:27017' }, 'MONGODB_URL is not the address of a MongoDB. Write for example'],
    [{ ...cluster, MONGODB_URL: 'mongodb://db1/a%20b' }, 'which MongoDB does not allow'],
    [{ ...cluster, KAFKA_BROKERS: 'k1' }, 'KAFKA_BROKERS holds "k1", which is no address. Write host:port'],
    [{ ...cluster, KAFKA_TOPIC_PREFIX: 'a b' }, "cannot begin a topic's name"],
    [{ ...cluster, KAFKA_USERNAME: 'u' }, 'belong together. Write all three, or none.'],
    [{ ...cluster, KAFKA_SASL_MECHANISM: 'gssapi', KAFKA_USERNAME: 'u', KAFKA_PASSWORD: 'p' }, 'Write one of: plain, scram-sha-256, scram-sha-512.'],
    [{ ...cluster, KAFKA_TLS_CA: '/nowhere/ca.pem' }, 'KAFKA_TLS_CA=/nowhere/ca.pem cannot be read'],
    [{ ...cluster, PUBLIC_URL: 'arrowtower' }, 'PUBLIC_URL=arrowtower is not an address'],
    [{ KAFKA_TOPIC_PREFIX: 'a' }, 'KAFKA_TOPIC_PREFIX is set, but KAFKA_BROKERS is not.'],
  ])('%j is no cluster, and says what to write', (environment, sentence) => {
    expect(wrong(environment)).toContain(sentence);
  });

  it('tells a service that runs alone what it needs, and gives it a port of its own', () => {
    expect(() => loadConfig({}, '/srv', false, { clusterNeeded: true })).toThrow('A service that runs alone needs MONGODB_URL and KAFKA_BROKERS.');
    expect(loadConfig(cluster, '/srv', false, { clusterNeeded: true, port: 8082, metricsPort: 9466 })).toMatchObject({ port: 8082, metricsPort: 9466 });
  });
});
