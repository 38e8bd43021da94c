import { ConfigError } from './config-error.ts';
import { loadConfig } from './load-config.ts';

const telemetryOf = (environment: Record<string, string>) => loadConfig(environment, '/srv', false).telemetry;
const wrong = (environment: Record<string, string>) => {
  try {
    return telemetryOf({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4318', ...environment });
  } catch (error) {
    return error instanceof ConfigError ? error.message : String(error);
  }
};

describe('where traces and metrics are sent', () => {
  it('is nowhere without an endpoint, or when it is switched off', () => {
    expect(telemetryOf({})).toBeUndefined();
    expect(telemetryOf({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4318', OTEL_SDK_DISABLED: 'true' })).toBeUndefined();
  });

  it('has a default for all that belongs to it', () => {
    expect(telemetryOf({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4318/' })).toEqual({
      endpoint: 'http://localhost:4318',
      protocol: 'http/protobuf',
      sampler: 'parentbased_always_on',
      sampledShare: 1,
      sendMilliseconds: 5_000,
      metricsMilliseconds: 60_000,
    });
  });

  it.each([
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4317' }, 'OTEL_EXPORTER_OTLP_ENDPOINT=collector:4317 is not an address.'],
    [{ OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' }, 'Write one of: http/protobuf, http/json.'],
    [{ OTEL_TRACES_SAMPLER: 'sometimes' }, 'Write one of: always_on'],
    [{ OTEL_TRACES_SAMPLER_ARG: '5%' }, 'Write a number from 0 to 1'],
    [{ OTEL_METRIC_EXPORT_INTERVAL: '1s' }, 'Write milliseconds'],
  ])('%j stops the boot with what to write', (environment, sentence) => {
    expect(wrong(environment)).toContain(sentence);
  });
});
