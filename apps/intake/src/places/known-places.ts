import { pinyin } from 'pinyin-pro';
import type { BuildingNow } from '../community/community.ts';
import type { CommunityRow } from '../views/communities/projection.ts';
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

/** A community with every word it and its places answer to. */
export function prepared(communityId: string, row: CommunityRow): KnownCommunity {
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
