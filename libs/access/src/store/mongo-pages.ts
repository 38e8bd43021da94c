import type { OpenPage, OpenPages } from '../presence/presence.ts';
import type { AccessCollections } from './mongo-collections.ts';

/** Open pages that all processes see, whichever of them a page talks to. */
export class MongoPages implements OpenPages {
  readonly #pages: AccessCollections['pages'];

  constructor(pages: AccessCollections['pages']) {
    this.#pages = pages;
  }

  async put({ page, accountId, ...rest }: OpenPage): Promise<void> {
    const _id = `${accountId} ${page}`;
    await this.#pages.replaceOne({ _id }, { page, accountId, ...rest }, { upsert: true });
  }

  async since(since: number): Promise<readonly OpenPage[]> {
    const found = await this.#pages.find({ seenAt: { $gt: since } }).toArray();
    return found.map(({ _id, ...page }) => page);
  }
}
