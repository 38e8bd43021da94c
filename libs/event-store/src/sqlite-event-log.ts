import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { LRUCache } from 'lru-cache';
import type { NewEvent, StoredEvent } from './event.ts';
import type { GroupCommit, PendingWrite } from './sqlite-group-commit.ts';
import type { StatementSink } from './sqlite-transaction.ts';
import { assertAppendable, assertReadable, type Appended, type EventStore, VersionConflict } from './port.ts';
import { Newcomers } from './newcomers.ts';
import { Ring } from './ring.ts';
import { COLUMNS, decodeRow, encodeData, encodeMeta } from './sqlite-row.ts';

/** What a log needs of the file it lies in. */
export interface LogHost {
  readonly database: DatabaseSync;
  readonly group: GroupCommit;
  /** Forgets what is cached when another process has written. */
  refresh(): void;
  /** Time of the commit under way. */
  recordedAt(): string;
  identity(): string;
}

interface StreamHead {
  readonly version: number;
  readonly position: number;
}

const NO_STREAM: StreamHead = { version: 0, position: 0 };
const STREAM_HEADS = 8_000;

/** DDL of one log's table; `position` is the rowid, so a log is read in the order it lies on disk. */
export function logTable(name: string): string {
  return `CREATE TABLE IF NOT EXISTS ${name}_events (
      position INTEGER PRIMARY KEY, stream TEXT NOT NULL, version INTEGER NOT NULL, type TEXT NOT NULL,
      command_id TEXT NOT NULL, recorded_at TEXT NOT NULL, meta TEXT NOT NULL, data TEXT NOT NULL);
    CREATE UNIQUE INDEX IF NOT EXISTS ${name}_streams ON ${name}_events (stream, version);`;
}

/** One log of a log file. */
export class SqliteEventLog implements EventStore {
  readonly #host: LogHost;
  readonly #name: string;
  readonly #ring: Ring;
  readonly #heads = new LRUCache<string, StreamHead>({ max: STREAM_HEADS });
  readonly #newcomers: Newcomers;
  readonly #listeners = new Set<(head: number) => void>();
  readonly #insert: string;
  readonly #selectStream: StatementSync;
  readonly #selectAll: StatementSync;
  readonly #selectOne: StatementSync;
  readonly #selectStreamHead: StatementSync;
  readonly #selectHead: StatementSync;
  /** The last event that is on disk; nothing behind it is to be seen, also where the file holds it already. */
  #head = 0;
  /** Events of the transaction under way, their streams' heads and, per event, the stream's position before. */
  #pending: StoredEvent[] = [];
  #pendingPrevious: number[] = [];
  readonly #pendingHeads = new Map<string, StreamHead>();

  constructor(host: LogHost, name: string, ringSize: number) {
    this.#host = host;
    this.#name = name;
    this.#ring = new Ring(ringSize);
    const prepare = (sql: string) => {
      const statement = host.database.prepare(sql);
      statement.setReturnArrays(true);
      return statement;
    };
    const table = `${name}_events`;
    this.#insert = `INSERT INTO ${table} (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;
    this.#selectStream = prepare(`SELECT ${COLUMNS} FROM ${table} WHERE stream = ? AND version > ? AND version <= ? ORDER BY version`);
    this.#selectAll = prepare(`SELECT ${COLUMNS} FROM ${table} WHERE position > ? AND position <= ? ORDER BY position LIMIT ?`);
    this.#selectOne = prepare(`SELECT ${COLUMNS} FROM ${table} WHERE position = ?`);
    this.#selectStreamHead = prepare(`SELECT version, position FROM ${table} WHERE stream = ? AND position <= ? ORDER BY version DESC LIMIT 1`);
    const selectLast = prepare(`SELECT stream FROM ${table} WHERE stream >= ? AND stream < ? ORDER BY stream DESC LIMIT 1`);
    this.#newcomers = new Newcomers((from, before) => asArray(selectLast.get(from, before) ?? [])[0]?.toString());
    this.#selectHead = prepare(`SELECT coalesce(max(position), 0) FROM ${table}`);
    this.forget();
  }

  get logId(): string {
    return `${this.#host.identity()}/${this.#name}`;
  }

  append(stream: string, expectedVersion: number, events: readonly NewEvent[], commandId: string): Promise<Appended> {
    return new Promise((resolve, reject) => {
      assertAppendable(stream, expectedVersion, events);
      this.#host.group.enqueue(this.#pendingAppend(stream, expectedVersion, events, commandId, resolve, reject));
    });
  }

  #pendingAppend(
    stream: string,
    expectedVersion: number,
    events: readonly NewEvent[],
    commandId: string,
    resolve: (appended: Appended) => void,
    reject: (error: Error) => void,
  ): PendingWrite {
    // Encoded before the transaction: what cannot be JSON fails its own caller only.
    const encoded = events.map((event) => [encodeMeta(event), encodeData(event)] as const);
    let outcome: Appended | VersionConflict | undefined;
    return {
      write: (sink) => {
        const head = this.#pendingHeads.get(stream) ?? this.#streamHead(stream);
        outcome = head.version === expectedVersion ? this.#write(sink, stream, head, events, encoded, commandId) : new VersionConflict(stream, expectedVersion, head.version);
      },
      settle: () => {
        if (outcome instanceof VersionConflict) reject(outcome);
        else if (outcome !== undefined) resolve(outcome);
      },
      reject,
    };
  }

  #write(sink: StatementSink, stream: string, head: StreamHead, events: readonly NewEvent[], encoded: readonly (readonly [string, string])[], commandId: string): Appended {
    const recordedAt = this.#host.recordedAt();
    let { version, position: previous } = head;
    let position = this.#head + this.#pending.length;
    const stored = events.map((event, index): StoredEvent => {
      version += 1;
      position += 1;
      const [meta, data] = encoded[index] ?? ['', ''];
      sink.run(this.#insert, position, stream, version, event.type, commandId, recordedAt, meta, data);
      const whole = { ...event, stream, version, position, recordedAt, commandId };
      this.#pending.push(whole);
      this.#pendingPrevious.push(previous);
      previous = position;
      return whole;
    });
    this.#pendingHeads.set(stream, { version, position });
    return { version, position, events: stored };
  }

  readStream(stream: string, afterVersion = 0): Promise<readonly StoredEvent[]> {
    return answer(() => {
      this.#host.refresh();
      const head = this.#streamHead(stream);
      if (afterVersion >= head.version) return [];
      return this.#ring.tail(head.position, head.version - afterVersion) ?? rows(this.#selectStream.all(stream, afterVersion, head.version));
    });
  }

  readAll(afterPosition: number, limit: number): Promise<readonly StoredEvent[]> {
    return answer(() => {
      assertReadable(afterPosition, limit);
      this.#host.refresh();
      if (afterPosition >= this.#head) return [];
      return this.#ring.after(afterPosition, limit) ?? rows(this.#selectAll.all(afterPosition, this.#head, limit));
    });
  }

  versions(streams: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return answer(() => {
      this.#host.refresh();
      return new Map(streams.map((stream) => [stream, this.#streamHead(stream).version] as const).filter(([, version]) => version > 0));
    });
  }

  readPositions(positions: readonly number[]): Promise<readonly StoredEvent[]> {
    return answer(() => {
      this.#host.refresh();
      return positions.map((position) => {
        const event = this.#ring.get(position);
        if (event !== undefined) return event;
        const row = position > this.#head ? undefined : this.#selectOne.get(position);
        if (row === undefined) throw new RangeError(`${this.#name}'s log has no position ${position}`);
        return decodeRow(asArray(row));
      });
    });
  }

  head(): Promise<number> {
    return answer(() => {
      this.#host.refresh();
      return this.#head;
    });
  }

  onCommit(listener: (head: number) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** Drops what is cached and reads the head again. */
  forget(): void {
    this.#heads.clear();
    this.#newcomers.forget();
    this.#ring.clear();
    this.#head = Number(asArray(this.#selectHead.get())[0]);
  }

  /** The transaction under way is on disk; answers whether it held events of this log. */
  committed(): boolean {
    if (this.#pending.length === 0) return false;
    for (const [index, event] of this.#pending.entries()) this.#ring.push(event, this.#pendingPrevious[index] ?? 0);
    for (const [stream, head] of this.#pendingHeads) {
      if (!this.#heads.has(stream)) this.#newcomers.stored(stream);
      this.#heads.set(stream, head);
    }
    this.#head += this.#pending.length;
    this.rolledBack();
    return true;
  }

  /** The transaction under way never was. */
  rolledBack(): void {
    this.#pending = [];
    this.#pendingPrevious = [];
    this.#pendingHeads.clear();
  }

  /** Wakes the followers. */
  announce(): void {
    for (const listener of this.#listeners) listener(this.#head);
  }

  #streamHead(stream: string): StreamHead {
    const known = this.#heads.get(stream);
    if (known !== undefined) return known;
    if (this.#newcomers.has(stream)) return NO_STREAM;
    const row = this.#selectStreamHead.get(stream, this.#head);
    if (row === undefined) return NO_STREAM;
    const [version, position] = asArray(row);
    const head = { version: Number(version), position: Number(position) };
    this.#heads.set(stream, head);
    return head;
  }
}

// node:sqlite types a row as an object even where setReturnArrays(true) makes it an array.
function asArray(row: unknown): readonly (string | number)[] {
  return row as readonly (string | number)[];
}

function rows(all: readonly unknown[]): StoredEvent[] {
  return all.map((row) => decodeRow(asArray(row)));
}

/** Runs synchronous work as a promise: what it throws rejects. */
function answer<T>(work: () => T): Promise<T> {
  return new Promise((resolve) => {
    resolve(work());
  });
}
