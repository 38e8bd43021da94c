import type { mongo } from 'mongoose';

/** One lease as it lies in `leases`; `turn` grows with every renewal and every change of hands. */
export interface LeaseDocument {
  readonly _id: string;
  readonly holder: string;
  readonly turn: number;
}

/** Milliseconds until the next of the moments that all intervals of this length share. */
export function untilNext(interval: number): number {
  const left = interval - (performance.now() % interval);
  return left < interval / 4 ? left + interval : left;
}

/** Renewals of one process that are asked for at the same moment are one command, and so are looks. */
export class LeaseRounds {
  readonly #renewals: (asked: Renewal) => Promise<boolean>;
  readonly #looks: (name: string) => Promise<LeaseDocument | null>;

  constructor(collection: mongo.Collection<LeaseDocument>, options: { readonly timeoutMS: number }) {
    this.#renewals = gathered(async (asked) => {
      const updates = asked.map(({ known, turn }) => ({ updateOne: { filter: known, update: { $set: { turn } } } }));
      const { matchedCount } = await collection.bulkWrite(updates, { ordered: false, ...options });
      // Which of them was lost is not said: then each looks for itself.
      return asked.map(() => matchedCount === asked.length);
    });
    this.#looks = gathered(async (names) => {
      const found = new Map((await collection.find({ _id: { $in: [...names] } }, options).toArray()).map((lease) => [lease._id, lease]));
      return names.map((name) => found.get(name) ?? null);
    });
  }

  /** Raises the turn of a lease that is as it is known; false when it, or another one renewed together with it, is not. */
  renew(known: LeaseDocument, turn: number): Promise<boolean> {
    return this.#renewals({ known, turn });
  }

  /** The lease as it lies there; null when nobody has it. */
  look(name: string): Promise<LeaseDocument | null> {
    return this.#looks(name);
  }
}

interface Renewal {
  readonly known: LeaseDocument;
  readonly turn: number;
}

/** Milliseconds in which what is asked is gathered; timers that fall due together come one after another. */
const GATHER = 5;

/** What is asked within a few milliseconds is answered together. */
function gathered<Asked, Answer>(answerAll: (asked: readonly Asked[]) => Promise<readonly Answer[]>): (asked: Asked) => Promise<Answer> {
  let waiting: Asked[] = [];
  let answers: Promise<readonly Answer[]> | undefined;
  return async (asked) => {
    const index = waiting.push(asked) - 1;
    answers ??= new Promise((resolve) => setTimeout(resolve, GATHER)).then(() => {
      const all = waiting;
      waiting = [];
      answers = undefined;
      return answerAll(all);
    });
    return (await answers)[index] as Answer;
  };
}
