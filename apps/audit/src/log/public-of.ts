import type { PublicEvent } from '#contracts';
import type { StoredEvent } from '#event-store';
import { WIRE_TYPES } from '../publish/wire-types.ts';

/**
 * The public event that lies in audit's log: for what came over the bus it is the data as it came; audit's own facts get the envelope that they would go out with.
 */
export function publicOf(event: StoredEvent): PublicEvent {
  const wireType = WIRE_TYPES[event.type];
  if (wireType === undefined) return event.data as PublicEvent;
  return {
    id: event.id,
    type: wireType,
    service: 'audit',
    stream: event.stream,
    version: event.version,
    position: event.position,
    occurredAt: event.occurredAt,
    recordedAt: event.recordedAt,
    actor: event.actor,
    ...(event.subject === undefined ? {} : { subject: event.subject }),
    channel: event.channel,
    commandId: event.commandId,
    correlationId: event.correlationId,
    ...(event.causationId === undefined ? {} : { causationId: event.causationId }),
    ...(event.traceparent === undefined ? {} : { traceparent: event.traceparent }),
    data: event.data,
  };
}
