import type { Session } from '../drive/session.ts';
import { compare, type Difference } from './compare.ts';
import { Dice } from './dice.ts';
import { Player, type Sender } from './player.ts';
import type { Played } from './record.ts';
import { cast, NEEDS, play, type Plot, PLOTS } from './story.ts';
import type { Hand, Town } from './town.ts';

/** How a day is played. */
export interface DayOptions {
  readonly requests: number;
  readonly seed: number;
  /** Stories under way at once; each has one command in flight. */
  readonly atOnce: number;
  readonly sender: Sender;
  /** Time to answer of each command, milliseconds. */
  readonly heard: (milliseconds: number) => void;
  readonly ended: (played: Played) => void;
  /** Checked before each new story; true ends the day early. */
  readonly enough?: () => boolean;
  /** Told of a story that could not be played to its end; without it the day ends there. Its responders are not sent again. */
  readonly failed?: (error: unknown, plot: Plot) => void;
}

/** Plays requests in parallel; a responder is in one story at a time, as in life. The plots depend on the seed alone. @throws UnexpectedAnswer for a command that was not accepted */
export async function playDay(town: Town, options: DayOptions): Promise<void> {
  let next = 0;
  const story = async () => {
    for (let n = next++; n < options.requests && options.enough?.() !== true; n = next++) {
      const dice = new Dice(options.seed * 1_000_003 + n);
      const plot: Plot = dice.weighted(PLOTS);
      const taken = NEEDS[plot].map((kind) => ({ kind, hand: takeFrom(town[kind]) }));
      const player = new Player(options.sender, options.heard);
      const hands = taken.map(({ hand }) => hand);
      try {
        options.ended(await play(plot, cast(town, dice, n, hands), player, dice, Date.now()));
      } catch (error) {
        if (options.failed === undefined) throw error;
        options.failed(error, plot);
        continue;
      }
      for (const { kind, hand } of taken) town[kind].push(hand);
    }
  };
  await Promise.all(Array.from({ length: options.atOnce }, story));
}

/** The one who waited longest. */
function takeFrom(waiting: Hand[]): Hand {
  const hand = waiting.shift();
  if (hand === undefined) throw new RangeError('more stories are under way than there are responders: enrol more of them');
  return hand;
}

/** Compares every timeline; `done` is called after each. */
export async function compareAll(reader: Session, all: readonly Played[], atOnce: number, done: (difference: Difference) => void): Promise<void> {
  let next = 0;
  const read = async () => {
    for (let played = all[next++]; played !== undefined; played = all[next++]) done(await compare(reader, played));
  };
  await Promise.all(Array.from({ length: atOnce }, read));
}
