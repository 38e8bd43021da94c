import type { GotSpan } from './collector.ts';

/** The trace of one POST of a request, as it must be whatever carries it. */
export interface WantedTrace {
  readonly traceId: string;
  /** The client's own span, which no collector of ours has. */
  readonly clientSpanId: string;
  readonly requestId: string;
  readonly store: 'sqlite' | 'mongodb';
  readonly bus: 'arrowtower.log' | 'kafka';
}

/** One sentence for each thing that is not as it must be; empty = the trace goes from the POST to audit's record without a break. */
export function faultsOf(spans: readonly GotSpan[], wanted: WantedTrace): string[] {
  const faults: string[] = [];
  const trace = spans.filter(({ traceId }) => traceId === wanted.traceId);
  const ids = new Set([wanted.clientSpanId, ...trace.map(({ spanId }) => spanId)]);
  for (const { name, parentSpanId } of trace) if (parentSpanId === undefined || !ids.has(parentSpanId)) faults.push(`${name} has no parent in the trace`);

  const one = (what: string, parent: string | undefined, fits: (span: GotSpan) => boolean): GotSpan | undefined => {
    const found = trace.filter((span) => span.parentSpanId === parent && fits(span));
    if (found.length === 0) faults.push(`${what}: not found below ${parent}`);
    return found[0];
  };
  const appends = (service: string) => (span: GotSpan) => span.name === `append ${service}_log` && span.attributes['db.system.name'] === wanted.store;
  const processes = (consumer: string, topic: string, type: string) => (span: GotSpan) =>
    span.kind === 5 &&
    span.name.startsWith('process ') &&
    String(span.attributes['messaging.destination.name']).endsWith(topic) &&
    String(span.attributes['messaging.consumer.group.name']).endsWith(consumer) &&
    span.attributes['messaging.system'] === wanted.bus &&
    span.attributes['arrowtower.event.type'] === type;

  const post = one(
    'the POST',
    wanted.clientSpanId,
    ({ kind, name, attributes }) => kind === 2 && name === 'POST /api/intake/requests' && attributes['http.response.status_code'] === 201,
  );
  one('its append', post?.spanId, appends('intake'));
  const toDispatch = one('dispatch’s handling', post?.spanId, processes('dispatch', 'intake.request', 'intake.request.priority-set.v1'));
  one('dispatch’s append', toDispatch?.spanId, appends('dispatch'));
  const toAudit = one('audit’s handling of the request', post?.spanId, processes('audit', 'intake.request', 'intake.request.logged.v1'));
  one('audit’s record of the request', toAudit?.spanId, appends('audit'));
  const caseToAudit = one('audit’s handling of the case', toDispatch?.spanId, processes('audit', 'dispatch.case', 'dispatch.case.opened.v1'));
  one('audit’s record of the case', caseToAudit?.spanId, appends('audit'));

  one('audit’s timeline showing the request', post?.spanId, ({ name, attributes }) => name === 'show audit' && attributes['arrowtower.stream'] === wanted.requestId);
  one('dispatch’s views showing the case', toDispatch?.spanId, ({ name }) => name === 'show dispatch');

  for (const [topic, from] of [
    ['intake.request', post?.spanId],
    ['dispatch.case', toDispatch?.spanId],
  ] as const) {
    const sent = spans.filter(
      ({ name, links }) => name.startsWith('send ') && name.endsWith(topic) && links.some(({ traceId, spanId }) => traceId === wanted.traceId && spanId === from),
    );
    if (sent.length === 0) faults.push(`no sending of ${topic} is linked to the span its events name`);
    for (const { traceId, attributes, kind } of sent) {
      if (traceId === wanted.traceId) faults.push(`the sending of ${topic} is part of the trace; it serves many`);
      if (kind !== 3 || attributes['messaging.system'] !== wanted.bus || !(Number(attributes['messaging.batch.message_count']) >= 1))
        faults.push(`the sending of ${topic} does not say what it is`);
    }
  }
  return faults;
}

/** A client's own trace context, new each time. */
export function clientTrace(sampled = true): { readonly traceId: string; readonly spanId: string; readonly traceparent: string } {
  const hex = (bytes: number) => Buffer.from(crypto.getRandomValues(new Uint8Array(bytes))).toString('hex');
  const traceId = hex(16);
  const spanId = hex(8);
  return { traceId, spanId, traceparent: `00-${traceId}-${spanId}-${sampled ? '01' : '00'}` };
}
