import type { Building } from '../place/events.ts';
import { initialResponder, type ResponderState } from '../responder/state.ts';
import { buildingsBetween } from './distance.ts';
import { type Question, recommend } from './recommend.ts';

const AREA = 'city/d/s/c/east';
const buildings: Readonly<Record<string, Building>> = Object.fromEntries(
  [1, 2, 3, 4].map((number) => [
    `${AREA}/${number}`,
    {
      area: `${AREA}/${number}`,
      estate: 'east',
      building: String(number),
      x: number * 40,
      y: 0,
      floors: 7,
      lift: number !== 4,
      stewards: number === 4 ? ['responder-steward'] : [],
    },
  ]),
);
const question: Question = {
  seat: { seat: '1', skills: ['carry'], canCarryKg: 30 },
  priority: 'P4',
  place: { area: `${AREA}/4`, communityId: 'community-1', estate: 'east', building: '4', floor: 4 },
  buildings,
  weightKg: 30,
  floorMatters: true,
  skillName: () => ({ zh: '搬运', en: 'carrying' }),
  now: '2022-04-02T07:00:00.000Z',
  today: '2022-04-02',
  loadLimit: 3,
};
const someone = (responderId: string, more: Partial<ResponderState> = {}) => ({
  responderId,
  state: { ...initialResponder, enrolled: true, set: 'available' as const, skills: ['carry'], canCarryKg: 40, buildings: [`${AREA}/1`], ...more },
});
const held = (priority: 'P1' | 'P4') => [{ reservationId: 'r', requestId: 'request-1', priority, since: question.now }];
const words = (candidate: ReturnType<typeof someone> & { readonly lastSeen?: string }, asked = question) => recommend(asked, [candidate])[0]?.reasons.map(({ en }) => en);

describe('distance in buildings', () => {
  it('counts the buildings that lie nearer, and says nothing where nothing is known', () => {
    expect(buildingsBetween(`${AREA}/1`, `${AREA}/1`, buildings)).toBe(0);
    expect(buildingsBetween(`${AREA}/1`, `${AREA}/2`, buildings)).toBe(1);
    expect(buildingsBetween(`${AREA}/1`, `${AREA}/4`, buildings)).toBe(3);
    expect(buildingsBetween(`${AREA}/1`, 'city/d/s/elsewhere/a/1', buildings)).toBeUndefined();
  });
});

describe('who should carry a gas bottle to the 4th floor without a lift (scenario 8)', () => {
  it('says why in words', () => {
    expect(words(someone('responder-a'))).toEqual(['has: carrying', '30 kg up to floor 4 without a lift, carries 40 kg', '3 buildings away', 'no errand yet today']);
    expect(words(someone('responder-a', { canCarryKg: 30 }))).toContain('30 kg up to floor 4 without a lift, carries 30 kg: hard on the stairs');
    expect(recommend(question, [someone('responder-a')])[0]?.reasons.map(({ zh }) => zh)).toContain('4 楼无电梯，需搬 30 公斤，可搬 40 公斤');
  });

  it('counts stairs only where the category says that the floor matters, and names floor, lift and weight', () => {
    const strength = (more: Partial<Question>, canCarryKg = 30) =>
      recommend({ ...question, ...more }, [someone('responder-a', { canCarryKg })])[0]?.reasons.filter(({ code }) => ['strength', 'stairs', 'too-weak'].includes(code));
    const at = (building: string, floor?: number) => ({
      place: { area: `${AREA}/${building}`, communityId: 'community-1', estate: 'east', building, ...(floor === undefined ? {} : { floor }) },
    });
    expect(strength({ floorMatters: false })).toMatchObject([{ code: 'strength', zh: '需搬 30 公斤，可搬 30 公斤', en: '30 kg to carry, carries 30 kg' }]);
    expect(strength({})).toMatchObject([{ code: 'stairs' }]);
    expect(strength(at('4', 2))).toMatchObject([{ code: 'strength', zh: '2 楼无电梯，需搬 30 公斤，可搬 30 公斤', en: '30 kg up to floor 2 without a lift, carries 30 kg' }]);
    expect(strength(at('3', 6))).toMatchObject([{ code: 'strength', zh: '6 楼有电梯，需搬 30 公斤，可搬 30 公斤', en: '30 kg up to floor 6 with a lift, carries 30 kg' }]);
    expect(strength(at('4'))).toMatchObject([{ code: 'strength', en: '30 kg to carry, floor unknown, no lift, carries 30 kg' }]);
    expect(strength(at('9', 6))).toMatchObject([{ code: 'strength', en: '30 kg up to floor 6, lift unknown, carries 30 kg' }]);
    expect(strength({}, 15)).toMatchObject([{ code: 'too-weak', zh: '4 楼无电梯，需搬 30 公斤，只能搬 15 公斤' }]);
  });

  it('puts first who knows the building, then who is near and fresh; last who cannot', () => {
    const ranked = recommend(question, [
      someone('responder-weak', { canCarryKg: 10 }),
      someone('responder-tired', { day: question.today, counted: ['a', 'b'] }),
      someone('responder-far'),
      { ...someone('responder-near'), lastSeen: `${AREA}/3` },
      someone('responder-steward', { buildings: [`${AREA}/4`] }),
      someone('responder-off', { set: 'off', buildings: [`${AREA}/4`] }),
    ]);
    expect(ranked.map(({ responderId }) => responderId.slice(10))).toEqual(['steward', 'near', 'far', 'tired', 'weak', 'off']);
    expect(ranked.map(({ free }) => free)).toEqual([true, true, true, true, false, false]);
    expect(ranked.find(({ responderId }) => responderId === 'responder-weak')?.unmet).toEqual(['carry:30']);
  });

  it('nobody at rest, suspended, at the load limit, or on another P1 when this is one, is free', () => {
    const urgent = { ...question, priority: 'P2' as const };
    const free = (more: Partial<ResponderState>, asked = question) => recommend(asked, [someone('responder-a', more)])[0]?.free;
    expect(free({})).toBe(true);
    expect(free({ set: 'resting', until: '2022-04-02T08:00:00.000Z' })).toBe(false);
    expect(free({ set: 'resting', until: '2022-04-02T06:00:00.000Z' })).toBe(true);
    expect(free({ set: 'suspended' })).toBe(false);
    expect(free({ day: question.today, counted: ['a', 'b', 'c'] })).toBe(false);
    expect(free({ reservations: held('P1') }, urgent)).toBe(false);
    expect(free({ reservations: held('P1') })).toBe(true);
    expect(free({ reservations: held('P4') }, urgent)).toBe(true);
    expect(words(someone('responder-a', { reservations: held('P1') }), urgent)).toContain('is on a P1 already');
  });
});
