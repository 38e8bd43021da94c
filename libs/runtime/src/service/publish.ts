import type { PublicEvent } from '#contracts';
import type { StoredEvent } from '#event-store';
import { type ContractCheck, withheld } from '#messaging';
import type { Publication, ServiceName } from './service-definition.ts';

/** What is asked before an event leaves its service, and who is told when it must not. */
export interface PublishGuard {
  readonly check: ContractCheck;
  /** `misfit` is a sentence without the event's values. */
  readonly held: (event: PublicEvent, misfit: string) => void;
}

/**
 * Own event → public event by the service's map. An event that does not fit its contract keeps its place in its stream and goes out
 * without its data (see the README: neither the whole relay stops, nor is it lost, nor does what may be personal leave in plain text).
 * @throws Error for an own type without a wire type, which stops the relay until it is mended
 */
export function publisher(service: ServiceName, publication: Publication, guard?: PublishGuard): (stored: StoredEvent) => PublicEvent {
  const dataOf = publication.data ?? ((stored: StoredEvent) => stored.data);
  return (stored) => {
    const type = publication.types[stored.type];
    if (type === undefined) throw new Error(`${service} publishes every own event, but ${stored.type} has no wire type: add it to publish.types`);
    const event: PublicEvent = {
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
    const misfit = guard?.check(event);
    if (misfit === undefined) return event;
    guard?.held(event, misfit);
    return withheld(event);
  };
}
