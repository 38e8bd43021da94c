import type { FastifyReply, FastifyRequest } from 'fastify';
import { AlwaysOnSampler, InMemorySpanExporter, ParentBasedSampler, type Sampler, SimpleSpanProcessor, TraceIdRatioBasedSampler, TracerProvider } from '@opentelemetry/sdk-trace';
import { Refused } from '#event-store';
import { recorded } from '#event-store/testing';
import type { PublicEvent } from '#contracts';
import { traceparentOf } from '../http/trace.ts';
import { Spans } from './spans.ts';
import { traceFields } from './trace-scope.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const SAMPLED = `00-${TRACE}-00f067aa0ba902b7-01`;
const UNSAMPLED = `00-${TRACE}-00f067aa0ba902b7-00`;
const done = async () => ({ version: 1, position: 1, events: [] });

function newTest(sampler: Sampler = new ParentBasedSampler({ root: new AlwaysOnSampler() }), followsParent = true) {
  const exporter = new InMemorySpanExporter();
  const provider = new TracerProvider({ sampler, spanProcessors: [new SimpleSpanProcessor({ exporter })] });
  const spans = new Spans(provider.getTracer('test'), { store: 'mongodb', bus: 'kafka', prefix: 't1.' }, followsParent);
  return { spans, ended: () => exporter.getFinishedSpans() };
}

const request = (url: string | undefined, statusCode = 200) =>
  [{ method: 'GET', protocol: 'https', headers: {}, routeOptions: { url }, raw: { httpVersion: '1.1' } } as FastifyRequest, { statusCode } as FastifyReply] as const;
const event = (traceparent: string | undefined): PublicEvent => {
  const { traceparent: _, ...rest } = recorded({ type: 'intake.request.logged.v1', data: {} }, 1, 'request-1');
  return { ...rest, service: 'intake', ...(traceparent === undefined ? {} : { traceparent }) };
};
const handled = (traceparent: string | undefined) => ({ event: event(traceparent), delivery: { topic: 'intake.request', key: 'request-1', bytes: '{}' }, consumer: 'dispatch' });

describe('spans', () => {
  it('of an answer that is a failure say so; of a route nobody has, only the method', () => {
    const { spans, ended } = newTest();
    for (const [asked, reply] of [request('/api/x/:id', 503), request(undefined, 404), request('/readyz'), request('/api/intake/stream')]) {
      spans.arrived(asked);
      spans.answered(asked, reply);
    }
    expect(ended().map(({ name, attributes, status }) => [name, attributes['http.response.status_code'], attributes['error.type'], status.code])).toEqual([
      ['GET /api/x/:id', 503, '503', 2],
      ['GET', 404, undefined, 0],
    ]);
  });

  it('give the request the trace context that its events will carry', () => {
    const { spans, ended } = newTest();
    const [asked, reply] = request('/api/x');
    spans.arrived(asked);
    spans.within(asked, () => expect(`00-${traceFields().trace_id}-${traceFields().span_id}-01`).toBe(traceparentOf(asked)));
    spans.answered(asked, reply);
    expect(ended()[0]?.spanContext().spanId).toBe(traceparentOf(asked).slice(36, 52));
  });

  it('of handling are below the event’s own, and what follows is below them', async () => {
    const { spans, ended } = newTest();
    let followed: string | undefined;
    await spans.handled(handled(SAMPLED), async (traceparent) => {
      followed = traceparent;
      await spans.append({ service: 'audit', stream: 'request-1', expectedVersion: 2, events: [recorded({ type: 'A', data: {} }, 3, 'request-1')] }, done);
    });
    const [append, process] = ended();
    expect(process).toMatchObject({ name: 'process t1.intake.request', kind: 4, parentSpanContext: { traceId: TRACE, spanId: '00f067aa0ba902b7' } });
    expect(process?.attributes).toMatchObject({ 'messaging.system': 'kafka', 'messaging.consumer.group.name': 't1.dispatch', 'messaging.operation.type': 'process' });
    expect(append).toMatchObject({ name: 'append audit_log', kind: 2, parentSpanContext: { spanId: process?.spanContext().spanId } });
    expect(append?.attributes).toMatchObject({ 'db.system.name': 'mongodb', 'arrowtower.stream.version': 3, 'arrowtower.event.types': ['A'] });
    expect(followed).toBe(`00-${TRACE}-${process?.spanContext().spanId}-01`);
  });

  it('of failed work name the error’s class or code and never its message; a refusal is none', async () => {
    const { spans, ended } = newTest();
    const failing = async (error: Error) => {
      const fail = async () => {
        throw error;
      };
      await expect(spans.handled(handled(SAMPLED), fail)).rejects.toBe(error);
    };
    await failing(new TypeError('no case for 邱鹤鸣'));
    await failing(Object.assign(new Error('邱鹤鸣'), { code: 'store-unavailable' }));
    await failing(new Refused('already-done'));
    expect(ended().map(({ attributes, status }) => [attributes['error.type'], attributes['arrowtower.refused'], status.code])).toEqual([
      ['TypeError', undefined, 2],
      ['store-unavailable', undefined, 2],
      [undefined, 'already-done', 0],
    ]);
    expect(JSON.stringify(ended().map(({ attributes, status, events }) => [attributes, status, events]))).not.toContain('邱鹤鸣');
  });

  it('are not made of a trace that is not recorded, whose events go on saying so', async () => {
    const { spans, ended } = newTest();
    let followed: string | undefined = 'none';
    await spans.handled(handled(UNSAMPLED), async (traceparent) => {
      followed = traceparent;
      expect(traceFields().trace_id).toBe(TRACE);
      await spans.append({ service: 'dispatch', stream: 'case-1', expectedVersion: 0, events: [] }, done);
    });
    await spans.sent({ service: 'intake', destination: 'intake.request', events: [event(UNSAMPLED)] }, done);
    expect([ended(), followed]).toEqual([[], undefined]);
  });

  it('are made of it all the same where the sampler does not ask the parent', async () => {
    const { spans, ended } = newTest(new AlwaysOnSampler(), false);
    await spans.handled(handled(UNSAMPLED), async () => undefined);
    expect(ended()).toHaveLength(1);
  });

  it('that a share of traces is chosen for are chosen at the request, for all that follows', async () => {
    const { spans, ended } = newTest(new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(0) }));
    const [asked, reply] = request('/api/x');
    spans.arrived(asked);
    spans.answered(asked, reply);
    expect(traceparentOf(asked)).toMatch(/-00$/);
    await spans.handled(handled(traceparentOf(asked)), async () => undefined);
    expect(ended()).toEqual([]);
  });

  it('of sending link each trace once, at most 128', async () => {
    const { spans, ended } = newTest();
    const many = Array.from({ length: 200 }, (_, n) => event(`00-${TRACE}-${(n + 1).toString(16).padStart(16, '0')}-01`));
    await spans.sent({ service: 'intake', destination: 'intake.request', partition: 3, events: [...many, ...many, event(UNSAMPLED), event(undefined)] }, done);
    expect(ended()[0]).toMatchObject({ name: 'send t1.intake.request', kind: 2, parentSpanContext: undefined });
    expect(ended()[0]?.links).toHaveLength(128);
    expect(ended()[0]?.attributes).toMatchObject({ 'messaging.batch.message_count': 402, 'messaging.destination.partition.id': '3', 'messaging.operation.name': 'send' });
  });

  it('mark once in each recorded trace from when on views show it', () => {
    const { spans, ended } = newTest();
    const other = SAMPLED.replace('4bf9', 'a000');
    const events = [SAMPLED, SAMPLED, UNSAMPLED, other, undefined].map((traceparent, n) => ({
      ...recorded({ type: 'A', data: {} }, n + 1, 'request-1'),
      ...(traceparent === undefined ? {} : { traceparent }),
    }));
    spans.applied('audit', events);
    expect(ended().map(({ name, attributes, parentSpanContext }) => [name, attributes['arrowtower.stream.version'], parentSpanContext?.traceId])).toEqual([
      ['show audit', 2, TRACE],
      ['show audit', 4, other.slice(3, 35)],
    ]);
  });

  it('of reactions and deadlines hand the trace on, whether they answer at once or later', async () => {
    const { spans, ended } = newTest();
    const own = { ...recorded({ type: 'A', data: {} }, 1, 'request-1'), traceparent: SAMPLED };
    const seen: (string | undefined)[] = [];
    expect(spans.reacted('intake/merge', own, ({ traceparent }) => seen.push(traceparent))).toBe(1);
    await expect(spans.reacted('intake/merge', own, async ({ traceparent }) => seen.push(traceparent))).resolves.toBe(2);
    expect(() =>
      spans.reacted('intake/merge', own, () => {
        throw new RangeError('x');
      }),
    ).toThrow('x');
    await spans.due('intake', 'wake-from-hold', async (traceparent) => seen.push(traceparent));
    expect(seen).toEqual([ended()[0], ended()[1], ended()[3]].map((span) => `00-${span?.spanContext().traceId}-${span?.spanContext().spanId}-01`));
    expect(ended().map(({ name, status }) => `${name} ${status.code}`)).toEqual(['react intake/merge 0', 'react intake/merge 0', 'react intake/merge 2', 'due wake-from-hold 0']);
  });
});
