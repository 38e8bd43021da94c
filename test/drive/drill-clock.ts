import type { Session } from './session.ts';

/** The server's clock as a driver sees it: moved by the drill-only route, or left alone where there is none. */
export class DrillClock {
  /** False on a server that runs on the machine's clock. */
  readonly movable: boolean;
  private readonly administrator: Session;
  private time: number;

  private constructor(administrator: Session, movable: boolean, time: number) {
    this.administrator = administrator;
    this.movable = movable;
    this.time = time;
  }

  /** Asks the server whether its clock can be moved. */
  static async of(administrator: Session): Promise<DrillClock> {
    const answer = await administrator.get<{ now?: string }>('/api/clock');
    const now = answer.status === 200 ? Date.parse(answer.body.now ?? '') : Number.NaN;
    return new DrillClock(administrator, !Number.isNaN(now), Number.isNaN(now) ? Date.now() : now);
  }

  /** The server's time: exact where it stands still, the machine's where it runs. */
  now(): Date {
    return new Date(this.movable ? this.time : Date.now());
  }

  /** Moves a movable clock forward; earlier instants and running clocks are left as they are. */
  async moveTo(instant: Date): Promise<void> {
    if (!this.movable || instant.getTime() <= this.time) return;
    await this.administrator.done('/api/clock', { to: instant.toISOString() });
    this.time = instant.getTime();
  }
}
