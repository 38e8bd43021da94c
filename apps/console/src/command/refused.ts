import type { ProblemBody } from '../api/problem.ts';
import type { Queued } from './queue.ts';

type Listener = (command: Queued, problem: ProblemBody) => void;
const listeners = new Set<Listener>();

/** Tells whoever shows refusals (the shell) that the server has refused a command which no form waits for. */
export function tellRefused(command: Queued, problem: ProblemBody): void {
  for (const listener of listeners) listener(command, problem);
}

/** Hears of refusals. */
export function onRefused(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
