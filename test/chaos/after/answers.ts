import type { Dice } from '../../city/dice.ts';
import type { Findings } from '../findings.ts';
import type { Acknowledged, PersistentSender } from '../persistent-sender.ts';

const MOST = 1_500;
const AT_ONCE = 8;

/** Which commands are sent again: those that had to be repeated before, and of the others one in ten. */
export function sample(acknowledged: readonly Acknowledged[], dice: Dice): readonly Acknowledged[] {
  const chosen = acknowledged.filter(({ repeats }) => repeats > 0 || dice.chance(0.1));
  while (chosen.length > MOST) chosen.splice(dice.between(0, chosen.length - 1), 1);
  return chosen;
}

/** Sends acknowledged commands once more with their keys: each must give the answer that it gave the first time. */
export async function checkAnswers(sender: PersistentSender, chosen: readonly Acknowledged[], findings: Findings): Promise<void> {
  let next = 0;
  const ask = async () => {
    for (let one = chosen[next++]; one !== undefined; one = chosen[next++]) {
      const again = await sender.send(one.session, one.path, one.body, one.options);
      const same = again.status === one.status && JSON.stringify(lasting(again.body)) === JSON.stringify(lasting(one.answer));
      if (!same)
        findings.add('answers_differing', `${one.path} ${one.options.key} gave ${one.status} ${JSON.stringify(one.answer)} and then ${again.status} ${JSON.stringify(again.body)}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, ask));
}

/** What of an answer is the command's own doing; the rest describes the moment. */
const LASTING = ['id', 'version', 'position', 'number', 'requestId', 'assignmentId', 'eventId'] as const;

function lasting(body: unknown): object {
  const answer = (body ?? {}) as Readonly<Record<string, unknown>>;
  return Object.fromEntries(LASTING.map((name) => [name, answer[name]]));
}
