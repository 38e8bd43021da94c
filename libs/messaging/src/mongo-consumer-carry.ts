import type { Connection } from 'mongoose';
import { carriedTable, type CarriedTable } from '#event-store';
import { consumerCollections } from './mongo-consumer-state.ts';
import { relayCursors } from './mongo-relay-cursor.ts';
import type { ConsumerFile } from './sqlite-consumer-reader.ts';

/** What of the consumers' state in a log file lies in which collection. */
export function consumerTables(file: ConsumerFile, connection: Connection): readonly CarriedTable[] {
  const { seen, cursors, keys, messages } = consumerCollections(connection);
  return [
    carriedTable('versions seen', seen, file.seen, ({ consumer, stream, version }) => ({ _id: `${consumer}|${stream}`, version })),
    carriedTable('positions', cursors, file.cursors, ({ consumer, source, position }) => ({ _id: `${consumer}|${source}`, position })),
    carriedTable('parked messages', messages, file.parkedMessages, ({ consumer, key, version, undecodable, topic, bytes, headers }) => ({
      _id: `${consumer}|${key}|${version}`,
      queue: `${consumer}|${key}`,
      version,
      undecodable,
      topic,
      bytes,
      ...(headers === undefined ? {} : { headers: JSON.stringify(headers) }),
    })),
    carriedTable('parked streams', keys, file.parkedKeys, ({ consumer, key, topic, kind, reason, waitsFor, since }) => ({
      _id: `${consumer}|${key}`,
      consumer,
      key,
      topic,
      kind,
      reason,
      waitsFor,
      since,
    })),
  ];
}

/** The relays' places. @param positions service → position up to which its events are out */
export function relayTable(positions: ReadonlyMap<string, number>, connection: Connection): CarriedTable {
  return carriedTable('relay positions', relayCursors(connection), { count: positions.size, rows: () => positions }, ([service, position]) => ({ _id: service, position }));
}
