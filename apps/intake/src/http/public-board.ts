import { Injectable } from '@nestjs/common';
import { Catalogue } from '#catalogue';
import { Refused } from '#event-store';
import { ServiceRuntime } from '#runtime';
import { type Board, boardOf } from '../board/board.ts';
import type { Name } from '../community/events.ts';
import type { KnownCommunity } from '../places/known-places.ts';
import { PlaceDirectory } from '../places/place-directory.ts';
import type { RequestRow } from '../views/requests/document.ts';
import { requestList } from '../views/requests/projection.ts';

/** Seconds a board is kept before it is made anew: a hundred screens cost as much as one. */
export const BOARD_SECONDS = 5;
/** Requests older than this are not looked at. */
const DAYS = 30;
const BATCH = 500;

/** What a public board answers. */
export interface PublicBoardAnswer extends Board {
  readonly communityId: string;
  readonly name: Name;
  /** When it was made, by the server's clock. */
  readonly asOf: string;
}

/** Boards of communities that publish theirs, for people who are not signed in. */
@Injectable()
export class PublicBoard {
  readonly #made = new Map<string, { readonly at: number; readonly board: Promise<PublicBoardAnswer> }>();

  constructor(
    private readonly runtime: ServiceRuntime,
    private readonly catalogue: Catalogue,
    private readonly directory: PlaceDirectory,
  ) {}

  /** Communities whose board may be seen. */
  async list(): Promise<{ readonly boards: readonly { readonly communityId: string; readonly name: Name }[] }> {
    const published = (await this.directory.communities()).filter(({ row }) => row.boardPublished === true);
    return { boards: published.map(({ communityId, row }) => ({ communityId, name: row.name })).toSorted((left, right) => left.name.zh.localeCompare(right.name.zh, 'zh')) };
  }

  /** One board, not older than {@link BOARD_SECONDS}. @throws Refused 404 where it is not published */
  async one(communityId: string): Promise<PublicBoardAnswer> {
    const community = (await this.directory.communities()).find((known) => known.communityId === communityId);
    if (community?.row.boardPublished !== true) {
      this.#made.delete(communityId);
      throw new Refused('board-not-published', 'not-found');
    }
    const made = this.#made.get(communityId);
    if (made !== undefined && performance.now() - made.at < BOARD_SECONDS * 1_000) return made.board;
    const board = this.#make(community);
    this.#made.set(communityId, { at: performance.now(), board });
    board.catch(() => this.#made.delete(communityId));
    return board;
  }

  async #make({ communityId, row }: KnownCommunity): Promise<PublicBoardAnswer> {
    const now = this.runtime.now();
    const buildings = Object.values(row.buildings);
    const paths = [row.area, ...Object.keys(row.estates).map((estate) => `${row.area}/${estate}`), ...buildings.map(({ estate, building }) => `${row.area}/${estate}/${building}`)];
    const rows = (await Promise.all(paths.map((path) => this.#rowsAt(path, new Date(now.getTime() - DAYS * 86_400_000).toISOString())))).flat();
    const board = boardOf({
      rows,
      now,
      timeZone: this.runtime.config.timeZone,
      // Where nobody has counted them: at least one on each floor of each unit.
      households: buildings.reduce((sum, { households, units, floors }) => sum + (households ?? units * floors), 0),
      categoryName: (category) => this.catalogue.category(category)?.name,
      estateName: (estate) => row.estates[estate],
    });
    return { communityId, name: row.name, asOf: now.toISOString(), ...board };
  }

  async #rowsAt(path: string, since: string): Promise<readonly RequestRow[]> {
    const view = this.runtime.view(requestList.view);
    const rows: RequestRow[] = [];
    let after: string | undefined;
    do {
      const page = await view.find('place', { prefix: [path], order: 'descending', limit: BATCH, after });
      const recent = page.items.filter(({ document }) => document.createdAt >= since);
      rows.push(...recent.map(({ document }) => document));
      after = recent.length < page.items.length ? undefined : page.next;
    } while (after !== undefined);
    return rows;
  }
}
