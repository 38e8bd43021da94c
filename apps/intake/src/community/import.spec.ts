import * as fc from 'fast-check';
import { given } from '#event-store/testing';
import type { CommunityCommand } from './commands.ts';
import { community } from './community.ts';
import { BUILDING_STATES, type CommunityEvent } from './events.ts';

const founded: CommunityEvent = { type: 'CommunityFounded', data: { area: 'c/d/s/huaan', name: { zh: '华安社区', en: 'Huaan' }, levels: [{ zh: '汉口' }] } };
type Row = Extract<CommunityCommand, { type: 'import-building' }>;

const name = fc.record({ zh: fc.constantFrom('东区', '3号楼', '红楼'), en: fc.constantFrom('East', 'House') }, { requiredKeys: ['zh'] });
const rows: fc.Arbitrary<readonly Row[]> = fc.array(
  fc.record({
    type: fc.constant('import-building' as const),
    estateName: name,
    building: fc.record({
      estate: fc.constantFrom('east', 'west'),
      building: fc.constantFrom('1', '2', '3'),
      name,
      units: fc.integer({ min: 1, max: 3 }),
      floors: fc.integer({ min: 1, max: 8 }),
      lift: fc.boolean(),
      x: fc.integer({ min: 0, max: 300 }),
      y: fc.integer({ min: 0, max: 300 }),
    }),
    note: fc.constantFrom({ zh: '' }, { zh: '巷窄' }),
    state: fc.constantFrom(...BUILDING_STATES),
  }),
  { maxLength: 12 },
);

/** The history after these commands. */
function after(history: readonly CommunityEvent[], commands: readonly CommunityCommand[]): readonly CommunityEvent[] {
  return commands.reduce((events, command) => [...events, ...given(community, events).when(command).events()], history);
}

describe('a places file', () => {
  it('says how each building is: the last row of a building stands, whatever was before, and stewards stay', () => {
    fc.assert(
      fc.property(rows, rows, (before, file) => {
        const start = after([founded], before);
        const stewards = Object.values(given(community, start).state.buildings).map(
          ({ estate, building }): CommunityCommand => ({ type: 'assign-steward', estate, building, responderId: 'responder-1' }),
        );
        const { state } = given(community, after(after(start, stewards), file));
        for (const { building, note, state: access } of file) {
          const last = file.findLast((row) => row.building.estate === building.estate && row.building.building === building.building);
          if (last?.building !== building) continue;
          const was = before.some((row) => row.building.estate === building.estate && row.building.building === building.building);
          expect(state.buildings[`${building.estate}/${building.building}`]).toEqual({ ...building, note, state: access, stewards: was ? ['responder-1'] : [] });
        }
      }),
    );
  });

  it('read again changes nothing, if each building and estate stands in it once', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const once = all.filter((row, index) => all.findIndex((other) => other.building.estate === row.building.estate) === index);
        const history = after([founded], once);
        expect(after(history, once)).toEqual(history);
      }),
    );
  });
});

describe('a name', () => {
  it('is the same however a form or a file orders its languages', () => {
    const estate: CommunityEvent = { type: 'EstateAdded', data: { estate: 'east', name: { zh: '东区', en: 'East' } } };
    given(community, [founded, estate])
      .when({ type: 'put-estate', estate: 'east', name: { en: 'East', zh: '东区' } })
      .then([]);
    given(community, [founded])
      .when({ type: 'rename', levels: [{ zh: '汉口' }], name: { en: 'Huaan', zh: '华安社区' } })
      .then([]);
    expect(
      given(community, [founded, estate])
        .when({ type: 'put-estate', estate: 'east', name: { zh: '东区' } })
        .events(),
    ).toEqual([{ type: 'EstateRenamed', data: { estate: 'east', name: { zh: '东区' } } }]);
  });
});

describe('a building that is gone', () => {
  const row: Row = {
    type: 'import-building',
    estateName: { zh: '东区' },
    building: { estate: 'east', building: '3', name: { zh: '3号楼' }, units: 1, floors: 6, lift: false, x: 0, y: 0 },
    note: { zh: '巷窄' },
    state: 'sealed',
  };
  const where = { estate: 'east', building: '3' };

  it('takes note, state and stewards with it; built again it begins anew', () => {
    const history = after([founded], [row, { type: 'assign-steward', ...where, responderId: 'responder-1' }, { type: 'remove-building', ...where }]);
    expect(given(community, history).state.buildings).toEqual({});
    given(community, history)
      .when({ type: 'remove-building', ...where })
      .thenRefused('unknown-building');
    const again = given(community, history).when({ type: 'put-building', ...row.building });
    expect(again.state().buildings['east/3']).toEqual({ ...row.building, note: { zh: '' }, state: 'open', stewards: [] });
  });
});

describe('what nobody founded', () => {
  const building = { estate: 'east', building: '3', name: { zh: '3号楼' }, units: 1, floors: 6, lift: false, x: 0, y: 0 };
  const where = { estate: 'east', building: '3' };
  it.each<CommunityCommand>([
    { type: 'rename', name: { zh: '新' }, levels: [] },
    { type: 'put-estate', estate: 'east', name: { zh: '东区' } },
    { type: 'put-building', ...building },
    { type: 'remove-building', ...where },
    { type: 'set-access-note', ...where, note: { zh: '' } },
    { type: 'set-building-state', ...where, state: 'open' },
    { type: 'assign-steward', ...where, responderId: 'responder-1' },
    { type: 'release-steward', ...where, responderId: 'responder-1' },
    { type: 'import-building', estateName: { zh: '东区' }, building, note: { zh: '' }, state: 'open' },
    { type: 'refuse-event', eventType: 'dispatch.responder.enrolled.v1', eventId: 'event', code: 'unknown-building' },
  ])('takes no $type', (command) => given(community).when(command).thenRefused('unknown-community'));

  it('keeps a refused event of another service as a result that changes nothing', () => {
    const data = { eventType: 'dispatch.responder.enrolled.v1', eventId: 'event', code: 'unknown-building' };
    const trial = given(community, [founded]).when({ type: 'refuse-event', ...data });
    trial.then([{ type: 'CommunityEventRefused', data }]);
    expect(trial.state()).toEqual(given(community, [founded]).state);
  });
});
