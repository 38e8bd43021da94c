import type { PublicEvent } from '#contracts';
import { Undecodable } from './delivery.ts';

/** Headers of one message as text. */
export type TextHeaders = Readonly<Record<string, string>>;

/** A public event on the wire: CloudEvents 1.0 in Kafka's binary mode. */
export interface WireEvent {
  /** Stream id. */
  readonly key: string;
  readonly headers: TextHeaders;
  /** The event's data, as JSON text. */
  readonly value: string;
}

const SERVICES: readonly PublicEvent['service'][] = ['intake', 'dispatch', 'audit'];

/**
 * Public event → CloudEvent. The envelope is attributes, the data is the value, so a reader who wants neither our types nor
 * our language has what every CloudEvents library reads. Deterministic: the same event is the same bytes, always.
 */
export function toWire(event: PublicEvent): WireEvent {
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    ce_specversion: '1.0',
    ce_id: event.id,
    ce_source: `/${event.service}`,
    ce_type: event.type,
    ce_subject: event.stream,
    ce_time: event.occurredAt,
    ce_streamversion: String(event.version),
    ce_logposition: String(event.position),
    ce_recordedat: event.recordedAt,
    ce_actorid: event.actor.id,
    ce_actorrole: event.actor.role,
    ce_actorarea: event.actor.area,
    ce_channel: event.channel,
    ce_commandid: event.commandId,
    ce_correlationid: event.correlationId,
  };
  if (event.subject !== undefined) headers['ce_onbehalfof'] = event.subject;
  if (event.causationId !== undefined) headers['ce_causationid'] = event.causationId;
  if (event.traceparent !== undefined) {
    // The first is part of the event and never changes; tracing tools read and may rewrite the second.
    headers['ce_traceparent'] = event.traceparent;
    headers['traceparent'] = event.traceparent;
  }
  return { key: event.stream, headers, value: JSON.stringify(event.data) };
}

/** CloudEvent → public event, and the exact text that the same event has in the owner's process. @throws Undecodable naming the attribute at fault */
export function fromWire(headers: TextHeaders, value: Uint8Array | null): { readonly event: PublicEvent; readonly text: () => string } {
  if (headers['ce_specversion'] !== '1.0') throw new Undecodable('the message is no CloudEvent 1.0: the header ce_specversion is not 1.0');
  const attribute = (name: string): string => {
    const found = headers[`ce_${name}`];
    if (found === undefined) throw new Undecodable(`the CloudEvent has no attribute ${name}`);
    return found;
  };
  const id = (name: string): string => {
    const found = attribute(name);
    if (found === '') throw new Undecodable(`the CloudEvent's attribute ${name} is empty`);
    return found;
  };
  const service = SERVICES.find((known) => `/${known}` === headers['ce_source']);
  if (service === undefined) throw new Undecodable('the CloudEvent has a source that is none of our services');
  const head: Omit<PublicEvent, 'data'> = {
    id: id('id'),
    type: id('type'),
    service,
    stream: id('subject'),
    version: whole(attribute('streamversion'), 'streamversion'),
    position: whole(attribute('logposition'), 'logposition'),
    occurredAt: attribute('time'),
    recordedAt: attribute('recordedat'),
    actor: { id: attribute('actorid'), role: attribute('actorrole'), area: attribute('actorarea') },
    ...optional(headers, 'ce_onbehalfof', 'subject'),
    channel: attribute('channel') as PublicEvent['channel'],
    commandId: attribute('commandid'),
    correlationId: attribute('correlationid'),
    ...optional(headers, 'ce_causationid', 'causationId'),
    ...optional(headers, 'ce_traceparent', 'traceparent'),
  };
  const json = jsonText(value);
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch (cause) {
    throw new Undecodable("the CloudEvent's data is not JSON", { cause });
  }
  // null is data that its owner holds back; whether that will do is for the reader's check to say.
  if (typeof data !== 'object') throw new Undecodable("the CloudEvent's data is no object");
  return { event: { ...head, data: data as object }, text: () => `${JSON.stringify(head).slice(0, -1)},"data":${json}}` };
}

function optional<Field extends 'subject' | 'causationId' | 'traceparent'>(headers: TextHeaders, header: string, field: Field): { [F in Field]?: string } {
  const value = headers[header];
  return (value === undefined ? {} : { [field]: value }) as { [F in Field]?: string };
}

function whole(text: string, name: string): number {
  const value = Number(text);
  if (!/^[1-9]\d*$/.test(text) || !Number.isSafeInteger(value)) throw new Undecodable(`the CloudEvent's attribute ${name} is no whole number from 1`);
  return value;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function jsonText(value: Uint8Array | null): string {
  if (value === null) throw new Undecodable('the CloudEvent has no data');
  try {
    return utf8.decode(value);
  } catch (cause) {
    throw new Undecodable("the CloudEvent's data is not UTF-8 text", { cause });
  }
}
