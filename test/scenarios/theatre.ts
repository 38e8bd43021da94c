import { Connection } from '../drive/connection.ts';
import { DrillClock } from '../drive/drill-clock.ts';
import { Session } from '../drive/session.ts';
import { redeem } from '../drive/sign-in.ts';
import { type ServerProcess, spawnServer } from '../drive/server-process.ts';

/** A server to play on, seen by its administrator. */
export interface House {
  readonly administrator: Session;
  readonly clock: DrillClock;
}

/** Hands out servers: the given one for everything, or own ones whose clock is not yet past the scenario's first hour. */
export class Theatre {
  private readonly given: { readonly url: string; readonly token: string } | undefined;
  private readonly env: Readonly<Record<string, string>>;
  private house: House | undefined;
  private server: ServerProcess | undefined;

  /** @param given a running server and its administrator's token; without it servers are started on throw-away folders */
  constructor(given?: { readonly url: string; readonly token: string }, env: Readonly<Record<string, string>> = {}) {
    this.given = given;
    this.env = env;
  }

  /** A server where `begins` has not passed yet, if its clock can be moved at all. */
  async openFor(begins: Date): Promise<House> {
    if (this.house !== undefined && (this.given !== undefined || this.house.clock.now() <= begins)) return this.house;
    await this.close();
    if (this.given !== undefined) {
      const administrator = new Session(new Connection(this.given.url), this.given.token);
      this.house = { administrator, clock: await DrillClock.of(administrator) };
    } else {
      this.server = await spawnServer({ env: { CLOCK: 'manual', CLOCK_START: begins.toISOString(), ...this.env } });
      const administrator = await redeem(new Connection(this.server.url), await this.server.signInLink());
      this.house = { administrator, clock: await DrillClock.of(administrator) };
    }
    return this.house;
  }

  /** What an own server has printed, for failures. */
  get output(): string {
    return this.server?.output ?? '';
  }

  /** Lets go of the server; an own one is stopped and its data removed. */
  async close(): Promise<void> {
    await this.house?.administrator.connection.close();
    await this.server?.remove();
    this.house = undefined;
    this.server = undefined;
  }
}
