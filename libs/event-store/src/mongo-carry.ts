import { createHash } from 'node:crypto';
import type { mongo } from 'mongoose';
import { mongoDriver } from './mongo-driver.ts';
import { fromMongo, isDuplicateKey } from './mongo-failure.ts';

/** A document as it is to lie in MongoDB, under a name that follows from what it is. */
export interface CarriedDocument {
  readonly _id: string;
}

/** Documents that are to be carried into one collection, from wherever they are. */
export interface DocumentSet {
  /** How many there are. */
  readonly count: number;
  /** All of them, each time anew. */
  documents(): Iterable<CarriedDocument>;
}

/** One collection and what it is to hold. */
export interface CarriedTable {
  /** What it is to people, e.g. `accounts`. */
  readonly name: string;
  readonly collection: { readonly collectionName: string };
  readonly set: DocumentSet;
}

/** Rows of a table, wherever it is: how many, and all of them, each time anew. */
export interface Rows<Row> {
  readonly count: number;
  rows(): Iterable<Row>;
}

/** A collection and the rows that become its documents. */
export function carriedTable<Row>(name: string, collection: CarriedTable['collection'], source: Rows<Row>, document: (row: Row) => CarriedDocument): CarriedTable {
  return {
    name,
    collection,
    set: {
      get count() {
        return source.count;
      },
      *documents() {
        for (const row of source.rows()) yield document(row);
      },
    },
  };
}

/** What is in a set of documents; two sets with the same are the same, in whatever order they are read. */
export interface SetFacts {
  readonly count: number;
  /** 16 hex digits of a SHA-256 over all documents. */
  readonly digest: string;
}

/** Told how many are done; may take its time, and what it throws ends the work. */
export type CarryProgress = (done: number) => void | Promise<void>;

type AnyCollection = mongo.Collection<{ _id: string }>;

const BATCH = 500;

/**
 * Makes a collection hold exactly these documents: adds what is missing, replaces what differs, removes what is not among them. Nobody else may use the collection
 * meanwhile. Called again it goes on, and at the end writes nothing. Answers how many documents were written.
 * @throws StoreUnavailable
 */
export async function carryDocuments(collection: { readonly collectionName: string }, set: DocumentSet, progress: CarryProgress = () => undefined): Promise<number> {
  const target = collection as AnyCollection;
  return fromMongo(target.collectionName, async () => {
    try {
      const written = await writeAll(target, set, progress);
      if ((await target.countDocuments({})) === set.count) return written;
    } catch (error) {
      // A unique value that another document of the source has now.
      if (!isDuplicateKey(error)) throw error;
    }
    // Something was taken away at the source since an earlier run, or a service had begun its own: rare enough to begin anew.
    await target.deleteMany({});
    return writeAll(target, set, progress);
  });
}

async function writeAll(target: AnyCollection, set: DocumentSet, progress: CarryProgress): Promise<number> {
  let written = 0;
  let done = 0;
  for (const batch of batches(set.documents())) {
    const there = new Map((await target.find({ _id: { $in: batch.map(({ _id }) => _id) } }).toArray()).map((document) => [document._id, textOf(document)]));
    const missing = batch.filter(({ _id }) => !there.has(_id));
    const other = batch.filter((document) => there.has(document._id) && there.get(document._id) !== textOf(document));
    if (missing.length > 0) await target.insertMany(missing.map(stored), { ordered: true });
    for (const document of other) {
      const { _id, ...rest } = stored(document);
      await target.replaceOne({ _id }, rest);
    }
    written += missing.length + other.length;
    done += batch.length;
    await progress(done);
  }
  return written;
}

/** What a set holds. */
export function factsOfSet(set: DocumentSet): SetFacts {
  const facts = new Facts();
  for (const document of set.documents()) facts.add(document);
  return facts.all;
}

/** What a collection holds. @throws StoreUnavailable */
export async function factsOfCollection(collection: { readonly collectionName: string }): Promise<SetFacts> {
  const facts = new Facts();
  await fromMongo(collection.collectionName, async () => {
    for await (const document of (collection as AnyCollection).find({}).batchSize(BATCH)) facts.add(document);
  });
  return facts.all;
}

/** Adds up the documents' hashes bit by bit: the order does not matter, and each name is there once. */
class Facts {
  readonly #sum = Buffer.alloc(32);
  #count = 0;

  add(document: object): void {
    const hashed = createHash('sha256').update(textOf(document)).digest();
    for (let at = 0; at < 32; at += 1) this.#sum.writeUInt8(this.#sum.readUInt8(at) ^ hashed.readUInt8(at), at);
    this.#count += 1;
  }

  get all(): SetFacts {
    return { count: this.#count, digest: this.#sum.toString('hex').slice(0, 16) };
  }
}

function* batches(documents: Iterable<CarriedDocument>): Generator<readonly CarriedDocument[]> {
  let batch: CarriedDocument[] = [];
  for (const document of documents) {
    batch.push(document);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Bytes become what the driver stores as binary; what is undefined is left out. */
function stored(document: CarriedDocument): { _id: string } {
  const { Binary } = mongoDriver().mongo;
  const entries = Object.entries(document).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries.map(([name, value]) => [name, value instanceof Uint8Array ? new Binary(Buffer.from(value)) : (value as unknown)])) as { _id: string };
}

/** The same text for the same content, whichever side it was read from. */
function textOf(document: object): string {
  return JSON.stringify(plain(document));
}

function plain(value: unknown): unknown {
  // A server may give a number back for a boolean.
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if ('_bsontype' in value && 'buffer' in value && value.buffer instanceof Uint8Array) return Buffer.from(value.buffer).toString('base64');
  if (Array.isArray(value)) return value.map(plain);
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(entries.toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([name, inner]) => [name, plain(inner)]));
}
