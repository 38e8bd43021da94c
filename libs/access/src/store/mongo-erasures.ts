import { isDuplicateKey } from '#event-store';
import type { AccessCollections } from './mongo-collections.ts';
import type { MongoKeys } from './mongo-keys.ts';
import type { Erasures } from './port.ts';

/** An erasure that has been under way for so long, milliseconds, was left by a process that died. */
const HALF_DONE = 10_000;

/** Erasures one after the other, numbered, so that every process learns of each; one that was begun is finished, by another process if need be. */
export class MongoErasures {
  readonly #erasures: AccessCollections['erasures'];
  readonly #keys: MongoKeys;
  readonly #halfDone: number;
  /** When this process first saw one that was only begun, by its own monotonic clock. */
  readonly #seen = new Map<number, number>();

  constructor(erasures: AccessCollections['erasures'], keys: MongoKeys, halfDone = HALF_DONE) {
    this.#erasures = erasures;
    this.#keys = keys;
    this.#halfDone = halfDone;
  }

  async erase(key: string): Promise<readonly string[]> {
    return this.#finish(await this.#begin(key), key);
  }

  /** See SharedAccessStore.erasures. */
  async after(place: number | undefined): Promise<Erasures> {
    if (place === undefined) return { until: await this.#end(), ids: [] };
    const ids: string[] = [];
    let until = place;
    for (const { _id: id, key, state, ids: erased } of await this.#erasures
      .find({ _id: { $gt: idOf(place) } })
      .sort({ _id: 1 })
      .toArray()) {
      const _id = Number(id);
      if (state === 'begun') {
        const since = this.#seen.get(_id) ?? performance.now();
        this.#seen.set(_id, since);
        if (performance.now() - since < this.#halfDone) break;
        await this.#finish(_id, key);
        ids.push(...(await this.#idsOf(_id)));
      } else ids.push(...erased);
      this.#seen.delete(_id);
      until = _id;
    }
    return { until, ids };
  }

  async #begin(key: string): Promise<number> {
    for (;;) {
      const [last] = await this.#erasures.find({}).sort({ _id: -1 }).limit(1).toArray();
      const _id = Number(last?._id ?? 0) + 1;
      try {
        await this.#erasures.insertOne({ _id: idOf(_id), key, state: 'begun', ids: [] });
        return _id;
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
    }
  }

  async #finish(_id: number, key: string): Promise<readonly string[]> {
    const erased = await this.#keys.erase(key);
    // Two that finish the same one may each have erased a part.
    const ids = [...new Set([key, ...erased, ...(await this.#idsOf(_id))])];
    await this.#erasures.updateOne({ _id: idOf(_id) }, { $set: { state: 'done', ids } });
    return erased;
  }

  async #idsOf(_id: number): Promise<readonly string[]> {
    return (await this.#erasures.findOne({ _id: idOf(_id) }))?.ids ?? [];
  }

  /** Before the first that is only begun. */
  async #end(): Promise<number> {
    const [begun] = await this.#erasures.find({ state: 'begun' }).sort({ _id: 1 }).limit(1).toArray();
    if (begun !== undefined) return Number(begun._id) - 1;
    const [last] = await this.#erasures.find({}).sort({ _id: -1 }).limit(1).toArray();
    return Number(last?._id ?? 0);
  }
}

/** Their order as texts is their order as numbers. */
function idOf(number: number): string {
  return String(number).padStart(12, '0');
}
