import type { Connection, mongo, Schema } from 'mongoose';
import { mongoDriver } from './mongo-driver.ts';
import { declaredIndexes } from './mongo-indexes.ts';
import type { NewEvent, StoredEvent } from './event.ts';
import { encodeData, encodeMeta, type EventMeta } from './sqlite-row.ts';

/** One event inside its commit; `data` is JSON text, or the given bytes where those must be kept. */
export interface EventEntry {
  readonly type: string;
  /** JSON of what is neither data nor common to the commit. */
  readonly meta: string;
  readonly data: string | mongo.Binary;
}

/** One append as it lies in `<service>_log`. */
export interface CommitDocument {
  /** `<stream>:<version of the first event>`: two writers cannot both follow the same version. */
  readonly _id: string;
  /** `<stream>:<version of the last event, ten digits>`: a stream's tail is one index range. */
  readonly key: string;
  /** Position of the first event; unique, and the one after the `last` of another document. */
  readonly pos: number;
  /** Position of the last event. */
  readonly last: number;
  readonly commandId: string;
  readonly recordedAt: string;
  readonly events: readonly EventEntry[];
}

/** What an append will write, before its positions are known. */
export interface EncodedCommit {
  readonly entries: readonly EventEntry[];
  /** About how many bytes of BSON it takes. */
  readonly bytes: number;
}

let declared: Schema | undefined;

function logSchema(): Schema {
  if (declared !== undefined) return declared;
  const { Schema: MongooseSchema } = mongoDriver();
  declared = new MongooseSchema(
    {
      _id: { type: String, required: true },
      key: { type: String, required: true },
      pos: { type: Number, required: true },
      last: { type: Number, required: true },
      commandId: { type: String, required: true },
      recordedAt: { type: String, required: true },
      events: {
        type: [{ type: { type: String, required: true }, meta: { type: String, required: true }, data: { type: MongooseSchema.Types.Mixed, required: true } }],
        _id: false,
      },
    },
    { autoCreate: false, autoIndex: false, bufferCommands: false, strict: 'throw', versionKey: false },
  );
  declared.index({ pos: 1 }, { unique: true, name: 'pos' });
  declared.index({ key: 1 }, { name: 'key' });
  return declared;
}

/** The index declarations of a log's collection. */
export function logIndexes(): ReturnType<typeof declaredIndexes> {
  return declaredIndexes(logSchema());
}

/** The collection of a service's log. Called on the driver's collection: a log needs no casting, and it is the hot path. */
export function logCollection(connection: Connection, service: string): mongo.Collection<CommitDocument> {
  const name = `${service}_log`;
  return (connection.models[name] ?? connection.model(name, logSchema(), name)).collection as unknown as mongo.Collection<CommitDocument>;
}

/** The `_id` of the commit that begins with this version. */
export function commitId(stream: string, firstVersion: number): string {
  return `${stream}:${firstVersion}`;
}

/** The `key` of the commit that ends with this version. */
export function commitKey(stream: string, lastVersion: number): string {
  return `${stream}:${String(lastVersion).padStart(10, '0')}`;
}

/** The keys of a stream's commits that end after a version. */
export function keysAfter(stream: string, version: number): { readonly $gt: string; readonly $lt: string } {
  // ';' is the character after ':'.
  return { $gt: commitKey(stream, version), $lt: `${stream};` };
}

/** Stream and versions of a commit. */
export function commitOf(document: Pick<CommitDocument, '_id' | 'key'>): { readonly stream: string; readonly first: number; readonly version: number } {
  const colon = document._id.lastIndexOf(':');
  return { stream: document._id.slice(0, colon), first: Number(document._id.slice(colon + 1)), version: Number(document.key.slice(document.key.lastIndexOf(':') + 1)) };
}

/** Encodes an append's events. Throws what JSON.stringify throws. */
export function encodeCommit(events: readonly NewEvent[]): EncodedCommit {
  let bytes = 256;
  const entries = events.map((event): EventEntry => {
    const data = encodeData(event);
    const entry = { type: event.type, meta: encodeMeta(event), data: event.rawData === undefined ? data : new (mongoDriver().mongo.Binary)(Buffer.from(data)) };
    bytes += 64 + Buffer.byteLength(data) + Buffer.byteLength(entry.meta);
    return entry;
  });
  return { entries, bytes };
}

/** The events of a commit as they were appended. */
export function decodeCommit(document: CommitDocument): StoredEvent[] {
  const { stream, first } = commitOf(document);
  return document.events.map((entry, index) => {
    const { raw, ...meta } = JSON.parse(entry.meta) as EventMeta;
    const data = typeof entry.data === 'string' ? entry.data : Buffer.from(entry.data.buffer).toString('utf8');
    return {
      ...meta,
      type: entry.type,
      data: JSON.parse(data) as object,
      ...(raw ? { rawData: data } : {}),
      stream,
      version: first + index,
      position: document.pos + index,
      recordedAt: document.recordedAt,
      commandId: document.commandId,
    };
  });
}
