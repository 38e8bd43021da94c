import type { KnownBuilding, KnownCommunity, Words } from './known-places.ts';
import { type ParsedPlace, parsePlace } from './parse-place.ts';

/** A reason in both languages. */
export interface Reason {
  readonly zh: string;
  readonly en: string;
}

/** One place that a typed text may mean. */
export interface FoundPlace {
  readonly communityId: string;
  readonly area: string;
  readonly estate?: string;
  readonly building?: string;
  readonly unit?: string;
  readonly floor?: number;
  /** Personal: goes into the person's or the note's ciphertext, never into the place. */
  readonly room?: string;
  readonly name: Reason;
  readonly score: number;
  readonly reasons: readonly Reason[];
}

/** Places a typed text may mean, best first; what cannot be (a floor above the roof, a unit that is not there) comes last and says so. */
export function findPlaces(communities: readonly KnownCommunity[], text: string, limit: number): readonly FoundPlace[] {
  const parsed = parsePlace(text);
  const found = communities.flatMap((known) => inCommunity(known, parsed));
  return found.toSorted((left, right) => right.score - left.score || left.area.localeCompare(right.area, 'en', { numeric: true })).slice(0, limit);
}

interface Named {
  readonly score: number;
  readonly reason?: Reason;
}

function named(words: Words, query: string): Named {
  if (query === '') return { score: 0 };
  const zh = words.zh.filter((word) => query.includes(word) || (query.length > 1 && word.includes(query))).toSorted((left, right) => right.length - left.length)[0];
  if (zh !== undefined) return { score: 20 + Math.min(zh.length, query.length), reason: { zh: `名称“${zh}”`, en: `the name "${zh}"` } };
  const latin = query.toLowerCase();
  const tokens = [latin.replace(/[\s-]+/g, ''), ...latin.split(/\s+/)].filter((token) => /^[a-z0-9]{2,}$/.test(token));
  const exact = words.latin.find((word) => tokens.includes(word));
  if (exact !== undefined) return { score: 18, reason: { zh: `拼音或英文“${exact}”`, en: `the spelling "${exact}"` } };
  const start = words.latin.find((word) => tokens.some((token) => word.startsWith(token)));
  return start === undefined ? { score: 0 } : { score: 10, reason: { zh: `拼音开头“${start}”`, en: `the beginning of "${start}"` } };
}

function inCommunity(known: KnownCommunity, parsed: ParsedPlace): FoundPlace[] {
  const community = named(known.words, parsed.name);
  const estates = new Map(known.estates.map(({ estate, words }) => [estate, named(words, parsed.name)]));
  const found: FoundPlace[] = [];
  for (const building of known.buildings) {
    const self = named(building.words, parsed.name);
    const numbered = parsed.building !== undefined && (building.number === parsed.building || building.building.toLowerCase() === parsed.building);
    if (parsed.building !== undefined && !numbered) continue;
    if (!numbered && self.score === 0) continue;
    const estate = estates.get(building.estate) ?? { score: 0 };
    const called = [community, estate, self].filter(({ score }) => score > 0);
    // Somebody named a place, and it is not this one: the number alone says little.
    const elsewhere = parsed.name !== '' && called.length === 0 && /^[\p{L}\d ]{2,12}$/u.test(parsed.name);
    found.push(
      placed(known, building, parsed, (numbered ? 40 : 0) + called.reduce((sum, { score }) => sum + score, 0) - (elsewhere ? 15 : 0), [
        ...(numbered ? [{ zh: `楼号 ${building.number}`, en: `building ${building.number}` }] : []),
        ...called.flatMap(({ reason }) => reason ?? []),
      ]),
    );
  }
  if (parsed.building !== undefined) return found;
  for (const [estate, { score, reason }] of estates) {
    if (score === 0) continue;
    const name = known.row.estates[estate];
    found.push({
      communityId: known.communityId,
      area: `${known.row.area}/${estate}`,
      estate,
      name: { zh: `${known.row.name.zh}${name?.zh ?? ''}`, en: `${known.row.name.en ?? known.row.name.zh} ${name?.en ?? name?.zh ?? estate}` },
      score: score + community.score / 4,
      reasons: reason === undefined ? [] : [reason],
    });
  }
  if (community.score > 0) {
    found.push({
      communityId: known.communityId,
      area: known.row.area,
      name: { zh: known.row.name.zh, en: known.row.name.en ?? known.row.name.zh },
      score: community.score - 1,
      reasons: community.reason === undefined ? [] : [community.reason],
    });
  }
  return found;
}

function placed(known: KnownCommunity, building: KnownBuilding, parsed: ParsedPlace, score: number, reasons: readonly Reason[]): FoundPlace {
  const estate = known.row.estates[building.estate];
  const odd: Reason[] = [];
  if (parsed.floor !== undefined && parsed.floor > building.floors) odd.push({ zh: `该楼只有 ${building.floors} 层`, en: `that building has only ${building.floors} floors` });
  if (parsed.unit !== undefined && Number(parsed.unit) > building.units)
    odd.push({ zh: `该楼只有 ${building.units} 个单元`, en: `that building has only ${building.units} units` });
  return {
    communityId: known.communityId,
    area: `${known.row.area}/${building.estate}/${building.building}`,
    estate: building.estate,
    building: building.building,
    ...(parsed.unit === undefined ? {} : { unit: parsed.unit }),
    ...(parsed.floor === undefined ? {} : { floor: parsed.floor }),
    ...(parsed.room === undefined ? {} : { room: parsed.room }),
    name: {
      zh: `${known.row.name.zh}${estate?.zh ?? ''}${building.name.zh}`,
      en: `${known.row.name.en ?? known.row.name.zh}, ${estate?.en ?? estate?.zh ?? building.estate}, ${building.name.en ?? building.name.zh}`,
    },
    score: score - odd.length * 25,
    reasons: [...reasons, ...odd],
  };
}
