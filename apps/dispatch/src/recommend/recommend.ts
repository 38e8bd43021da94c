import type { Place, Priority, Seat } from '../case/events.ts';
import type { Building } from '../place/events.ts';
import { isUrgent, loadOn, type ResponderState, responderStatus } from '../responder/state.ts';
import { buildingsBetween } from './distance.ts';
import { unmetNeeds } from './needs.ts';

/** A reason in both languages, and what it does to the score. */
export interface Reason {
  readonly code: string;
  readonly effect: number;
  readonly zh: string;
  readonly en: string;
}

/** Somebody who may be asked. */
export interface RecommendedCandidate {
  readonly responderId: string;
  readonly state: ResponderState;
  /** Building he was seen at today, if he was. */
  readonly lastSeen?: string;
}

/** Everything the recommendation looks at. */
export interface Question {
  readonly seat: Seat;
  readonly priority: Priority;
  readonly place?: Place;
  /** Buildings of the community, by area path. */
  readonly buildings: Readonly<Record<string, Building>>;
  /** Kilograms that the category has to be carried. */
  readonly weightKg?: number;
  /** Whether stairs make it harder: floor and lift are then part of the answer. */
  readonly floorMatters: boolean;
  readonly skillName: (skill: string) => { readonly zh: string; readonly en: string };
  readonly now: string;
  readonly today: string;
  readonly loadLimit: number;
}

/** One candidate with score and reasons, best first in a list. */
export interface Recommendation {
  readonly responderId: string;
  /** 0 … 100 */
  readonly score: number;
  /** Can be reserved now without overriding anything. */
  readonly free: boolean;
  /** What the seat needs and he lacks; passed only with a reason. */
  readonly unmet: readonly string[];
  readonly distanceInBuildings?: number;
  readonly reasons: readonly Reason[];
}

/** Points (local): skill and strength decide, then who knows the building, then how near and how tired. */
const POINTS = { base: 40, skills: 20, missing: -30, strong: 10, steward: 20, near: 15, perBuilding: -2, farthest: -15, perErrand: -3, busy: -10, limit: -15 };
/** From this floor without a lift the stairs are a load of their own: a quarter more strength is asked for. */
const STAIRS_FROM_FLOOR = 4;
const STAIRS_FACTOR = 1.25;

/** Ranks the candidates for a seat and says why, in words. */
export function recommend(question: Question, candidates: readonly RecommendedCandidate[]): readonly Recommendation[] {
  return candidates
    .map((candidate) => judge(question, candidate))
    .toSorted((a, b) => Number(b.free) - Number(a.free) || b.score - a.score || (a.responderId < b.responderId ? -1 : 1));
}

function judge(question: Question, { responderId, state, lastSeen }: RecommendedCandidate): Recommendation {
  const { seat, place, buildings, skillName, today, now, loadLimit } = question;
  const reasons: Reason[] = [];
  const add = (code: string, effect: number, zh: string, en: string) => reasons.push({ code, effect, zh, en });
  const unmet = [...unmetNeeds(state, seat)];
  const names = (skills: readonly string[], language: 'zh' | 'en') => skills.map((skill) => skillName(skill)[language]).join(language === 'zh' ? '、' : ', ');
  const missing = seat.skills.filter((skill) => !state.skills.includes(skill));
  if (missing.length > 0) add('skills-missing', POINTS.missing * missing.length, `缺少技能：${names(missing, 'zh')}`, `lacks: ${names(missing, 'en')}`);
  else if (seat.skills.length > 0) add('skills', POINTS.skills, `具备：${names(seat.skills, 'zh')}`, `has: ${names(seat.skills, 'en')}`);

  const building = place === undefined ? undefined : buildings[place.area];
  strength(question, state, building, add, unmet);

  const answersFor =
    building?.stewards?.includes(responderId) === true || (place?.building !== undefined && state.roles.includes('steward') && state.buildings.includes(place.area));
  if (answersFor) add('steward', POINTS.steward, '本楼栋楼栋长', 'steward of this building');

  const from = lastSeen ?? state.buildings[0];
  const distance = place === undefined || from === undefined ? undefined : buildingsBetween(from, place.area, buildings);
  if (distance === 0)
    add('same-building', POINTS.near, lastSeen === undefined ? '就在本楼栋' : '刚才就在本楼栋', lastSeen === undefined ? 'lives in this building' : 'was just in this building');
  else if (distance !== undefined)
    add(
      'distance',
      Math.max(POINTS.farthest, POINTS.near + distance * POINTS.perBuilding * 2),
      `相隔 ${distance} 栋`,
      `${distance} ${distance === 1 ? 'building' : 'buildings'} away`,
    );

  const load = loadOn(state, today);
  if (load >= loadLimit) add('load-limit', POINTS.limit + load * POINTS.perErrand, `今日已 ${load} 件，达到上限 ${loadLimit}`, `${load} errands today, the limit is ${loadLimit}`);
  else if (load > 0) add('load', load * POINTS.perErrand, `今日已 ${load} 件`, `${load} ${load === 1 ? 'errand' : 'errands'} today`);
  else add('load', 0, '今日尚无任务', 'no errand yet today');

  const free = availability(question, state, now, add) && load < loadLimit && unmet.length === 0;
  const score = reasons.reduce((sum, { effect }) => sum + effect, POINTS.base);
  return { responderId, score: Math.max(0, Math.min(100, Math.round(score))), free, unmet, ...(distance === undefined ? {} : { distanceInBuildings: distance }), reasons };
}

type Add = (code: string, effect: number, zh: string, en: string) => void;

function strength({ seat, place, weightKg, floorMatters }: Question, { canCarryKg }: ResponderState, building: Building | undefined, add: Add, unmet: string[]): void {
  const weight = Math.max(seat.canCarryKg ?? 0, seat.canCarryKg === undefined && seat.skills.includes('carry') ? (weightKg ?? 0) : 0);
  if (weight === 0) return;
  const { way, steep } = floorMatters ? wayUp(place?.floor, building?.lift) : LEVEL;
  const wanted = Math.round(weight * (steep ? STAIRS_FACTOR : 1));
  const zh = `${way.zh}需搬 ${weight} 公斤`;
  const en = `${weight} kg ${way.en}`;
  if (canCarryKg >= wanted) add('strength', POINTS.strong, `${zh}，可搬 ${canCarryKg} 公斤`, `${en}, carries ${canCarryKg} kg`);
  else if (canCarryKg >= weight) add('stairs', 0, `${zh}，可搬 ${canCarryKg} 公斤，上楼吃力`, `${en}, carries ${canCarryKg} kg: hard on the stairs`);
  else {
    add('too-weak', POINTS.missing, `${zh}，只能搬 ${canCarryKg} 公斤`, `${en}, carries only ${canCarryKg} kg`);
    if (!unmet.some((need) => need.startsWith('carry:'))) unmet.push(`carry:${weight}`);
  }
}

interface WayUp {
  readonly way: { readonly zh: string; readonly en: string };
  readonly steep: boolean;
}

const LEVEL: WayUp = { way: { zh: '', en: 'to carry' }, steep: false };

/** How the load gets up. A lift nobody has told of is neither there nor missing, and an unknown floor may be any. */
function wayUp(floor: number | undefined, lift: boolean | undefined): WayUp {
  if (floor === undefined) return lift === false ? { way: { zh: '楼层不详、无电梯，', en: 'to carry, floor unknown, no lift' }, steep: false } : LEVEL;
  if (lift === true) return { way: { zh: `${floor} 楼有电梯，`, en: `up to floor ${floor} with a lift` }, steep: false };
  if (lift === false) return { way: { zh: `${floor} 楼无电梯，`, en: `up to floor ${floor} without a lift` }, steep: floor >= STAIRS_FROM_FLOOR };
  return { way: { zh: `${floor} 楼，有无电梯不详，`, en: `up to floor ${floor}, lift unknown` }, steep: false };
}

function availability({ priority }: Question, state: ResponderState, now: string, add: Add): boolean {
  const status = responderStatus(state, now);
  if (status === 'Off') add('off', -100, '不在岗', 'off duty');
  if (status === 'Suspended') add('suspended', -100, '已停派', 'suspended');
  if (status === 'Resting') add('resting', -100, `休息至 ${state.until ?? ''}`, `rests until ${state.until ?? ''}`);
  if (status !== 'Committed') return status === 'Available';
  const urgent = state.reservations.find((one) => isUrgent(one.priority));
  if (urgent !== undefined && isUrgent(priority)) {
    add('conflict', -100, `已在处理 ${urgent.priority}`, `is on a ${urgent.priority} already`);
    return false;
  }
  add('committed', POINTS.busy * state.reservations.length, `手上有 ${state.reservations.length} 件`, `${state.reservations.length} in hand`);
  return true;
}
