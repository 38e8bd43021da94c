import { isDuplicateKey } from '#event-store';
import type { AccessCollections } from './mongo-collections.ts';
import type { TryCounts } from './port.ts';

/** Counts that all processes share: another instance is no second chance. */
export class MongoTries implements TryCounts {
  readonly #tries: AccessCollections['tries'];

  constructor(tries: AccessCollections['tries']) {
    this.#tries = tries;
  }

  async count(key: string, limit: number, now: number, until: number): Promise<number | undefined> {
    for (;;) {
      const { matchedCount } = await this.#tries.updateOne({ _id: key, until: { $gt: now }, tries: { $lt: limit } }, { $inc: { tries: 1 } });
      if (matchedCount === 1) return undefined;
      const window = await this.#tries.findOne({ _id: key });
      if (window === null) {
        if (await this.#begin(key, until)) return undefined;
      } else if (window.until <= now) {
        const begun = await this.#tries.updateOne({ _id: key, until: window.until }, { $set: { tries: 1, until } });
        if (begun.matchedCount === 1) return undefined;
      } else if (window.tries >= limit) return window.until;
      // Somebody else counted, or began the window, this moment.
    }
  }

  async takeBack(key: string, tries: number | 'all'): Promise<void> {
    if (tries === 'all') await this.#tries.updateOne({ _id: key }, { $set: { tries: 0 } });
    else await this.#tries.updateOne({ _id: key, tries: { $gte: tries } }, { $inc: { tries: -tries } });
  }

  async #begin(key: string, until: number): Promise<boolean> {
    try {
      await this.#tries.insertOne({ _id: key, tries: 1, until });
      return true;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return false;
    }
  }
}
