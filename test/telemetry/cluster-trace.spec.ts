import { kafkaForSuite, mongoForSuite } from '#brokers';
import { type Cluster, startCluster } from '../../deploy/cluster/index.ts';
import { Connection } from '../drive/connection.ts';
import { redeem } from '../drive/sign-in.ts';
import { Collector } from './collector.ts';
import { type LoggedRequest, logRequest } from './log-request.ts';
import { clientTrace, faultsOf } from './one-trace.ts';

const kafka = await kafkaForSuite();
const mongo = await mongoForSuite();
const suite = kafka.server === undefined || mongo.server === undefined ? describe.skip : describe;

suite('three services over Kafka with a collector', () => {
  const traced = clientTrace();
  let collector: Collector;
  let cluster: Cluster | undefined;
  let logged: LoggedRequest;

  beforeAll(async () => {
    if (kafka.server === undefined || mongo.server === undefined) return;
    collector = await Collector.start();
    cluster = await startCluster({
      kafka: kafka.server,
      mongo: mongo.server,
      topicPrefix: kafka.server.prefix,
      env: { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json' },
    });
    const connection = new Connection(cluster.url);
    logged = await logRequest(await redeem(connection, (await cluster.signInLink()) ?? ''), traced.traceparent, 1);
    await connection.close();
    // Each process sends what is left when it ends.
    await cluster.stop();
  }, 180_000);
  afterAll(async () => {
    await cluster?.stop();
    await collector.close();
  });

  it('sends one trace from the POST through Kafka to audit’s record', () => {
    expect(faultsOf(collector.spans, { traceId: traced.traceId, clientSpanId: traced.spanId, requestId: logged.requestId, store: 'mongodb', bus: 'kafka' })).toEqual([]);
  });

  it('in which each service speaks for itself', () => {
    const names = (part: string) => [
      ...new Set(collector.spans.filter(({ name, traceId }) => traceId === traced.traceId && name.includes(part)).map(({ resource }) => resource['service.name'])),
    ];
    expect([names('POST '), names('append intake_log'), names('append dispatch_log'), names('append audit_log')]).toEqual([['intake'], ['intake'], ['dispatch'], ['audit']]);
    expect(new Set(collector.spans.map(({ resource }) => resource['service.instance.id'])).size).toBe(3);
  });

  it('whose sendings and handlings name the topics and groups as they are called in Kafka', () => {
    const prefix = kafka.server?.prefix ?? '';
    const messaging = collector.spans.filter(({ attributes }) => attributes['messaging.system'] === 'kafka');
    expect(messaging.filter(({ attributes }) => !String(attributes['messaging.destination.name']).startsWith(prefix)).map(({ name }) => name)).toEqual([]);
    // Intake hears of nothing here that it handles.
    expect(new Set(messaging.flatMap(({ attributes }) => attributes['messaging.consumer.group.name'] ?? []))).toEqual(new Set([`${prefix}dispatch`, `${prefix}audit`]));
  });

  it('sends each process’s metrics under its name', () => {
    for (const service of ['intake', 'dispatch', 'audit']) {
      const own = new Set(collector.points.filter(({ resource }) => resource['service.name'] === service).map(({ metric }) => metric));
      expect([...own]).toEqual(expect.arrayContaining(['arrowtower.unpublished.age', 'arrowtower.consumer.lag', 'arrowtower.append.duration']));
    }
  });
});
