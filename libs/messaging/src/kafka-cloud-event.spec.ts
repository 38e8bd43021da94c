import fc from 'fast-check';
import type { PublicEvent } from '#contracts';
import { CHANNELS } from '#event-store';
import { Undecodable } from './delivery.ts';
import { fromWire, type TextHeaders, toWire } from './kafka-cloud-event.ts';

const instant = fc.date({ min: new Date('2022-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }).map((date) => date.toISOString());
const name = fc.string({ minLength: 1, unit: 'grapheme' });
const text = fc.string({ unit: 'grapheme' });
const traceparent = fc.constant('00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01');

/** Field order is that of libs/runtime's publisher: the exact text must come out the same. */
const publicEvent: fc.Arbitrary<PublicEvent> = fc
  .record({
    id: fc.uuid(),
    type: fc.constantFrom('intake.request.logged.v1', 'dispatch.case.opened.v1'),
    service: fc.constantFrom('intake', 'dispatch', 'audit'),
    stream: fc.uuid().map((id) => `request-${id}`),
    version: fc.integer({ min: 1, max: 100_000 }),
    position: fc.integer({ min: 1 }),
    occurredAt: instant,
    recordedAt: instant,
    actor: fc.record({ id: name, role: text, area: text }, { noNullPrototype: true }),
    subject: fc.option(name, { nil: undefined }),
    channel: fc.constantFrom(...CHANNELS),
    commandId: fc.uuid(),
    correlationId: name,
    causationId: fc.option(fc.uuid(), { nil: undefined }),
    traceparent: fc.option(traceparent, { nil: undefined }),
    data: fc.dictionary(name, fc.jsonValue(), { noNullPrototype: true }),
  })
  .map((event) => JSON.parse(JSON.stringify(event)) as PublicEvent);

const bytes = (value: string) => Buffer.from(value);

describe('a public event as a CloudEvent', () => {
  it('comes back as it was, with the exact text that it has in its owner’s process', () => {
    fc.assert(
      fc.property(publicEvent, (event) => {
        const { headers, value } = toWire(event);
        const back = fromWire(headers, bytes(value));
        expect(back.event).toEqual(event);
        expect(back.text()).toBe(JSON.stringify(event));
        expect(toWire(back.event)).toEqual(toWire(event));
      }),
    );
  });

  const event: PublicEvent = {
    id: '0190b1a0-0000-7000-8000-00000000abcd',
    type: 'intake.request.logged.v1',
    service: 'intake',
    stream: 'request-1',
    version: 2,
    position: 40,
    occurredAt: '2022-04-02T07:00:00.000Z',
    recordedAt: '2022-04-02T07:00:01.000Z',
    actor: { id: 'account-1', role: 'operator', area: 'hankou/jianghan' },
    subject: 'responder-7',
    channel: 'phone',
    commandId: '0190b1a0-0000-7000-8000-00000000beef',
    correlationId: 'request-1',
    traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    data: { category: 'medicine' },
  };

  it('is what CloudEvents 1.0 asks of Kafka’s binary mode', () => {
    expect(toWire(event)).toEqual({
      key: 'request-1',
      value: '{"category":"medicine"}',
      headers: {
        'content-type': 'application/json',
        ce_specversion: '1.0',
        ce_id: event.id,
        ce_source: '/intake',
        ce_type: event.type,
        ce_subject: 'request-1',
        ce_time: event.occurredAt,
        ce_streamversion: '2',
        ce_logposition: '40',
        ce_recordedat: event.recordedAt,
        ce_actorid: 'account-1',
        ce_actorrole: 'operator',
        ce_actorarea: 'hankou/jianghan',
        ce_onbehalfof: 'responder-7',
        ce_channel: 'phone',
        ce_commandid: event.commandId,
        ce_correlationid: 'request-1',
        ce_traceparent: event.traceparent,
        traceparent: event.traceparent,
      },
    });
    for (const header of Object.keys(toWire(event).headers).filter((one) => one.startsWith('ce_'))) expect(header).toMatch(/^ce_[a-z0-9]{1,20}$/);
  });

  it('keeps the event’s own trace when a tool on the way writes another into the header', () => {
    const { headers, value } = toWire(event);
    const changed = { ...headers, traceparent: '00-ffffffffffffffffffffffffffffffff-ffffffffffffffff-01' };
    expect(fromWire(changed, bytes(value)).text()).toBe(JSON.stringify(event));
  });

  it('carries data that its owner holds back', () => {
    const { headers, value } = toWire({ ...event, data: null as never });
    expect(fromWire(headers, bytes(value)).event.data).toBeNull();
  });

  it.each<[string, (headers: Record<string, string>) => TextHeaders, Uint8Array | null, string]>([
    ['another kind of message', () => ({}), bytes('{}'), 'no CloudEvent 1.0'],
    ['a later CloudEvents', (headers) => ({ ...headers, ce_specversion: '2.0' }), bytes('{}'), 'ce_specversion'],
    ['a foreign source', (headers) => ({ ...headers, ce_source: '/elsewhere' }), bytes('{}'), 'source'],
    ['no type', (headers) => Object.fromEntries(Object.entries(headers).filter(([header]) => header !== 'ce_type')), bytes('{}'), 'type'],
    ['an empty id', (headers) => ({ ...headers, ce_id: '' }), bytes('{}'), 'id'],
    ['version 0', (headers) => ({ ...headers, ce_streamversion: '0' }), bytes('{}'), 'streamversion'],
    ['a position that is no number', (headers) => ({ ...headers, ce_logposition: '1e3' }), bytes('{}'), 'logposition'],
    ['half a value', (headers) => headers, bytes('{"a":'), 'not JSON'],
    ['a text', (headers) => headers, bytes('"a"'), 'no object'],
    ['no value', (headers) => headers, null, 'no data'],
    ['no UTF-8', (headers) => headers, new Uint8Array([0xff, 0x7b]), 'UTF-8'],
  ])('refuses %s and says what is wrong', (_case, change, value, reason) => {
    const read = () => fromWire(change({ ...toWire(event).headers }), value);
    expect(read).toThrow(Undecodable);
    expect(read).toThrow(reason);
  });
});
