import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCatalogue } from '#catalogue';
import { community } from '../community/community.ts';
import type { CommunityEvent } from '../community/events.ts';
import { findPlaces } from './find-places.ts';
import { guessFromText } from './guess.ts';
import { prepared } from './known-places.ts';
import { floorOfRoom, numberOf, parsePlace } from './parse-place.ts';
import { readPlaces, TEMPLATE } from './places-csv.ts';

const SAMPLE = readFileSync(join(import.meta.dirname, '../../../../deploy/sample/places.csv'), 'utf8');
const AREA = 'jiangcheng/donghu/minyi/huaan';
const { rows } = readPlaces(SAMPLE);
const catalogue = loadCatalogue();

/** The sample community, folded as the service would. */
const sample = prepared('community-1', {
  ...rows
    .flatMap(({ building, estate, note, state, area, community: name, levels }, index): CommunityEvent[] => [
      ...(index === 0 ? [{ type: 'CommunityFounded' as const, data: { area, name, levels } }] : []),
      { type: 'EstateAdded', data: { estate: building.estate, name: estate } },
      { type: 'BuildingAdded', data: building },
      { type: 'AccessNoteSet', data: { estate: building.estate, building: building.building, note } },
      { type: 'BuildingStateSet', data: { estate: building.estate, building: building.building, state, was: 'open' } },
    ])
    .reduce((folded, event) => community.evolve(folded, { ...event, schemaVersion: 1 } as never), community.initialState),
  version: 1,
  position: 1,
});

describe('the sample community', () => {
  it('is that of scenario 12: 25 buildings, 1,472 households, over 3,500 people', () => {
    const total = (of: 'households' | 'people') => rows.reduce((sum, { building }) => sum + (building[of] ?? 0), 0);
    expect([rows.length, total('households')]).toEqual([25, 1472]);
    expect(total('people')).toBeGreaterThan(3500);
  });

  it('has 17 stewards of one or two buildings each, some buildings without, invented phones', () => {
    const [, ...lines] = readFileSync(join(import.meta.dirname, '../../../../deploy/sample/responders.csv'), 'utf8')
      .trim()
      .split('\n');
    const stewards = lines.map((line) => line.split(',')).filter(([, , , roles = '']) => roles.split(';').includes('steward'));
    const buildings = stewards.map(([, , , , , places = '']) => places.split(';'));
    expect(stewards).toHaveLength(17);
    expect(new Set(buildings.map(({ length }) => length))).toEqual(new Set([1, 2]));
    expect(new Set(buildings.flat()).size).toBeLessThan(25);
    for (const path of buildings.flat()) expect(rows.map(({ area, building }) => `${area}/${building.estate}/${building.building}`)).toContain(path);
  });
});

describe('a typed place', () => {
  it.each([
    ['3-2-1404', { building: '3', unit: '2', room: '1404', floor: 14 }],
    ['3#1404', { building: '3', room: '1404', floor: 14 }],
    ['３＃１４０４', { building: '3', room: '1404', floor: 14 }],
    ['3号楼2单元1404', { building: '3', unit: '2', room: '1404', floor: 14 }],
    ['三号楼二单元1404室', { building: '3', unit: '2', room: '1404', floor: 14 }],
    ['二十二栋1704', { building: '22', room: '1704', floor: 17 }],
    ['华安东区3栋', { name: '华安东区', building: '3' }],
    ['12-304', { building: '12', room: '304', floor: 3 }],
    ['5幢2单元6楼', { building: '5', unit: '2', floor: 6 }],
    ['Building 5, flat 302', { building: '5', room: '302', floor: 3 }],
    ['building 22, 14th floor', { building: '22', floor: 14 }],
    ['3A-502', { building: '3a', room: '502', floor: 5 }],
    ['华安社区', { name: '华安社区' }],
  ])('%s', (typed, expected) => expect(parsePlace(typed)).toEqual({ name: '', ...expected }));

  it('numbers are read as people write them', () => {
    expect(['十', '十二', '二十', '二十五', '一〇二', '一百零三', '两', '7'].map(numberOf)).toEqual([10, 12, 20, 25, 102, 103, 2, 7]);
    expect(numberOf('红楼')).toBeUndefined();
    expect(['1404', '404', '12', '0001'].map(floorOfRoom)).toEqual([14, 4, undefined, undefined]);
  });

  it.each([
    ['22-1-1404', `${AREA}/west/22`],
    ['红楼', `${AREA}/east/1`],
    ['华安西区22号楼', `${AREA}/west/22`],
    ['haxq 22#1404', `${AREA}/west/22`],
    ['Huaan East building 4', `${AREA}/east/4`],
    ['华安西区', `${AREA}/west`],
    ['hadq', `${AREA}/east`],
    ['huaan', AREA],
    ['lgl', `${AREA}/east/7`],
  ])('%s is found', (typed, area) => expect(findPlaces([sample], typed, 1)[0]).toMatchObject({ area }));

  it('what cannot be comes last and says why', () => {
    const [found] = findPlaces([sample], '4-2-1404', 1);
    expect(found?.reasons.map(({ en }) => en)).toContain('that building has only 7 floors');
    expect(found?.score).toBeLessThan(findPlaces([sample], '22-2-1404', 1)[0]?.score ?? 0);
  });

  it('nonsense finds nothing', () => {
    for (const typed of ['', '   ', '((((', '%%%', '🏠', 'x'.repeat(120), "'; DROP TABLE places; --"]) expect(findPlaces([sample], typed, 5)).toEqual([]);
  });
});

const guess = (line: string) => guessFromText(catalogue, [sample], line);

describe('a pasted line', () => {
  it.each([
    ['5号楼有个独居老人没饭吃，送点吃的上去', `${AREA}/east/5`, 'supplies'],
    ['Building 5, an elder alone has nothing to eat, bring food up', `${AREA}/east/5`, 'supplies'],
    ['13栋1802一屋子人，十个人，看着点', `${AREA}/west/13`, 'isolation-persuasion'],
    ['老人在楼下晒太阳聚集，谁去看一下', undefined, 'welfare-visit'],
    ['elders are gathering in the sun downstairs, someone go', undefined, 'welfare-visit'],
    ['22-2-1404 老太太止痛药没了', `${AREA}/west/22`, 'medicine-run'],
    ['4号楼四楼换煤气，70多岁搬不动', `${AREA}/east/4`, 'gas-bottle'],
    ['西区17号楼有人晕倒，喘不上气', `${AREA}/west/17`, 'ambulance-escort'],
    ['今天天气不错', undefined, undefined],
  ])('%s', (line, area, category) => expect({ area: guess(line).place?.area, category: guess(line).category }).toEqual({ area, category }));

  it('answers questions of that category, and says why in both languages', () => {
    const { answers, reasons } = guess('5号楼有个独居老人没饭吃');
    expect(answers).toEqual({ alone: 'alone', 'food-days': 0 });
    expect(reasons.map(({ en }) => en)).toEqual([
      'place: Huaan, Huaan East, Building 5 (building 5)',
      'category: vegetables and supplies (says "没饭吃")',
      'alone',
      'nothing to eat',
    ]);
  });

  it('of two equally good places guesses only what both agree on', () => {
    const twin = prepared('community-2', { ...sample.row, area: 'jiangcheng/donghu/minyi/other', name: { zh: '别处' } });
    expect(guessFromText(catalogue, [sample, twin], '5号楼没饭吃').place).toBeUndefined();
  });
});

const broken = (from: string, to: string) => readPlaces(TEMPLATE.replace(from, to)).errors.map(({ row, column, code }) => [row, column, code]);

describe('a places file', () => {
  it('the template is right', () =>
    expect(readPlaces(TEMPLATE)).toMatchObject({ errors: [], rows: [{ area: AREA, building: { building: '1', aliases: ['红楼', '老干楼'], lift: true } }] }));

  it.each<[string, string, string, readonly unknown[]]>([
    ['an unknown column', 'aliases', 'alias', [1, 'alias', 'column-unknown']],
    ['a missing column', ',floors,', ',levels,', [1, 'levels', 'column-unknown']],
    ['no number', ',3,18,', ',3,high,', [2, 'floors', 'whole-number']],
    ['no yes or no', ',yes,', ',maybe,', [2, 'lift', 'yes-or-no']],
    ['a slash in a slug', ',huaan,', ',hua/an,', [2, 'community', 'slug']],
    ['no name', ',华安东区,', ',,', [2, 'estate_zh', 'empty']],
    ['an unknown state', ',open,', ',shut,', [2, 'state', 'one-of']],
    ['an unquoted comma', 'narrow for', 'narrow, for', [2, '', 'too-many-cells']],
    ['a replacement character', '红楼', '红\ufffd', [2, 'aliases', 'characters']],
  ])('%s is named by row and column', (_, from, to, error) => expect(broken(from, to)).toContainEqual(error));

  it('a building twice, and one estate under two names', () => {
    const [header = '', row = ''] = TEMPLATE.trim().split('\n');
    const { errors } = readPlaces([header, row, row, row.replace(',1,1号楼,', ',2,2号楼,').replace('华安东区', '东区')].join('\n'));
    expect(errors.map(({ row: at, column, code }) => [at, column, code])).toEqual([
      [3, 'building', 'building-twice'],
      [4, 'estate_zh', 'name-differs'],
    ]);
  });

  it('broken quotes and empty files are sentences, not crashes', () => {
    expect(readPlaces('city,"district\n')).toMatchObject({ rows: [], errors: [{ code: 'csv-broken' }] });
    expect(readPlaces('').errors.length).toBeGreaterThan(0);
    expect(readPlaces(TEMPLATE.split('\n')[0] ?? '').errors).toMatchObject([{ row: 2, code: 'file-empty' }]);
  });
});
