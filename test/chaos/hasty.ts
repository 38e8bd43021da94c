import { v7 } from 'uuid';
import type { Dice } from '../city/dice.ts';
import { nameOf, phoneOf, type Hand, type Town } from '../city/town.ts';
import { UnexpectedAnswer } from '../drive/session.ts';

/** A command that was sent once; nobody asked again what became of it. */
export interface SentOnce {
  readonly key: string;
  readonly path: string;
  /** Own types of the events it makes in one commit: all of them or none must be there. */
  readonly makes: readonly string[];
}

/** What the hasty ones did. */
export interface HastyRecord {
  /** Broken off: done or not, but never half. */
  readonly unanswered: SentOnce[];
  /** Requests that were answered. */
  readonly requests: string[];
}

interface Lane {
  readonly town: Town;
  /** Responders that nobody else sends. */
  readonly hands: Hand[];
  readonly dice: Dice;
  readonly up: () => Promise<void>;
  readonly enough: () => boolean;
  /** A command that was refused although nothing stands against it. */
  readonly refused: (error: UnexpectedAnswer) => void;
  readonly record: HastyRecord;
}

const MAKES = {
  log: ['RequestLogged', 'CategorySet', 'PrioritySet'],
  offer: ['AssignmentOffered'],
  decline: ['AssignmentDeclined'],
} as const;

/**
 * A client that gives up: it logs a request and offers it to somebody; when the connection breaks it never asks again. What it leaves behind (a responder who is reserved for an offer that
 * never came, a request that nobody follows) the server has to bring in order by itself.
 */
export async function beHasty({ town, hands, dice, up, enough, refused, record }: Lane): Promise<void> {
  const once = async <Body extends object>(who: 'operators' | 'dispatchers', path: string, body: object, makes: readonly string[], after?: string): Promise<Body | undefined> => {
    const key = v7();
    try {
      const answer = await dice.pick(town[who]).command<Body>(path, body, { key, after });
      if (answer.status < 300) return answer.body;
      // Not yet as far, just after a start; or its process died under it, and the address in front says so: somebody in a hurry asks no more, done or not.
      if (answer.status === 503) record.unanswered.push({ key, path, makes });
      else refused(new UnexpectedAnswer(`POST ${path}`, answer));
    } catch {
      record.unanswered.push({ key, path, makes });
    }
    return undefined;
  };

  while (!enough()) {
    await up();
    const { communityId, estate, building } = dice.pick(town.addresses);
    const body = {
      category: 'supplies',
      place: { communityId, estate, building, unit: '1', floor: dice.between(1, 18), room: '101' },
      reporter: { relation: 'neighbour', name: nameOf(dice), phone: phoneOf(70_000_000 + dice.between(0, 9_999_999)) },
      note: '邻居家没菜了',
      priority: 'P3',
      priorityReason: '按来电人所述',
    };
    const request = await once<{ id: string; version: number }>('operators', '/api/intake/requests', body, MAKES.log);
    if (request === undefined) continue;
    record.requests.push(request.id);
    const hand = hands.shift();
    if (hand === undefined) return;
    const after = `${request.id}@${request.version}`;
    const offer = await once<{ assignmentId: string }>('dispatchers', `/api/dispatch/cases/${request.id}/assignments`, { responderId: hand.id }, MAKES.offer, after);
    // Whoever may have been reserved is not asked again: his day's load would fill up with offers that nobody withdraws.
    if (offer === undefined) continue;
    const declined = await once(
      'dispatchers',
      `/api/dispatch/assignments/${offer.assignmentId}/decline`,
      { reason: '联系不上', subject: hand.id, channel: 'phone' },
      MAKES.decline,
    );
    if (declined !== undefined) hands.push(hand);
  }
}
