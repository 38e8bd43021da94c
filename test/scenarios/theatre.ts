import { Connection } from '../drive/connection.ts';
import { DrillClock } from '../drive/drill-clock.ts';
import { Session } from '../drive/session.ts';
import { type Build, type Building, embedded } from '../drive/building.ts';
import { redeem } from '../drive/sign-in.ts';

/** A server to play on, seen by its administrator. */
export interface House {
  readonly administrator: Session;
  readonly clock: DrillClock;
}

/** One server for all scenarios of a run: the given one, or an own one on a throw-away folder whose clock the runner moves. */
export class Theatre {
  private readonly given: { readonly url: string; readonly token: string } | undefined;
  private house: House | undefined;
  private readonly build: Build;
  private building: Building | undefined;

  /**
   * @param given a running server and its administrator's token; without it one is started
   * @param build what is started then; the embedded server by default
   */
  constructor(given?: { readonly url: string; readonly token: string }, build: Build = embedded) {
    this.given = given;
    this.build = build;
  }

  /** The server; an own one is started at the first call, with its clock at `begins`. */
  async open(begins: Date): Promise<House> {
    this.house ??= await (this.given === undefined ? this.start(begins) : enter(new Session(new Connection(this.given.url), this.given.token)));
    return this.house;
  }

  /** What an own server has printed, for failures. */
  get output(): string {
    return this.building?.output ?? '';
  }

  /** Lets go of the server; an own one is stopped and its data removed. */
  async close(): Promise<void> {
    await this.house?.administrator.connection.close();
    await this.building?.remove();
    this.house = undefined;
    this.building = undefined;
  }

  private async start(begins: Date): Promise<House> {
    this.building = await this.build({ CLOCK: 'manual', CLOCK_START: begins.toISOString() });
    return enter(await redeem(new Connection(this.building.url), await this.building.signInLink()));
  }
}

async function enter(administrator: Session): Promise<House> {
  return { administrator, clock: await DrillClock.of(administrator) };
}
