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

  /** Founds a community with a name no other run has. @throws UnexpectedAnswer */
  static async found(administrator: Session, name: string, times: { readonly occurredAt?: string } = {}): Promise<Community> {
    const area = `drill-${randomBytes(5).toString('hex')}/d1/s1/${name}`;
    const { id } = (await administrator.done<{ id: string }>('/api/intake/communities', { area, name: { zh: `演练社区 ${name}`, en: `Drill community ${name}` }, ...times })).body;
    return new Community(administrator, area, id);
  }

  /** Adds an estate with its buildings, access notes and states. */
  async addEstate(estate: string, zh: string, buildings: readonly WantedBuilding[]): Promise<void> {
    const path = `/api/intake/communities/${this.id}`;
    await this.administrator.done(`${path}/put-estate`, { estate, name: { zh } });
    for (const { building, zh: name, units = 2, accessNote, state, ...rest } of buildings) {
      await this.administrator.done(`${path}/put-building`, { estate, building, name: { zh: name }, units, ...rest });
      if (accessNote !== undefined) await this.administrator.done(`${path}/set-access-note`, { estate, building, zh: accessNote });
      if (state !== undefined) await this.administrator.done(`${path}/set-building-state`, { estate, building, state });
    }
  }

  /** Names a steward of a building. */
  async assignSteward(estate: string, building: string, responderId: string): Promise<void> {
    await this.administrator.done(`/api/intake/communities/${this.id}/assign-steward`, { estate, building, responderId });
  }

  /** Makes an account with these roles in the community and signs it in. */
  makeAccount(displayName: string, roles: readonly string[], more: { readonly responderId?: string; readonly password?: string; readonly name?: string } = {}): Promise<MadeAccount> {
    this.accounts += 1;
    const rights: Right[] = roles.map((role) => ({ role, area: this.area }));
    return makeAccount(this.administrator, { name: `${this.area.slice(0, 16)}.${this.accounts}`, displayName, rights, ...more });
  }

  /** Enrols a responder without an account. */
  async enrol(wanted: WantedResponder): Promise<EnrolledResponder> {
    const { name, buildings = [], ...rest } = wanted;
    const body = { ...rest, nameZh: name, area: this.area, buildings: buildings.map((building) => `${this.area}/${building}`) };
    const { id } = (await this.administrator.done<{ id: string }>('/api/dispatch/responders', body)).body;
    return { responderId: id };
  }

  /** Enrols a responder and gives him an account that speaks for him. */
  async enrolWithAccount(wanted: WantedResponder, roles: readonly string[] = ['responder'], more: { readonly password?: string; readonly name?: string } = {}): Promise<EnrolledResponder & MadeAccount> {
    const { responderId } = await this.enrol(wanted);
    const account = await this.makeAccount(wanted.name, roles, { ...more, responderId });
    await this.administrator.done(`/api/dispatch/responders/${responderId}/change`, { accountId: account.id });
    return { responderId, ...account };
  }
}
