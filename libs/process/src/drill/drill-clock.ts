import { ManualClock, moveClock, type Platform, Problem } from '#runtime';

/** Moves a drill's clock, one move at a time: two at once would step over each other's deadlines. */
export class DrillClock {
  readonly #move: (to: Date) => Promise<void>;
  readonly #now: () => Date;
  #moving: Promise<unknown> = Promise.resolve();

  /** @param move how the clock gets there; it answers when all that fell due on the way is done */
  constructor(now: () => Date, move: (to: Date) => Promise<void>) {
    this.#now = now;
    this.#move = move;
  }

  /** The time of the drill. */
  now(): Date {
    return this.#now();
  }

  /** Moves on to an instant. @throws Problem `clock-backwards` (409) when the clock is past it */
  moveTo(to: Date): Promise<void> {
    const move = this.#moving.then(async (): Promise<void> => {
      const now = this.#now();
      if (to.getTime() < now.getTime())
        throw new Problem(409, 'clock-backwards', { parameters: { now: now.toISOString() }, errors: [{ pointer: '/to', code: 'clock-backwards' }] });
      return this.#move(to);
    });
    this.#moving = move.catch(() => undefined);
    return move;
  }
}

/** How the clock of a process that is alone gets to an instant. */
export async function moveAlone(platform: Platform, to: Date): Promise<void> {
  const { clock, scheduler } = platform;
  if (!(clock instanceof ManualClock)) throw new Problem(409, 'clock-not-manual');
  await moveClock(clock, to, scheduler, () => platform.settle(30_000));
}
