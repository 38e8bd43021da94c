import { randomBytes } from 'node:crypto';
import { makeAccount, type MadeAccount, type Right } from './accounts.ts';
import type { Session } from './session.ts';

/** One building as the places API takes it. */
export interface WantedBuilding {
  readonly building: string;
  readonly zh: string;
  readonly units?: number;
  readonly floors: number;
  readonly lift: boolean;
  readonly x: number;
  readonly y: number;
  readonly households?: number;
  readonly people?: number;
  readonly accessNote?: string;
  readonly state?: string;
}

/** A responder to be enrolled, with or without an account of his own. */
export interface WantedResponder {
  readonly name: string;
  readonly phone: string;
  readonly skills: readonly string[];
  readonly roles?: readonly string[];
  /** Paths below the community, `estate/building`; the first is where he starts from. */
  readonly buildings?: readonly string[];
  readonly canCarryKg?: number;
  readonly status?: 'off' | 'available';
}

/** What else may be said of an account. */
export interface AccountOptions {
  readonly responderId?: string;
  readonly password?: string;
  /** Sign-in name; one that nobody has by default. */
  readonly name?: string;
  /** Where its rights end; the community by default. */
  readonly area?: string;
}

/** Somebody who is enrolled. */
export interface EnrolledResponder {
  readonly responderId: string;
}

/**
 * A community in a fresh area of its own, so that a driver disturbs nothing that is there and finds nothing that was left.
 * Everybody in it is invented and unknown outside it.
 */
export class Community {
  readonly administrator: Session;
  /** `city/district/street/community` */
  readonly area: string;
  readonly id: string;
  private accounts = 0;

  private constructor(administrator: Session, area: string, id: string) {
    this.administrator = administrator;
    this.area = area;
    this.id = id;
  }

  /**
   * Founds a community.
   * @param city first level of its area path; by default one that no other run has
   * @param called what people call it
   * @throws UnexpectedAnswer
   */
  static async found(
    administrator: Session,
    name: string,
    city = `drill-${randomBytes(5).toString('hex')}`,
    called: { readonly zh: string; readonly en: string } = { zh: `演练社区 ${name}`, en: `Drill community ${name}` },
  ): Promise<Community> {
    const area = `${city}/d1/s1/${name}`;
    const { id } = (await administrator.done<{ id: string }>('/api/intake/communities', { area, name: called })).body;
    return new Community(administrator, area, id);
  }

  /** Adds an estate with its buildings, access notes and states. */
  async addEstate(estate: string, zh: string, buildings: readonly WantedBuilding[]): Promise<void> {
    const path = `/api/intake/communities/${this.id}`;
    await this.administrator.done(`${path}/estates`, { estate, name: { zh } });
    for (const { building, zh: name, units = 2, floors, lift, x, y, households, people, accessNote, state } of buildings) {
      const counts = { ...(households === undefined ? {} : { households }), ...(people === undefined ? {} : { people }) };
      await this.administrator.done(`${path}/buildings`, { estate, building, name: { zh: name }, units, floors, lift, x, y, ...counts });
      if (accessNote !== undefined) await this.administrator.done(`${path}/set-access-note`, { estate, building, zh: accessNote });
      if (state !== undefined) await this.administrator.done(`${path}/set-building-state`, { estate, building, state });
    }
  }

  /** Names a steward of a building. */
  async assignSteward(estate: string, building: string, responderId: string): Promise<void> {
    await this.administrator.done(`/api/intake/communities/${this.id}/assign-steward`, { estate, building, responderId });
  }

  /** Makes an account with these roles in the community and signs it in. */
  makeAccount(displayName: string, roles: readonly string[], more: AccountOptions = {}): Promise<MadeAccount> {
    this.accounts += 1;
    const { area = this.area, name = `${this.area.replaceAll('/', '.').slice(-50)}.${this.accounts}.${randomBytes(3).toString('hex')}`, ...rest } = more;
    const rights: Right[] = roles.map((role) => ({ role, area }));
    return makeAccount(this.administrator, { name, displayName, rights, ...rest });
  }

  /** Enrols a responder without an account. */
  async enrol(wanted: WantedResponder): Promise<EnrolledResponder> {
    const { name, buildings = [], ...rest } = wanted;
    const body = { ...rest, nameZh: name, area: this.area, buildings: buildings.map((building) => `${this.area}/${building}`) };
    const { id } = (await this.administrator.done<{ id: string }>('/api/dispatch/responders', body)).body;
    return { responderId: id };
  }

  /** Enrols a responder and gives him an account that speaks for him. */
  async enrolWithAccount(wanted: WantedResponder, roles: readonly string[] = ['responder'], more: AccountOptions = {}): Promise<EnrolledResponder & MadeAccount> {
    const { responderId } = await this.enrol(wanted);
    const account = await this.makeAccount(wanted.name, roles, { ...more, responderId });
    await this.administrator.done(`/api/dispatch/responders/${responderId}/change`, { accountId: account.id });
    return { responderId, ...account };
  }
}
