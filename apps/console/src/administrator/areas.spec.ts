import { areaText, type Community, covers, knownAreas } from './areas.ts';

const HUAAN: Community = {
  id: 'community-1',
  version: 1,
  area: 'jiangcheng/donghu/minyi/huaan',
  name: { zh: '华安社区', en: 'Huaan' },
  levels: [{ zh: '江城' }, { zh: '东湖区' }],
  totals: { buildings: 1, households: 0, people: 0 },
  withoutSteward: [],
};
const DETAIL = {
  ...HUAAN,
  estates: [{ estate: 'east', name: { zh: '华安东区' } }],
  buildings: [{ estate: 'east', building: '3', name: { zh: '3号楼' }, floors: 7, lift: false, state: 'open', stewards: [], x: 0, y: 0 }],
};

describe('the areas that are known', () => {
  it('go from the city to the building, each once and by name; a level without a name by its slug', () => {
    const areas = knownAreas([HUAAN, { ...HUAAN, id: 'community-2', area: 'jiangcheng/donghu/minyi/minli', name: { zh: '民利社区' } }], [DETAIL]);
    expect(areas.map(({ path }) => path)).toEqual([
      'jiangcheng',
      'jiangcheng/donghu',
      'jiangcheng/donghu/minyi',
      'jiangcheng/donghu/minyi/huaan',
      'jiangcheng/donghu/minyi/huaan/east',
      'jiangcheng/donghu/minyi/huaan/east/3',
      'jiangcheng/donghu/minyi/minli',
    ]);
    expect(areas.map((area) => areaText(area, (texts) => texts?.zh ?? '')).slice(2, 6)).toEqual(['minyi', '华安社区', '华安社区 华安东区', '华安东区 3号楼']);
  });

  it('lie in themselves and in what is above, not in what begins the same', () => {
    expect([covers('', 'a/b'), covers('a', 'a'), covers('a', 'a/b'), covers('a', 'ab'), covers('a/b', 'a')]).toEqual([true, true, true, false, false]);
  });
});
