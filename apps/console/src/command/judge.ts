import type { ProblemError } from '../api/problem.ts';

/** What becomes of a command that was not done. */
export type Verdict = 'later' | 'signed-out' | 'refused';

/** Tries after which an error of the server is told to a person. */
export const TRIES_OF_DEFECTS = 6;

/** Whether a command that was not done is worth sending again by itself. */
export function judge(problem: Pick<ProblemError, 'status' | 'code'>, tries: number): Verdict {
  if (problem.status === 401) return 'signed-out';
  if (problem.status === 0 || [408, 425, 429, 502, 503, 504].includes(problem.status)) return 'later';
  if (problem.status === 409 && problem.code === 'command-in-flight') return 'later';
  if (problem.status >= 500 && tries < TRIES_OF_DEFECTS) return 'later';
  return 'refused';
}
