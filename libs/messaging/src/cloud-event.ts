import type { PublicEvent } from '#contracts';
import { Undecodable } from './delivery.ts';

/** Absolute URI of the JSON Schema of a wire type's whole event; the `$id` under which libs/contracts/asyncapi.json holds it. */
export function schemaUri(type: string): string {
  return `urn:arrowtower:schema:${type}`;
}

/**
 * A public event as a CloudEvent 1.0 in Kafka's binary mode: these are the message's headers, its key is the stream and its
 * value the whole public event as JSON. The attributes repeat what routers and tools need without opening the value; none is personal.
 */
export function cloudEventHeaders(event: PublicEvent): Readonly<Record<string, string>> {
  return {
    'content-type': 'application/json',
    ce_specversion: '1.0',
    ce_id: event.id,
    ce_source: `/arrowtower/${event.service}`,
    ce_type: event.type,
    ce_subject: event.stream,
    ce_time: event.occurredAt,
    ce_dataschema: schemaUri(event.type),
    ce_partitionkey: event.stream,
    ce_streamversion: String(event.version),
    ...(event.traceparent === undefined ? {} : { ce_traceparent: event.traceparent }),
  };
}

/** The headers that, where they are there, must say the same as the value. */
const REPEATED = {
  ce_id: ({ id }: PublicEvent) => id,
  ce_source: ({ service }: PublicEvent) => `/arrowtower/${service}`,
  ce_type: ({ type }: PublicEvent) => type,
  ce_subject: ({ stream }: PublicEvent) => stream,
  ce_streamversion: ({ version }: PublicEvent) => String(version),
} as const;

/** Checks that a message's CloudEvents headers and its value are the same event. @throws Undecodable naming the header at fault */
export function checkCloudEvent(headers: Readonly<Record<string, string>>, event: PublicEvent): void {
  const version = headers['ce_specversion'];
  if (version !== '1.0')
    throw new Undecodable(version === undefined ? 'the message is no CloudEvent: it has no ce_specversion' : 'the message is a CloudEvent of another version than 1.0');
  for (const [header, said] of Object.entries(REPEATED)) {
    if (headers[header] !== said(event)) throw new Undecodable(`the header ${header} and the message disagree`);
  }
}
