import { createHash } from 'node:crypto';
import type { StoredEvent } from './event.ts';
import type { EventStore } from './port.ts';

const BATCH = 1_000;

/** What a log holds up to a position; two logs with the same facts hold the same events in the same places. */
export interface LogFacts {
  readonly events: number;
  /** Position of the last of them. */
  readonly last: number;
  /** 16 hex digits of a SHA-256 over everything of every event, in order. */
  readonly digest: string;
}

/**
 * Reads a log from its beginning.
 * @param upTo the last position that counts
 * @param look is shown each batch of events and how many were read before it; what it throws ends the reading
 */
export async function factsOfLog(
  log: EventStore,
  upTo: number,
  look: (events: readonly StoredEvent[], before: number) => void | Promise<void> = () => undefined,
): Promise<LogFacts> {
  const hash = createHash('sha256');
  let [events, last] = [0, 0];
  while (last < upTo) {
    const batch = await log.readAll(last, Math.min(BATCH, upTo - last));
    if (batch.length === 0) break;
    for (const event of batch) hash.update(lineOf(event));
    await look(batch, events);
    events += batch.length;
    last = batch.at(-1)?.position ?? last;
  }
  return { events, last, digest: hash.digest('hex').slice(0, 16) };
}

/** Everything of an event in an order that depends on no adapter; data by its text, which keeps the order of its members. */
function lineOf(event: StoredEvent): string {
  const {
    position,
    stream,
    version,
    type,
    id,
    schemaVersion,
    occurredAt,
    recordedAt,
    commandId,
    correlationId,
    causationId,
    traceparent,
    channel,
    actor,
    subject,
    data,
    rawData,
    ...rest
  } = event;
  const known = [position, stream, version, type, id, schemaVersion, occurredAt, recordedAt, commandId, correlationId, causationId, traceparent, channel, subject];
  return `${JSON.stringify([...known, actor, rawData ?? JSON.stringify(data), Object.entries(rest).toSorted(([one], [other]) => (one < other ? -1 : 1))])}\n`;
}
