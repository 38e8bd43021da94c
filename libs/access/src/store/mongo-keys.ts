import { duplicateIndexes, StoreUnavailable } from '#event-store';
import type { AccessCollections, KeyDocument, NameDocument } from './mongo-collections.ts';
import { type Answer, planKeys, type KeyPlan, type Snapshot } from './key-plan.ts';
import type { KeyCreation, StoredKey } from './port.ts';

/** Calls written together at most. */
const BATCH = 200;
/** A batch is planned again this often when other processes were first. */
const ATTEMPTS = 20;

interface Waiting {
  readonly creations: readonly KeyCreation[];
  readonly resolve: (keys: readonly StoredKey[]) => void;
  readonly reject: (error: unknown) => void;
}

type Collections = Pick<AccessCollections, 'keys' | 'phones' | 'names'>;

/** Makes keys without transactions; calls that wait while a batch is written become the next one. */
export class MongoKeys {
  readonly #collections: Collections;
  readonly #waiting: Waiting[] = [];
  #writing: Promise<void> | undefined;

  constructor(collections: Collections) {
    this.#collections = collections;
  }

  /** See AccessStore.ensureKeys. */
  ensure(creations: readonly KeyCreation[]): Promise<readonly StoredKey[]> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ creations, resolve, reject });
      this.#writing ??= this.#writeAll().finally(() => (this.#writing = undefined));
    });
  }

  async find(ids: readonly string[]): Promise<ReadonlyMap<string, StoredKey>> {
    if (ids.length === 0) return new Map();
    const found = await this.#collections.keys.find({ _id: { $in: [...ids] } }, { promoteBuffers: true }).toArray();
    return new Map(found.map((key) => [key._id, storedKey(key)]));
  }

  /** Nobody has a phone whose person was erased: what such an erasure left of it is written over by the next who has it. */
  async personOfPhone(phone: string): Promise<string | undefined> {
    const found = await this.#collections.phones.findOne({ _id: phone });
    if (found === null) return undefined;
    const key = (await this.find([found.person])).get(found.person);
    return key !== undefined && 'erased' in key ? undefined : found.person;
  }

  /** Tombstones a key, the keys of the notes that name it, and forgets its phones; doing it again does no harm. Answers what was not erased before. */
  async erase(id: string): Promise<readonly string[]> {
    const { phones, names } = this.#collections;
    const erased = (await this.#tombstone(id)) ? [id] : [];
    const named = await names.find({ person: id }).toArray();
    for (const { note } of named) if (await this.#tombstone(note)) erased.push(note);
    // Only these: a note that is being made now is seen to by who makes it.
    await names.deleteMany({ _id: { $in: named.map(({ _id }) => _id) } });
    await phones.deleteMany({ person: id });
    return erased;
  }

  /** Resolves when nothing is being written. */
  async idle(): Promise<void> {
    await this.#writing;
  }

  async #writeAll(): Promise<void> {
    // What is asked for in the same turn goes together.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, BATCH);
      try {
        const answers = await this.#write(batch.map(({ creations }) => creations));
        for (const [index, { resolve }] of batch.entries()) resolve(answers[index] ?? []);
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
  }

  /**
   * The order makes it right without a transaction. Phones first: who has one decides which key is made. Then which note names whom, so that an erasure
   * that comes now finds the note; then the keys. Last, who was there before and has got a note or a phone is looked at again: erased meanwhile, their new
   * notes are erased too. Anything another process was first with: plan again from what is there now.
   */
  async #write(calls: readonly (readonly KeyCreation[])[]): Promise<readonly Answer[]> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const plan = planKeys(calls, await this.#snapshot(calls));
      if (!(await this.#takePhones(plan))) continue;
      await this.#noteNames(plan);
      if (!(await this.#insertKeys(plan))) continue;
      if (!(await this.#eraseWithTheirs(plan))) continue;
      return plan.answers;
    }
    throw new StoreUnavailable('other processes kept making the same keys; try again');
  }

  async #snapshot(calls: readonly (readonly KeyCreation[])[]): Promise<Snapshot> {
    const creations = calls.flat();
    const hashes = [...new Set(creations.flatMap(({ phone }) => phone ?? []))];
    const ids = new Set(creations.flatMap(({ id, names = [] }) => [id, ...names]));
    const [phones, keys] = await Promise.all([hashes.length === 0 ? [] : this.#collections.phones.find({ _id: { $in: hashes } }).toArray(), this.find([...ids])]);
    const known = await this.find(phones.flatMap(({ person }) => (ids.has(person) ? [] : [person])));
    return { phones: new Map(phones.map(({ _id, person }) => [_id, person])), keys: new Map([...keys, ...known]) };
  }

  async #takePhones({ phones }: KeyPlan): Promise<boolean> {
    const fresh = phones.filter(({ instead }) => instead === undefined).map(({ hash, person }) => ({ _id: hash, person }));
    const met = await insertNew(this.#collections.phones, fresh);
    let all = met.length === 0;
    for (const { hash, person, instead } of phones) {
      if (instead === undefined) continue;
      const { matchedCount } = await this.#collections.phones.updateOne({ _id: hash, person: instead }, { $set: { person } });
      all &&= matchedCount === 1;
    }
    return all;
  }

  async #noteNames({ names }: KeyPlan): Promise<void> {
    await insertNew<NameDocument>(
      this.#collections.names,
      names.map(({ person, note }) => ({ _id: `${person} ${note}`, person, note })),
    );
  }

  async #insertKeys({ keys }: KeyPlan): Promise<boolean> {
    const met = await insertNew<KeyDocument>(
      this.#collections.keys,
      keys.map(({ id, wrapped }) => ({ _id: id, wrapped: Buffer.from(wrapped) })),
    );
    return met.length === 0;
  }

  async #eraseWithTheirs({ names, phones, keys }: KeyPlan): Promise<boolean> {
    const made = new Set(keys.map(({ id }) => id));
    const before = new Set([...names, ...phones].map(({ person }) => person).filter((person) => !made.has(person)));
    const erased = [...(await this.find([...before])).values()].filter((key) => 'erased' in key);
    for (const { id } of erased) {
      for (const { person, note } of names) if (person === id) await this.#tombstone(note);
      await this.erase(id);
    }
    return erased.length === 0;
  }

  async #tombstone(id: string): Promise<boolean> {
    const { keys } = this.#collections;
    for (;;) {
      const { matchedCount } = await keys.updateOne({ _id: id, wrapped: { $exists: true } }, { $unset: { wrapped: '' } });
      if (matchedCount === 1) return true;
      if ((await insertNew<KeyDocument>(keys, [{ _id: id }])).length === 0) return true;
      // There is one: a tombstone, unless the key was made this moment.
      const key = (await this.find([id])).get(id);
      if (key !== undefined && 'erased' in key) return false;
    }
  }
}

function storedKey({ _id, wrapped }: KeyDocument): StoredKey {
  return wrapped === undefined ? { id: _id, erased: true } : { id: _id, wrapped };
}

/** Inserts what is not there; answers the ids that are. */
async function insertNew<Document extends { readonly _id: string }>(
  collection: { insertMany(documents: Document[], options: { ordered: false }): Promise<unknown> },
  documents: readonly Document[],
): Promise<readonly string[]> {
  const met: string[] = [];
  for (let start = 0; start < documents.length; start += 100) {
    const some = documents.slice(start, start + 100);
    try {
      await collection.insertMany(some, { ordered: false });
    } catch (error) {
      const indexes = duplicateIndexes(error);
      if (indexes === undefined) throw error;
      met.push(...indexes.flatMap((index) => some[index]?._id ?? []));
    }
  }
  return met;
}
