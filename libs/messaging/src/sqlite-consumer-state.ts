import { type LogFile, Newcomers, type StatementSink } from '#event-store';
import type { DatabaseSync } from 'node:sqlite';
import type { ConsumerState, ParkedKey, ParkedKind, ParkedMessage, Progress } from './consumer-state.ts';

const TABLES = `
  CREATE TABLE IF NOT EXISTS consumers (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
  CREATE TABLE IF NOT EXISTS consumer_seen (consumer INTEGER NOT NULL, stream TEXT NOT NULL, version INTEGER NOT NULL, PRIMARY KEY (consumer, stream)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS consumer_cursors (consumer INTEGER NOT NULL, source TEXT NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (consumer, source)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS parked_keys (consumer INTEGER NOT NULL, key TEXT NOT NULL, topic TEXT NOT NULL, kind TEXT NOT NULL, reason TEXT NOT NULL,
    waits_for INTEGER NOT NULL, since TEXT NOT NULL, PRIMARY KEY (consumer, key)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS parked_messages (consumer INTEGER NOT NULL, key TEXT NOT NULL, version INTEGER NOT NULL, undecodable INTEGER NOT NULL,
    topic TEXT NOT NULL, bytes ANY NOT NULL, headers TEXT, PRIMARY KEY (consumer, key, version)) WITHOUT ROWID;`;

const SEE = 'INSERT INTO consumer_seen VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET version = excluded.version WHERE excluded.version > version';
const MOVE = 'INSERT INTO consumer_cursors VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET position = excluded.position WHERE excluded.position > position';
const PARK_KEY = `INSERT INTO parked_keys VALUES (?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT DO UPDATE SET topic = excluded.topic, kind = excluded.kind, reason = excluded.reason, waits_for = excluded.waits_for, since = excluded.since`;
const PARK_MESSAGE = `INSERT INTO parked_messages VALUES (?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT DO UPDATE SET undecodable = 0, topic = excluded.topic, bytes = excluded.bytes, headers = excluded.headers
  WHERE undecodable = 1 AND excluded.undecodable = 0`;
const FORGET_MESSAGES = 'DELETE FROM parked_messages WHERE consumer = ? AND key = ? AND version <= ?';
const FORGET_KEY = 'DELETE FROM parked_keys WHERE consumer = ? AND key = ?';

type Row = Readonly<Record<string, string | number | Uint8Array | null>>;

/** One consumer's state in the log file, so that progress shares the commits (and the backups) of the logs. */
export async function openSqliteConsumerState(file: LogFile, consumer: string): Promise<ConsumerState> {
  const id = await file.alone((database) => {
    database.exec(TABLES);
    database.prepare('INSERT OR IGNORE INTO consumers (name) VALUES (?)').run(consumer);
    return Number(database.prepare('SELECT id FROM consumers WHERE name = ?').get(consumer)?.['id']);
  });
  return new SqliteConsumerState(file, id);
}

function statements(database: DatabaseSync) {
  return {
    seen: database.prepare('SELECT version FROM consumer_seen WHERE consumer = ? AND stream = ?'),
    last: database.prepare('SELECT stream FROM consumer_seen WHERE consumer = ? AND stream >= ? AND stream < ? ORDER BY stream DESC LIMIT 1'),
    cursor: database.prepare('SELECT position FROM consumer_cursors WHERE consumer = ? AND source = ?'),
    keys: database.prepare('SELECT key, topic, kind, reason, waits_for, since FROM parked_keys WHERE consumer = ? ORDER BY since, key'),
    messages: database.prepare('SELECT topic, version, undecodable, bytes, headers FROM parked_messages WHERE consumer = ? AND key = ? AND version > ? ORDER BY version LIMIT ?'),
    count: database.prepare('SELECT count(*) AS messages, coalesce(max(version), 0) AS highest FROM parked_messages WHERE consumer = ? AND key = ?'),
  };
}

class SqliteConsumerState implements ConsumerState {
  readonly #file: LogFile;
  readonly #id: number;
  readonly #sql: ReturnType<typeof statements>;
  readonly #newcomers: Newcomers;

  constructor(file: LogFile, id: number) {
    this.#file = file;
    this.#id = id;
    this.#sql = statements(file.database);
    // Asked once per stream and batch: an array costs less than an object.
    this.#sql.seen.setReturnArrays(true);
    this.#newcomers = new Newcomers((from, before) => this.#sql.last.get(id, from, before)?.['stream']?.toString());
  }

  async lastSeen(streams: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const found = new Map<string, number>();
    for (const stream of streams) {
      if (this.#newcomers.has(stream)) continue;
      const row = this.#sql.seen.get(this.#id, stream);
      if (row !== undefined) found.set(stream, (row as unknown as readonly [number])[0]);
    }
    return found;
  }

  async cursor(source: string): Promise<number> {
    return Number(this.#sql.cursor.get(this.#id, source)?.['position'] ?? 0);
  }

  save(progress: Progress): Promise<void> {
    for (const stream of progress.seen.keys()) this.#newcomers.stored(stream);
    return this.#file.write((sink) => {
      for (const [stream, version] of progress.seen) sink.run(SEE, this.#id, stream, version);
      for (const [source, position] of progress.cursors) sink.run(MOVE, this.#id, source, position);
    });
  }

  async parkedKeys(): Promise<readonly ParkedKey[]> {
    return (this.#sql.keys.all(this.#id) as Row[]).map((row) => ({
      key: String(row['key']),
      topic: String(row['topic']),
      kind: row['kind'] as ParkedKind,
      reason: String(row['reason']),
      waitsFor: Number(row['waits_for']),
      since: String(row['since']),
    }));
  }

  async parkedMessages(key: string, afterVersion: number, limit: number): Promise<readonly ParkedMessage[]> {
    return (this.#sql.messages.all(this.#id, key, afterVersion, limit) as Row[]).map((row) => ({
      topic: String(row['topic']),
      version: Number(row['version']),
      undecodable: row['undecodable'] === 1,
      bytes: row['bytes'] instanceof Uint8Array ? row['bytes'] : String(row['bytes']),
      ...(typeof row['headers'] === 'string' ? { headers: JSON.parse(row['headers']) as Record<string, string> } : {}),
    }));
  }

  async parkedCount(key: string): Promise<{ messages: number; highest: number }> {
    const row = this.#sql.count.get(this.#id, key);
    return { messages: Number(row?.['messages']), highest: Number(row?.['highest']) };
  }

  park(parked: ParkedKey, messages: readonly ParkedMessage[], seen: number): Promise<void> {
    this.#newcomers.stored(parked.key);
    return this.#file.write((sink) => {
      this.#writeKey(sink, parked);
      for (const { version, undecodable, topic, bytes, headers } of messages) {
        sink.run(PARK_MESSAGE, this.#id, parked.key, version, undecodable ? 1 : 0, topic, bytes, headers === undefined ? null : JSON.stringify(headers));
      }
      if (seen > 0) sink.run(SEE, this.#id, parked.key, seen);
    });
  }

  settle(key: string, seen: number, parked: ParkedKey | undefined): Promise<void> {
    this.#newcomers.stored(key);
    return this.#file.write((sink) => {
      sink.run(FORGET_MESSAGES, this.#id, key, seen);
      if (parked === undefined) sink.run(FORGET_KEY, this.#id, key);
      else this.#writeKey(sink, parked);
      if (seen > 0) sink.run(SEE, this.#id, key, seen);
    });
  }

  #writeKey(sink: StatementSink, { key, topic, kind, reason, waitsFor, since }: ParkedKey): void {
    sink.run(PARK_KEY, this.#id, key, topic, kind, reason, waitsFor, since);
  }
}
