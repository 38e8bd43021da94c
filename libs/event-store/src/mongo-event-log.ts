import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Connection, mongo } from 'mongoose';
import type { Clock } from './clock.ts';
import type { NewEvent, StoredEvent } from './event.ts';
import { MongoAppender } from './mongo-appender.ts';
import { inRounds } from './in-rounds.ts';
import { fromMongo, isDuplicateKey } from './mongo-failure.ts';
import { type CommitDocument, commitId, commitOf, decodeCommit, keysAfter, logCollection } from './mongo-log-document.ts';
import { LogTail, READ_MILLISECONDS } from './mongo-log-tail.ts';
import { streamVersion } from './mongo-stream-version.ts';
import { type Appended, assertReadable, type EventStore, type Freshness, StoreUnavailable } from './port.ts';

const STREAM_HEADS = 8_000;
/** Events in the middle of a commit that are looked up at once. */
const LOOK_UPS = 16;

/** How a log is opened. */
export interface MongoEventLogOptions {
  readonly clock: Clock;
  /** Newest events kept as objects; default 2,048. */
  readonly ringSize?: number;
}

/**
 * Opens a service's log; {@link ensureEventLogIndexes} has made its indexes.
 * @throws StoreUnavailable
 */
export async function openMongoEventLog(connection: Connection, service: string, options: MongoEventLogOptions): Promise<MongoEventLog> {
  return fromMongo(`the log of ${service}`, async () => {
    const logId = await identity(connection, service);
    const collection = logCollection(connection, service);
    return new MongoEventLog(collection, service, logId, await headOf(collection), options);
  });
}

/** Gives a log a new identity, so that views made from another course of it are rebuilt: after a restored dump. Restart the services. */
export async function renewMongoLogIdentity(connection: Connection, service: string): Promise<string> {
  const logId = randomUUID();
  await fromMongo(`the log of ${service}`, () => metaCollection(connection, service).updateOne({ _id: 'log' }, { $set: { logId } }, { upsert: true }));
  return `${logId}/${service}`;
}

/** Gives a log that is carried over the identity it had. @param logId `<identity>/<service>` */
export async function setMongoLogIdentity(connection: Connection, service: string, logId: string): Promise<void> {
  const identityOnly = logId.endsWith(`/${service}`) ? logId.slice(0, -service.length - 1) : logId;
  await metaCollection(connection, service).updateOne({ _id: 'log' }, { $set: { logId: identityOnly } }, { upsert: true });
}

/** Position of the last event of a service's log, without opening it; 0 for one that is empty or not there. @throws StoreUnavailable */
export function mongoLogHead(connection: Connection, service: string): Promise<number> {
  return fromMongo(`the log of ${service}`, () => headOf(logCollection(connection, service)));
}

/** One service's log in MongoDB, one of possibly many processes that write it. */
export class MongoEventLog implements EventStore {
  readonly logId: string;
  readonly #collection: mongo.Collection<CommitDocument>;
  readonly #service: string;
  readonly #tail: LogTail;
  readonly #heads = new LRUCache<string, number>({ max: STREAM_HEADS });
  readonly #appender: MongoAppender;
  /** Which of these commits are there; what many ask at once is one command. */
  readonly #there = inRounds(async (ids: readonly string[]): Promise<ReadonlySet<string>> => {
    const found = await this.#collection.find({ _id: { $in: [...ids] } }, { projection: { _id: 1 }, timeoutMS: READ_MILLISECONDS }).toArray();
    return new Set(found.map(({ _id }) => _id));
  });
  readonly #newest = inRounds(() => headOf(this.#collection));

  constructor(collection: mongo.Collection<CommitDocument>, service: string, logId: string, head: number, options: MongoEventLogOptions) {
    this.#collection = collection;
    this.#service = service;
    this.logId = logId;
    this.#tail = new LogTail(collection, head, options.ringSize ?? 2_048, (stream, version) => this.#reached(stream, version));
    this.#appender = new MongoAppender({ collection, service, clock: options.clock, tail: this.#tail, heads: this.#heads, head: () => this.head() });
  }

  append(stream: string, expectedVersion: number, events: readonly NewEvent[], commandId: string): Promise<Appended> {
    return this.#appender.append(stream, expectedVersion, events, commandId);
  }

  async readStream(stream: string, afterVersion = 0, freshness: Freshness = 'all'): Promise<readonly StoredEvent[]> {
    if (freshness === 'told') {
      const told = this.#heads.get(stream) ?? 0;
      if (told <= afterVersion) return [];
      const near = this.#tail.tailOf(stream, afterVersion, told);
      if (near !== undefined) return near;
    } else if (afterVersion > 0 && this.#heads.get(stream) === afterVersion) {
      // A commit ends with this version: what follows it would begin with the next, and has a name that can be asked for.
      const next = commitId(stream, afterVersion + 1);
      if (!(await this.#ask(() => this.#there([next]))).has(next)) return [];
    }
    const documents = await this.#ask(() =>
      this.#collection
        .find({ key: keysAfter(stream, afterVersion) }, { timeoutMS: READ_MILLISECONDS })
        .sort({ key: 1 })
        .toArray(),
    );
    const own = documents.filter((document) => commitOf(document).stream === stream);
    const last = own.at(-1);
    if (last !== undefined) {
      this.#reached(stream, commitOf(last).version);
      this.#tail.know(last.last);
    }
    return own.flatMap((document) => decodeCommit(document)).filter((event) => event.version > afterVersion);
  }

  async readAll(afterPosition: number, limit: number, freshness: Freshness = 'all'): Promise<readonly StoredEvent[]> {
    assertReadable(afterPosition, limit);
    return this.#ask(async () => (await this.#tail.after(afterPosition, limit, freshness)) ?? this.#readAll(afterPosition, limit));
  }

  async versions(streams: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const first = (stream: string) => commitId(stream, 1);
    const begun = await this.#ask(() => this.#there(streams.map(first)));
    const newest = [...new Set(streams)]
      .filter((stream) => begun.has(first(stream)))
      .map(async (stream) => {
        const version = await this.#ask(() => streamVersion(this.#collection, stream));
        this.#reached(stream, version);
        return [stream, version] as const;
      });
    return new Map(await Promise.all(newest));
  }

  /** A stream has a commit that ends with this version; what is heard late takes nothing back. */
  #reached(stream: string, version: number): void {
    if (version > (this.#heads.get(stream) ?? 0)) this.#heads.set(stream, version);
  }

  async #readAll(afterPosition: number, limit: number): Promise<readonly StoredEvent[]> {
    const documents = await this.#collection
      // Positions have no gaps: a bound brings no commit that would be thrown away, as a number of commits would.
      .find({ pos: { $gt: afterPosition, $lte: afterPosition + limit } }, { timeoutMS: READ_MILLISECONDS })
      .sort({ pos: 1 })
      .toArray();
    // The position may lie inside a commit.
    const inside = documents[0]?.pos === afterPosition + 1 ? undefined : await this.#commitAt(afterPosition);
    const events: StoredEvent[] = [];
    let due = afterPosition + 1;
    for (const document of inside === undefined ? documents : [inside, ...documents]) {
      if (document.pos > due) break; // not yet
      for (const event of decodeCommit(document)) {
        if (event.position !== due || events.length === limit) continue;
        events.push(event);
        due += 1;
      }
    }
    return events;
  }

  async readPositions(positions: readonly number[]): Promise<readonly StoredEvent[]> {
    const found = new Map<number, StoredEvent>();
    for (const position of positions) {
      const event = this.#tail.get(position);
      if (event !== undefined) found.set(position, event);
    }
    const missing = [...new Set(positions.filter((position) => !found.has(position)))];
    const keep = (document: CommitDocument | undefined) => {
      for (const event of document === undefined ? [] : decodeCommit(document)) found.set(event.position, event);
    };
    await this.#ask(async () => {
      if (missing.length > 0) {
        // The bounds change nothing in what is found; a server that does not look into an index for each position looks through less.
        const pos = { $in: missing, $gte: Math.min(...missing), $lte: Math.max(...missing) };
        for (const document of await this.#collection.find({ pos }, { timeoutMS: READ_MILLISECONDS }).toArray()) keep(document);
      }
      const inside = missing.filter((position) => !found.has(position));
      for (let at = 0; at < inside.length; at += LOOK_UPS) {
        const some = inside.slice(at, at + LOOK_UPS).filter((position) => !found.has(position));
        for (const document of await Promise.all(some.map((position) => this.#commitAt(position)))) keep(document);
      }
    });
    return positions.map((position) => {
      const event = found.get(position);
      if (event === undefined) throw new RangeError(`${this.#service}'s log has no position ${position}`);
      return event;
    });
  }

  async head(freshness: Freshness = 'all'): Promise<number> {
    if (freshness === 'told') return this.#tail.known;
    const head = await this.#ask(() => this.#newest([]));
    this.#tail.know(head);
    return head;
  }

  onCommit(listener: (head: number) => void): () => void {
    return this.#tail.listen(listener);
  }

  /** Answers what is queued, refuses what comes later, polls no more. The connection stays open. */
  async close(): Promise<void> {
    await this.#appender.close();
    await this.#tail.close();
  }

  async #commitAt(position: number): Promise<CommitDocument | undefined> {
    const [document] = await this.#collection
      .find({ pos: { $lte: position } }, { timeoutMS: READ_MILLISECONDS })
      .sort({ pos: -1 })
      .limit(1)
      .toArray();
    return document;
  }

  #ask<T>(work: () => Promise<T>): Promise<T> {
    return fromMongo(`the log of ${this.#service}`, work);
  }
}

interface LogMeta {
  readonly _id: 'log';
  readonly logId: string;
}

function metaCollection(connection: Connection, service: string): mongo.Collection<LogMeta> {
  return connection.collection(`${service}_meta`) as unknown as mongo.Collection<LogMeta>;
}

async function identity(connection: Connection, service: string): Promise<string> {
  const meta = metaCollection(connection, service);
  let found = await meta.findOne({ _id: 'log' });
  if (found === null) {
    try {
      await meta.updateOne({ _id: 'log' }, { $setOnInsert: { logId: randomUUID() } }, { upsert: true });
    } catch (error) {
      // Another process opened the new log in the same moment.
      if (!isDuplicateKey(error)) throw error;
    }
    found = await meta.findOne({ _id: 'log' });
  }
  if (found === null) throw new StoreUnavailable(`MongoDB does not show the identity of ${service}'s log although it was written`);
  return `${found.logId}/${service}`;
}

async function headOf(collection: mongo.Collection<CommitDocument>): Promise<number> {
  const [newest] = await collection
    .find({}, { projection: { _id: 0, last: 1 }, timeoutMS: READ_MILLISECONDS })
    .sort({ pos: -1 })
    .limit(1)
    .toArray();
  return newest?.last ?? 0;
}
