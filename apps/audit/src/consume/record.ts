import type { PublicEvent } from '#contracts';
import { type EventStore, VersionConflict } from '#event-store';

/** The same (stream, version) came with another event: two truths. The key is parked and a person must look. */
export class ForkedStream extends Error {
  readonly code = 'forked-stream';
  constructor(event: PublicEvent, known: string) {
    super(`${event.stream} version ${event.version} is ${known} in audit's log, and ${event.id} came now`);
    this.name = 'ForkedStream';
  }
}

/**
 * Appends one public event to audit's log: same stream, same version, its exact bytes. Resolves when it is durable.
 * The version is the dedupe: what is there already is a duplicate (nothing happens), what comes too early is refused.
 * @throws VersionConflict when a version before it is missing
 * @throws ForkedStream when another event has that version
 */
export async function record(store: EventStore, event: PublicEvent, bytes: string): Promise<void> {
  try {
    await store.append(
      event.stream,
      event.version - 1,
      [
        {
          id: event.id,
          type: event.type,
          schemaVersion: 1,
          occurredAt: event.occurredAt,
          actor: event.actor,
          ...(event.subject === undefined ? {} : { subject: event.subject }),
          channel: event.channel,
          correlationId: event.correlationId,
          ...(event.causationId === undefined ? {} : { causationId: event.causationId }),
          ...(event.traceparent === undefined ? {} : { traceparent: event.traceparent }),
          data: event,
          rawData: bytes,
        },
      ],
      event.id,
    );
  } catch (error) {
    if (!(error instanceof VersionConflict) || error.actual < event.version) throw error;
    const [known] = await store.readStream(event.stream, event.version - 1);
    if (known?.id !== event.id) throw new ForkedStream(event, known?.id ?? 'missing');
  }
}
