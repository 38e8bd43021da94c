import { given } from '#event-store/testing';
import type { CommunityCommand } from './commands.ts';
import { community } from './community.ts';
import type { Building, CommunityEvent } from './events.ts';

const founded: CommunityEvent = { type: 'CommunityFounded', data: { area: 'c/d/s/huaan', name: { zh: '华安社区' }, levels: [] } };
const estate: CommunityEvent = { type: 'EstateAdded', data: { estate: 'east', name: { zh: '东区' } } };
const building: Building = { estate: 'east', building: '3', name: { zh: '3号楼' }, units: 2, floors: 7, lift: false, x: 0, y: 60 };
const added: CommunityEvent = { type: 'BuildingAdded', data: building };
const PLACE = { estate: 'east', building: '3' };
const built = [founded, estate, added];
const row: Extract<CommunityCommand, { type: 'import-building' }> = { type: 'import-building', estateName: { zh: '东区' }, building, note: { zh: '' }, state: 'open' };

describe('places', () => {
  it('are founded once; the area path never changes', () => {
    const { data } = founded;
    given(community)
      .when({ type: 'found', ...data })
      .then([founded]);
    given(community, [founded])
      .when({ type: 'found', ...data })
      .then([]);
    given(community, [founded])
      .when({ type: 'found', ...data, name: { zh: '新华安' } })
      .then([{ type: 'CommunityRenamed', data: { name: { zh: '新华安' }, levels: [] } }]);
    given(community, [founded])
      .when({ type: 'found', ...data, area: 'elsewhere' })
      .thenRefused('community-exists');
  });

  it('a building is added, changed, or already so', () => {
    given(community, [founded])
      .when({ type: 'put-building', ...building })
      .thenRefused('unknown-estate');
    given(community, [founded, estate])
      .when({ type: 'put-building', ...building })
      .then([added]);
    given(community, built)
      .when({ type: 'put-building', ...building })
      .then([]);
    given(community, built)
      .when({ type: 'put-building', ...building, lift: true })
      .then([{ type: 'BuildingChanged', data: { ...building, lift: true } }]);
  });

  it('a change keeps access note, state and stewards', () => {
    const told: CommunityEvent[] = [
      ...built,
      { type: 'AccessNoteSet', data: { ...PLACE, note: { zh: '巷窄' } } },
      { type: 'BuildingStateSet', data: { ...PLACE, state: 'sealed', was: 'open' } },
      { type: 'StewardAssigned', data: { ...PLACE, responderId: 'responder-1' } },
      { type: 'BuildingChanged', data: { ...building, floors: 8 } },
    ];
    expect(given(community, told).state.buildings['east/3']).toEqual({ ...building, floors: 8, note: { zh: '巷窄' }, state: 'sealed', stewards: ['responder-1'] });
  });

  it('what is said twice happens once', () => {
    const twice: [CommunityCommand, CommunityEvent][] = [
      [
        { type: 'set-access-note', ...PLACE, note: { zh: '巷窄' } },
        { type: 'AccessNoteSet', data: { ...PLACE, note: { zh: '巷窄' } } },
      ],
      [
        { type: 'set-building-state', ...PLACE, state: 'closed' },
        { type: 'BuildingStateSet', data: { ...PLACE, state: 'closed', was: 'open' } },
      ],
      [
        { type: 'assign-steward', ...PLACE, responderId: 'responder-1' },
        { type: 'StewardAssigned', data: { ...PLACE, responderId: 'responder-1' } },
      ],
    ];
    for (const [command, event] of twice) {
      given(community, built).when(command).then([event]);
      given(community, [...built, event])
        .when(command)
        .then([]);
    }
    given(community, built)
      .when({ type: 'release-steward', ...PLACE, responderId: 'responder-1' })
      .then([]);
  });

  it('nothing is said of buildings that are not there', () => {
    given(community, [founded, estate])
      .when({ type: 'set-building-state', ...PLACE, state: 'closed' })
      .thenRefused('unknown-building');
    given(community, [...built, { type: 'BuildingRemoved', data: PLACE }])
      .when({ type: 'assign-steward', ...PLACE, responderId: 'r' })
      .thenRefused('unknown-building');
    given(community)
      .when({ type: 'put-estate', estate: 'east', name: { zh: '东区' } })
      .thenRefused('unknown-community');
  });
});

describe('a row of a file', () => {
  it('is one commit, and nothing when it is so already', () => {
    given(community, [founded])
      .when({ ...row, note: { zh: '巷窄' }, state: 'sealed' })
      .then([estate, added, { type: 'AccessNoteSet', data: { ...PLACE, note: { zh: '巷窄' } } }, { type: 'BuildingStateSet', data: { ...PLACE, state: 'sealed', was: 'open' } }]);
    given(community, built).when(row).then([]);
  });

  it('removes a note that the file does not have any more', () => {
    given(community, [...built, { type: 'AccessNoteSet', data: { ...PLACE, note: { zh: '巷窄' } } }])
      .when(row)
      .then([{ type: 'AccessNoteSet', data: { ...PLACE, note: { zh: '' } } }]);
  });

  it('show their board only where it was published, until it is withdrawn', () => {
    const published: CommunityEvent = { type: 'BoardPublished', data: {} };
    given(community, [founded]).when({ type: 'publish-board', published: true }).then([published]);
    given(community, [founded, published]).when({ type: 'publish-board', published: true }).then([]);
    given(community, [founded, published])
      .when({ type: 'publish-board', published: false })
      .then([{ type: 'BoardWithdrawn', data: {} }]);
    given(community, []).when({ type: 'publish-board', published: true }).thenRefused('unknown-community');
  });
});
