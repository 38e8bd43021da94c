import type { Community } from '../drive/community.ts';
import type { Session } from '../drive/session.ts';
import type { Scenario } from './scenario.ts';
import type { Scope } from './scope.ts';

/** Everybody and everything that a scenario needs before its first step. */
export interface Populated {
  readonly people: ReadonlyMap<string, Session>;
  readonly observer: Session;
  readonly scope: Scope;
}

/** Makes places and people known: each gets an account in the community, and who has skills is enrolled as a responder. */
export async function populate(community: Community, scenario: Scenario): Promise<Populated> {
  for (const { estate, zh, buildings } of scenario.places) {
    await community.addEstate(estate, zh, buildings);
  }
  const people = new Map<string, Session>();
  const known: Record<string, { account: string; responder?: string }> = {};
  for (const [key, { role, also = [], name, phone, skills, roles, building, canCarryKg, status }] of Object.entries(scenario.people)) {
    const held = [role, ...also];
    if (skills === undefined) {
      const made = await community.makeAccount(name, held);
      people.set(key, made.session);
      known[key] = { account: made.id };
      continue;
    }
    const wanted = {
      name,
      phone: phone ?? '13900000000',
      skills,
      ...(roles === undefined ? {} : { roles }),
      ...(building === undefined ? {} : { buildings: [building] }),
      ...(canCarryKg === undefined ? {} : { canCarryKg }),
      ...(status === undefined ? {} : { status }),
    };
    const made = await community.enrolWithAccount(wanted, held);
    people.set(key, made.session);
    known[key] = { account: made.id, responder: made.responderId };
  }
  for (const { estate, buildings } of scenario.places) {
    for (const { building, stewards = [] } of buildings) {
      for (const steward of stewards) await community.assignSteward(estate, building, known[steward]?.responder ?? steward);
    }
  }
  const observer = (await community.makeAccount('Observer', ['supervisor'])).session;
  return { people, observer, scope: { community: community.id, area: community.area, people: known } };
}
