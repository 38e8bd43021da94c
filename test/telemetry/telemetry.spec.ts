import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '#all-in-one';
import { createLogger, loadConfig, projectRoot } from '#runtime';
import { personalOf } from '../contracts/personal.ts';
import { searchPlainText } from '../contracts/plain-text.ts';
import { Connection } from '../drive/connection.ts';
import { redeem } from '../drive/sign-in.ts';
import { loadScenarios } from '../scenarios/load.ts';
import { runScenario } from '../scenarios/run-scenario.ts';
import { Theatre } from '../scenarios/theatre.ts';
import { Collector, wordsOf } from './collector.ts';
import { clientTrace, faultsOf } from './one-trace.ts';
import { type LoggedRequest, logRequest, PEOPLE } from './log-request.ts';

/** Those with illness, a confidential tip and pasted chat lines: what must not leak is richest in them. */
const PLAYED = ['home-visit', 'tip-and-persuasion', 'chat-lines'];

describe('one process with a collector', () => {
  const scenarios = loadScenarios().filter(({ name }) => PLAYED.includes(name));
  const dataDir = mkdtempSync(join(tmpdir(), 'arrowtower-telemetry-'));
  const lines: string[] = [];
  const traced = clientTrace();
  const untraced = clientTrace(false);
  const failures: string[] = [];
  let collector: Collector;
  let logged: LoggedRequest;

  beforeAll(async () => {
    collector = await Collector.start();
    const begins = scenarios.map(({ day }) => day).toSorted()[0];
    const environment = {
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
      CLOCK: 'manual',
      CLOCK_START: `${begins}T00:00:00+08:00`,
      DATA_DIR: dataDir,
      PORT: '0',
      METRICS_PORT: 'off',
    };
    const log = createLogger({ logLevel: 'trace', logFormat: 'json' }, { write: (line) => lines.push(line) });
    let link = '';
    const server = await startServer(loadConfig(environment), { log, onAdminLink: ({ url }) => (link = url) });
    const administrator = await redeem(new Connection(server.url), link);
    logged = await logRequest(administrator, traced.traceparent, 1);
    await logRequest(administrator, untraced.traceparent, 2);
    const theatre = new Theatre({ url: server.url, token: administrator.token });
    for (const scenario of scenarios) failures.push(...(await runScenario(scenario, theatre, () => {})).failures);
    await server.platform.settle(20_000);
    await theatre.close();
    await administrator.connection.close();
    // Closing sends what is left, so nothing has to be waited for.
    await server.close();
  }, 120_000);
  afterAll(async () => {
    await collector.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('played its scenarios as ever', () => expect(failures).toEqual([]));

  it('sends one trace from the POST over dispatch to audit’s record', () => {
    const { requestId } = logged;
    expect(faultsOf(collector.spans, { traceId: traced.traceId, clientSpanId: traced.spanId, requestId, store: 'sqlite', bus: 'arrowtower.log' })).toEqual([]);
  });

  it('is named by the events that audit recorded', () => {
    const about = collector.spans.find(({ traceId, name }) => traceId === traced.traceId && name.startsWith('POST'));
    expect(logged.traces).toContain(`00-${traced.traceId}-${about?.spanId}-01`);
    expect(logged.traces.filter((traceparent) => !traceparent.includes(traced.traceId))).toEqual([]);
  });

  it('records nothing of a trace whose client said so', () => {
    expect(collector.spans.filter(({ traceId }) => traceId === untraced.traceId)).toEqual([]);
    expect(collector.spans.flatMap(({ links }) => links).filter(({ traceId }) => traceId === untraced.traceId)).toEqual([]);
  });

  it('says who sends', () => {
    expect(new Set(collector.spans.map(({ resource }) => resource['service.name']))).toEqual(new Set(['arrowtower']));
    expect(collector.spans[0]?.resource).toMatchObject({
      'service.namespace': 'arrowtower',
      'service.version': expect.stringMatching(/^\d+\.\d+\.\d+/),
      'service.instance.id': expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(Object.keys(collector.spans[0]?.resource ?? {}).filter((name) => /^(host|process|os)\./.test(name))).toEqual([]);
  });

  it('names routes, never paths, and leaves out what machines ask', () => {
    const served = collector.spans.filter(({ kind }) => kind === 2);
    expect(served.length).toBeGreaterThan(50);
    expect(served.filter(({ name, attributes }) => name !== `${String(attributes['http.request.method'])} ${String(attributes['http.route'])}`)).toEqual([]);
    expect(served.filter(({ words }) => words.some((word) => /[0-9a-f]{8}-[0-9a-f]{4}-/.test(word) && !word.includes(String(served[0]?.resource['service.instance.id']))))).toEqual(
      [],
    );
    expect(served.filter(({ name }) => /livez|readyz|\/stream/.test(name))).toEqual([]);
  });

  it('sends the metrics that the README explains, all of them and no others', () => {
    const readme = readFileSync(join(projectRoot(), 'libs/runtime/README.md'), 'utf8');
    const table = readme.slice(readme.indexOf('| metric ('), readme.indexOf('In /metrics, counters'));
    const explained = [...table.matchAll(/^\| `([a-z._]+)`/gm)].map(([, name]) => name);
    expect(new Set(collector.points.map(({ metric }) => metric))).toEqual(new Set(explained));
  });

  it('sends the metrics people need', () => {
    const metrics = new Set(collector.points.map(({ metric }) => metric));
    expect([...metrics]).toEqual(
      expect.arrayContaining([
        'arrowtower.unpublished.age',
        'arrowtower.consumer.lag',
        'arrowtower.consumer.parked_keys',
        'arrowtower.consumer.gaps',
        'arrowtower.consumer.duplicates',
        'arrowtower.append.duration',
        'http.server.request.duration',
      ]),
    );
    const appends = collector.points.filter(({ metric, attributes }) => metric === 'arrowtower.append.duration' && attributes['service'] === 'audit');
    expect(appends.at(-1)?.value).toBeGreaterThan(100);
  });

  it('says nothing of anybody, in spans, metrics or log lines', async () => {
    const personal = [...scenarios.flatMap((scenario) => personalOf(scenario)), ...PEOPLE];
    const words = [
      ...collector.spans.map(({ words: said }) => ({ topic: 'spans', key: '', value: said.join('\n') })),
      ...collector.points.map(({ metric, attributes, resource }) => ({ topic: 'metrics', key: '', value: [metric, ...wordsOf(attributes), ...wordsOf(resource)].join('\n') })),
      ...lines.map((line) => ({ topic: 'log', key: '', value: line })),
    ];
    const { findings, topics } = await searchPlainText(words, personal);
    expect(findings).toEqual([]);
    expect([...topics]).toEqual(['spans', 'metrics', 'log']);
    expect(personal.length).toBeGreaterThan(50);
  });
});
