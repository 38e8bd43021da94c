import { Injectable } from '@nestjs/common';
import { covers } from '#access';
import { ServiceRuntime } from '#runtime';
import { communityList } from '../views/communities/projection.ts';
import { type KnownCommunity, prepared } from './known-places.ts';

/** All places in memory, for the place field and for guessing: a city has a few thousand communities of a few dozen buildings. */
@Injectable()
export class PlaceDirectory {
  readonly #known = new Map<string, KnownCommunity>();
  #position = 0;
  #refreshing: Promise<void> | undefined;

  constructor(private readonly runtime: ServiceRuntime) {}

  /** Every community, as far as the view is. */
  async communities(): Promise<readonly KnownCommunity[]> {
    this.#refreshing ??= this.#refresh().finally(() => {
      this.#refreshing = undefined;
    });
    await this.#refreshing;
    return [...this.#known.values()];
  }

  /** Communities that somebody with these rights works in: a number like 3-2-1404 means theirs, not one across the city. */
  async reachedBy(rights: readonly { readonly area: string }[]): Promise<readonly KnownCommunity[]> {
    return (await this.communities()).filter(({ row }) => rights.some(({ area }) => covers(area, row.area) || covers(row.area, area)));
  }

  /** The community whose area covers `area`, if any. */
  async communityOf(area: string): Promise<KnownCommunity | undefined> {
    return (await this.communities()).find(({ row }) => area === row.area || area.startsWith(`${row.area}/`));
  }

  async #refresh(): Promise<void> {
    const view = this.runtime.view(communityList.view);
    // Asked first: a store that saves a batch row by row may show a later row before an earlier one, but up to its position it has all.
    const settled = await view.position();
    let after: string | undefined;
    do {
      const page = await view.find('changed', { prefix: [], from: this.#position + 1, limit: 500, after });
      for (const { id, document } of page.items) {
        this.#known.set(id, prepared(id, document));
      }
      after = page.next;
    } while (after !== undefined);
    this.#position = Math.max(this.#position, settled);
  }
}
