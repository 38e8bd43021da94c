import type { Connection, mongo, Schema } from 'mongoose';
import { checkIndexes, declaredIndexes, ensureIndexes, fromMongo, inRounds, isDuplicateKey, mongoDriver } from '#event-store';
import type { ConsumerState, ParkedKey, ParkedMessage, Progress } from './consumer-state.ts';

interface SeenDocument {
  /** `<consumer>|<stream>` */
  readonly _id: string;
  readonly version: number;
}

interface CursorDocument {
  /** `<consumer>|<source>` */
  readonly _id: string;
  readonly position: number;
}

interface ParkedKeyDocument extends ParkedKey {
  /** `<consumer>|<key>` */
  readonly _id: string;
  readonly consumer: string;
}

interface ParkedMessageDocument {
  /** `<consumer>|<key>|<version>` */
  readonly _id: string;
  /** `<consumer>|<key>` */
  readonly queue: string;
  readonly version: number;
  /** A server may give a number back for a boolean. */
  readonly undecodable: boolean | number;
  readonly topic: string;
  readonly bytes: string | mongo.Binary;
  readonly headers?: string;
}

const options = { autoCreate: false, autoIndex: false, bufferCommands: false, strict: 'throw', versionKey: false } as const;
interface Schemas {
  readonly key: Schema;
  readonly message: Schema;
  readonly seen: Schema;
  readonly cursor: Schema;
}

let declared: Schemas | undefined;

function schemas(): Schemas {
  if (declared !== undefined) return declared;
  const { Schema: MongooseSchema } = mongoDriver();
  const key = new MongooseSchema({ _id: String, consumer: String, key: String, topic: String, kind: String, reason: String, waitsFor: Number, since: String }, options);
  key.index({ consumer: 1 }, { name: 'consumer' });
  const message = new MongooseSchema(
    { _id: String, queue: String, version: Number, undecodable: Boolean, topic: String, bytes: MongooseSchema.Types.Mixed, headers: { type: String, required: false } },
    options,
  );
  message.index({ queue: 1, version: 1 }, { unique: true, name: 'queue' });
  const seen = new MongooseSchema({ _id: String, version: Number }, options);
  const cursor = new MongooseSchema({ _id: String, position: Number }, options);
  // The schemas' own document types say nothing here: the collections are used through the driver.
  declared = { key, message, seen, cursor } as unknown as Schemas;
  return declared;
}

/** Longest wait for an answer, in milliseconds. */
const ANSWER = { timeoutMS: 5_000 } as const;

function collectionOf<T extends mongo.Document>(connection: Connection, name: string, schema: Schema): mongo.Collection<T> {
  return (connection.models[name] ?? connection.model(name, schema, name)).collection as unknown as mongo.Collection<T>;
}

/** The collections of the consumers' state, of all consumers together. */
export function consumerCollections(connection: Connection) {
  return {
    seen: collectionOf<SeenDocument>(connection, 'consumer_state_seen', schemas().seen),
    cursors: collectionOf<CursorDocument>(connection, 'consumer_state_cursors', schemas().cursor),
    keys: collectionOf<ParkedKeyDocument>(connection, 'consumer_state_parked_keys', schemas().key),
    messages: collectionOf<ParkedMessageDocument>(connection, 'consumer_state_parked_messages', schemas().message),
  };
}

/**
 * Creates the indexes of the consumers' state, where they are missing; part of deployment.
 * @throws StoreUnavailable
 */
export async function ensureConsumerStateIndexes(connection: Connection): Promise<void> {
  const { keys, messages } = consumerCollections(connection);
  await ensureIndexes(keys, declaredIndexes(schemas().key));
  await ensureIndexes(messages, declaredIndexes(schemas().message));
}

/**
 * For boot.
 * @throws MissingIndexes
 * @throws StoreUnavailable
 */
export async function checkConsumerStateIndexes(connection: Connection): Promise<void> {
  const { keys, messages } = consumerCollections(connection);
  await checkIndexes(keys, declaredIndexes(schemas().key));
  await checkIndexes(messages, declaredIndexes(schemas().message));
}

/** One consumer's state, for all its instances: each holds other partitions, and two that hold the same for a moment do no harm. */
export async function openMongoConsumerState(connection: Connection, consumer: string): Promise<ConsumerState> {
  return new MongoConsumerState(connection, consumer);
}

class MongoConsumerState implements ConsumerState {
  readonly #consumer: string;
  readonly #collections: ReturnType<typeof consumerCollections>;
  /** What several partitions ask at once is one question. */
  readonly #lastSeen = inRounds((streams: readonly string[]) =>
    this.#ask(async () => {
      const found = await this.#collections.seen.find({ _id: { $in: streams.map((stream) => this.#id(stream)) } }, ANSWER).toArray();
      return new Map(found.map(({ _id, version }) => [_id.slice(this.#consumer.length + 1), version]));
    }),
  );

  constructor(connection: Connection, consumer: string) {
    this.#consumer = consumer;
    this.#collections = consumerCollections(connection);
  }

  lastSeen(streams: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return this.#lastSeen(streams);
  }

  cursor(source: string): Promise<number> {
    return this.#ask(async () => (await this.#collections.cursors.findOne({ _id: this.#id(source) }, ANSWER))?.position ?? 0);
  }

  save({ seen, cursors }: Progress): Promise<void> {
    return this.#ask(async () => {
      // A cursor says that everything before it is applied: it follows.
      await this.#see(seen);
      const moves = [...cursors].map(([source, position]) => ({ updateOne: { filter: { _id: this.#id(source) }, update: { $max: { position } }, upsert: true } }));
      if (moves.length > 0) await twice(() => this.#collections.cursors.bulkWrite(moves, { ordered: false, ...ANSWER }));
    });
  }

  parkedKeys(): Promise<readonly ParkedKey[]> {
    return this.#ask(async () => {
      const found = await this.#collections.keys.find({ consumer: this.#consumer }, ANSWER).toArray();
      return found
        .map(({ key, topic, kind, reason, waitsFor, since }) => ({ key, topic, kind, reason, waitsFor, since }))
        .toSorted((one, other) => one.since.localeCompare(other.since) || one.key.localeCompare(other.key));
    });
  }

  parkedMessages(key: string, afterVersion: number, limit: number): Promise<readonly ParkedMessage[]> {
    return this.#ask(async () => {
      const found = await this.#collections.messages
        .find({ queue: this.#id(key), version: { $gt: afterVersion } }, ANSWER)
        .sort({ version: 1 })
        .limit(limit)
        .toArray();
      return found.map(({ topic, version, undecodable, bytes, headers }) => ({
        topic,
        version,
        undecodable: Boolean(undecodable),
        bytes: typeof bytes === 'string' ? bytes : new Uint8Array(bytes.buffer),
        ...(headers === undefined ? {} : { headers: JSON.parse(headers) as Record<string, string> }),
      }));
    });
  }

  parkedCount(key: string): Promise<{ messages: number; highest: number }> {
    return this.#ask(async () => {
      const filter = { queue: this.#id(key) };
      const [messages, [last]] = await Promise.all([
        this.#collections.messages.countDocuments(filter, ANSWER),
        this.#collections.messages
          .find(filter, { projection: { version: 1 }, ...ANSWER })
          .sort({ version: -1 })
          .limit(1)
          .toArray(),
      ]);
      return { messages, highest: last?.version ?? 0 };
    });
  }

  park(parked: ParkedKey, messages: readonly ParkedMessage[], seen: number): Promise<void> {
    const queue = this.#id(parked.key);
    return this.#ask(async () => {
      await this.#see(new Map([[parked.key, seen]]));
      // What a settlement that was cut off has left behind.
      if (seen > 0) await this.#collections.messages.deleteMany({ queue, version: { $lte: seen } }, ANSWER);
      const writes = messages.flatMap((message) => queued(queue, message));
      if (writes.length > 0) await twice(() => this.#collections.messages.bulkWrite(writes, { ordered: true, ...ANSWER }));
      await this.#writeKey(parked);
    });
  }

  settle(key: string, seen: number, parked: ParkedKey | undefined): Promise<void> {
    return this.#ask(async () => {
      // In this order a settlement that is cut off is done again by the next release, with nothing applied twice.
      await this.#see(new Map([[key, seen]]));
      await this.#collections.messages.deleteMany({ queue: this.#id(key), version: { $lte: seen } }, ANSWER);
      if (parked === undefined) await this.#collections.keys.deleteOne({ _id: this.#id(key) }, ANSWER);
      else await this.#writeKey(parked);
    });
  }

  async #see(seen: ReadonlyMap<string, number>): Promise<void> {
    const writes = [...seen].flatMap(([stream, version]) =>
      version > 0 ? [{ updateOne: { filter: { _id: this.#id(stream) }, update: { $max: { version } }, upsert: true } }] : [],
    );
    if (writes.length > 0) await twice(() => this.#collections.seen.bulkWrite(writes, { ordered: false, ...ANSWER }));
  }

  async #writeKey({ key, topic, kind, reason, waitsFor, since }: ParkedKey): Promise<void> {
    const update = { $set: { consumer: this.#consumer, key, topic, kind, reason, waitsFor, since } };
    await twice(() => this.#collections.keys.updateOne({ _id: this.#id(key) }, update, { upsert: true, ...ANSWER }));
  }

  #id(name: string): string {
    return `${this.#consumer}|${name}`;
  }

  #ask<T>(work: () => Promise<T>): Promise<T> {
    return fromMongo(`the state of the consumer ${this.#consumer}`, work);
  }
}

/** A version that is not queued yet is added; one that could not be decoded gives its place to one that can. */
function queued(queue: string, { topic, version, undecodable, bytes, headers }: ParkedMessage): mongo.AnyBulkWriteOperation<ParkedMessageDocument>[] {
  const _id = `${queue}|${version}`;
  const content = {
    undecodable,
    topic,
    bytes: typeof bytes === 'string' ? bytes : new (mongoDriver().mongo.Binary)(Buffer.from(bytes)),
    ...(headers === undefined ? {} : { headers: JSON.stringify(headers) }),
  };
  const add = { updateOne: { filter: { _id }, update: { $setOnInsert: { queue, version, ...content } }, upsert: true } };
  return undecodable ? [add] : [add, { updateOne: { filter: { _id, undecodable: true }, update: { $set: content } } }];
}

/** Runs upserts again when another instance made one of the documents in the same moment: the second time they are there. */
async function twice(write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    await write();
  }
}
