import { Injectable } from '@nestjs/common';
import { pinyin } from 'pinyin-pro';
import { covers } from '#access';
import { ServiceRuntime } from '#runtime';
import type { BuildingNow } from '../community/community.ts';
import { type CommunityRow, communityList } from '../views/communities/projection.ts';
import { numberOf } from './parse-place.ts';

/** Words one place answers to: its names, what people also say, and pinyin (whole and initials). */
export interface Words {
  readonly zh: readonly string[];
  /** Lower case, no spaces. */
  readonly latin: readonly string[];
}

/** A building ready to be found. */
export interface KnownBuilding extends BuildingNow {
  /** How people count it: the number in its name, else its slug. */
  readonly number: string;
  readonly words: Words;
}

/** A community ready to be searched. */
export interface KnownCommunity {
  readonly communityId: string;
  readonly row: CommunityRow;
  readonly words: Words;
  readonly estates: readonly { readonly estate: string; readonly words: Words }[];
  readonly buildings: readonly KnownBuilding[];
}

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
    let after: string | undefined;
    do {
      const page = await view.find('changed', { prefix: [], from: this.#position + 1, limit: 500, after });
      for (const { id, document } of page.items) {
        this.#known.set(id, prepared(id, document));
        this.#position = Math.max(this.#position, document.position);
      }
      after = page.next;
    } while (after !== undefined);
  }
}

function prepared(communityId: string, row: CommunityRow): KnownCommunity {
  return {
    communityId,
    row,
    words: wordsOf([row.name.zh], [row.name.en]),
    estates: Object.entries(row.estates).map(([estate, name]) => ({ estate, words: wordsOf([name.zh], [name.en, estate]) })),
    buildings: Object.values(row.buildings).map((building) => ({
      ...building,
      number: buildingNumber(building),
      words: wordsOf([building.name.zh, ...(building.aliases ?? [])], [building.name.en]),
    })),
  };
}

function buildingNumber({ name, building }: BuildingNow): string {
  const said = /(\d+[A-Za-z]?|[零〇一二两三四五六七八九十百]+)(?:号楼|号院|栋|幢|座|号|#)/.exec(name.zh.normalize('NFKC'))?.[1];
  if (said === undefined) return building.toLowerCase();
  const number = numberOf(said);
  return number === undefined ? said.toLowerCase() : String(number);
}

/** Chinese names without their level's word (华安社区 → 华安), with whole pinyin and initials; Latin ones without spaces. */
function wordsOf(chinese: readonly string[], latin: readonly (string | undefined)[]): Words {
  const zh = [...new Set(chinese.flatMap((name) => [name, name.replace(/(社区|小区|家园|花园|公寓|居委会)$/, '')]).filter((name) => name.length > 0))];
  const spelled = zh.flatMap((name) => [pinyin(name, { toneType: 'none', type: 'array' }).join(''), pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' }).join('')]);
  return { zh, latin: [...new Set([...spelled, ...latin.flatMap((name) => (name === undefined ? [] : [name]))].map((word) => word.toLowerCase().replace(/[\s-]+/g, '')))] };
}
