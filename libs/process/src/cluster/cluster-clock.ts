import { type ManualClock, type Platform, Problem, type ServiceRuntime } from '#runtime';
import type { DrillBoard, DrillReport, DrillTime } from './mongo-drill.ts';

/** How often a process looks at the common clock, milliseconds: when nothing happens, and while it is moved. */
const IDLE = 50;
const MOVING = 4;
/** A process that looks leaves the server at least so many times as long alone as its answer took: there are many processes, and the work of the round needs it more. */
const COURTESY = 8;
/** How long it goes on looking often after a round. */
const MOVING_FOR = 1_000;
/** A process that is alive says so at least this often, milliseconds. */
const BEAT = 1_000;
/** Longest that a move waits for all processes to come to rest, milliseconds. */
const PATIENCE = 30_000;
/** More instants than any drill has between two moves. */
const MOST_STEPS = 10_000;
const ROLES = ['projections', 'policies', 'scheduler'] as const;

/** What one process needs to keep step with the drill of its cluster. */
export interface ClusterClockOptions {
  readonly board: DrillBoard;
  readonly clock: ManualClock;
  /** Whether everything of a service's log is out, and everything on the bus for it applied; asked in the one process that runs its policies. */
  readonly level: (service: ServiceRuntime) => Promise<boolean>;
}

/**
 * Keeps a process's clock where the cluster's stands. A move goes in rounds: every process takes the time over, does what is due, and says how far its logs are;
 * the cluster is at rest when two rounds find the same. So a jump of three hours gives what three real hours give, as in one process.
 */
export class ClusterClock {
  readonly #options: ClusterClockOptions;
  #done = 0;
  #toldAt = 0;
  #roundAt = Number.NEGATIVE_INFINITY;
  #ended = false;
  #running: Promise<void> = Promise.resolve();
  #wake: () => void = () => undefined;

  constructor(options: ClusterClockOptions) {
    this.#options = options;
  }

  /** Begins to keep step. */
  follow(platform: Platform): void {
    this.#running = this.#loop(platform);
  }

  /** Ends; nobody waits for this process any more. */
  async close(): Promise<void> {
    this.#ended = true;
    this.#wake();
    await this.#running;
    await this.#options.board.leave();
  }

  /** Moves the clock of all processes, stopping at every instant that falls due on the way; answers when what became due is done everywhere. */
  async move(platform: Platform, to: Date): Promise<void> {
    const { board } = this.#options;
    await this.#turn();
    let heads: string | undefined;
    try {
      const time = await board.read();
      let now = new Date(time.now);
      // Where nothing has happened since the last move, one round finds what that one's last round found.
      heads = time.rested;
      if (to.getTime() < now.getTime())
        throw new Problem(409, 'clock-backwards', { parameters: { now: now.toISOString() }, errors: [{ pointer: '/to', code: 'clock-backwards' }] });
      for (let step = 0; step < MOST_STEPS; step++) {
        const rest = await this.#rest(platform, now, to, heads);
        // Also what was found at the instant before: where nothing fell due, a round that finds the same again is the second.
        ({ heads } = rest);
        if (rest.next === undefined) break;
        now = rest.next;
      }
      ({ heads } = await this.#rest(platform, to, to, heads));
    } finally {
      await board.endTurn(heads);
    }
  }

  async #turn(): Promise<void> {
    const deadline = performance.now() + PATIENCE;
    while (!(await this.#options.board.takeTurn())) {
      if (performance.now() > deadline) throw new Problem(503, 'not-caught-up', { parameters: { stream: 'clock', version: 0, seconds: 5 }, headers: { 'retry-after': '5' } });
      await this.#pause(IDLE);
    }
  }

  /** Rounds at one instant until two find the same; answers what falls due next, and what they found. */
  async #rest(platform: Platform, now: Date, until: Date, found: string | undefined): Promise<{ readonly next: Date | undefined; readonly heads: string | undefined }> {
    const deadline = performance.now() + PATIENCE;
    let before = found;
    for (;;) {
      const reports = await this.#round(now, until, deadline);
      const heads = reports === undefined ? undefined : [...new Set(reports.flatMap((report) => report.heads))].toSorted().join(' ');
      if (reports !== undefined && heads === before && isLevel(reports)) return { next: earliest(reports), heads };
      before = heads;
      if (performance.now() > deadline) {
        platform.log.warn({ remedy: 'Look at each /readyz: it names what does not move.' }, 'the services did not come to rest in time');
        return { next: reports === undefined ? undefined : earliest(reports), heads: undefined };
      }
    }
  }

  async #round(now: Date, until: Date, deadline: number): Promise<readonly DrillReport[] | undefined> {
    const { board } = this.#options;
    const step = await board.ask(now, until);
    this.#roundAt = performance.now();
    this.#wake();
    for (;;) {
      const asked = performance.now();
      const reports = await board.answers(step);
      if (reports !== undefined || performance.now() > deadline) return reports;
      await this.#pause(Math.max(MOVING, Math.min(IDLE, COURTESY * (performance.now() - asked))));
    }
  }

  async #loop(platform: Platform): Promise<void> {
    const { board } = this.#options;
    while (!this.#ended) {
      let least = 0;
      try {
        const asked = performance.now();
        const time = await board.read();
        least = Math.min(IDLE, COURTESY * (performance.now() - asked));
        if (time.step > this.#done) {
          await board.tell(await this.#keepStep(platform, time));
          this.#done = time.step;
          this.#roundAt = performance.now();
          this.#toldAt = performance.now();
        } else if (performance.now() - this.#toldAt > BEAT) {
          await board.tell(undefined);
          this.#toldAt = performance.now();
        }
      } catch (error) {
        platform.log.warn({ err: error, remedy: 'It is tried again; the drill’s clock stands still meanwhile.' }, 'the drill’s clock could not be read');
        await this.#pause(500);
      }
      await this.#pause(performance.now() - this.#roundAt < MOVING_FOR ? Math.max(MOVING, least) : IDLE);
    }
  }

  async #keepStep(platform: Platform, { step, now, until }: DrillTime): Promise<DrillReport> {
    const { clock, level } = this.#options;
    const beating = setInterval(() => void this.#options.board.tell(undefined).catch(() => undefined), BEAT);
    try {
      if (Date.parse(now) > clock.now().getTime()) clock.set(new Date(now));
      const services = platform.services.map(({ service }) => service);
      // Who has no role has only the time to take over.
      if (platform.services.every(({ leads }) => !leads)) return { step, services, heads: [], level: [], nextDue: undefined };
      const done = [];
      for (const runtime of platform.services) if (runtime.reacts && (await level(runtime))) done.push(`${runtime.service}/policies`);
      await platform.settle(PATIENCE);
      for (const { service, projects, deadlineLease } of platform.services) {
        if (projects) done.push(`${service}/projections`);
        if (deadlineLease.held) done.push(`${service}/scheduler`);
      }
      const heads = await Promise.all(platform.services.map(async ({ service, store }) => `${service}:${await store.head()}`));
      const due = await platform.scheduler.nextDue(new Date(until));
      return { step, services, heads, level: done, nextDue: due?.toISOString() };
    } finally {
      clearInterval(beating);
    }
  }

  #pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** Every role of every service is with some process, and that one has nothing left to do. */
function isLevel(reports: readonly DrillReport[]): boolean {
  const done = new Set(reports.flatMap(({ level }) => level));
  return reports.every(({ services }) => services.every((service) => ROLES.every((role) => done.has(`${service}/${role}`))));
}

function earliest(reports: readonly DrillReport[]): Date | undefined {
  const [first] = reports.flatMap(({ nextDue }) => nextDue ?? []).toSorted();
  return first === undefined ? undefined : new Date(first);
}
