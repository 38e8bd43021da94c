import type { SQLOutputValue } from 'node:sqlite';
import type { NewEvent, StoredEvent } from './event.ts';

/** Columns of an event row, in the order of {@link decodeRow}. */
export const COLUMNS = 'position, stream, version, type, command_id, recorded_at, meta, data';

/** What is kept of an event beside type and data. */
export type EventMeta = Omit<NewEvent, 'type' | 'data' | 'rawData'> & { readonly raw?: true };

/** The JSON of what is neither data nor a column; `raw` says that the data's bytes were given and are kept as they came. */
export function encodeMeta(event: NewEvent): string {
  const meta: EventMeta = {
    id: event.id,
    schemaVersion: event.schemaVersion,
    occurredAt: event.occurredAt,
    actor: event.actor,
    ...(event.subject === undefined ? {} : { subject: event.subject }),
    channel: event.channel,
    correlationId: event.correlationId,
    ...(event.causationId === undefined ? {} : { causationId: event.causationId }),
    ...(event.traceparent === undefined ? {} : { traceparent: event.traceparent }),
    ...(event.fingerprint === undefined ? {} : { fingerprint: event.fingerprint }),
    ...(event.rawData === undefined ? {} : { raw: true }),
  };
  return JSON.stringify(meta);
}

/** The data column: the given bytes, else the data as JSON. */
export function encodeData(event: NewEvent): string {
  return event.rawData ?? JSON.stringify(event.data);
}

/** An event row (as an array of {@link COLUMNS}) as the event that was appended. */
export function decodeRow(row: readonly SQLOutputValue[]): StoredEvent {
  const { raw, ...meta } = JSON.parse(String(row[6])) as EventMeta;
  const data = String(row[7]);
  return {
    ...meta,
    type: String(row[3]),
    data: JSON.parse(data) as object,
    ...(raw ? { rawData: data } : {}),
    stream: String(row[1]),
    version: Number(row[2]),
    position: Number(row[0]),
    recordedAt: String(row[5]),
    commandId: String(row[4]),
  };
}
