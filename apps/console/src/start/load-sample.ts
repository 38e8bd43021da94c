import { v7 } from 'uuid';
import { isPassing, post } from '../api/read.ts';

/** How often the second half is tried while dispatch has not heard of the places yet. */
const TRIES = 15;
const APART = 1_000;

/** Imports the sample community: its places, then, as soon as dispatch knows them, its responders. Done again, it finishes what was cut off and changes nothing else. @throws ProblemError */
export async function loadSample(tell: (part: 'places' | 'people') => void): Promise<void> {
  tell('places');
  const { after } = await post<{ after: readonly string[] }>('/api/intake/places/sample', {}, { 'idempotency-key': v7() });
  tell('people');
  const key = v7();
  for (let tries = 1; ; tries++) {
    try {
      await post('/api/dispatch/responders/sample', {}, { 'idempotency-key': key, after: after.join(',') });
      return;
    } catch (error) {
      if (!isPassing(error) || tries === TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, APART));
    }
  }
}
