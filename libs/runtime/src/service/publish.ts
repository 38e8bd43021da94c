import type { PublicEvent } from '#contracts';
import type { StoredEvent } from '#event-store';
import type { Publication, ServiceName } from './service-definition.ts';

/** Own event → public event by the service's map. @throws Error for an own type without a wire type, which stops the relay until it is mended */
export function publisher(service: ServiceName, publication: Publication): (stored: StoredEvent) => PublicEvent {
  const dataOf = publication.data ?? ((stored: StoredEvent) => stored.data);
  return (stored) => {
    const type = publication.types[stored.type];
    if (type === undefined) throw new Error(`${service} publishes every own event, but ${stored.type} has no wire type: add it to publish.types`);
    return {
      id: stored.id,
      type,
      service,
      stream: stored.stream,
      version: stored.version,
      position: stored.position,
      occurredAt: stored.occurredAt,
      recordedAt: stored.recordedAt,
      actor: stored.actor,
      ...(stored.subject === undefined ? {} : { subject: stored.subject }),
      channel: stored.channel,
      commandId: stored.commandId,
      correlationId: stored.correlationId,
      ...(stored.causationId === undefined ? {} : { causationId: stored.causationId }),
      ...(stored.traceparent === undefined ? {} : { traceparent: stored.traceparent }),
      data: dataOf(stored),
    };
  };
}
