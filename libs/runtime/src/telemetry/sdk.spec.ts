import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLogger } from '../logging/logger.ts';
import { type Telemetry, startSdk } from './sdk.ts';

const source = { service: 'arrowtower', instance: 'one', on: { store: 'sqlite', bus: 'arrowtower.log', prefix: '' } } as const;
const appended = { service: 'intake', stream: 'request-1', expectedVersion: 0, events: [] } as const;
const done = async () => ({ version: 1, position: 1, events: [] });

describe('a collector in trouble', () => {
  let lines: { level: string; msg: string; reason?: string }[];
  let server: Server;
  let endpoint: string;
  let telemetry: Telemetry | undefined;
  /** What it answers; undefined = nothing, ever. */
  let status: number | undefined;
  let heard: () => void;

  beforeEach(async () => {
    lines = [];
    status = 400;
    heard = () => undefined;
    server = createServer((request, response) => {
      request.resume().on('end', () => {
        if (status !== undefined) response.writeHead(status, { 'content-type': 'application/json' }).end('{}');
        heard();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    await telemetry?.close(100);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const start = (protocol: 'http/json' | 'http/protobuf' = 'http/json', sendMilliseconds = 300) => {
    const log = createLogger({ logLevel: 'info', logFormat: 'json' }, { write: (line) => lines.push(JSON.parse(line) as (typeof lines)[number]) });
    telemetry = startSdk({ endpoint, protocol, sampler: 'always_on', sampledShare: 1, sendMilliseconds, metricsMilliseconds: 60_000 }, source, log);
    return telemetry;
  };
  /** Writes a span and resolves when the batch with it has been answered. */
  const sendOne = async (sdk: Telemetry) => {
    const said = lines.length;
    await sdk.tracing.append(appended, done);
    await sdk.flush().catch(() => undefined);
    return lines.slice(said);
  };

  it('is told in one line, however often it refuses, and once more when it takes them again', async () => {
    const sdk = start('http/json', 30_000);
    expect((await sendOne(sdk)).map(({ level, msg }) => `${level}: ${msg}`)).toEqual(['warn: traces and metrics cannot be sent to the collector']);
    expect(await sendOne(sdk)).toEqual([]);
    expect(await sendOne(sdk)).toEqual([]);
    status = 200;
    expect((await sendOne(sdk)).map(({ msg }) => msg)).toEqual(['traces and metrics are sent again; those of the time between are lost']);
    expect(await sendOne(sdk)).toEqual([]);
  });

  it.each(['http/json', 'http/protobuf'] as const)('over %s, a port where nobody listens neither throws nor holds the end up', async (protocol) => {
    endpoint = 'http://127.0.0.1:9';
    const sdk = start(protocol);
    await expect(sdk.tracing.append(appended, done)).resolves.toMatchObject({ version: 1 });
    await sdk.close(100);
  });

  it('that takes the connection and never answers does not hold the end up', async () => {
    status = undefined;
    const sdk = start();
    await sdk.tracing.append(appended, done);
    const asked = new Promise<void>((resolve) => (heard = resolve));
    const closed = sdk.close(100);
    await asked;
    await expect(closed).resolves.toBeUndefined();
  });

  it('never keeps an error of the work to itself', async () => {
    const sdk = start();
    await expect(sdk.tracing.append(appended, () => Promise.reject(new Error('full')))).rejects.toThrow('full');
  });
});
