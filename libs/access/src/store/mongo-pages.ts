import { isDuplicateKey } from '#event-store';
import type { OpenPage, OpenPages } from '../presence/presence.ts';
import type { AccessCollections } from './mongo-collections.ts';

/** Open pages that all processes see, whichever of them a page talks to. */
export class MongoPages implements OpenPages {
  readonly #pages: AccessCollections['pages'];

  constructor(pages: AccessCollections['pages']) {
    this.#pages = pages;
  }

  async put(page: OpenPage): Promise<void> {
    const looksAt = page.looksAt === undefined ? { $unset: { looksAt: '' as const } } : {};
    const update = () => this.#pages.updateOne({ _id: `${page.accountId} ${page.page}` }, { $set: page, ...looksAt }, { upsert: true });
    try {
      await update();
    } catch (error) {
      // Its first two words came at once.
      if (!isDuplicateKey(error)) throw error;
      await update();
    }
  }

  async since(since: number): Promise<readonly OpenPage[]> {
    const found = await this.#pages.find({ seenAt: { $gt: since } }).toArray();
    return found.map(({ _id, ...page }) => page);
  }
}
