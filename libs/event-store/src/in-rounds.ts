/**
 * The same question, one at a time: what is asked while one is on its way is asked together, after it. So an answer is never older than its question, and who asks
 * alone waits for nobody. The answer may speak of more than was asked.
 */
export function inRounds<Answer>(ask: (all: readonly string[]) => Promise<Answer>): (some: readonly string[]) => Promise<Answer> {
  let asking: Promise<unknown> = Promise.resolve();
  let busy = false;
  let next: { readonly wanted: Set<string>; readonly answer: Promise<Answer> } | undefined;
  const begin = async (all: readonly string[]) => {
    busy = true;
    try {
      return await ask(all);
    } finally {
      busy = false;
    }
  };
  return (some) => {
    if (!busy && next === undefined) {
      const answer = begin(some);
      asking = answer.catch(() => undefined);
      return answer;
    }
    if (next === undefined) {
      const wanted = new Set<string>();
      const answer = asking.then(() => {
        next = undefined;
        return begin([...wanted]);
      });
      asking = answer.catch(() => undefined);
      next = { wanted, answer };
    }
    for (const each of some) next.wanted.add(each);
    return next.answer;
  };
}
