import type { DatabaseSync } from 'node:sqlite';
import type { Rows } from '#event-store';
import type { ParkedKey, ParkedKind, ParkedMessage } from './consumer-state.ts';

/** The state of all consumers of a log file, read without changing anything in it. */
export interface ConsumerFile {
  readonly seen: Rows<{ readonly consumer: string; readonly stream: string; readonly version: number }>;
  readonly cursors: Rows<{ readonly consumer: string; readonly source: string; readonly position: number }>;
  readonly parkedKeys: Rows<ParkedKey & { readonly consumer: string }>;
  readonly parkedMessages: Rows<ParkedMessage & { readonly consumer: string; readonly key: string }>;
  /** Position in a source's log up to which everything is applied or parked; 0 = nothing. */
  cursor(consumer: string, source: string): number;
  /** Whether a consumer has applied this version of a stream, or keeps it behind a parked key. */
  has(consumer: string, stream: string, version: number): boolean;
}

type Row = Readonly<Record<string, unknown>>;

/** @param database a log file's, open for reading */
export function readConsumerFile(database: DatabaseSync): ConsumerFile {
  // A log file that no server has run on has none of these tables.
  const isThere = database.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'consumers'").get() !== undefined;
  const table = <T>(name: string, of: (row: Row) => T): Rows<T> => ({
    get count() {
      return isThere ? Number(database.prepare(`SELECT count(*) AS rows FROM ${name}`).get()?.['rows']) : 0;
    },
    *rows() {
      if (!isThere) return;
      for (const row of database.prepare(`SELECT consumers.name AS consumer_name, ${name}.* FROM ${name} JOIN consumers ON consumers.id = ${name}.consumer`).iterate())
        yield of(row);
    },
  });
  const text = (row: Row, column: string) => String(row[column]);
  const one = (sql: string) => (isThere ? database.prepare(sql.replace('WHERE', 'WHERE consumer = (SELECT id FROM consumers WHERE name = ?) AND')) : undefined);
  const cursor = one('SELECT position AS found FROM consumer_cursors WHERE source = ?');
  const seen = one('SELECT version AS found FROM consumer_seen WHERE stream = ?');
  const queued = one('SELECT 1 AS found FROM parked_messages WHERE key = ? AND version = ?');
  return {
    seen: table('consumer_seen', (row) => ({ consumer: text(row, 'consumer_name'), stream: text(row, 'stream'), version: Number(row['version']) })),
    cursors: table('consumer_cursors', (row) => ({ consumer: text(row, 'consumer_name'), source: text(row, 'source'), position: Number(row['position']) })),
    parkedKeys: table('parked_keys', (row) => ({
      consumer: text(row, 'consumer_name'),
      key: text(row, 'key'),
      topic: text(row, 'topic'),
      kind: text(row, 'kind') as ParkedKind,
      reason: text(row, 'reason'),
      waitsFor: Number(row['waits_for']),
      since: text(row, 'since'),
    })),
    parkedMessages: table('parked_messages', (row) => ({
      consumer: text(row, 'consumer_name'),
      key: text(row, 'key'),
      topic: text(row, 'topic'),
      version: Number(row['version']),
      undecodable: row['undecodable'] === 1,
      bytes: row['bytes'] instanceof Uint8Array ? row['bytes'] : text(row, 'bytes'),
      ...(typeof row['headers'] === 'string' ? { headers: JSON.parse(row['headers']) as Record<string, string> } : {}),
    })),
    cursor: (consumer, source) => Number(cursor?.get(consumer, source)?.['found'] ?? 0),
    has: (consumer, stream, version) => Number(seen?.get(consumer, stream)?.['found'] ?? 0) >= version || queued?.get(consumer, stream, version) !== undefined,
  };
}
