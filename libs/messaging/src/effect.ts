import type { PublicEvent } from '#contracts';
import { type CommandMetadata, deriveUuid, type StoredEvent } from '#event-store';

/**
 * The command that an event causes: its id follows from (consumer, event, n), so the same event twice is the same command.
 * Actor, subject and times are those of the cause; channel is `system`. Spread over it what differs.
 * @param consumer name of the consumer or policy
 * @param n which of several commands of one event
 */
export function effectOf(consumer: string, event: PublicEvent | StoredEvent, now: Date, n = 0): CommandMetadata {
  return {
    commandId: deriveUuid(event.id, consumer, n),
    actor: event.actor,
    ...(event.subject === undefined ? {} : { subject: event.subject }),
    channel: 'system',
    occurredAt: event.occurredAt,
    now: now.toISOString(),
    correlationId: event.correlationId,
    causationId: event.id,
    ...(event.traceparent === undefined ? {} : { traceparent: event.traceparent }),
  };
}
