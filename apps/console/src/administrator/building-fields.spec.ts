import { commandsFor, fieldsOf } from './building-fields.ts';
import type { BuildingRow } from './building-state.tsx';

const BUILDING: BuildingRow = {
  estate: 'east',
  building: '3',
  name: { zh: '3号楼' },
  aliases: ['红楼'],
  units: 2,
  floors: 7,
  lift: false,
  state: 'open',
  note: { zh: '停东门' },
  stewards: ['responder-1'],
  x: 0,
  y: 0,
};

describe("a building's form", () => {
  it('that changes nothing sends nothing', () => {
    expect(commandsFor(BUILDING, fieldsOf(BUILDING, ''))).toEqual([]);
  });

  it('sends what was changed, each by its own command', () => {
    const fields = { ...fieldsOf(BUILDING, ''), floors: 8, aliases: '红楼，老干楼', noteZh: '', state: 'closed', stewards: ['responder-2'] };
    const where = { estate: 'east', building: '3' };
    expect(commandsFor(BUILDING, fields)).toEqual([
      { name: 'buildings', body: { ...where, name: { zh: '3号楼' }, aliases: ['红楼', '老干楼'], lift: false, units: 2, floors: 8, x: 0, y: 0 } },
      { name: 'set-access-note', body: { ...where, zh: '' } },
      { name: 'set-building-state', body: { ...where, state: 'closed' } },
      { name: 'assign-steward', body: { ...where, responderId: 'responder-2' } },
      { name: 'release-steward', body: { ...where, responderId: 'responder-1' } },
    ]);
  });

  it('makes a new building first, then says the rest of it', () => {
    const fields = { ...fieldsOf(undefined, 'east'), building: '9', nameZh: ' 9号楼 ', floors: 18, noteZh: '从北门进' };
    expect(commandsFor(undefined, fields).map(({ name }) => name)).toEqual(['buildings', 'set-access-note']);
    expect(commandsFor(undefined, fields)[0]?.body).toMatchObject({ estate: 'east', building: '9', name: { zh: '9号楼' } });
  });
});
