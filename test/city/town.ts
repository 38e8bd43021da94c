import { makeAccount } from '../drive/accounts.ts';
import type { Session } from '../drive/session.ts';
import type { Dice } from './dice.ts';

/** A building as a request names it. */
export interface Address {
  readonly communityId: string;
  readonly area: string;
  readonly estate: string;
  readonly building: string;
}

/** Somebody who can be sent. */
export interface Hand {
  readonly id: string;
  readonly skills: readonly string[];
}

/** Everything the players need: who they are, where people live, whom they can send. */
export interface Town {
  readonly operators: readonly Session[];
  readonly dispatchers: readonly Session[];
  readonly supervisor: Session;
  readonly addresses: readonly Address[];
  /** Responders who run errands, and those who escort in pairs. */
  readonly errands: Hand[];
  readonly medics: Hand[];
  readonly carriers: Hand[];
}

/** How big. */
export interface TownSize {
  readonly communities: number;
  readonly buildings: number;
  readonly responders: number;
}

const SURNAMES = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张'];
const GIVEN = [...'安宁平和春夏秋冬梅兰竹菊松柏江海山川晨曦明亮佳怡'];

/** An invented name. */
export function nameOf(dice: Dice): string {
  return `${dice.pick(SURNAMES)}${dice.pick(GIVEN)}${dice.chance(0.6) ? dice.pick(GIVEN) : ''}`;
}

/** The n-th invented phone number, from a block that is not handed out to subscribers. */
export function phoneOf(n: number): string {
  return `190${String(n % 100_000_000).padStart(8, '0')}`;
}

/** Founds the communities, makes accounts and enrols responders. Ids come from the run's own city, so runs on one server do not meet. */
export async function foundTown(administrator: Session, city: string, size: TownSize, dice: Dice, progress: (done: number, of: number) => void): Promise<Town> {
  const addresses: Address[] = [];
  for (let n = 1; n <= size.communities; n += 1) {
    const area = `${city}/district-${1 + (n % 13)}/street-${1 + (n % 40)}/community-${n}`;
    const founded = (await administrator.done<{ id: string }>('/api/intake/communities', { area, name: { zh: `第${n}社区` } })).body;
    for (let building = 1; building <= size.buildings; building += 1) {
      const body = {
        estate: 'estate-1',
        building: String(building),
        name: { zh: `${building}号楼` },
        units: 3,
        floors: 18,
        lift: true,
        x: (building % 5) * 60,
        y: Math.floor(building / 5) * 45,
      };
      if (building === 1) await administrator.done(`/api/intake/communities/${founded.id}/estates`, { estate: 'estate-1', name: { zh: `第${n}社区一期` } });
      await administrator.done(`/api/intake/communities/${founded.id}/buildings`, body);
      addresses.push({ communityId: founded.id, area: `${area}/estate-1/${building}`, estate: 'estate-1', building: String(building) });
    }
  }
  const account = async (role: string, n: number) =>
    (await makeAccount(administrator, { name: `${city}-${role}-${n}`, displayName: `${role} ${n}`, rights: [{ role, area: city }] })).session;
  const operators = await Promise.all([1, 2, 3, 4].map((n) => account('operator', n)));
  const dispatchers = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => account('dispatcher', n)));
  const supervisor = await account('supervisor', 1);

  const crowd: Record<'errands' | 'medics' | 'carriers', Hand[]> = { errands: [], medics: [], carriers: [] };
  let enrolled = 0;
  let next = 0;
  const enrol = async () => {
    for (let n = next++; n < size.responders; n = next++) {
      const kind = n % 10 === 0 ? 'medics' : n % 10 === 1 ? 'carriers' : 'errands';
      const skills = { errands: ['errand', 'steward', 'grid-worker'], medics: ['first-aid', 'medic'], carriers: ['carry'] }[kind];
      const place = addresses[n % addresses.length];
      const area = place === undefined ? city : place.area.split('/').slice(0, 4).join('/');
      const body = { nameZh: nameOf(dice), phone: phoneOf(50_000_000 + n), area, skills, canCarryKg: 70, status: 'available' };
      const { id } = (await administrator.done<{ id: string }>('/api/dispatch/responders', body)).body;
      crowd[kind].push({ id, skills });
      enrolled += 1;
      progress(enrolled, size.responders);
    }
  };
  await Promise.all(Array.from({ length: 16 }, enrol));
  return { operators, dispatchers, supervisor, addresses, ...crowd };
}
